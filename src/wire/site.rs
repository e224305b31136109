//! Where a diagnostic stands: the block, the argument and the expressions around the value that it is about.

use crate::check::Diagnostic;
use crate::check::known::Known;
use crate::fix::{Context, name_of};
use crate::module::block::{Attribute, Block, Value};
use crate::module::refs::head;
use crate::schema::types::Type;
use crate::shape::bodies;
use crate::source::Span;
use crate::syntax::tree::{ExprKind, StepKind};

/// A value and what it stands in.
#[derive(Clone, Debug)]
pub struct Site<'m> {
    /// The top-level block.
    pub root: Block<'m>,
    /// The block whose body holds the argument.
    pub block: Block<'m>,
    /// The names of the blocks from the root down to it; a `dynamic` one is what it makes.
    pub path: Vec<&'m str>,
    /// The argument.
    pub attribute: Attribute<'m>,
    /// The value itself.
    pub value: Value<'m>,
    /// The expressions around it, the argument's whole value first.
    pub around: Vec<Value<'m>>,
}

impl<'m> Site<'m> {
    /// The value that has exactly these bytes; the call of a function whose name has them.
    pub fn at(ctx: &Context<'m>, at: &Span) -> Option<Site<'m>> {
        let holds =
            |span: Span| span.file == at.file && span.range.start <= at.range.start && at.range.end <= span.range.end;
        let root = ctx.module.blocks().find(|block| holds(block.span()))?;
        let (mut block, mut path) = (root, Vec::new());
        let attribute = loop {
            if let Some(attribute) = block.attributes().find(|one| holds(one.value().span())) {
                break attribute;
            }
            block = block.blocks().find(|one| holds(one.span()))?;
            if block.kind() != "content" {
                path.push(bodies::name_of(block));
            }
        };
        let (mut value, mut around) = (attribute.value(), Vec::new());
        let is_name = |value: Value| match value.kind() {
            ExprKind::Call(call) => value.part(&call.name_range) == *at,
            _ => false,
        };
        while value.span() != *at && !is_name(value) {
            around.push(value);
            value = value.node().children().map(|child| value.inner(child)).find(|inner| holds(inner.span()))?;
        }
        Some(Site { root, block, path, attribute, value, around })
    }

    /// The places of all diagnostics with one of these summaries.
    pub fn all(ctx: &Context<'m>, summaries: &[&str]) -> Vec<(&'m Diagnostic, Site<'m>)> {
        let said = ctx.diagnostics().filter(|one| summaries.contains(&one.summary.as_str()));
        said.filter_map(|one| Some((one, Site::at(ctx, &one.at)?))).collect()
    }

    /// Whether it is the argument's whole value.
    pub fn is_whole(&self) -> bool {
        self.around.is_empty()
    }

    /// The expression right around it.
    pub fn outer(&self) -> Option<Value<'m>> {
        self.around.last().copied()
    }

    /// The key that the value stands behind in the object right around it, else the argument's name where it is the
    /// whole value or an item of it.
    pub fn key(&self) -> Option<&'m str> {
        let mut inner = self.value;
        for outer in self.around.iter().rev() {
            match outer.kind() {
                ExprKind::Paren(_) | ExprKind::Array(_) => inner = *outer,
                ExprKind::Object(_) => {
                    let entries = outer.entries()?;
                    return entries.into_iter().find(|(_, _, one)| one.span() == inner.span()).map(|(key, _, _)| key);
                }
                _ => return None,
            }
        }
        Some(self.attribute.name())
    }

    /// The type that the provider wants of the argument.
    pub fn wanted(&self, ctx: &Context<'m>) -> Option<Type> {
        let root = ctx.type_of(self.root)?;
        let body = self.path.iter().try_fold(root, |body, name| body.as_block(name).map(|nested| nested.block))?;
        body.attribute(self.attribute.name()).map(|known| known.ty.clone())
    }

    /// The block and the argument, as messages name them.
    pub fn place(&self) -> String {
        let mut place = name_of(self.root);
        for name in self.path.iter().copied().chain([self.attribute.name()]) {
            place = format!("{place}: {name}");
        }
        place
    }
}

/// What is known of a value, with what the provider says of the arguments that it refers to. Terraform asks for that only
/// when it plans.
pub fn planned<'m>(ctx: &Context<'m>, value: Value<'m>) -> Known {
    let known = ctx.known(value);
    match value.kind() {
        ExprKind::Traversal(..) if known.ty() == Type::Dynamic => referred(ctx, value).map_or(known, Known::Of),
        ExprKind::Array(_) => {
            let items = value.items().unwrap_or_default();
            Known::Tuple(items.into_iter().map(|item| planned(ctx, item)).collect())
        }
        _ => known,
    }
}

/// The type of the argument of one resource or data source that a traversal ends at.
fn referred(ctx: &Context, value: Value) -> Option<Type> {
    let (address, count) = head(value.node())?;
    let ExprKind::Traversal(_, steps) = value.kind() else { return None };
    let block = ctx.module.get(&address).filter(|block| matches!(block.kind(), "resource" | "data"))?;
    let name = match (&steps[count..], block.repeat()) {
        ([one], None) => one,
        ([index, one], Some(_)) if matches!(index.kind, StepKind::Index(_)) => one,
        _ => return None,
    };
    let StepKind::Attr(name) = &name.kind else { return None };
    Some(ctx.type_of(block)?.attribute(name)?.ty.clone())
}

/// Whether an expression picks something by an index or a function that fails where it is not there, so that it may be
/// worked out only where its condition holds.
pub fn must_wait(value: Value) -> bool {
    use StepKind::{Index, LegacyIndex};
    value.node().all().any(|one| match &one.kind {
        ExprKind::Traversal(_, steps) => steps.iter().any(|step| matches!(step.kind, Index(_) | LegacyIndex(_))),
        ExprKind::Call(call) => matches!(&*call.name, "one" | "element" | "file" | "jsondecode" | "templatefile"),
        _ => false,
    })
}
