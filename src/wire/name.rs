//! `slot("name", "thing")`: a name in the file's own manner.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::common::Common;
use crate::ask::Asked;
use crate::check::known::Known;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::module::refs;
use crate::syntax;
use crate::syntax::tree::{Expr, ExprKind, Part};

/// Arguments that carry a name.
const NAMED: [&str; 7] =
    ["name", "name_prefix", "bucket", "identifier", "cluster_identifier", "bucket_prefix", "function_name"];

/// What stands before and behind a thing's own name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Manner {
    before: String,
    behind: String,
}

/// What a label is to be called with a word behind it, unless it ends with that: `app` and `app_role` are `app-role` both.
pub fn ended(label: &str, end: &str) -> String {
    let thing = label.replace('_', "-");
    if thing.ends_with(end) || thing == end.trim_start_matches('-') { thing } else { thing + end }
}

/// A quoted string that names `thing` as most names of its provider configuration, or else of the module, are made: `"${local.name}-thing"`,
/// `"thing-${var.environment_suffix}"`, `"shop-thing"`.
pub fn named(module: &Module, asked: &Asked, thing: &str, provider: Option<&str>) -> String {
    match &asked.naming {
        Some(naming) => format!("\"{}\"", naming.replacen("{}", thing, 1)),
        None => of_manner(module, asked, provider).name(thing),
    }
}

/// The same, no longer than the service takes: what stands before the thing is cut where that is known to be too long.
pub fn named_within(ctx: &Context, thing: &str, limit: usize, provider: Option<&str>) -> String {
    let whole = named(ctx.module, ctx.asked, thing, provider);
    let manner = of_manner(ctx.module, ctx.asked, provider);
    let cut = || {
        let all = by_default(ctx, &whole).filter(|all| all.len() > limit && ctx.asked.naming.is_none())?;
        let before = manner.before.strip_suffix(['-', '_'])?;
        let known = by_default(ctx, &format!("\"{before}\""))?;
        let room = known.len().checked_sub(all.len() - limit).filter(|room| known.is_char_boundary(*room))?;
        // No service likes two of them in a row.
        let room = known[..room].trim_end_matches(['-', '_']).len();
        if room == 0 {
            return None;
        }
        let glue = &manner.before[before.len()..];
        let alone = before.strip_prefix("${").and_then(|inner| inner.strip_suffix('}'));
        let before = match alone.filter(|inner| !inner.contains("${")) {
            Some(inner) => format!("${{substr({inner}, 0, {room})}}"),
            None if before.contains("${") => format!("${{substr(\"{before}\", 0, {room})}}"),
            None => known[..room].to_owned(),
        };
        Some(Manner { before: format!("{before}{glue}"), behind: manner.behind.clone() }.name(thing))
    };
    cut().unwrap_or(whole)
}

impl Manner {
    fn name(&self, thing: &str) -> String {
        // A prefix keeps its glue last: `app-${var.suffix}-`.
        match thing.strip_suffix('-').filter(|_| !self.behind.is_empty()) {
            Some(stem) => format!("\"{}{stem}{}-\"", self.before, self.behind),
            None => format!("\"{}{thing}{}\"", self.before, self.behind),
        }
    }
}

/// How most resources of a module are named, the word that literal names begin with, and what is handed to modules.
struct Named {
    made: Common<Manner>,
    literal: Option<(Manner, usize)>,
    handed: Option<Manner>,
}

fn of_manner(module: &Module, asked: &Asked, provider: Option<&str>) -> Manner {
    let named = module.once(|| {
        let made = |block| values(block).into_iter().filter_map(|value| manner(module, value)).collect::<Vec<_>>();
        Named { made: Common::of(module, made), literal: common_literal(module), handed: handed(module) }
    });
    let literal = named.literal.as_ref();
    // One name that is put together, of a bucket say, is not how a module with many plain ones names its own.
    let most = named.made.most(provider).filter(|(_, made)| literal.is_none_or(|(_, plain)| plain <= made));
    let manner = most.map(|(manner, _)| manner.clone()).or_else(|| stated(module, asked));
    manner.or_else(|| literal.map(|(manner, _)| manner.clone())).or_else(|| named.handed.clone()).unwrap_or_default()
}

/// Inputs of modules that names are made of: the first that is there stands before a thing, then the second kind.
const PREFIXES: [[&str; 6]; 2] = [
    ["name_prefix", "resource_prefix", "project_name", "project", "app_name", "application_name"],
    ["environment_suffix", "environment", "environment_name", "env", "stage", "suffix"],
];

/// What a module that names nothing itself hands to those that do.
fn handed(module: &Module) -> Option<Manner> {
    let given = |input: &&str| {
        let mut all = module.of_kind("module").filter_map(|call| call.attribute(input)).map(|one| one.value());
        all.find(|value| value.target().is_some_and(|target| value.text() == target))
    };
    let mut before = String::new();
    for inputs in &PREFIXES {
        if let Some(value) = inputs.iter().find_map(given) {
            before.push_str(&format!("${{{}}}-", value.text()));
        }
    }
    (!before.is_empty()).then(|| Manner { before, behind: String::new() })
}

/// A name where every variable has its default.
fn by_default(ctx: &Context, text: &str) -> Option<String> {
    let one = syntax::expression(text)?;
    match &one.kind {
        ExprKind::String(text) => Some(text.clone()),
        ExprKind::Template(parts) => {
            // The expression was read behind `x = `.
            let source = format!("x = {text}");
            let of = |part: &Part| match part {
                Part::Literal(range) => source.get(range.start as usize..range.end as usize).map(str::to_owned),
                Part::Interpolation(_, expr) => told(ctx, expr),
                _ => None,
            };
            parts.iter().map(of).collect()
        }
        _ => None,
    }
}

fn told(ctx: &Context, expr: &Expr) -> Option<String> {
    if let ExprKind::Call(call) = &expr.kind {
        let keeps = matches!(call.name.as_str(), "lower" | "upper" | "replace" | "trimspace");
        return told(ctx, call.args.first().filter(|_| keeps)?);
    }
    let (target, _) = refs::head(expr)?;
    let value = match target.strip_prefix("local.") {
        Some(name) => ctx.module.local(name)?.value(),
        None => ctx.module.get(&target)?.attribute("default")?.value(),
    };
    match ctx.by_default(value).bare() {
        Known::Text(text) => Some(text.to_string()),
        _ => None,
    }
}

/// What the prompt says of all names; what it gives no word for (`environment_suffix`), a variable of that name holds.
fn stated(module: &Module, asked: &Asked) -> Option<Manner> {
    let suffix = || {
        let mut variables = module.of_kind("variable").filter(|_| asked.wants("environment_suffix"));
        variables.find(|one| one.name().to_ascii_lowercase().replace('_', "") == "environmentsuffix")?.address()
    };
    let before = asked.value("name_prefix").map(|name| format!("{}-", slug(name)));
    let behind = asked.value("name_suffix").map(|name| format!("-{}", slug(name)));
    let behind = behind.or_else(|| suffix().map(|address| format!("-${{{address}}}")));
    (before.is_some() || behind.is_some())
        .then(|| Manner { before: before.unwrap_or_default(), behind: behind.unwrap_or_default() })
}

fn slug(name: &str) -> String {
    let text: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    text.trim_matches('-').to_owned()
}

/// How many resources say how a module names and tags its own: of thousands the first are enough.
pub(super) const LOOKED_AT: usize = 1_000;

/// The values that name a resource: named arguments, and `Name` in tags.
fn values(block: Block<'_>) -> Vec<Value<'_>> {
    let named = block.attributes().filter(|attribute| NAMED.contains(&attribute.name()));
    let mut all: Vec<Value> = named.map(|attribute| attribute.value()).collect();
    let objects = block.attribute("tags").map(|tags| super::tags::objects(tags.value())).unwrap_or_default();
    all.extend(objects.into_iter().find_map(|object| object.entry("Name")));
    all
}

/// The manner of one template: the interpolations it starts with and those it ends with, when they are the same for
/// every resource (variables, locals, random suffixes).
fn manner(module: &Module, value: Value) -> Option<Manner> {
    let ExprKind::Template(written) = value.kind() else { return None };
    let whole = value.span().range;
    let text = value.text();
    let range = |part: &Part| -> Option<(Range<usize>, bool)> {
        match part {
            Part::Literal(range) => Some((value.place(range), false)),
            Part::Interpolation(range, expr) => Some((value.place(range), is_shared(expr))),
            _ => None,
        }
    };
    let parts: Vec<(Range<usize>, bool)> = written.iter().map(range).collect::<Option<_>>()?;
    let cut = |range: Range<usize>| text[range.start - whole.start..range.end - whole.start].to_owned();
    let glue = |text: &str| matches!(text, "-" | "_");
    // `${a}-${b}-` from the front.
    let mut front = 0;
    while front < parts.len() && (parts[front].1 || front > 0 && glue(&cut(parts[front].0.clone()))) {
        front += 1;
    }
    let mut back = parts.len();
    while back > front && (parts[back - 1].1 || back < parts.len() && glue(&cut(parts[back - 1].0.clone()))) {
        back -= 1;
    }
    // Glue between what all share and what is each one's own (`-${count.index}-${var.suffix}`) is put there again.
    while front > 0 && glue(&cut(parts[front - 1].0.clone())) {
        front -= 1;
    }
    while back < parts.len() && glue(&cut(parts[back].0.clone())) {
        back += 1;
    }
    if front == 0 && back == parts.len() {
        return None;
    }
    let start = parts.first()?.0.start;
    let mut before = if front > 0 { cut(start..parts[front - 1].0.end) } else { String::new() };
    let mut behind = if back < parts.len() { cut(parts[back].0.start..parts.last()?.0.end) } else { String::new() };
    if !before.is_empty() {
        let next = parts.get(front).and_then(|next| cut(next.0.clone()).chars().next());
        let ends = written.get(front - 1).and_then(|last| told_here(module, last)).map(|text| text.ends_with(GLUE));
        before.extend(glue_of(next, ends));
    }
    if !behind.is_empty() && back > 0 {
        let previous = cut(parts[back - 1].0.clone()).chars().last();
        let starts = written.get(back).and_then(|first| told_here(module, first)).map(|text| text.starts_with(GLUE));
        if let Some(glue) = glue_of(previous, starts) {
            behind.insert(0, glue);
        }
    }
    Some(Manner { before, behind })
}

/// What stands between words of a name.
const GLUE: [char; 2] = ['-', '_'];

/// What stands between what all names share and a thing's own, by the character that stands there and by whether what they
/// share holds it already: `${local.prefix}thing` where the prefix is `shop-`, or is not known.
fn glue_of(there: Option<char>, is_held: Option<bool>) -> Option<char> {
    match there {
        Some('_') => Some('_'),
        Some(c) if (c.is_alphanumeric() || matches!(c, '$' | '}')) && is_held != Some(false) => None,
        _ => Some('-'),
    }
}

/// The text of a local or of a variable's default that a part of a template is.
fn told_here<'m>(module: &'m Module, part: &Part) -> Option<&'m str> {
    let Part::Interpolation(_, expr) = part else { return None };
    let (target, _) = refs::head(expr)?;
    let value = match target.strip_prefix("local.") {
        Some(name) => module.local(name)?.value(),
        None => module.get(&target)?.attribute("default")?.value(),
    };
    value.as_str()
}

/// Whether an interpolation has the same value for every resource.
fn is_shared(expr: &Expr) -> bool {
    // `var.zones[count.index]` is another one for each.
    let is_own = |one: &Expr| matches!(&one.kind, ExprKind::Variable(name) if matches!(&**name, "count" | "each"));
    if expr.all().any(is_own) {
        return false;
    }
    match &expr.kind {
        ExprKind::Call(call) if matches!(call.name.as_str(), "lower" | "replace" | "substr" | "trimspace") => {
            call.args.first().is_some_and(is_shared)
        }
        _ => refs::head(expr).is_some_and(|(target, _)| {
            target.starts_with("var.") || target.starts_with("local.") || target.starts_with("random_")
        }),
    }
}

/// The first word that at least two literal names share, and how many do; a resource may say its own twice.
fn common_literal(module: &Module) -> Option<(Manner, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let names: BTreeSet<&str> =
        module.of_kind("resource").take(LOOKED_AT).flat_map(values).filter_map(|value| value.as_str()).collect();
    for name in names {
        if let Some((word, rest)) = name.split_once('-')
            && !rest.is_empty()
            && !word.is_empty()
        {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    let (word, count) = counts.into_iter().max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(&one.0)))?;
    (count >= 2).then(|| (Manner { before: format!("{word}-"), behind: String::new() }, count))
}
