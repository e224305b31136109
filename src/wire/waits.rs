//! What cannot be made without an input waits for it: until somebody sets the input, its `count` is zero.

mod reads;

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::trail::{Part, Trail};
use super::{assumed, validation};
use crate::edit::Edits;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::syntax::tree::ExprKind;

pub use reads::{is_only_read, is_sought};

/// How an input can be left unset.
#[derive(Debug)]
pub struct Waits {
    /// What says that nobody has set it: `null`, or an empty text where a text holds it.
    pub mark: &'static str,
    /// The default, and everything that goes with it.
    pub edits: Edits,
    /// The addresses of what is not made until it is set.
    pub waiting: Vec<String>,
}

/// What may be done about the uses of an input.
#[derive(Clone, Copy, Debug)]
pub struct Allowed {
    /// How many resources may wait.
    pub most: usize,
    /// Whether a text that holds it is still right when it is empty.
    pub blank: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    needed: Vec<String>,
    readers: Vec<String>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| crate::data!("src/wire/waits"));

/// A place where the input, or a variable of a child module that is handed it, is used.
struct Use<'m> {
    ctx: Context<'m>,
    address: String,
    holder: Block<'m>,
    range: Range<usize>,
    trail: Trail<'m>,
}

/// The edits with which the configuration is right while nobody sets the input; `None` where something else needs it.
pub fn look<'m>(ctx: &Context<'m>, variable: Block<'m>, allowed: Allowed) -> Option<Waits> {
    let (mut uses, mut inputs) = (Vec::new(), Vec::new());
    collect(ctx, variable, 3, &mut uses, &mut inputs)?;
    let compared =
        |wanted: bool| uses.iter().any(|one| matches!(one.trail.part(), Part::Compared { null } if null == wanted));
    let never_null = inputs
        .iter()
        .any(|one| one.attribute("nullable").is_some_and(|nullable| nullable.value().as_bool() == Some(false)));
    let text = never_null || compared(false) || uses.iter().any(|one| one.wants_text());
    if text && compared(true) {
        return None;
    }
    let mut waiter = Waiter::new(variable, if text { "\"\"" } else { "null" }, allowed);
    for one in &uses {
        if one.holder.file_text()[one.range.clone()] != *one.address {
            return None;
        }
        waiter.settle(one)?;
    }
    Some(waiter.done(variable, &inputs))
}

/// The uses of a variable, those in child modules that are handed it included.
fn collect<'m>(
    ctx: &Context<'m>,
    variable: Block<'m>,
    depth: usize,
    uses: &mut Vec<Use<'m>>,
    inputs: &mut Vec<Block<'m>>,
) -> Option<()> {
    if inputs.iter().any(|one| one.span() == variable.span()) {
        return Some(());
    }
    inputs.push(variable);
    let address = variable.address()?;
    for one in ctx.module.users(&address) {
        let holder = ctx.module.holder(one);
        if holder.span() == variable.span() {
            continue;
        }
        let trail = Trail::to(holder, &one.range)?;
        // What is behind a dot or in brackets cannot be asked of something that is not set.
        let counted = || holder.repeat().is_some_and(|repeat| repeat.value().text().contains(&address));
        let indexed = holder.file_text()[one.head.end..].starts_with('[');
        if one.range.end != one.head.end && !(counted() && (indexed || matches!(trail.part(), Part::Whole))) {
            return None;
        }
        if holder.kind() != "module" {
            uses.push(Use { ctx: *ctx, address: address.clone(), holder, range: one.range.clone(), trail });
            continue;
        }
        if depth == 0 || !trail.nested.is_empty() || !matches!(trail.part(), Part::Whole) {
            return None;
        }
        let folder = ctx.module.called_folder(holder)?;
        let child = Module::in_folder(ctx.modules, &folder)?;
        let input = child.of_kind("variable").find(|one| one.name() == trail.argument)?;
        collect(&Context { module: child, ..*ctx }, input, depth - 1, uses, inputs)?;
    }
    Some(())
}

impl Use<'_> {
    /// Whether it is in a place where `null` may not stand.
    fn wants_text(&self) -> bool {
        match self.trail.part() {
            Part::Text => true,
            Part::Entry => self.holder.kind() != "output",
            Part::Other => !self.is_stored() && self.trail.argument != "for_each",
            _ => false,
        }
    }

    /// Whether it is one of the values of a secret that is written as JSON: `null` says that it is not known.
    fn is_stored(&self) -> bool {
        self.holder.of() == "aws_secretsmanager_secret_version" && self.trail.is_within("jsonencode") && self.is_entry()
    }

    fn is_entry(&self) -> bool {
        let around = self.trail.path.len().checked_sub(2).map(|at| &self.trail.path[at].kind);
        matches!(around, Some(ExprKind::Object(_)))
    }
}

/// The same for an object of which parts are read: everything that reads one waits.
pub fn object(ctx: &Context, variable: Block, most: usize) -> Option<Waits> {
    let (address, mut waiter) = (variable.address()?, Waiter::new(variable, "null", Allowed { most, blank: false }));
    for one in ctx.module.users(&address) {
        let holder = ctx.module.holder(one);
        match holder.kind() {
            "variable" => {}
            "resource" | "data" if !matches!(&*one.attribute, "count" | "for_each") => {
                waiter.wait(ctx, holder, &address)?;
            }
            _ => return None,
        }
    }
    Some(waiter.done(variable, &[variable]))
}

struct Waiter {
    mark: &'static str,
    allowed: Allowed,
    hidden: bool,
    /// Whether it is a text, which may be empty.
    plain: bool,
    edits: Edits,
    waiting: Vec<(String, String)>,
}

impl Waiter {
    fn new(variable: Block, mark: &'static str, allowed: Allowed) -> Self {
        Waiter {
            mark,
            allowed,
            hidden: variable.attribute("sensitive").is_some(),
            plain: variable.attribute("type").is_none_or(|ty| ty.value().text() == "string"),
            edits: Edits::default(),
            waiting: Vec::new(),
        }
    }

    fn done(mut self, variable: Block, inputs: &[Block]) -> Waits {
        self.edits.set(variable, "default", self.mark);
        for input in inputs {
            validation::allow(&mut self.edits, *input, self.mark);
        }
        Waits { mark: self.mark, edits: self.edits, waiting: self.waiting.into_iter().map(|one| one.1).collect() }
    }

    fn settle(&mut self, one: &Use) -> Option<()> {
        let Use { ctx, address, holder, trail, .. } = one;
        let unset = format!("{address} == {}", self.mark);
        let part = trail.part();
        match (holder.kind(), part) {
            ("output", _) => return is_plain(trail).then_some(()),
            ("provider", _) if trail.nested == ["assume_role"] && trail.argument == "role_arn" => {
                return assumed::wait(&mut self.edits, *holder, &format!("{address} != {}", self.mark));
            }
            // The provider looks elsewhere for what it is not told.
            ("provider", Part::Whole) if trail.nested.is_empty() && is_needed(ctx, *holder, trail) == Some(false) => {
                return Some(());
            }
            ("resource" | "data" | "locals", Part::Compared { .. }) => return Some(()),
            ("resource" | "data", _) => {}
            _ => return None,
        }
        if trail.nested.is_empty() && matches!(trail.argument, "count" | "for_each") {
            // `toset([var.one, var.other])`: those that are not set are left out.
            let [.., call, list, _] = &trail.path[..] else { return None };
            let ExprKind::Call(call) = &call.kind else { return None };
            let fit = call.name == "toset" && matches!(list.kind, ExprKind::Array(_)) && !self.hidden;
            let range = trail.value.place(&list.range);
            let text = format!("compact({})", &holder.file_text()[range.clone()]);
            return fit.then(|| self.edits.splice(holder.file(), range, &text));
        }
        let needed = is_needed(ctx, *holder, trail)?;
        match part {
            Part::Whole if needed => self.wait(ctx, *holder, address),
            Part::Whole => {
                if self.mark != "null" {
                    let text = format!("{unset} ? null : {address}");
                    self.edits.splice(holder.file(), one.range.clone(), &text);
                }
                Some(())
            }
            Part::Item(_) if needed => self.wait(ctx, *holder, address),
            Part::Item(list) => {
                let range = trail.value.place(&list.range);
                let text = format!("compact({})", &holder.file_text()[range.clone()]);
                self.edits.splice(holder.file(), range, &text);
                Some(())
            }
            Part::Text | Part::Entry if needed => self.wait(ctx, *holder, address),
            Part::Entry if trail.argument == "variables" && trail.nested == ["environment"] => Some(()),
            Part::Other if one.is_stored() => Some(()),
            Part::Text | Part::Entry => self.allowed.blank.then_some(()),
            Part::Other if self.allowed.blank && is_plain(trail) => Some(()),
            Part::Other if needed && self.plain => self.wait(ctx, *holder, address),
            // What a function makes of it is left out with it.
            Part::Other
                if self.plain && trail.path.iter().rev().skip(1).all(|one| matches!(one.kind, ExprKind::Call(_))) =>
            {
                let start = trail.value.span().range.start;
                self.edits.splice(holder.file(), start..start, &format!("{unset} ? null : "));
                Some(())
            }
            Part::Other => None,
            Part::Compared { .. } => Some(()),
        }
    }

    /// The block is not made while the input is not set.
    fn wait(&mut self, ctx: &Context, block: Block, input: &str) -> Option<()> {
        let address = block.address()?;
        let key = (ctx.module.folder().to_owned(), address.clone());
        if self.waiting.contains(&key) {
            return Some(());
        }
        self.waiting.push(key);
        if self.waiting.len() > self.allowed.most
            || block.attribute("provider").is_some_and(|one| one.value().target().is_none())
        {
            return None;
        }
        let unset = format!("{input} == {}", self.mark);
        let repeat = block.repeat();
        match repeat.map(|one| (one.name(), one.value())) {
            None => self.edits.lead(block, "count", &format!("{unset} ? 0 : 1")),
            // It waits already, as its author wanted.
            Some((_, value)) if value.text().contains(&format!("{input} != {}", self.mark)) => return Some(()),
            Some((_, value)) if value.text().contains(input) => return None,
            Some(("count", value)) => {
                let text = match value.text().strip_suffix(" ? 0 : 1") {
                    Some(others) => format!("{others} || {unset} ? 0 : 1"),
                    None => format!("{unset} ? 0 : {}", value.text()),
                };
                self.edits.replace(value, &text);
            }
            Some((_, value)) => match value.kind() {
                _ if self.hidden => return None,
                ExprKind::For(parts) if parts.key.is_some() && parts.condition.is_none() && !parts.grouped => {
                    let end = value.place(&parts.value.range).end;
                    self.edits.splice(block.file(), end..end, &format!(" if {input} != {}", self.mark));
                }
                ExprKind::Call(call) if call.name == "toset" => {
                    self.edits.replace(value, &format!("{unset} ? toset([]) : {}", value.text()));
                }
                ExprKind::Traversal(..) if value.target().is_some_and(|all| all == value.text()) => {
                    let (all, set) = (value.text(), format!("{input} != {}", self.mark));
                    self.edits.replace(value, &format!("{{ for key, one in {all} : key => one if {set} }}"));
                }
                _ => return None,
            },
        }
        for one in ctx.module.users(&address) {
            let holder = ctx.module.holder(one);
            if one.attribute == "depends_on" || holder.span() == block.span() {
                continue;
            }
            let trail = Trail::to(holder, &one.range)?;
            if repeat.is_some() {
                // What waits for another input together with it waits for this one as well.
                let first = holder.file_text()[one.head.end..].starts_with("[0]") && holder.is_repeated_like(block);
                match first {
                    true => self.wait(ctx, holder, input)?,
                    false => self.follow_many(ctx, holder, one, &trail, input)?,
                }
            } else {
                self.follow(ctx, holder, one, &trail, input)?;
            }
        }
        Some(())
    }

    /// What refers to one that is now there or not.
    fn follow(&mut self, ctx: &Context, holder: Block, one: &Reference, trail: &Trail, input: &str) -> Option<()> {
        let text = holder.file_text();
        let (head, rest) = (&text[one.head.clone()], &text[one.head.end..one.range.end]);
        if rest.is_empty() || rest.starts_with('[') || trail.nested.first() == Some(&"lifecycle") {
            return None;
        }
        let found = match (holder.kind(), trail.part()) {
            ("output", _) if is_root(ctx) && is_plain(trail) => {
                match trail.path.iter().rev().nth(1).map(|one| &one.kind) {
                    Some(ExprKind::Template(_) | ExprKind::Heredoc(_)) => format!("join(\"\", {head}[*]{rest})"),
                    _ => format!("one({head}[*]{rest})"),
                }
            }
            ("resource" | "data", Part::Whole | Part::Text) if is_needed(ctx, holder, trail)? => {
                self.wait(ctx, holder, input)?;
                format!("{head}[0]{rest}")
            }
            ("resource" | "data", Part::Whole) => format!("one({head}[*]{rest})"),
            // An alarm on what is not there has nothing to watch.
            ("resource", Part::Entry) if trail.argument == "dimensions" => {
                self.wait(ctx, holder, input)?;
                format!("{head}[0]{rest}")
            }
            ("resource" | "data", Part::Item(list)) => {
                let ExprKind::Array(items) = &list.kind else { return None };
                if items.len() != 1 || is_needed(ctx, holder, trail)? {
                    return None;
                }
                self.edits.splice(holder.file(), trail.value.place(&list.range), &format!("{head}[*]{rest}"));
                return Some(());
            }
            _ => return None,
        };
        self.edits.splice(holder.file(), one.range.clone(), &found);
        Some(())
    }

    /// What refers to several of which there are now none.
    fn follow_many(&mut self, ctx: &Context, holder: Block, one: &Reference, trail: &Trail, input: &str) -> Option<()> {
        let rest = &holder.file_text()[one.head.end..one.range.end];
        let iterated = trail.path.iter().rev().nth(1).is_some_and(|around| {
            matches!(&around.kind, ExprKind::For(parts) if trail.value.place(&parts.collection.range) == one.range)
                || matches!(&around.kind, ExprKind::Call(call) if call.name == "values")
        });
        if !(iterated || rest.starts_with("[*]") || rest.starts_with(".*")) {
            return None;
        }
        match holder.kind() {
            "output" if is_root(ctx) => Some(()),
            "resource" | "data" if is_needed(ctx, holder, trail)? => self.wait(ctx, holder, input),
            "resource" | "data" => Some(()),
            _ => None,
        }
    }
}

/// Whether only texts, lists and objects stand around it.
fn is_plain(trail: &Trail) -> bool {
    trail.path.iter().all(|one| match &one.kind {
        ExprKind::Template(_)
        | ExprKind::Heredoc(_)
        | ExprKind::Object(_)
        | ExprKind::Array(_)
        | ExprKind::Traversal(..) => true,
        ExprKind::Call(call) => matches!(call.name.as_str(), "jsonencode" | "merge"),
        _ => false,
    })
}

fn is_root(ctx: &Context) -> bool {
    ctx.module.is_root()
}

/// Whether the resource cannot be made without the argument.
pub(super) fn is_needed(ctx: &Context, holder: Block, trail: &Trail) -> Option<bool> {
    if holder.kind() == "output" {
        return Some(false);
    }
    let schema = ctx.type_of(holder)?;
    let body = schema.at(trail.nested.iter().copied())?;
    let argument = body.attribute(trail.argument)?;
    let nested = trail.nested.iter().copied().chain([trail.argument]);
    let path = std::iter::once(holder.of()).chain(nested).collect::<Vec<_>>().join(".");
    Some(!argument.optional || DATA.needed.contains(&path))
}
