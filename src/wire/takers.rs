//! What takes an input: the arguments of which it is the value, and the functions that it is handed to; and what that says
//! of its value.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::edit::verbs::indented;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::schema::types::Type;
use crate::sorted;
use crate::syntax::tree::{Expr, ExprKind};
use crate::wire::trail::{Part, Trail};
use crate::wire::{honest, waits};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    labels: Vec<String>,
    taker: Vec<Row>,
    last: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    of: Vec<String>,
    value: String,
    decide: Option<String>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| crate::data!("src/wire/takers"));

/// A place that an input is the whole value of.
#[derive(Clone, Debug)]
pub struct Taker {
    /// Which: `aws_lb.idle_timeout`, `data.aws_ami.owners`, `cidrsubnet(1)`, `*.tags`.
    pub path: String,
    /// Whether it may be left out.
    pub optional: bool,
}

/// What takes an input, or the part of it that `parts` lead to, in its module and in those that are handed it; and whether
/// that is all that is done with it.
pub fn of(ctx: &Context, variable: Block, parts: &[&str]) -> (Vec<Taker>, bool) {
    let mut found = Found { takers: Vec::new(), all: true };
    found.uses(ctx, variable, parts, 3);
    (found.takers, found.all)
}

/// A value that suits something, and what a person must still decide about it.
pub type Suited = (&'static str, Option<&'static str>);

/// Whether an input is nothing but the value of arguments that may be left out.
pub fn is_spare(ctx: &Context, variable: Block) -> bool {
    let (taken, all) = of(ctx, variable, &[]);
    all && !taken.is_empty() && taken.iter().all(|one| one.optional)
}

/// The first value that suits what takes an input and is `good`.
pub fn value(taken: &[Taker], good: &dyn Fn(&String) -> bool) -> Option<Suited> {
    suited(&DATA.taker, taken, good)
}

/// The text of an input that is only what parts of one resource call each other: any does, so it is the input's own name.
pub fn label(name: &str, taken: &[Taker], all: bool) -> Option<String> {
    let only = all && !taken.is_empty() && taken.iter().all(|one| DATA.labels.contains(&one.path));
    let text = name.strip_suffix("_id").unwrap_or(name).replace('_', "-");
    only.then(|| format!("{text:?}"))
}

/// The value that is left for what nothing else tells.
pub fn last(taken: &[Taker], good: &dyn Fn(&String) -> bool) -> Option<Suited> {
    suited(&DATA.last, taken, good)
}

fn suited(rows: &'static [Row], taken: &[Taker], good: &dyn Fn(&String) -> bool) -> Option<Suited> {
    let mut rows = taken.iter().flat_map(|taker| rows.iter().filter(|row| row.of.contains(&taker.path)));
    rows.find(|row| good(&row.value)).map(|row| (row.value.as_str(), row.decide.as_deref()))
}

/// How many uses of an object are looked at for all its parts together: for each part they are looked at again.
const LOOKED_AT: usize = 1_000_000;

/// A value for each part of an object: by what takes the part, by its name as `named` knows it, and nothing where nothing
/// demands it.
pub fn object(
    ctx: &Context,
    variable: Block,
    ty: &Type,
    named: &dyn Fn(&[&str], &Type) -> Option<String>,
) -> Option<String> {
    let uses = ctx.module.users(&format!("var.{}", variable.name())).count();
    if ty.object()?.attributes.len().saturating_mul(uses) > LOOKED_AT {
        return None;
    }
    part(ctx, variable, &[], ty, named)
}

fn part(
    ctx: &Context,
    variable: Block,
    parts: &[&str],
    ty: &Type,
    named: &dyn Fn(&[&str], &Type) -> Option<String>,
) -> Option<String> {
    if let Some(object) = ty.object() {
        let mut wanted: Vec<_> = object.attributes.iter().filter(|(name, _)| !object.optional.contains(name)).collect();
        // In the order of the type, as its author wrote it.
        let written = variable.attribute("type").map_or("", |ty| ty.value().text());
        let words = written.split(|c: char| !(c.is_alphanumeric() || c == '_')).enumerate();
        let mut first: HashMap<&str, usize> = HashMap::new();
        words.for_each(|(at, word)| _ = first.entry(word).or_insert(at));
        sorted::by_key(&mut wanted, |(name, _)| first.get(&***name).copied());
        let lines: Option<Vec<String>> = wanted
            .into_iter()
            .map(|(name, ty)| {
                let value = part(ctx, variable, &[parts, &[&**name]].concat(), ty, named)?;
                Some(format!("  {name} = {}", indented(&value, "  ")))
            })
            .collect();
        return Some(format!("{{\n{}\n}}", lines?.join("\n")));
    }
    let (taken, all) = of(ctx, variable, parts);
    let spare = || (all && !taken.is_empty() && taken.iter().all(|one| one.optional)).then(|| "null".to_owned());
    if parts.last().is_some_and(|own| honest::is_secret(own)) {
        return spare();
    }
    let told = value(&taken, &|value| honest::fits(value, ty)).map(|(value, _)| value.to_owned());
    let left = || last(&taken, &|value| honest::fits(value, ty)).map(|(value, _)| value.to_owned());
    told.or_else(|| named(parts, ty)).or_else(left).or_else(|| match ty {
        Type::Bool => Some("false".to_owned()),
        Type::Map(_) => Some("{}".to_owned()),
        Type::List(_) | Type::Set(_) => Some("[]".to_owned()),
        _ => spare(),
    })
}

struct Found {
    takers: Vec<Taker>,
    all: bool,
}

impl Found {
    fn uses(&mut self, ctx: &Context, variable: Block, parts: &[&str], depth: usize) {
        self.reads(ctx, &format!("var.{}", variable.name()), parts, depth);
    }

    /// What takes that which stands under an address: of an input, or of a local that is no more than it.
    fn reads(&mut self, ctx: &Context, address: &str, parts: &[&str], depth: usize) {
        let wanted: String = parts.iter().map(|part| format!(".{part}")).collect();
        for one in ctx.module.users(address) {
            let holder = ctx.module.holder(one);
            if holder.kind() == "variable" && address == format!("var.{}", holder.name()) {
                continue;
            }
            let behind = &holder.file_text()[one.head.end..one.range.end];
            // Another part of the same object.
            if !behind.is_empty() && behind != wanted {
                self.all &= !wanted.starts_with(behind);
                continue;
            }
            let trail = Trail::to(holder, &one.range);
            let child = match (holder.kind(), &trail) {
                ("module", Some(trail)) if behind.is_empty() && matches!(trail.part(), Part::Whole) => {
                    input(ctx, holder, trail.argument)
                }
                _ => None,
            };
            match (child, trail) {
                (Some((ctx, input)), _) if depth > 0 => self.uses(&ctx, input, parts, depth - 1),
                (_, Some(trail))
                    if holder.kind() == "locals" && depth > 0 && behind.is_empty() && trail.path.len() == 1 =>
                {
                    self.reads(ctx, &format!("local.{}", trail.argument), parts, depth - 1);
                }
                (_, Some(trail)) if behind == wanted => match taker(ctx, holder, &trail) {
                    Some(taker) => self.takers.push(taker),
                    None => self.all = false,
                },
                _ => self.all = false,
            }
        }
    }
}

/// The variable that a call hands its argument to, in its module.
fn input<'m>(ctx: &Context<'m>, call: Block, argument: &str) -> Option<(Context<'m>, Block<'m>)> {
    let folder = ctx.module.called_folder(call)?;
    let child = Module::in_folder(ctx.modules, &folder)?;
    let input = child.of_kind("variable").find(|one| one.name() == argument)?;
    Some((Context { module: child, ..*ctx }, input))
}

fn taker(ctx: &Context, holder: Block, trail: &Trail) -> Option<Taker> {
    let of = match holder.kind() {
        "resource" => holder.of().to_owned(),
        "data" => format!("data.{}", holder.of()),
        _ => return None,
    };
    let path = || [&[&*of], &trail.nested[..], &[trail.argument]].concat().join(".");
    let optional = waits::is_needed(ctx, holder, trail) == Some(false);
    if is_chosen(&trail.path) {
        return Some(Taker { path: path(), optional });
    }
    let [.., around, own] = &trail.path[..] else { return None };
    match (&around.kind, trail.argument) {
        (ExprKind::Object(_), name) if name.ends_with("tags") => {
            Some(Taker { path: "*.tags".to_owned(), optional: false })
        }
        (ExprKind::Array(_), _) if trail.path.len() == 2 => Some(Taker { path: path(), optional: false }),
        (ExprKind::Binary(operator, sides), _) => match &sides[1].kind {
            ExprKind::Number(number) if sides[0].range == own.range => {
                Some(Taker { path: format!("{operator} {number}"), optional: false })
            }
            _ => None,
        },
        (ExprKind::Call(call), _) => {
            let at = call.args.iter().position(|one| one.range == own.range)?;
            Some(Taker { path: format!("{}({at})", call.name), optional: false })
        }
        _ => None,
    }
}

/// Whether only a choice stands between the argument and what it is: `var.large ? var.size : 1`.
fn is_chosen(path: &[&Expr]) -> bool {
    path.windows(2).all(|pair| match &pair[0].kind {
        ExprKind::Conditional(sides) => sides[0].range != pair[1].range,
        _ => false,
    })
}
