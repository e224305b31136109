//! A list of texts, and the blocks that each say one of them.

use crate::edit::verbs::indent;
use crate::module::Module;
use crate::module::block::Value;
use crate::schema::types::{Attribute, BlockType, NestedBlock, Type};
use crate::shape::convert::{keys_of, moved};
use crate::syntax::tree::{ExprKind, StepKind};

/// What a block of this kind says, where it may stand several times and one text is all that it needs: the only argument
/// that it must have, else the one that its own name ends with.
pub fn said(wanted: &NestedBlock) -> Option<&Attribute> {
    let ty = &wanted.block;
    let settable = || ty.attributes.values().filter(|one| one.settable());
    let mut required = settable().filter(|one| one.required);
    let one = match (required.next(), required.next()) {
        (Some(one), None) => one,
        (None, _) => {
            settable().find(|one| wanted.name.strip_suffix(&*one.name).is_some_and(|rest| rest.ends_with('_')))?
        }
        _ => return None,
    };
    (!wanted.once() && one.ty == Type::String && ty.blocks.values().all(|inner| !inner.required())).then_some(one)
}

/// The list of texts that is all that may stand in a block, or that is called its values.
pub fn list(ty: &BlockType) -> Option<&str> {
    let settable: Vec<&Attribute> = ty.attributes.values().filter(|one| one.settable()).collect();
    let one = match settable.as_slice() {
        [one] => *one,
        all => all.iter().copied().find(|one| &*one.name == "values")?,
    };
    let listed = matches!(&one.ty, Type::List(of) | Type::Set(of) if **of == Type::String);
    (listed && ty.blocks.is_empty()).then_some(&*one.name)
}

/// A block for each item of a list that is written out; `None` where an item is an object.
pub fn blocks(module: &Module, list: Value, name: &str, wanted: &NestedBlock) -> Option<Vec<String>> {
    let (said, outer) = (said(wanted)?, indent(list.file_text(), list.span().range.start));
    let is_text = |item: &Value| match item.kind() {
        ExprKind::String(_) | ExprKind::Template(_) => true,
        ExprKind::Traversal(_, steps) => {
            keys_of(module, *item, 0).is_none() && !steps.iter().any(|step| matches!(step.kind, StepKind::FullSplat))
        }
        _ => false,
    };
    let items = list.items().filter(|items| items.iter().all(is_text))?;
    let one = |item: Value| format!("{name} {{\n{outer}  {} = {}\n{outer}}}", said.name, item.text());
    Some(items.into_iter().map(one).collect())
}

/// A dynamic block for a list that an expression makes of the instances of something.
pub fn dynamic(list: Value, name: &str, wanted: &NestedBlock) -> Option<String> {
    let (said, outer) = (said(wanted)?, indent(list.file_text(), list.span().range.start));
    let ends = |steps: &[crate::syntax::tree::Step]| matches!(steps.last().map(|step| &step.kind), Some(StepKind::Attr(last)) if matches!(last.as_str(), "id" | "arn" | "name"));
    let is_list = match list.kind() {
        ExprKind::Traversal(_, steps) => {
            ends(steps) && steps.iter().any(|step| matches!(step.kind, StepKind::AttrSplat | StepKind::FullSplat))
        }
        ExprKind::For(parts) => {
            parts.key.is_none() && matches!(&parts.value.kind, ExprKind::Traversal(_, steps) if ends(steps))
        }
        _ => false,
    };
    let text = moved(list.text(), &outer, &format!("{outer}  "));
    is_list.then(|| {
        format!(
            "dynamic \"{name}\" {{\n{outer}  for_each = {text}\n\n{outer}  content {{\n{outer}    {} = {name}.value\n{outer}  }}\n{outer}}}",
            said.name
        )
    })
}

/// The only argument of a block that stands once, which takes a list of texts, set to an expression that refers to one.
pub fn of_list(value: Value, wanted: &NestedBlock) -> Option<String> {
    let only = wanted.block.attributes.values().filter(|one| one.settable()).count() == 1;
    let refers = matches!(value.kind(), ExprKind::Traversal(..));
    let list = list(&wanted.block).filter(|_| only && refers && wanted.once())?;
    Some(format!("{list} = {}", value.text()))
}
