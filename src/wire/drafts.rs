//! Two declarations of one name that differ: two drafts of one thing, which become one, or two things, of which the
//! second needs a name of its own.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use super::same;
use crate::edit::Edits;
use crate::edit::verbs::{dedent, flush};
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::{Attribute, Block, Value};
use crate::sorted;
use crate::syntax::tree::{ExprKind, Part};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    identity: BTreeSet<String>,
}

fn identity() -> &'static BTreeSet<String> {
    static DATA: OnceLock<Data> = OnceLock::new();
    let read = || crate::data!("src/wire/drafts");
    &DATA.get_or_init(read).identity
}

/// What tells the second of two declarations from the first: the texts of both where they say which thing they are.
/// `None` where both are the same thing.
pub fn told_apart<'m>(ctx: &Context<'m>, first: Block<'m>, again: Block<'m>) -> Option<(String, String)> {
    match first.kind() {
        "resource" | "module" => {
            let named = |one: &Attribute| match first.kind() {
                "module" => one.name() != "source" && one.value().as_str().is_some(),
                _ => identity().contains(one.name()),
            };
            let values = again.attributes().filter(named).filter_map(|one| {
                let there = first.attribute(one.name())?.value();
                differ(ctx, there, one.value()).then(|| (said(ctx, there), said(ctx, one.value())))
            });
            values.into_iter().next().or_else(|| {
                let name = |block: Block<'m>| block.attribute("tags")?.value().entry("Name");
                let (old, new) = (name(first)?, name(again)?);
                differ(ctx, old, new).then(|| (said(ctx, old), said(ctx, new)))
            })
        }
        "data" => {
            let alike = same::says_no_more(first, again) || same::says_no_more(again, first);
            (!alike).then(|| (strings(first), strings(again)))
        }
        "output" => {
            let value = |block: Block<'m>| block.attribute("value").map(|one| one.value());
            let (old, new) = (value(first)?, value(again)?);
            let named = |block: Block<'m>| -> BTreeSet<(&str, &[String])> {
                ctx.module.references_in(block).map(|one| (one.target.as_str(), one.rest.as_slice())).collect()
            };
            (named(first) != named(again)).then(|| (last_name(old), last_name(new)))
        }
        _ => None,
    }
}

/// Whether two declarations can be united and nothing of either is lost: of two descriptions the first stays.
pub fn agree(first: Block, again: Block) -> bool {
    let no_other = |one: &Attribute| {
        let there = first.attribute(one.name());
        one.name() == "description" && there.is_some()
            || there
                .map_or(one.is_one_line(), |there| same::text(there.value().text()) == same::text(one.value().text()))
    };
    let no_other_blocks = || {
        let there: Vec<String> = first.blocks().map(same::meaning).collect();
        again.blocks().all(|one| there.contains(&same::meaning(one)))
    };
    let known = matches!(first.kind(), "variable" | "output" | "provider");
    same::is_same(first, again)
        || known
            && (same::says_no_more(first, again)
                || same::says_no_more(again, first)
                || again.attributes().all(|one| no_other(&one)) && no_other_blocks())
}

/// The first word that the text of a thing says and that of the other one does not.
pub fn own_word(block: Block, (other, own): (&str, &str)) -> Option<String> {
    let known: Vec<String> = words(other).into_iter().chain(words(block.name())).collect();
    let noise = |word: &str| block.kind() != "output" && NOISE.contains(&word);
    words(own).into_iter().find(|word| !known.contains(word) && !noise(word))
}

/// A label for the second of two things: the first one's, with a word of its own where it has one.
pub fn label(ctx: &Context, block: Block, word: Option<&str>) -> String {
    let wanted = word.map_or(block.name().to_owned(), |word| format!("{}_{word}", block.name()));
    let address = block.address().unwrap_or_default();
    ctx.module.fresh_label(address.rsplit_once('.').map_or("", |(prefix, _)| prefix), &wanted)
}

/// Words that tell nothing of a thing.
const NOISE: [&str; 12] = ["the", "aws", "arn", "iam", "of", "to", "and", "com", "amazonaws", "allow", "var", "local"];

/// Which of two drafts stays, and which goes: a provider stays where providers are kept, else the one that says more
/// stays, and of two alike the later one.
pub fn stays<'m>(module: &Module, first: Block<'m>, again: Block<'m>) -> (Block<'m>, Block<'m>) {
    let kept = |block: Block| {
        let path = &module.sources().file(block.file()).path;
        block.kind() == "provider" && path.rsplit('/').next().is_some_and(|name| name.starts_with("provider"))
    };
    match (kept(first), kept(again)) {
        (true, false) => (first, again),
        (false, true) => (again, first),
        _ => fuller(first, again),
    }
}

/// Of two drafts, the one that says more, then the other one; of two alike, the later one first.
pub fn fuller<'m>(first: Block<'m>, again: Block<'m>) -> (Block<'m>, Block<'m>) {
    if size(first) > size(again) { (first, again) } else { (again, first) }
}

/// The edits that give `stays` what only `goes` says; `None` where that cannot be moved.
pub fn unite(stays: Block, goes: Block) -> Option<Edits> {
    let mut edits = Edits::default();
    add_to(&mut edits, stays, goes)?;
    Some(edits)
}

fn add_to(edits: &mut Edits, stays: Block, goes: Block) -> Option<()> {
    for one in goes.attributes() {
        match stays.attribute(one.name()) {
            Some(there) => add_entries(edits, there, one, stays),
            None if one.text().contains("<<") => return None,
            // A body that `count` and `for_each` both repeat, or a type that the default does not fit, is no body.
            None if one.name() == "count" && stays.has("for_each")
                || one.name() == "for_each" && stays.has("count") => {}
            None if one.name() == "type"
                && stays.kind() == "variable"
                && stays.has("default")
                && goes.has("default") => {}
            None => edits.set(stays, one.name(), &flush(one)),
        }
    }
    for one in goes.blocks() {
        let mut there = stays.nested(one.kind());
        match (there.next(), there.next(), goes.nested(one.kind()).count()) {
            (None, ..) if one.text().contains("<<") => return None,
            (None, ..) => edits.append_block(stays, one.kind(), &dedent(one.text())),
            (Some(only), None, 1) if only.kind() == one.kind() => add_to(edits, only, one)?,
            _ => {}
        }
    }
    Some(())
}

/// Gives a map the entries that only the second one has.
pub fn add_entries(edits: &mut Edits, there: Attribute, more: Attribute, block: Block) {
    let (old, new) = (there.value(), more.value());
    let (Some(known), Some(all)) = (old.entries(), new.entries()) else { return };
    let fresh: Vec<(&str, &str)> = all
        .iter()
        .filter(|(key, _, value)| !known.iter().any(|(there, _, _)| there == key) && !value.text().contains('\n'))
        .map(|(_, key, value)| (key.text(), value.text()))
        .collect();
    if !fresh.is_empty() {
        edits.add_entries(old, block.file_text(), fresh);
    }
}

/// Takes away the second of two nested blocks of settings, and the `terraform` block around it when it says nothing else.
/// Each is given with the block that holds it.
pub fn drop_settings(ctx: &Context, mut edits: Edits, stays: [Block; 2], goes: [Block; 2], reason: &str) -> Finding {
    let at = same::place(ctx.module, stays[1]);
    let said = |name: &str| {
        let value = |block: Block| block.attribute(name).map(|one| same::text(one.value().text()));
        value(goes[0]) == value(stays[0])
    };
    let apart = stays[0].span() != goes[0].span();
    let alone = goes[0].blocks().count() == 1
        && (goes[0].attributes().next().is_none() || apart)
        && goes[0].attributes().all(|one| said(one.name()));
    let what = goes[1].kind();
    let message = format!("{what} is written twice; the other one stands at {at}");
    let reason = format!("{reason} {at}");
    if alone && apart {
        edits.remove_block(goes[0]);
        Finding::on(goes[1], message).with(edits).removing(goes[0], reason)
    } else {
        edits.remove_nested(goes[1]);
        Finding::on(goes[1], message).with(edits).losing(format!("terraform: {what}"), reason)
    }
}

fn size(block: Block) -> usize {
    block.attributes().map(|one| 1 + one.value().entries().map_or(0, |all| all.len())).sum::<usize>()
        + block.blocks().map(|one| 1 + size(one)).sum::<usize>()
}

/// Whether two values name two things: worked out where they can be, else by what is written out in them.
fn differ(ctx: &Context, old: Value, new: Value) -> bool {
    use crate::check::known::Known;
    match (ctx.by_default(old), ctx.by_default(new)) {
        (Known::Text(old), Known::Text(new)) => old != new,
        (Known::Number(old), Known::Number(new)) => old != new,
        _ => literals(old) != literals(new) || !is_template(old) && same::text(old.text()) != same::text(new.text()),
    }
}

fn is_template(value: Value) -> bool {
    matches!(value.kind(), ExprKind::Template(_))
}

/// What a template has beside its interpolations.
fn literals(value: Value) -> Option<String> {
    match value.kind() {
        ExprKind::Template(parts) => Some(
            parts
                .iter()
                .filter_map(|part| match part {
                    Part::Literal(range) => value.file_text().get(value.place(range)),
                    _ => None,
                })
                .collect(),
        ),
        ExprKind::String(text) => Some(text.clone()),
        _ => None,
    }
}

/// What a value says, for its words.
fn said(ctx: &Context, value: Value) -> String {
    if let crate::check::known::Known::Text(text) = ctx.by_default(value) {
        return text.rsplit('/').next().unwrap_or_default().to_owned();
    }
    literals(value).unwrap_or_else(|| value.text().to_owned())
}

/// Every text that is written out in a block, services before the rest.
fn strings(block: Block) -> String {
    let mut all: Vec<String> = Vec::new();
    let mut open = vec![block];
    while let Some(block) = open.pop() {
        for one in block.attributes() {
            let here = one.value();
            all.extend(here.node().all().filter_map(|expr| expr.as_str().map(str::to_owned)));
        }
        open.extend(block.blocks());
    }
    sorted::by_key(&mut all, |text| !text.ends_with(".amazonaws.com"));
    all.join(" ")
}

/// The last name of a reference: `arn` of `aws_sns_topic.a.arn`.
fn last_name(value: Value) -> String {
    let names = |c: char| !(c.is_alphanumeric() || c == '_');
    value.text().split(names).rfind(|word| !word.is_empty()).unwrap_or_default().to_owned()
}

/// The words of a name, in lower case: at marks, and where small letters become large ones.
fn words(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let (mut word, mut small) = (String::new(), false);
    for c in text.chars() {
        if !c.is_alphanumeric() || c.is_uppercase() && small {
            found.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        small = c.is_lowercase();
    }
    found.push(word);
    found.retain(|word| !word.is_empty());
    found
}
