//! `aws_iam_role.irsa["ebs-csi"]` where the instance is `ebs_csi`: keys that are written out and are not there.

use std::collections::HashMap;

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::module::refs::head;
use crate::shape::names::misspelt;
use crate::shape::properties::letters;
use crate::syntax::tree::{ExprKind, Step, StepKind};
use crate::wire::written::{Entries, table};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let (mut found, mut tables, mut compared) = (Vec::new(), Tables::new(), 0);
    if ctx.module.has_junk() {
        return found;
    }
    for root in ctx.module.blocks().filter(|block| block.kind() != "variable") {
        // What may fail has been thought of: where the last call ends that says so.
        let mut guarded = 0;
        root.node().body.expressions(&mut |expr| {
            let value = root.value_of(expr);
            let at = value.span().range;
            match value.kind() {
                ExprKind::Call(call) if matches!(&*call.name, "try" | "can") => guarded = guarded.max(at.end),
                ExprKind::Traversal(..) if guarded < at.end => {
                    found.extend(look(ctx, root, value, &mut tables, &mut compared));
                    found.extend(of_set(ctx, root, value));
                }
                _ => {}
            }
        });
    }
    found
}

/// `aws_sns_topic.this[each.key]` of what is repeated for texts that are written out, one of which is no key there.
fn of_set<'m>(ctx: &Context<'m>, root: Block<'m>, value: Value<'m>) -> Option<Finding> {
    let ExprKind::Traversal(_, steps) = value.kind() else { return None };
    let picks = |step: &Step| matches!(&step.kind, StepKind::Index(key) if matches!(value.inner(key).text(), "each.key" | "each.value"));
    let at = steps.iter().position(picks)?;
    let over = root.attribute("for_each")?.value();
    let ExprKind::Call(call) = over.kind() else { return None };
    let items = over.inner(call.args.first().filter(|_| call.name == "toset")?).items()?;
    let (all, (address, _)) = (table(ctx, value.node(), at)?, head(value.node())?);
    let said: Vec<&str> = items.iter().map(Value::as_str).collect::<Option<_>>()?;
    // Where none is known, another table is meant.
    said.iter().any(|key| all.contains_key(*key)).then_some(())?;
    let (item, strange) = items.iter().zip(&said).find(|(_, key)| !all.contains_key(**key))?;
    let meant = meant(strange, &all).filter(|meant| !said.contains(meant))?;
    let mut edits = Edits::default();
    edits.replace(*item, &format!("{meant:?}"));
    let message = format!("{}: {address} has no {strange:?}; {meant:?} is meant", name_of(root));
    Some(Finding::at(item.span(), message).with(edits))
}

/// What was asked of already, as it is written: many keys are asked of one table.
type Tables<'m> = HashMap<&'m str, Option<Entries>>;

/// How many keys are held against those that are not there, in one module: so many strange ones are no slips.
const COMPARED: usize = 100_000;

fn look<'m>(
    ctx: &Context<'m>,
    root: Block<'m>,
    value: Value<'m>,
    tables: &mut Tables<'m>,
    compared: &mut usize,
) -> Option<Finding> {
    let ExprKind::Traversal(_, steps) = value.kind() else { return None };
    let at = steps.iter().position(|step| !matches!(step.kind, StepKind::Attr(_)))?;
    let StepKind::Index(key) = &steps[at].kind else { return None };
    let ExprKind::String(wanted) = &key.kind else { return None };
    let (address, _) = head(value.node())?;
    let said = &value.file_text()[value.span().range.start..value.place(&steps[at].range).start];
    let all = tables.entry(said).or_insert_with(|| table(ctx, value.node(), at));
    let all = all.as_ref()?;
    if all.is_empty() || all.contains_key(&**wanted) {
        return None;
    }
    let message = format!("{}: {address} has no {wanted:?}", name_of(root));
    let finding = Finding::at(value.span(), message);
    *compared += all.len();
    let known = if *compared <= COMPARED { meant(wanted, all) } else { None };
    let Some(meant) = known else { return Some(finding) };
    let mut edits = Edits::default();
    edits.replace(value.inner(key), &format!("{meant:?}"));
    Some(Finding { message: format!("{}; {meant:?} is meant", finding.message), ..finding }.with(edits))
}

/// The one key that is spelt otherwise, whose entry says what was asked for, that begins the same, or that is short for it
/// or the other way round.
fn meant<'a>(wanted: &str, all: &'a Entries) -> Option<&'a str> {
    let keys = || all.keys().map(|key| &**key);
    let only = |near: &dyn Fn(&str) -> bool| {
        let mut near = keys().filter(|key| near(key));
        near.next().filter(|_| near.next().is_none())
    };
    let numbers = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let says = |key: &str| match all.get(key).map(Known::bare) {
        Some(Known::Object(parts)) => parts.values().any(|part| *part.bare() == Known::text(wanted)),
        Some(known) => *known == Known::text(wanted),
        None => false,
    };
    let begins = |key: &str| {
        let (key, wanted) = (words(key), words(wanted));
        key.starts_with(&wanted) || wanted.starts_with(&key)
    };
    only(&|key| letters(key) == letters(wanted))
        .or_else(|| misspelt(wanted, keys()).filter(|key| numbers(key) == numbers(wanted)))
        .or_else(|| only(&says))
        .or_else(|| only(&begins))
        .or_else(|| only(&|key| is_short_for(key, wanted) || is_short_for(wanted, key)))
        .or_else(|| only(&|key| ends_otherwise(&words(key), &words(wanted))))
}

/// Whether two keys have the same words, some of which end otherwise: `payment_failed` and `payment_failure`.
fn ends_otherwise(one: &[String], other: &[String]) -> bool {
    let alike = |(one, other): (&String, &String)| {
        let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
        one == other || same >= 4 && one.len().max(other.len()) - same <= 3
    };
    one.len() == other.len() && one.iter().zip(other).all(alike)
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect()
}

/// Whether one text is a few letters of one word, in order and from the first on: `db` of `database`.
fn is_short_for(short: &str, long: &str) -> bool {
    let (short, long) = (short.to_lowercase(), long.to_lowercase());
    let mut rest = long.chars();
    let plain = |text: &str| text.chars().all(char::is_alphabetic);
    let fits = short.len() >= 2 && short.len() < long.len() && plain(&short) && plain(&long);
    fits && short.chars().next() == long.chars().next() && short.chars().all(|c| rest.any(|other| other == c))
}
