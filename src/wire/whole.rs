//! Lists and sets that are read as if they were one of their elements: `identity.oidc.issuer`.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::module::refs::head;
use crate::schema::types::{BlockType, Nesting, Type};
use crate::syntax::tree::{ExprKind, Step, StepKind};

/// A reference that reads some of them.
pub struct Reading<'m> {
    holder: Block<'m>,
    value: Value<'m>,
    wholes: Vec<Whole<'m>>,
}

/// A list or set, by the step behind it.
struct Whole<'s> {
    step: &'s Step,
    is_set: bool,
    /// How many there are is known, and it is one.
    is_one: bool,
}

/// Every such reference of the folder.
pub fn readings<'m>(ctx: &Context<'m>) -> Vec<Reading<'m>> {
    let mut found = Vec::new();
    for block in ctx.module.blocks() {
        block.node().body.expressions(&mut |expr| found.extend(look(ctx, block, block.value_of(expr))));
    }
    found
}

impl Reading<'_> {
    /// Whether each of them holds one element alone.
    pub fn is_one(&self) -> bool {
        self.wholes.iter().all(|one| one.is_one)
    }

    /// The finding, with the first element in the place of each; without edits where two sets are on the way.
    pub fn first(&self) -> Option<Finding> {
        let (file, start) = (self.value.span().file, self.value.span().range.start);
        let place = |whole: &Whole| self.value.part(&whole.step.range).range.start;
        let first = self.wholes.first()?;
        let read = &self.value.file_text()[start..place(first)];
        let kind = if first.is_set { "a set" } else { "a list" };
        let message = format!("{}: {read} is {kind}, and a part of one of it is read", name_of(self.holder));
        let mut edits = Edits::default();
        let is_clear = self.wholes.iter().filter(|one| one.is_set).count() < 2;
        for whole in self.wholes.iter().filter(|_| is_clear) {
            let at = place(whole);
            if whole.is_set {
                edits.splice(file, start..start, "tolist(");
            }
            edits.splice(file, at..at, if whole.is_set { ")[0]" } else { "[0]" });
        }
        Some(Finding::at(self.value.span(), message).with(edits))
    }
}

fn look<'m>(ctx: &Context<'m>, holder: Block<'m>, value: Value<'m>) -> Option<Reading<'m>> {
    let ExprKind::Traversal(_, steps) = value.kind() else { return None };
    let (target, steps) = target(ctx, holder, value, steps)?;
    let wholes = wholes(target, &*ctx.type_of(target)?, steps);
    (!wholes.is_empty()).then_some(Reading { holder, value, wholes })
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
                if by_name {
                    found.push(Whole { step, is_set: *is_set, is_one: *is_one });
                }
                Some(Here::Block(block))
            }
            (Here::Value(Type::List(of) | Type::Set(of)), _) if !by_name || of.object().is_some() => {
                let is_set = matches!(here, Here::Value(Type::Set(_)));
                if by_name {
                    found.push(Whole { step, is_set, is_one: !is_set });
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
