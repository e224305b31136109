//! The type of a value, as the steps into it say.

use std::sync::Arc;

use super::reads::mentions;
use super::{list, map};
use crate::schema::types::{ObjectType, Type};
use crate::syntax::tree::{ExprKind, Step, StepKind};

/// So many steps into a value nobody takes who knows its type.
const STEPS: usize = 50;

/// The type of a value of which these steps lead to one of type `want`.
pub(super) fn stepped(steps: &[Step], want: Option<&Type>) -> Option<Type> {
    if steps.len() > STEPS {
        return Some(Type::Dynamic);
    }
    let Some((first, rest)) = steps.split_first() else { return want.cloned() };
    // A splat gives a list of what stands behind it.
    let want = match &first.kind {
        StepKind::AttrSplat | StepKind::FullSplat => want.and_then(Type::element),
        _ => want,
    };
    let inner = stepped(rest, want).unwrap_or(if rest.is_empty() { Type::String } else { Type::Dynamic });
    Some(match &first.kind {
        StepKind::Attr(name) => object(&[(name.as_str(), inner)]),
        StepKind::LegacyIndex(_) => list(inner),
        StepKind::AttrSplat | StepKind::FullSplat => list(inner),
        StepKind::Index(index) => match &index.kind {
            ExprKind::Number(_) | ExprKind::Binary(..) => list(inner),
            _ if mentions(index, "count") => list(inner),
            _ => map(inner),
        },
    })
}

fn object(attributes: &[(&str, Type)]) -> Type {
    if attributes.is_empty() {
        return Type::String;
    }
    let attributes = attributes.iter().map(|(name, ty)| (Arc::from(*name), ty.clone())).collect();
    Type::Object(Arc::new(ObjectType { attributes, ..ObjectType::default() }))
}
