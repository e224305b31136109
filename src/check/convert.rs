//! A value as one of another type.

use std::sync::Arc;

use super::eval::set_of;
use super::known::Known;
use crate::schema::types::Type;

impl Known {
    /// The value as one of another type; `None` where that is not the same parts again, each brought to its own type.
    pub fn brought_to(&self, ty: &Type) -> Option<Known> {
        Some(match (self, ty) {
            (Known::Null, _) | (_, Type::Dynamic) => self.clone(),
            (known, ty) if known.ty() == *ty => known.clone(),
            (known, Type::String) => Known::text(&known.written()?),
            (Known::Text(text), Type::Number) => Known::Number(text.parse().ok().filter(|it: &f64| it.is_finite())?),
            (Known::Text(text), Type::Bool) => Known::Bool(match &**text {
                "true" | "1" => true,
                "false" | "0" => false,
                _ => return None,
            }),
            (Known::Tuple(items), Type::List(element)) => Known::Tuple(all_to(items.iter(), element)?.into()),
            (Known::Tuple(items), Type::Set(element)) => set_of(&all_to(items.iter(), element)?)?,
            (Known::Object(entries), Type::Map(element)) => {
                let brought = all_to(entries.values(), element)?;
                Known::object(entries.keys().cloned().zip(brought).collect())
            }
            (Known::Object(entries), Type::Object(object)) => {
                // What is left out is null, or what the type says.
                let spare = |key: &Arc<str>, ty: &Type| object.optional.contains(key).then(|| Known::Of(ty.clone()));
                let brought = |(key, ty): (&Arc<str>, &Type)| {
                    let item = entries.get(key).map_or_else(|| spare(key, ty), |item| item.brought_to(ty))?;
                    Some((key.clone(), item))
                };
                Known::object(object.attributes.iter().map(brought).collect::<Option<_>>()?)
            }
            (Known::Secret(inner), ty) => inner.brought_to(ty)?.marked(true),
            _ => return None,
        })
    }
}

/// The elements of a collection, each brought to one type. Where that is whichever fits, they must have it already.
fn all_to<'k>(items: impl Iterator<Item = &'k Known>, ty: &Type) -> Option<Vec<Known>> {
    let all: Vec<Known> = items.map(|item| item.brought_to(ty)).collect::<Option<_>>()?;
    let is_one = *ty != Type::Dynamic || all.windows(2).all(|two| two[0].ty() == two[1].ty());
    is_one.then_some(all)
}
