//! Values that are read from a list or set of blocks and not from one of them.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::module::refs::head;
use crate::schema::types::{BlockType, Nesting, Type};
use crate::syntax::tree::{Body, Expr, ExprKind, Item, Step, StepKind};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in ctx.module.blocks() {
        in_body(&block.node().body, &mut |expr| found.extend(look(ctx, block, block.value_of(expr))));
    }
    found
}

fn in_body<'m>(body: &'m Body, visit: &mut dyn FnMut(&'m Expr)) {
    for item in &body.items {
        match item {
            Item::Attribute(attribute) => attribute.value.all().for_each(&mut *visit),
            Item::Block(block) => in_body(&block.body, visit),
        }
    }
}

/// A list or set that is read as if it were one of its elements.
struct Whole<'s> {
    /// The step behind it.
    step: &'s Step,
    is_set: bool,
    /// How many there are is known, and it is one.
    is_one: bool,
}

fn look<'m>(ctx: &Context<'m>, holder: Block<'m>, value: Value<'m>) -> Option<Finding> {
    let ExprKind::Traversal(_, steps) = value.kind() else { return None };
    let (target, steps) = target(ctx, holder, value, steps)?;
    let ty = ctx.type_of(target)?;
    let wholes = wholes(target, &ty, steps);
    let first = wholes.first()?;
    let file = value.span().file;
    let start = value.span().range.start;
    let read = &value.file_text()[start..value.part(&first.step.range).range.start];
    let kind = if first.is_set { "a set" } else { "a list" };
    let message = format!("{}: {read} is {kind}, and a part of one of it is read", name_of(holder));
    let mut edits = Edits::default();
    for whole in wholes.iter().filter(|_| wholes.iter().all(|one| one.is_one) && sets(&wholes) < 2) {
        let at = value.part(&whole.step.range).range;
        let index = match &whole.step.kind {
            StepKind::LegacyIndex(number) => Some(number.to_string()),
            StepKind::Index(index) => Some(value.inner(index).text().to_owned()),
            _ => None,
        };
        if whole.is_set {
            edits.splice(file, start..start, "tolist(");
        }
        let close = if whole.is_set { ")" } else { "" };
        match index {
            Some(index) => edits.splice(file, at, &format!("{close}[{index}]")),
            None => edits.splice(file, at.start..at.start, &format!("{close}[0]")),
        }
    }
    Some(Finding::at(value.span(), message).with(edits))
}

fn sets(wholes: &[Whole]) -> usize {
    wholes.iter().filter(|one| one.is_set).count()
}

/// The resource or data source that a traversal reads, and the steps behind it: by its address, or as what a block that is
/// repeated for each of them calls `each.value`.
fn target<'m>(
    ctx: &Context<'m>,
    holder: Block<'m>,
    value: Value<'m>,
    steps: &'m [Step],
) -> Option<(Block<'m>, &'m [Step])> {
    let known = |address: &str| ctx.module.get(address).filter(|one| matches!(one.kind(), "resource" | "data"));
    if let Some((address, count)) = head(value.node()) {
        let target = known(&address)?;
        let index = steps.get(count).map(|step| matches!(step.kind, StepKind::Index(_) | StepKind::LegacyIndex(_)));
        return match (target.repeat().is_some(), index) {
            (false, Some(false)) => Some((target, &steps[count..])),
            (true, Some(true)) => Some((target, &steps[count + 1..])),
            _ => None,
        };
    }
    let each = value.text().starts_with("each.value.");
    let all = holder.attribute("for_each").filter(|_| each)?.value();
    let (address, count) = head(all.node())?;
    let ExprKind::Traversal(_, whole) = all.kind() else { return None };
    let target = known(&address).filter(|one| whole.len() == count && one.attribute("for_each").is_some())?;
    Some((target, &steps[1..]))
}

/// Where a walk through a resource stands.
enum Here<'t> {
    Block(&'t BlockType),
    Value(&'t Type),
    /// Blocks of one name, and whether it is a set and whether there is one alone.
    Blocks(&'t BlockType, bool, bool),
}

fn wholes<'s>(target: Block, ty: &BlockType, steps: &'s [Step]) -> Vec<Whole<'s>> {
    let (mut found, mut here, mut written) = (Vec::new(), Here::Block(ty), vec![target]);
    for step in steps {
        let by_name = matches!(step.kind, StepKind::Attr(_));
        // What is picked of a list, or is read from it whole.
        let picked = match (&here, &step.kind) {
            (_, StepKind::AttrSplat | StepKind::FullSplat) => return found,
            (Here::Blocks(block, is_set, is_one), _) => {
                if by_name || *is_set {
                    found.push(Whole { step, is_set: *is_set, is_one: *is_one || !by_name });
                }
                Some(Here::Block(block))
            }
            (Here::Value(Type::List(of) | Type::Set(of)), _) if !by_name || of.object().is_some() => {
                let is_set = matches!(here, Here::Value(Type::Set(_)));
                if by_name || is_set {
                    found.push(Whole { step, is_set, is_one: !is_set || !by_name });
                }
                Some(Here::Value(of))
            }
            _ => None,
        };
        here = picked.unwrap_or(here);
        let StepKind::Attr(name) = &step.kind else { continue };
        here = match here {
            Here::Block(block) => match (block.attribute(name), block.block(name)) {
                (Some(attribute), _) => Here::Value(&attribute.ty),
                (None, Some(nested)) => {
                    written = written.iter().flat_map(|one| one.nested(name).collect::<Vec<_>>()).collect();
                    let is_dynamic = target.text().contains(&format!("dynamic \"{name}\""));
                    let is_one = nested.once() || written.len() == 1 && !is_dynamic;
                    match nested.nesting {
                        Nesting::Single | Nesting::Group => Here::Block(&nested.block),
                        Nesting::Map => return found,
                        nesting => Here::Blocks(&nested.block, nesting == Nesting::Set, is_one),
                    }
                }
                _ => return found,
            },
            Here::Value(Type::Object(object)) => match object.attributes.get(name.as_str()) {
                Some(ty) => Here::Value(ty),
                None => return found,
            },
            Here::Value(Type::Map(of)) => Here::Value(of),
            _ => return found,
        };
    }
    found
}
