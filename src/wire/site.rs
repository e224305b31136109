//! Where a diagnostic stands: the block, the argument and the expressions around the value that it is about.

use crate::check::Diagnostic;
use crate::check::known::Known;
use crate::fix::{Context, name_of};
use crate::module::Module;
use crate::module::block::{Attribute, Block, Value};
use crate::module::refs::head;
use crate::schema::types::Type;
use crate::shape::bodies;
use crate::source::Span;
use crate::syntax::tree::{ExprKind, StepKind};
use crate::wire::{calls, passed};

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
        let root = ctx.module.block_at(at.file, at.range.start).filter(|block| holds(block.span()))?;
        let (mut block, mut path) = (root, Vec::new());
        let attribute = loop {
            block = match block.item_at(at.range.start)? {
                Ok(attribute) if holds(attribute.value().span()) => break attribute,
                Err(nested) if holds(nested.span()) => nested,
                _ => return None,
            };
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
            let byte = value.node().range.start + (at.range.start - value.span().range.start) as u32;
            value = value.node().children_at(byte).map(|child| value.inner(child)).find(|inner| holds(inner.span()))?;
        }
        Some(Site { root, block, path, attribute, value, around })
    }

    /// The places of all diagnostics with one of these summaries.
    pub fn all(ctx: &Context<'m>, summaries: &[&str]) -> Vec<(&'m Diagnostic, Site<'m>)> {
        Site::each(ctx, summaries).collect()
    }

    /// The same, one by one: there may be hundreds of thousands.
    pub fn each(ctx: &Context<'m>, summaries: &[&str]) -> impl Iterator<Item = (&'m Diagnostic, Site<'m>)> {
        let said = ctx.diagnostics().filter(|one| summaries.contains(&&*one.summary));
        said.filter_map(|one| Some((one, Site::at(ctx, &one.at)?)))
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
        ExprKind::Traversal(..) if known.ty() == Type::Dynamic => match referred(ctx, value) {
            Some(ty) => Known::Of(ty),
            None => untyped(ctx, value).unwrap_or(known),
        },
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
        ([all, one], Some(_)) if matches!(all.kind, StepKind::FullSplat | StepKind::AttrSplat) => {
            let StepKind::Attr(name) = &one.kind else { return None };
            return Some(Type::List(ctx.type_of(block)?.attribute(name)?.ty.clone().into()));
        }
        _ => return None,
    };
    let StepKind::Attr(name) = &name.kind else { return None };
    Some(ctx.type_of(block)?.attribute(name)?.ty.clone())
}

/// What an input without a type holds by default, or is given by all who call its module, where that is a text.
fn untyped<'m>(ctx: &Context<'m>, value: Value<'m>) -> Option<Known> {
    let variable = ctx.module.get(&value.target().filter(|target| target == value.text())?)?;
    let free = variable.kind() == "variable" && variable.attribute("type").is_none();
    if free && variable.attribute("default").is_none() {
        let given = |(module, call): (&'m Module, Block<'m>)| {
            let given = call.attribute(variable.name())?.value();
            Some(passed::written(ctx, module, variable.name(), given) == "string")
        };
        let all: Vec<_> = calls::callers(ctx, ctx.module.folder()).into_iter().map(given).collect();
        return (!all.is_empty() && all.iter().all(|one| *one == Some(true))).then_some(Known::Of(Type::String));
    }
    free.then(|| ctx.by_default(value)).filter(|known| !matches!(known.bare(), Known::Null))
}

/// Functions that make a list of whatever they are given.
const LISTS: [&str; 12] = [
    "slice",
    "sort",
    "distinct",
    "concat",
    "compact",
    "flatten",
    "keys",
    "values",
    "split",
    "tolist",
    "reverse",
    "formatlist",
];

/// Whether a value is a list for certain.
pub fn is_list(ctx: &Context, value: Value, depth: usize) -> bool {
    match value.kind() {
        ExprKind::Array(_) => true,
        ExprKind::For(parts) => parts.key.is_none(),
        ExprKind::Call(call) => LISTS.contains(&&*call.name),
        ExprKind::Paren(inner) => is_list(ctx, value.inner(inner), depth),
        ExprKind::Traversal(_, steps) => match value.target().as_deref().and_then(|target| target.split_once('.')) {
            Some(("local", name)) if depth > 0 && steps.len() == 1 => {
                ctx.module.local(name).is_some_and(|local| is_list(ctx, local.value(), depth - 1))
            }
            _ => matches!(planned(ctx, value).ty(), Type::List(_)),
        },
        _ => false,
    }
}

/// Whether `each.value.name` is an object or a list in all that a block is repeated for.
pub fn is_document_of_each(ctx: &Context, root: Block, value: Value) -> bool {
    let Some(name) = value.text().strip_prefix("each.value.") else { return false };
    let all = root.attribute("for_each").map(|one| ctx.known(one.value()));
    if let Some(Type::Map(of)) = all.as_ref().map(Known::ty)
        && let Type::Object(object) = &*of
    {
        return matches!(object.attributes.get(name), Some(Type::Map(_) | Type::Object(_)));
    }
    let Some(Known::Object(entries)) = all.as_ref().map(Known::bare) else { return false };
    let is_whole = |one: &Known| matches!(one, Known::Object(parts) if matches!(parts.get(name).map(Known::bare), Some(Known::Object(_))));
    !entries.is_empty() && entries.values().all(is_whole)
}

/// What is known of `each.key` and of `each.value`, where that is one plain value.
pub fn each(ctx: &Context, site: &Site) -> Option<Known> {
    let all = ctx.known(site.root.attribute("for_each")?.value()).ty();
    let known = match (site.value.text(), &all) {
        ("each.key", _) | ("each.value", Type::Set(_)) => Type::String,
        ("each.value", Type::Map(of)) => (**of).clone(),
        ("each.value", Type::Object(object)) => crate::check::known::all_of(object.attributes.values())?,
        (part, _) if part.starts_with("each.value.") => super::element::type_in(ctx, site.root, site.value)?,
        _ => return None,
    };
    matches!(known, Type::String | Type::Number | Type::Bool).then_some(Known::Of(known))
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
