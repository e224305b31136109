//! Values that are brought to the type that is wanted, where what is written has one reading.

use crate::edit::Edits;
use crate::fix::Context;
use crate::module::block::Value;
use crate::schema::types::Type;
use crate::shape::units;
use crate::syntax::tree::ExprKind;
use crate::wire::in_text::written;
use crate::wire::site::{self, planned};

/// Brings a value to a type, where what is written has one reading.
pub fn mend<'m>(ctx: &Context<'m>, value: Value<'m>, want: &Type, name: &str, edits: &mut Edits) {
    let known = planned(ctx, value);
    if known.fits(want).is_ok() {
        return;
    }
    let ty = known.ty();
    let plain = |ty: &Type| matches!(ty, Type::String | Type::Number | Type::Bool);
    match (want, value.kind()) {
        (Type::List(_) | Type::Set(_), ExprKind::Object(entries)) if entries.is_empty() => edits.replace(value, "[]"),
        (Type::Map(_), ExprKind::Array(items)) if items.is_empty() => edits.replace(value, "{}"),
        // One map, or several whose entries are meant.
        (Type::Map(_), ExprKind::Array(_)) => {
            let items = value.items().unwrap_or_default();
            if items.iter().all(|item| planned(ctx, *item).fits(want).is_ok()) {
                let texts: Vec<&str> = items.iter().map(|item| item.text()).collect();
                match texts.as_slice() {
                    [only] => edits.replace(value, only),
                    several => edits.replace(value, &format!("merge({})", several.join(", "))),
                }
            }
        }
        (Type::List(_) | Type::Set(_), ExprKind::String(text)) if text.is_empty() => edits.replace(value, "[]"),
        (Type::Map(_), ExprKind::String(text)) if text.is_empty() => edits.replace(value, "{}"),
        (Type::List(of) | Type::Set(of), ExprKind::String(text)) if **of == Type::String && text.contains(',') => {
            let items: Vec<String> = text.split(',').map(|item| format!("\"{}\"", item.trim())).collect();
            edits.replace(value, &format!("[{}]", items.join(", ")));
        }
        (Type::List(of) | Type::Set(of), ExprKind::Array(_)) => {
            let items = value.items().unwrap_or_default();
            let nested = |item: &&Value| {
                planned(ctx, **item).fits(of).is_err() && planned(ctx, **item).fits(want).is_ok()
                    || **of == Type::String && site::is_list(ctx, **item, 3)
            };
            match (&items[..], items.iter().filter(nested).count()) {
                (_, 0) => items.iter().for_each(|item| mend(ctx, *item, of, name, edits)),
                // The only item is the list itself.
                ([only], _) => edits.replace(value, only.text()),
                _ => edits.replace(value, &format!("flatten({})", value.text())),
            }
        }
        (Type::List(of) | Type::Set(of), _) if (plain(&ty) || is_object(&ty)) && known.fits(of).is_ok() => {
            edits.replace(value, &format!("[{}]", value.text()));
        }
        (Type::List(of) | Type::Set(of), ExprKind::Traversal(..)) if is_map_of(&ty, of) => {
            edits.replace(value, &format!("values({})", value.text()));
        }
        (Type::String | Type::Number | Type::Bool, ExprKind::Array(items)) if items.len() == 1 => {
            let only = value.inner(&items[0]);
            if planned(ctx, only).fits(want).is_ok() {
                edits.replace(value, only.text());
            }
        }
        // An object of one thing is the thing: `{ enabled = true }`.
        (Type::Number | Type::Bool, ExprKind::Object(entries)) if entries.len() == 1 => {
            let only = value.inner(&entries[0].value);
            if planned(ctx, only).fits(want).is_ok() {
                edits.replace(value, only.text());
            }
        }
        (Type::Number, ExprKind::String(_)) => {
            if let Some(number) = units::number(ctx, value, name) {
                edits.replace(value, &number);
            }
        }
        (Type::Bool, ExprKind::String(text)) => {
            let truth = match &*text.to_lowercase() {
                "yes" | "on" | "enabled" | "enable" | "true" => "true",
                "no" | "off" | "disabled" | "disable" | "false" => "false",
                _ => return,
            };
            edits.replace(value, truth);
        }
        (Type::Bool, ExprKind::Number(text)) if matches!(&**text, "0" | "1") => {
            edits.replace(value, if text == "1" { "true" } else { "false" });
        }
        (Type::Map(of), ExprKind::Object(_)) => {
            value.entries().unwrap_or_default().into_iter().for_each(|(key, _, one)| match written(ctx, one, of) {
                Some(text) => edits.replace(one, &text),
                None => mend(ctx, one, of, key, edits),
            });
        }
        (Type::Object(object), _) if plain(&ty) => {
            let demanded = object.attributes.iter().filter(|(name, _)| !object.optional.contains(*name));
            let all: Vec<_> = demanded.collect();
            if let [(only, of)] = all[..]
                && known.fits(of).is_ok()
            {
                edits.replace(value, &format!("{{ {only} = {} }}", value.text()));
            }
        }
        (Type::Object(object), ExprKind::Object(_)) => {
            for (key, _, one) in value.entries().unwrap_or_default() {
                if let Some(of) = object.attributes.get(key) {
                    mend(ctx, one, of, key, edits);
                }
            }
        }
        _ => {}
    }
}

/// Whether a type is a map of what a list wants.
fn is_map_of(ty: &Type, of: &Type) -> bool {
    match ty {
        Type::Map(element) => **element == *of,
        Type::Object(object) => !object.attributes.is_empty() && object.attributes.values().all(|one| one == of),
        _ => false,
    }
}

fn is_object(ty: &Type) -> bool {
    matches!(ty, Type::Map(_) | Type::Object(_))
}
