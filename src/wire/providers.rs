//! Provider configurations: new ones, and which one an expression may choose. Terraform wants a name there.

use std::collections::BTreeSet;

use super::misspelt;
use crate::check::providers::{handed, is_reference};
use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::schema::version::{Constraints, parse_version};
use crate::shape::must::{Filled, Hole, Made, Names};
use crate::syntax::tree::{Call, Expr, ExprKind, For, StepKind};

/// What an expression in the place of a provider configuration says.
#[derive(Debug, PartialEq, Eq)]
pub enum Chosen {
    /// One configuration.
    One(String),
    /// One of several.
    Several(Choice),
}

/// A choice between configurations.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// The expression that decides.
    pub by: String,
    /// Each configuration (`aws.west`), and the values of the expression that mean it.
    pub options: Vec<(String, Vec<String>)>,
}

/// Which part of each element of a collection is meant.
#[derive(Clone, Copy)]
enum Part<'t> {
    Key,
    Value,
    Attribute(&'t str),
}

/// How far locals, variables and functions are followed.
const DEPTH: usize = 6;

/// The configurations (`aws.west`) that a root module uses and nobody configures, sorted; none while some text of the module
/// does not parse. A child module is handed its own.
pub fn missing<'m>(ctx: &Context<'m>) -> BTreeSet<&'m str> {
    let module = ctx.module;
    if !ctx.is_root() || module.has_junk() {
        return BTreeSet::new();
    }
    let handed: Vec<String> = handed(module).map(|(local, alias)| format!("{local}.{alias}")).collect();
    let missing = module.dangling().filter_map(|one| one.target.strip_prefix("provider."));
    let meant = |name: &str| misspelt::alias_meant(module, &format!("provider.{name}")).is_some();
    missing.filter(|name| !handed.iter().any(|one| one == name) && !meant(name)).collect()
}

/// Whether one of these versions of Terraform may run a module.
pub fn may_run(module: &Module, versions: &[&str]) -> bool {
    let asked = module.of_kind("terraform").filter_map(|one| one.attribute("required_version"));
    let mut asked = asked.filter_map(|one| Constraints::parse(one.value().as_str()?).ok());
    let versions: Vec<_> = versions.iter().filter_map(|one| parse_version(one).ok()).collect();
    asked.all(|constraints| versions.iter().any(|version| constraints.allows(version)))
}

/// The alias of a configuration of the AWS provider (`aws.west`), where it can be one.
pub fn aws_alias(name: &str) -> Option<&str> {
    let alias = name.strip_prefix("aws.")?;
    alias.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')).then_some(alias)
}

/// Configures a missing alias as the `must.tf` of the fix has it, in the region that an expression says.
pub fn configure(ctx: &Context, alias: &str, region: &str) -> Option<Edits> {
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if slot == "alias" => Filled::Text(format!("{alias:?}")),
        Hole::Slot(slot, _) if slot == "region" => Filled::Text(region.to_owned()),
        _ => Filled::Missing,
    };
    let mut made = ctx.fix.must("")?.render(&Names::default(), &fill).ok()?;
    made.iter_mut().for_each(|one| one.address = Some(format!("provider.aws.{alias}")));
    Some(add(ctx.module, made))
}

/// Adds provider configurations behind the last one, with the default tags of the default one.
pub fn add(module: &Module, mut made: Vec<Made>) -> Edits {
    let default = module.get("provider.aws");
    let tags = default.and_then(|default| default.nested("default_tags").next());
    for one in &mut made {
        if let Some(tags) = tags {
            let body = one.text.trim_end().trim_end_matches('}').trim_end();
            one.text = format!("{body}\n\n  {}\n}}", tags.text());
        }
    }
    let head = module.of_kind("provider").last().or_else(|| module.of_kind("terraform").last());
    let place = match (head, module.blocks().next()) {
        (Some(head), _) => Place::behind(head),
        (None, Some(first)) => Place::over(first),
        (None, None) => Place::variable(module),
    };
    Made::add(module, &place, &made)
}

/// What an expression in the place of a provider configuration may mean; `None` when that cannot be told.
pub fn chosen(module: &Module, block: Block, value: Value) -> Option<Chosen> {
    let by_key = |table: &Expr, key: &Expr| {
        let table = resolve(module, table, DEPTH);
        let entries = configurations(table)?;
        if let Some(key) = key.as_str() {
            let (_, one) = entries.into_iter().find(|(name, _)| *name == key)?;
            return Some(Chosen::One(one));
        }
        let mut options: Vec<(String, Vec<String>)> = Vec::new();
        for (name, one) in entries {
            match options.iter_mut().find(|(known, _)| *known == one) {
                Some((_, keys)) => keys.push(name.to_owned()),
                None => options.push((one, vec![name.to_owned()])),
            }
        }
        Some(Chosen::Several(Choice { by: value.inner(key).text().to_owned(), options }))
    };
    match value.kind() {
        ExprKind::Traversal(root, steps) => {
            let ExprKind::Variable(name) = &root.kind else { return None };
            match (name.as_str(), &steps[..]) {
                ("local", [first, last]) => {
                    let StepKind::Attr(local) = &first.kind else { return None };
                    let table = module.local(local)?.value().node();
                    match &last.kind {
                        StepKind::Index(key) => by_key(table, key),
                        StepKind::Attr(key) => {
                            let entries = configurations(table)?;
                            entries.into_iter().find(|(name, _)| name == key).map(|(_, one)| Chosen::One(one))
                        }
                        _ => None,
                    }
                }
                ("local", [_]) => configuration(resolve(module, value.node(), DEPTH)).map(Chosen::One),
                (provider, [only]) => {
                    let StepKind::Index(key) = &only.kind else { return None };
                    aliases(module, block, provider, key, value)
                }
                _ => None,
            }
        }
        ExprKind::Call(call) if call.name == "lookup" => by_key(call.args.first()?, call.args.get(1)?),
        ExprKind::Conditional(parts) => either(module, block, value, parts),
        _ => None,
    }
}

/// `aws[KEY]`: the aliases that the key can be, else those that are configured.
fn aliases(module: &Module, block: Block, provider: &str, key: &Expr, value: Value) -> Option<Chosen> {
    if let Some(alias) = key.as_str() {
        return is_alias(alias).then(|| Chosen::One(format!("{provider}.{alias}")));
    }
    let each = block.attribute("for_each").map(|one| one.value().node());
    let known = each.and_then(|each| options(module, each, part_of_each(key)?, DEPTH));
    let configured = || {
        let all = module.of_kind("provider").filter(|one| one.name() == provider);
        let names = all.filter_map(|one| one.attribute("alias")?.value().as_str().map(str::to_owned));
        Some(names.collect::<Vec<_>>()).filter(|names| !names.is_empty())
    };
    let mut names = known.or_else(configured)?;
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    let is_there = |name: &String| is_alias(name) && module.declares(&format!("provider.{provider}.{name}"));
    if !names.iter().all(is_there) {
        return None;
    }
    let options = names.into_iter().map(|name| (format!("{provider}.{name}"), vec![name])).collect();
    Some(Chosen::Several(Choice { by: value.inner(key).text().to_owned(), options }))
}

/// `each.key == "west" ? aws.west : aws.east`: what the key can be is told by what the block is repeated for.
fn either(module: &Module, block: Block, value: Value, [test, then, otherwise]: &[Expr; 3]) -> Option<Chosen> {
    let ExprKind::Binary(operator, sides) = &test.kind else { return None };
    let [by, said] = &**sides;
    let said = said.as_str()?;
    let (one, other) = match &**operator {
        "==" => (configuration(then)?, configuration(otherwise)?),
        "!=" => (configuration(otherwise)?, configuration(then)?),
        _ => return None,
    };
    let all = options(module, block.attribute("for_each")?.value().node(), part_of_each(by)?, DEPTH)?;
    let rest: Vec<String> = all.into_iter().filter(|one| one != said).collect();
    let options = vec![(one, vec![said.to_owned()]), (other, rest)];
    Some(Chosen::Several(Choice { by: value.inner(by).text().to_owned(), options }))
}

fn is_alias(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

/// The configurations that an object names, by key; `None` when it holds anything else.
pub fn configurations(table: &Expr) -> Option<Vec<(&str, String)>> {
    let ExprKind::Object(entries) = &table.kind else { return None };
    let all: Option<Vec<_>> = entries.iter().map(|one| Some((text(&one.key)?, configuration(&one.value)?))).collect();
    all.filter(|all| !all.is_empty())
}

fn configuration(value: &Expr) -> Option<String> {
    match &value.kind {
        ExprKind::String(name) if name.split('.').all(is_alias) => Some(name.clone()),
        ExprKind::Variable(name) => Some(name.clone()),
        ExprKind::Traversal(root, steps) if is_reference(value) => match (&root.kind, &steps[0].kind) {
            (ExprKind::Variable(root), StepKind::Attr(alias)) => Some(format!("{root}.{alias}")),
            _ => None,
        },
        _ => None,
    }
}

/// Which part of the elements of `for_each` an expression takes.
fn part_of_each(expr: &Expr) -> Option<Part<'_>> {
    let ExprKind::Traversal(root, steps) = &expr.kind else { return None };
    let names: Option<Vec<&str>> = steps
        .iter()
        .map(|step| match &step.kind {
            StepKind::Attr(name) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    match (&root.kind, &names?[..]) {
        (ExprKind::Variable(each), names) if each == "each" => match names {
            ["key"] => Some(Part::Key),
            ["value"] => Some(Part::Value),
            ["value", name] => Some(Part::Attribute(name)),
            _ => None,
        },
        _ => None,
    }
}

/// Everything that a part of the elements of a collection can be.
fn options(module: &Module, collection: &Expr, part: Part, depth: usize) -> Option<Vec<String>> {
    let depth = depth.checked_sub(1)?;
    let collection = resolve(module, collection, depth);
    match (&collection.kind, part) {
        (ExprKind::Array(items), Part::Key | Part::Value) => items.iter().map(literal).collect(),
        (ExprKind::Object(entries), Part::Key) => entries.iter().map(|one| text(&one.key).map(str::to_owned)).collect(),
        (ExprKind::Object(entries), Part::Value) => entries.iter().map(|one| literal(&one.value)).collect(),
        (ExprKind::Object(entries), Part::Attribute(name)) => {
            entries.iter().map(|one| literal(entry(&one.value, name)?)).collect()
        }
        (ExprKind::Call(call), part) => match (call.name.as_str(), part) {
            ("keys", Part::Key | Part::Value) => options(module, call.args.first()?, Part::Key, depth),
            ("values", part) => options(module, call.args.first()?, part, depth),
            _ => None,
        },
        (ExprKind::For(one), part) => {
            let said = match part {
                Part::Key => one.key.as_ref()?,
                Part::Value => &one.value,
                Part::Attribute(name) => entry(&one.value, name)?,
            };
            bound(module, one, said, depth)
        }
        _ => None,
    }
}

/// What an expression inside of a `for` can be.
fn bound(module: &Module, one: &For, said: &Expr, depth: usize) -> Option<Vec<String>> {
    match &said.kind {
        ExprKind::String(text) => Some(vec![text.clone()]),
        ExprKind::Variable(name) if *name == one.value_name => options(module, &one.collection, Part::Value, depth),
        ExprKind::Variable(name) if Some(name) == one.key_name.as_ref() => {
            options(module, &one.collection, Part::Key, depth)
        }
        ExprKind::Traversal(root, steps) => match (&root.kind, &steps[..]) {
            (ExprKind::Variable(name), [only]) if *name == one.value_name => match &only.kind {
                StepKind::Attr(name) => options(module, &one.collection, Part::Attribute(name), depth),
                _ => None,
            },
            // An entry of a table: any of them.
            (ExprKind::Variable(name), [first, only]) if name == "local" => match (&first.kind, &only.kind) {
                (StepKind::Attr(local), StepKind::Index(_)) => {
                    options(module, module.local(local)?.value().node(), Part::Value, depth)
                }
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// What locals, defaults of variables and conversions stand for.
pub fn resolve<'t>(module: &'t Module, expr: &'t Expr, depth: usize) -> &'t Expr {
    let Some(depth) = depth.checked_sub(1) else { return expr };
    match &expr.kind {
        ExprKind::Paren(inner) => resolve(module, inner, depth),
        ExprKind::Call(call) => match call {
            Call { name, args, .. } if matches!(name.as_str(), "toset" | "tolist" | "tomap") && args.len() == 1 => {
                resolve(module, &args[0], depth)
            }
            _ => expr,
        },
        ExprKind::Traversal(root, steps) => {
            let (ExprKind::Variable(root), [only]) = (&root.kind, &steps[..]) else { return expr };
            let StepKind::Attr(name) = &only.kind else { return expr };
            let value = match root.as_str() {
                "local" => module.local(name).map(|one| one.value().node()),
                "var" => module
                    .get(&format!("var.{name}"))
                    .and_then(|one| one.attribute("default"))
                    .map(|one| one.value().node()),
                _ => None,
            };
            value.map_or(expr, |value| resolve(module, value, depth))
        }
        _ => expr,
    }
}

fn entry<'t>(object: &'t Expr, name: &str) -> Option<&'t Expr> {
    let ExprKind::Object(entries) = &object.kind else { return None };
    entries.iter().find(|one| text(&one.key) == Some(name)).map(|one| &one.value)
}

fn text(key: &Expr) -> Option<&str> {
    match &key.kind {
        ExprKind::Variable(name) | ExprKind::String(name) => Some(name),
        _ => None,
    }
}

fn literal(expr: &Expr) -> Option<String> {
    expr.as_str().map(str::to_owned)
}
