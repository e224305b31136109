//! What the items of a list look like, as far as the text that builds it says: nothing is worked out.

use crate::fix::Context;
use crate::module::block::Value;
use crate::schema::types::Type;
use crate::syntax::tree::ExprKind;
use crate::wire::site::planned;

/// The items of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Items {
    /// Texts.
    Texts,
    /// Objects with these keys.
    Objects(Vec<String>),
    /// Lists of such.
    Lists(Box<Items>),
}

/// The items of a value that is a list, or a set of objects; `None` where it may be something else.
pub fn items(ctx: &Context, value: Value) -> Option<Items> {
    look(ctx, value, 0)
}

fn look<'m>(ctx: &Context<'m>, value: Value<'m>, depth: usize) -> Option<Items> {
    if depth > 6 {
        return None;
    }
    let of = |inner: Value<'m>| look(ctx, inner, depth + 1);
    match value.kind() {
        ExprKind::Paren(inner) => of(value.inner(inner)),
        ExprKind::For(parts) if parts.key.is_none() && !parts.grouped => item(ctx, value.inner(&parts.value), depth),
        ExprKind::Array(_) => item(ctx, *value.items()?.first()?, depth),
        ExprKind::Call(call) => {
            let first = value.inner(call.args.first()?);
            match &*call.name {
                "flatten" => match of(first)? {
                    Items::Lists(inner) => Some(*inner),
                    flat => Some(flat),
                },
                "concat" | "distinct" | "reverse" | "slice" | "compact" | "sort" => of(first),
                "keys" | "split" => Some(Items::Texts),
                _ => None,
            }
        }
        ExprKind::Traversal(..) => {
            if let Some(name) = value.target().as_deref().and_then(|target| target.strip_prefix("local.")) {
                let whole = value.text() == format!("local.{name}");
                return of(ctx.module.local(name).filter(|_| whole)?.value());
            }
            match planned(ctx, value).ty() {
                Type::List(of) if *of == Type::String => Some(Items::Texts),
                // What a certificate says of its names: a set, and Terraform makes no keys of objects.
                Type::Set(of) => {
                    Some(Items::Objects(of.object()?.attributes.keys().map(ToString::to_string).collect()))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn item<'m>(ctx: &Context<'m>, value: Value<'m>, depth: usize) -> Option<Items> {
    match value.kind() {
        ExprKind::Object(_) => {
            Some(Items::Objects(value.entries()?.iter().map(|(key, _, _)| (*key).to_owned()).collect()))
        }
        ExprKind::String(_) | ExprKind::Template(_) => Some(Items::Texts),
        _ => Some(Items::Lists(Box::new(look(ctx, value, depth + 1)?))),
    }
}

/// What an argument of this name takes of each of several.
pub fn part_of_each(name: &str) -> Option<&'static str> {
    match name {
        _ if name.ends_with("_ids") => Some("id"),
        "subnets" | "security_groups" | "vpc_zone_identifier" => Some("id"),
        _ if name.ends_with("_arns") => Some("arn"),
        _ => None,
    }
}

/// Whether a value is all instances of a resource that is repeated by keys.
pub fn has_keys(ctx: &Context, value: Value) -> bool {
    let whole = value.target().filter(|target| target == value.text()).and_then(|target| ctx.module.get(&target));
    whole.is_some_and(|block| matches!(block.kind(), "resource" | "data") && block.has("for_each"))
}
