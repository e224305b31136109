//! Several `required_providers` or `backend` blocks in one module: Terraform takes one of each.

use crate::edit::Edits;
use crate::edit::verbs::{flush, indent};
use crate::fix::{Context, Finding};
use crate::module::block::{Block, Value};
use crate::schema::version::Constraints;
use crate::wire::drafts::drop_settings;
use crate::wire::same;

/// A finding for each second block that can be united with the one before it, or not: what is united is looked at again, and
/// two by two however many there are come to one.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let providers = pairs(ctx, "required_providers").into_iter().map(|(first, again)| {
        let mut edits = Edits::default();
        match unite(&mut edits, first[1], again[1]) {
            Ok(()) => drop_settings(ctx, edits, first, again, "its providers are required in"),
            Err(why) => Finding::on(again[1], format!("providers are required twice, and {why}")),
        }
    });
    let backends = pairs(ctx, "backend").into_iter().map(|(first, again)| {
        let (less, more) = if same::says_no_more(first[1], again[1]) { (first, again) } else { (again, first) };
        if less[1].name() == more[1].name() && same::says_no_more(less[1], more[1]) {
            drop_settings(ctx, Edits::default(), more, less, "all that it says is said by the backend of")
        } else {
            Finding::on(
                again[1],
                "a module has one backend, and this one differs from the first; which holds the state?",
            )
        }
    });
    providers.chain(backends).collect()
}

type Place<'m> = [Block<'m>; 2];

/// The blocks of a kind two by two, each with the `terraform` block that holds it.
fn pairs<'m>(ctx: &Context<'m>, kind: &str) -> Vec<(Place<'m>, Place<'m>)> {
    let settings = ctx.module.of_kind("terraform");
    let all: Vec<Place> =
        settings.flat_map(|block| block.nested(kind).map(|nested| [block, nested]).collect::<Vec<_>>()).collect();
    all.chunks_exact(2).map(|two| (two[0], two[1])).collect()
}

/// What `again` requires, added to `first`; why not, where they contradict each other.
fn unite(edits: &mut Edits, first: Block, again: Block) -> Result<(), String> {
    for one in again.attributes() {
        let Some(there) = first.attribute(one.name()) else {
            edits.set(first, one.name(), &flush(one));
            continue;
        };
        let (old, new) = (there.value(), one.value());
        if same::text(old.text()) == same::text(new.text()) {
            continue;
        }
        for part in ["source", "configuration_aliases"] {
            if let (Some(old), Some(new)) = (old.entry(part), new.entry(part))
                && same::text(old.text()) != same::text(new.text())
            {
                return Err(format!("they differ in the {part} of {}", one.name()));
            }
        }
        let versions = (version(old), version(new));
        let stricter = match versions {
            (Some(old), Some(new)) => Some(
                stricter(old, new)
                    .ok_or(format!("no version of {} can meet both \"{old}\" and \"{new}\"", one.name()))?,
            ),
            (old, new) => old.or(new).map(str::to_owned),
        };
        let parts = ["source", "version", "configuration_aliases"].into_iter().filter_map(|part| {
            let said = old.entry(part).or_else(|| new.entry(part)).map(|value| value.text().to_owned());
            let version = || stricter.as_ref().map(|text| format!("\"{text}\""));
            Some((part, if part == "version" { version() } else { said }?))
        });
        let parts: Vec<(&str, String)> = parts.collect();
        if old.entries().is_none() {
            let margin = indent(first.file_text(), there.span().range.start);
            let lines: String = parts.iter().map(|(name, value)| format!("{margin}  {name} = {value}\n")).collect();
            edits.set(first, one.name(), &format!("{{\n{lines}{margin}}}"));
            continue;
        }
        let (mut more, source) = (Vec::new(), first.file_text());
        for (part, said) in &parts {
            match old.entry(part) {
                Some(value) if value.text() != said => edits.replace(value, said),
                Some(_) => {}
                None => more.push((*part, said.as_str())),
            }
        }
        if !more.is_empty() {
            edits.add_entries(old, source, more);
        }
    }
    Ok(())
}

/// The version that an entry asks for, in either form.
fn version(value: Value<'_>) -> Option<&str> {
    value.as_str().or_else(|| value.entry("version")?.as_str())
}

/// One constraint that means both; `None` when nothing meets it.
fn stricter(one: &str, two: &str) -> Option<String> {
    let (a, b) = (Constraints::parse(one).ok()?, Constraints::parse(two).ok()?);
    let both = a.clone().and(b.clone()).bounds()?;
    let excludes = |text: &str| text.contains("!=");
    Some(match () {
        () if a.bounds().as_ref() == Some(&both) && !excludes(two) => one.to_owned(),
        () if b.bounds().as_ref() == Some(&both) && !excludes(one) => two.to_owned(),
        () => format!("{one}, {two}"),
    })
}
