//! `.name`, `[index]`, `[*]`: from a value to a part of it.

use std::sync::Arc;

use super::super::Judge;
use super::super::known::{ANYTHING, Known, friendly};
use super::super::scope::Scope;
use crate::module::block::Value;
use crate::schema::types::Type;
use crate::syntax::tree::{Step, StepKind};

/// How many `[*]` one traversal may have: each goes one deeper into the value.
const SPLATS: usize = 50;

impl<'m> Judge<'m> {
    /// The part of a value that steps lead to; `value` is the whole traversal.
    pub(in crate::check) fn steps(&self, value: Value<'m>, from: Known, steps: &'m [Step], scope: &Scope<'m>) -> Known {
        let splats = steps.iter().filter(|step| matches!(step.kind, StepKind::AttrSplat | StepKind::FullSplat));
        if splats.count() > SPLATS {
            return ANYTHING.marked(from.holds_secret());
        }
        let mut known = from;
        for (at, step) in steps.iter().enumerate() {
            let secret = known.is_secret();
            let next = match &step.kind {
                StepKind::Attr(name) => self.attr(value, known.bare(), name, scope),
                StepKind::LegacyIndex(index) => self.index(value, known.bare(), &Known::Number(*index as f64), scope),
                StepKind::Index(index) => {
                    let index = self.eval(value.inner(index), scope);
                    self.index(value, known.bare(), index.bare(), scope)
                }
                StepKind::AttrSplat | StepKind::FullSplat => {
                    // `.*` goes through attributes alone, `[*]` through indices as well.
                    let full = matches!(step.kind, StepKind::FullSplat);
                    let rest = &steps[at + 1..];
                    let inside = |step: &Step| full || matches!(step.kind, StepKind::Attr(_));
                    let (each, after) = rest.split_at(rest.iter().position(|step| !inside(step)).unwrap_or(rest.len()));
                    let all = self.splat(value, known.bare(), each, scope).marked(secret);
                    return self.steps(value, all, after, scope);
                }
            };
            known = next.marked(secret);
        }
        known
    }

    fn attr(&self, value: Value<'m>, from: &Known, name: &str, scope: &Scope<'m>) -> Known {
        let no_such = || format!("This object does not have an attribute named \"{name}\".");
        let why = match from {
            Known::Object(entries) => match entries.get(name) {
                Some(known) => return known.clone(),
                None => no_such(),
            },
            Known::Null => "This value is null, so it does not have any attributes.".to_owned(),
            known => match known.ty() {
                Type::Dynamic => return ANYTHING,
                Type::Map(element) => return Known::Of((*element).clone()),
                Type::Object(object) => match object.attributes.get(name) {
                    Some(ty) => return Known::Of(ty.clone()),
                    None => no_such(),
                },
                ty @ (Type::String | Type::Number | Type::Bool) => {
                    format!("Can't access attributes on a primitive-typed value ({ty}).")
                }
                ty => format!(
                    "Can't access attributes on a {}. Did you mean to access an attribute for a specific element, or across all of them?",
                    friendly(&ty)
                ),
            },
        };
        let summary =
            if *from == Known::Null { "Attempt to get attribute from null value" } else { "Unsupported attribute" };
        self.wrong(value, scope, summary, why);
        ANYTHING
    }

    fn index(&self, value: Value<'m>, from: &Known, index: &Known, scope: &Scope<'m>) -> Known {
        // How many elements a tuple has is known from its type.
        let parts = match from {
            Known::Of(Type::Tuple(types)) => Some(Known::Tuple(types.iter().cloned().map(Known::Of).collect())),
            _ => None,
        };
        let from = parts.as_ref().unwrap_or(from);
        let numbered = match (from, index) {
            (Known::Tuple(_), Known::Text(text)) => text.parse().ok().filter(|at: &f64| at.is_finite()),
            _ => None,
        };
        let numbered = numbered.map(Known::Number);
        let index = numbered.as_ref().unwrap_or(index);
        let missing = "The given key does not identify an element in this collection value.";
        let why = match (from, index) {
            (Known::Tuple(_), Known::Number(at)) if at.fract() != 0.0 => {
                format!("{missing} Indexing a sequence requires a whole number.")
            }
            (from, Known::Null) if *from != Known::Null => "Can't use a null value as an indexing key.".to_owned(),
            (Known::Tuple(items), Known::Number(at)) => match items.get(*at as usize).filter(|_| *at >= 0.0) {
                Some(known) => return known.clone(),
                None => missing.to_owned(),
            },
            (Known::Object(entries), Known::Text(key)) => match entries.get(key) {
                Some(known) => return known.clone(),
                None => missing.to_owned(),
            },
            (Known::Object(entries), Known::Number(key)) => match entries.get(&*key.to_string()) {
                Some(known) => return known.clone(),
                None => missing.to_owned(),
            },
            (Known::Tuple(items), _) if index.fits(&Type::Number).is_ok() => {
                return ANYTHING.marked(items.iter().any(Known::holds_secret));
            }
            (Known::Object(entries), _) if index.fits(&Type::String).is_ok() => {
                return ANYTHING.marked(entries.values().any(Known::holds_secret));
            }
            (Known::Tuple(_), _) => format!("{missing} A number is required."),
            (Known::Null, _) => "This value is null, so it does not have any indices.".to_owned(),
            (known, _) => match known.ty() {
                Type::Dynamic | Type::Tuple(_) => return ANYTHING,
                Type::List(element) => match index.fits(&Type::Number) {
                    Ok(()) => return Known::Of((*element).clone()),
                    Err(why) => format!("{missing} {why}."),
                },
                Type::Map(element) => return Known::Of((*element).clone()),
                // Its keys are looked up when it is known.
                Type::Object(object) => match (index, self.looks_ahead()) {
                    (Known::Text(key), true) => match object.attributes.get(key) {
                        Some(ty) => return Known::Of(ty.clone()),
                        None => missing.to_owned(),
                    },
                    _ => return ANYTHING,
                },
                Type::Set(_) => "Elements of a set are identified only by their value and don't have any separate index or key to select with, so it's only possible to perform operations across all elements of the set.".to_owned(),
                Type::String | Type::Number | Type::Bool => "This value does not have any indices.".to_owned(),
            },
        };
        self.wrong(value, scope, "Invalid index", why);
        ANYTHING
    }

    fn splat(&self, value: Value<'m>, from: &Known, each: &'m [Step], scope: &Scope<'m>) -> Known {
        let one = |known: Known| self.steps(value, known, each, scope);
        match from {
            Known::Null => Known::Tuple([].into()),
            Known::Tuple(items) | Known::Set(items) => Known::Tuple(items.iter().cloned().map(one).collect()),
            Known::Of(Type::List(element) | Type::Set(element)) => {
                let part = one(Known::Of((**element).clone()));
                Known::Of(Type::List(Arc::new(part.ty()))).marked(part.holds_secret())
            }
            Known::Of(Type::Dynamic | Type::Tuple(_)) => {
                // Indices and keys inside of it are looked at all the same.
                let part = one(ANYTHING);
                ANYTHING.marked(part.holds_secret())
            }
            // A single one may be null, and then there is none.
            Known::Of(_) => ANYTHING.marked(one(from.clone()).holds_secret()),
            other => Known::Tuple([one(other.clone())].into()),
        }
    }
}
