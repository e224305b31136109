//! Fixes that break something, alone or together, and what becomes of the others.

use super::{Held, Options, Record, State, settle};
use crate::catalogue::Find;
use crate::edit::Edits;
use crate::fix::{Context, Finding, Fix, Safety, Stage};
use crate::shape::Shape;
use crate::source::{File, Sources};

const TEXT: &str =
    "locals {\n  first  = 1\n  second = 2\n}\n\noutput \"all\" {\n  value = [local.first, local.second]\n}\n";

fn fix(id: &'static str, find: Find) -> Fix {
    Fix {
        id,
        title: id,
        class: "values",
        stage: Stage::Settle,
        safety: Safety::Safe,
        risks: &[],
        removes: &[],
        asked_by: &[],
        only_asked: false,
        provides: &[],
        shape: Shape::Code(find),
        must: Vec::new(),
        readme: 0..0,
    }
}

fn run(fixes: Vec<Fix>) -> (String, Vec<(String, State)>) {
    let outcome = settle(Sources::new([File::new("main.tf", TEXT)]), Vec::leak(fixes), &Options::default());
    let said = |record: &Record| (record.message.clone(), record.state.clone());
    let (_, file) = outcome.after.iter().next().expect("the file stays");
    (file.text.to_string(), outcome.records.iter().map(said).collect())
}

/// A finding about a local, whose value becomes another.
fn becomes(ctx: &Context, name: &str, from: &str, to: &str) -> Option<Finding> {
    let value = ctx.module.of_kind("locals").find_map(|one| one.attribute(name))?.value();
    let mut edits = Edits::default();
    edits.replace(value, to);
    (value.text() == from).then(|| Finding::at(value.span(), format!("{name} is {from}")).with(edits))
}

/// A finding that `third` is missing, and what it is.
fn third(ctx: &Context, value: &str) -> Option<Finding> {
    let locals = ctx.module.of_kind("locals").next().filter(|one| !one.has("third"))?;
    let end = locals.close();
    let mut edits = Edits::default();
    edits.splice(locals.file(), end..end, &format!("  third = {value}\n"));
    Some(Finding::on(locals, format!("there is no third; {value} is taken")).with(edits))
}

#[test]
fn sound_findings_of_a_fix_stay_where_another_breaks_something() {
    let find: Find =
        |ctx| [becomes(ctx, "first", "1", "10"), becomes(ctx, "second", "2", "[")].into_iter().flatten().collect();
    let (text, said) = run(vec![fix("half", find)]);
    assert!(text.contains("first  = 10") && text.contains("second = 2"), "{text}");
    let held: Vec<&String> =
        said.iter().filter(|(_, state)| matches!(state, State::Held(_))).map(|(what, _)| what).collect();
    assert_eq!(held, ["second is 2"]);
}

#[test]
fn fixes_that_do_not_go_together_wait_and_no_other_one_does() {
    let one: Find = |ctx| third(ctx, "3").into_iter().collect();
    let other: Find = |ctx| third(ctx, "4").into_iter().collect();
    let last: Find = |ctx| becomes(ctx, "first", "1", "10").into_iter().collect();
    let (text, said) = run(vec![fix("one", one), fix("other", other), fix("last", last)]);
    assert!(text.contains("first  = 10") && text.contains("third  = 3"), "{text}");
    assert!(said.iter().all(|(_, state)| !matches!(state, State::Held(Held::RolledBack(_)))), "{said:?}");
}
