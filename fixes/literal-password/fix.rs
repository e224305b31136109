//! Passwords that are written down, in place or as the default of a variable, for what takes any (`takers.toml`).

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use crate::edit::place::Place;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::shape::must::{Filled, Made, Names};
use crate::source::FileId;
use crate::wire::written::{Written, texts};
use crate::wire::{generated, honest};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Takers {
    taker: Vec<String>,
}

static TAKERS: LazyLock<Takers> = LazyLock::new(|| crate::data!("fixes/literal-password/takers"));

/// A finding for each password that stands in the code: all that takes the same one takes the same generated one.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut written: BTreeMap<&str, Vec<Taken>> = BTreeMap::new();
    let mut defaults: BTreeMap<&str, (Block, Taken)> = BTreeMap::new();
    for taken in ctx.module.of_kind("resource").flat_map(|block| passwords(ctx, block)) {
        if let Some(text) = taken.value.as_str().filter(|text| !text.is_empty()) {
            written.entry(text).or_default().push(taken);
        } else if let Some(variable) = variable(ctx, taken.value) {
            defaults.entry(variable.name()).or_insert((variable, taken));
        }
    }
    let texts: Vec<Written> = if written.is_empty() {
        Vec::new()
    } else {
        ctx.module.of_kind("resource").flat_map(|block| texts(block)).collect()
    };
    let longer = longer(&written, &texts);
    let mut told: HashMap<&str, Vec<Value>> = HashMap::new();
    for one in texts.iter().filter(|one| honest::is_secret(one.key)) {
        if let Some(text) = one.value.as_str() {
            told.entry(text).or_default().push(one.value);
        }
    }
    let in_place = |(text, taken): (&&str, &Vec<Taken>)| {
        in_place(ctx, taken, told.get(text).map_or(&[], Vec::as_slice), longer.get(text))
    };
    let mut found: Vec<Finding> = written.iter().filter_map(in_place).collect();
    found.extend(defaults.into_values().map(|(variable, taken)| by_default(ctx, variable, &taken)));
    found
}

/// A password, and the resource that takes it.
#[derive(Clone, Copy)]
struct Taken<'m> {
    block: Block<'m>,
    value: Value<'m>,
}

/// The passwords that a resource is given.
fn passwords<'m>(ctx: &Context<'m>, block: Block<'m>) -> Vec<Taken<'m>> {
    // RDS itself keeps it where that is asked for, and a replica has its source's.
    let is_kept = matches!(block.of(), "aws_db_instance" | "aws_rds_cluster") && ctx.asked.wants("secrets_manager");
    if is_kept || ["replicate_source_db", "manage_master_user_password"].iter().any(|one| block.has(one)) {
        return Vec::new();
    }
    let paths = TAKERS.taker.iter().filter_map(|path| path.strip_prefix(block.of())?.strip_prefix('.'));
    let values = paths.flat_map(|path| at(block, path));
    values.map(|value| Taken { block, value }).collect()
}

/// The values at a path through nested blocks.
fn at<'m>(block: Block<'m>, path: &str) -> Vec<Value<'m>> {
    match path.split_once('.') {
        Some((kind, rest)) => block.nested(kind).flat_map(|inner| at(inner, rest)).collect(),
        None => block.attribute(path).map(|one| one.value()).into_iter().collect(),
    }
}

/// The variable that a value is, where its default is a password that stands in the code.
fn variable<'m>(ctx: &Context<'m>, value: Value<'m>) -> Option<Block<'m>> {
    let address = value.target().filter(|target| target.starts_with("var.") && *target == value.text())?;
    let variable = ctx.module.get(&address)?;
    let is_written = variable.attribute("default")?.value().as_str().is_some_and(|text| !text.is_empty());
    is_written.then_some(variable)
}

/// A finding for what takes one password, and for what is told the same under the name of a secret.
fn in_place(ctx: &Context, taken: &[Taken], told: &[Value], longer: Option<&Block>) -> Option<Finding> {
    let first = taken.first()?.block;
    let names: Vec<String> = taken.iter().map(|one| name_of(one.block)).collect();
    let finding = Finding::on(first, format!("the password of {} stands in the code", names.join(" and ")));
    if let Some(holder) = longer {
        let message = format!("{}; {} has it in a longer text", finding.message, name_of(*holder));
        return Some(Finding { message, ..finding });
    }
    let wanted = if taken.len() > 1 { "shared" } else { first.name() };
    let label = ctx.module.fresh_label("random_password", wanted);
    let must = ctx.fix.must("")?;
    let mut own = Names::default();
    own.labels.insert(must.blocks().next()?.address()?, label.clone());
    let made = must.render(&own, &|_| Filled::Missing).ok()?;
    let mut edits = Made::add(ctx.module, &Place::above(first), &made);
    let given = taken.iter().map(|one| one.value).chain(told.iter().copied());
    let uses: BTreeMap<(FileId, usize), Value> =
        given.map(|one| ((one.span().file, one.span().range.start), one)).collect();
    for value in uses.into_values() {
        edits.replace(value, &format!("random_password.{label}.result"));
    }
    Some(finding.with(edits))
}

/// Passwords that a longer text holds, as a script does, with the resource that the text is in. A common word stands in many.
fn longer<'m>(written: &BTreeMap<&'m str, Vec<Taken<'m>>>, texts: &[Written<'m>]) -> BTreeMap<&'m str, Block<'m>> {
    let is_word = |text: &str| text.len() < 6 || text.chars().all(|c| c.is_ascii_lowercase());
    let passwords: Vec<&str> = written.keys().copied().filter(|text| !is_word(text)).collect();
    let mut found = BTreeMap::new();
    if passwords.is_empty() {
        return found;
    }
    let Ok(search) = AhoCorasick::new(&passwords) else { return found };
    for one in texts {
        let held = search.find_overlapping_iter(one.value.text()).map(|hit| passwords[hit.pattern().as_usize()]);
        for password in held.filter(|password| one.value.as_str() != Some(password)) {
            found.entry(password).or_insert(one.block);
        }
    }
    found
}

fn by_default(ctx: &Context, variable: Block, taken: &Taken) -> Finding {
    let name = variable.name();
    let message = format!("the password of {} stands in the code, as the default of var.{name}", name_of(taken.block));
    let finding = Finding::on(variable, message);
    match generated::stand_in(ctx, variable) {
        Some((edits, _)) => finding.with(edits),
        None => finding,
    }
}
