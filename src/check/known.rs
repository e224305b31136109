//! What can be known of a value without running anything, and which values fit which types.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::schema::types::{ObjectType, Type};

/// What is known of a value. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(Arc<str>),
    /// `[a, b]`, each as far as it is known.
    Tuple(Arc<[Known]>),
    /// `toset([a, b])` of plain values that are known, each once and in Terraform's order; null comes first.
    Set(Arc<[Known]>),
    /// `{ a = 1 }`, each as far as it is known.
    Object(Arc<BTreeMap<Arc<str>, Known>>),
    /// Only the type.
    Of(Type),
    /// A value that must not be shown.
    Secret(Box<Known>),
}

/// Nothing is known.
pub const ANYTHING: Known = Known::Of(Type::Dynamic);

impl Known {
    /// A string.
    pub fn text(text: &str) -> Self {
        Known::Text(text.into())
    }

    /// An object of these entries.
    pub fn object(entries: BTreeMap<Arc<str>, Known>) -> Self {
        Known::Object(Arc::new(entries))
    }

    /// How many parts it has, and how many words of text.
    pub fn size(&self) -> usize {
        match self {
            Known::Text(text) => 1 + text.len() / 32,
            Known::Tuple(items) | Known::Set(items) => 1 + items.iter().map(Known::size).sum::<usize>(),
            Known::Object(entries) => 1 + entries.values().map(Known::size).sum::<usize>(),
            Known::Secret(inner) => inner.size(),
            Known::Null | Known::Bool(_) | Known::Number(_) | Known::Of(_) => 1,
        }
    }

    /// The type; [`Type::Dynamic`] for null and where nothing is known.
    pub fn ty(&self) -> Type {
        match self {
            Known::Null => Type::Dynamic,
            Known::Bool(_) => Type::Bool,
            Known::Number(_) => Type::Number,
            Known::Text(_) => Type::String,
            Known::Tuple(items) => Type::Tuple(Arc::new(items.iter().map(Known::ty).collect())),
            Known::Set(items) => Type::Set(Arc::new(items.last().map_or(Type::Dynamic, Known::ty))),
            Known::Object(entries) => {
                let attributes = entries.iter().map(|(name, value)| (name.clone(), value.ty())).collect();
                Type::Object(Arc::new(ObjectType { attributes, ..ObjectType::default() }))
            }
            Known::Of(ty) => ty.clone(),
            Known::Secret(inner) => inner.ty(),
        }
    }

    /// The value without the mark that it must not be shown.
    pub fn bare(&self) -> &Known {
        match self {
            Known::Secret(inner) => inner.bare(),
            other => other,
        }
    }

    /// The value, marked when `secret` holds.
    pub fn marked(self, secret: bool) -> Known {
        match self {
            Known::Secret(_) => self,
            other if secret => Known::Secret(Box::new(other)),
            other => other,
        }
    }

    /// Whether the value itself must not be shown.
    pub fn is_secret(&self) -> bool {
        matches!(self, Known::Secret(_))
    }

    /// Whether it or anything in it must not be shown.
    pub fn holds_secret(&self) -> bool {
        match self {
            Known::Secret(_) => true,
            Known::Tuple(items) => items.iter().any(Known::holds_secret),
            Known::Object(entries) => entries.values().any(Known::holds_secret),
            _ => false,
        }
    }

    /// Whether all of it is known.
    pub fn is_whole(&self) -> bool {
        match self.bare() {
            Known::Of(_) => false,
            Known::Tuple(items) => items.iter().all(Known::is_whole),
            Known::Object(entries) => entries.values().all(Known::is_whole),
            _ => true,
        }
    }

    /// A plain value as it is written in a string.
    pub fn written(&self) -> Option<String> {
        match self.bare() {
            Known::Text(text) => Some(text.to_string()),
            Known::Number(number) => Some(number.to_string()),
            Known::Bool(known) => Some(known.to_string()),
            _ => None,
        }
    }

    /// Why it cannot be converted to a type, in Terraform's words; `Ok` when it can, or may.
    pub fn fits(&self, want: &Type) -> Result<(), String> {
        let required = || Err(format!("{} required", friendly(want)));
        match (self, want) {
            (_, Type::Dynamic) | (Known::Null, _) => Ok(()),
            (Known::Secret(inner), _) => inner.fits(want),
            (Known::Of(ty), _) => type_fits(ty, want),
            (Known::Set(items), Type::List(element) | Type::Set(element)) => {
                items.iter().try_for_each(|item| item.fits(element))
            }
            (Known::Set(_), _) => type_fits(&self.ty(), want),
            (Known::Text(_), Type::String) | (Known::Number(_) | Known::Bool(_), Type::String) => Ok(()),
            (Known::Number(_), Type::Number) | (Known::Bool(_), Type::Bool) => Ok(()),
            (Known::Text(text), Type::Number) if text.parse::<f64>().is_err() => Err("a number is required".into()),
            (Known::Text(text), Type::Bool) if !matches!(&**text, "true" | "false" | "1" | "0") => {
                Err("a bool is required".into())
            }
            (Known::Text(_), Type::Number | Type::Bool) => Ok(()),
            (Known::Tuple(items), Type::List(element) | Type::Set(element)) if **element == Type::Dynamic => {
                one_type(items.iter().map(Known::ty), "list")
            }
            (Known::Object(entries), Type::Map(element)) if **element == Type::Dynamic => {
                one_type(entries.values().map(Known::ty), "map")
            }
            (Known::Tuple(items), Type::List(element) | Type::Set(element)) => {
                for (at, item) in items.iter().enumerate() {
                    item.fits(element).map_err(|why| format!("element {at}: {why}"))?;
                }
                Ok(())
            }
            (Known::Tuple(items), Type::Tuple(types)) if items.len() == types.len() => {
                for (at, (item, ty)) in items.iter().zip(&**types).enumerate() {
                    item.fits(ty).map_err(|why| format!("element {at}: {why}"))?;
                }
                Ok(())
            }
            (Known::Object(entries), Type::Map(element)) => {
                for (name, value) in entries.iter() {
                    value.fits(element).map_err(|why| format!("element \"{name}\": {why}"))?;
                }
                Ok(())
            }
            (Known::Object(entries), Type::Object(object)) => {
                for (name, ty) in &object.attributes {
                    match entries.get(name) {
                        Some(value) => value.fits(ty).map_err(|why| format!("attribute \"{name}\": {why}"))?,
                        None if object.optional.contains(name) => {}
                        None => return Err(format!("attribute \"{name}\" is required")),
                    }
                }
                Ok(())
            }
            _ => required(),
        }
    }
}

/// Whether the elements of a collection can be brought to one type, whichever that is.
fn one_type(all: impl Iterator<Item = Type>, what: &str) -> Result<(), String> {
    match all_of(&all.collect::<Vec<_>>()) {
        Some(_) => Ok(()),
        None => Err(format!("all {what} elements must have the same type")),
    }
}

/// Whether a value of one type may be converted to another.
fn type_fits(from: &Type, want: &Type) -> Result<(), String> {
    let required = || Err(format!("{} required", friendly(want)));
    match (from, want) {
        (Type::Dynamic, _) | (_, Type::Dynamic) => Ok(()),
        _ if from == want => Ok(()),
        (Type::String, Type::Number | Type::Bool) | (Type::Number | Type::Bool, Type::String) => Ok(()),
        (Type::List(one) | Type::Set(one), Type::List(other) | Type::Set(other)) => type_fits(one, other),
        (Type::Map(one), Type::Map(other)) => type_fits(one, other),
        (Type::Map(one), Type::Object(object)) => object.attributes.values().try_for_each(|ty| type_fits(one, ty)),
        (Type::Tuple(_) | Type::Object(_), _) => match parts(from) {
            Some(parts) => parts.fits(want),
            None => required(),
        },
        _ => required(),
    }
}

/// A tuple or an object of values of which only the types are known.
fn parts(ty: &Type) -> Option<Known> {
    match ty {
        Type::Tuple(types) => Some(Known::Tuple(types.iter().cloned().map(Known::Of).collect())),
        Type::Object(object) => {
            let attributes = object.attributes.iter().map(|(name, ty)| (name.clone(), Known::Of(ty.clone())));
            Some(Known::object(attributes.collect()))
        }
        _ => None,
    }
}

/// The type that both can be converted to; `None` when Terraform finds none.
pub fn unify(one: &Type, other: &Type) -> Option<Type> {
    use Type::{Bool, Dynamic, List, Map, Number, Object, Set, String, Tuple};
    match (one, other) {
        (Dynamic, _) | (_, Dynamic) => Some(Dynamic),
        _ if one == other => Some(one.clone()),
        (String, Number | Bool) | (Number | Bool, String) => Some(String),
        (List(a), List(b)) => unify(a, b).map(|ty| List(Arc::new(ty))),
        (Set(a), Set(b)) => unify(a, b).map(|ty| Set(Arc::new(ty))),
        (Set(a), List(b)) | (List(a), Set(b)) => unify(a, b).map(|ty| List(Arc::new(ty))),
        (Map(a), Map(b)) => unify(a, b).map(|ty| Map(Arc::new(ty))),
        (Tuple(a), Tuple(b)) if a.len() == b.len() => {
            let all: Option<Vec<_>> = a.iter().zip(&**b).map(|(a, b)| unify(a, b)).collect();
            all.map(|types| Tuple(Arc::new(types)))
        }
        (Tuple(a), Tuple(b)) => all_of(a.iter().chain(&**b)).map(|ty| List(Arc::new(ty))),
        (Tuple(a), List(b)) | (List(b), Tuple(a)) => all_of(a.iter().chain([&**b])).map(|ty| List(Arc::new(ty))),
        (Tuple(a), Set(b)) | (Set(b), Tuple(a)) => all_of(a.iter().chain([&**b])).map(|ty| Set(Arc::new(ty))),
        (Object(a), Object(b)) if a.attributes.keys().eq(b.attributes.keys()) => {
            let mut object = ObjectType::default();
            for (name, ty) in &a.attributes {
                object.attributes.insert(name.clone(), unify(ty, &b.attributes[name])?);
            }
            Some(Object(Arc::new(object)))
        }
        (Object(a), Object(b)) => {
            all_of(a.attributes.values().chain(b.attributes.values())).map(|ty| Map(Arc::new(ty)))
        }
        (Object(a), Map(b)) | (Map(b), Object(a)) => {
            all_of(a.attributes.values().chain([&**b])).map(|ty| Map(Arc::new(ty)))
        }
        _ => None,
    }
}

/// The type that all can be converted to; anything for none at all.
pub fn all_of<'t>(types: impl IntoIterator<Item = &'t Type>) -> Option<Type> {
    let mut types = types.into_iter();
    let mut all = types.next().cloned().unwrap_or(Type::Dynamic);
    let mut fits = true;
    for ty in types {
        // Where one is not known, all become what it will be.
        if *ty == Type::Dynamic {
            return Some(Type::Dynamic);
        }
        match unify(&all, ty).filter(|_| fits) {
            Some(both) => all = both,
            None => fits = false,
        }
    }
    fits.then_some(all)
}

/// A type as Terraform names it in a sentence: `list of string`.
pub fn friendly(ty: &Type) -> String {
    match ty {
        Type::List(element) => format!("list of {}", friendly(element)),
        Type::Set(element) => format!("set of {}", friendly(element)),
        Type::Map(element) => format!("map of {}", friendly(element)),
        Type::Object(_) => "object".to_owned(),
        Type::Tuple(_) => "tuple".to_owned(),
        Type::Dynamic => "dynamic".to_owned(),
        Type::String | Type::Number | Type::Bool => ty.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(of: Type) -> Type {
        Type::List(Arc::new(of))
    }

    #[test]
    fn a_value_fits_what_terraform_converts_it_to() {
        let tuple = Known::Tuple([Known::text("1"), Known::Number(2.0)].into());
        let object = Known::object([("a".into(), Known::text("x"))].into());
        for (value, want, why) in [
            (&tuple, list(Type::Number), Ok(())),
            (&tuple, Type::String, Err("string required")),
            (&Known::text("x"), Type::Number, Err("a number is required")),
            (&Known::text("yes"), Type::Bool, Err("a bool is required")),
            (&Known::Number(1.0), Type::Bool, Err("bool required")),
            (&Known::Number(1.0), Type::String, Ok(())),
            (&object, Type::Map(Arc::new(Type::String)), Ok(())),
            (&object, Type::Map(Arc::new(Type::Number)), Err("element \"a\": a number is required")),
            (&object, list(Type::String), Err("list of string required")),
            (&Known::Of(list(Type::String)), Type::String, Err("string required")),
            (&Known::Of(Type::String), Type::Number, Ok(())),
            (&ANYTHING, Type::Bool, Ok(())),
            (&Known::Null, Type::Bool, Ok(())),
        ] {
            assert_eq!(value.fits(&want), why.map_err(str::to_owned), "{value:?} as {want}");
        }
    }

    #[test]
    fn an_object_must_give_what_its_type_does_not_leave_out() {
        let attributes = [("a".into(), Type::String), ("b".into(), Type::String)];
        let want = |optional: Vec<Arc<str>>| {
            Type::Object(Arc::new(ObjectType {
                attributes: attributes.clone().into(),
                optional,
                ..ObjectType::default()
            }))
        };
        let object = Known::object([("a".into(), Known::text("x"))].into());
        assert_eq!(object.fits(&want(vec![])), Err("attribute \"b\" is required".into()));
        assert_eq!(object.fits(&want(vec!["b".into()])), Ok(()));
        assert_eq!(Known::Of(object.ty()).fits(&want(vec![])), Err("attribute \"b\" is required".into()));
    }

    #[test]
    fn both_sides_of_a_conditional_unify_or_do_not() {
        let tuple = |types: Vec<Type>| Type::Tuple(Arc::new(types));
        assert_eq!(unify(&tuple(vec![Type::String]), &tuple(vec![])), Some(list(Type::String)));
        assert_eq!(unify(&Type::String, &Type::Number), Some(Type::String));
        assert_eq!(unify(&Type::Bool, &Type::Number), None);
        assert_eq!(unify(&Type::String, &list(Type::String)), None);
        let object = |names: &[&str], ty: Type| {
            let attributes = names.iter().map(|name| ((*name).into(), ty.clone())).collect();
            Type::Object(Arc::new(ObjectType { attributes, ..ObjectType::default() }))
        };
        let map = Type::Map(Arc::new(Type::String));
        assert_eq!(unify(&object(&["a"], Type::String), &object(&[], Type::String)), Some(map));
        assert_eq!(unify(&object(&["a"], Type::Bool), &object(&["b"], Type::Number)), None);
    }

    #[test]
    fn a_secret_is_found_wherever_it_stands() {
        let inner = Known::object([("a".into(), Known::text("x").marked(true))].into());
        assert!(Known::Tuple([inner.clone()].into()).holds_secret() && !inner.is_secret());
        assert!(!Known::Tuple([Known::text("x").marked(false)].into()).holds_secret());
    }
}
