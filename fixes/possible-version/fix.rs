//! Constraints that no version meets: they contradict each other, ask for more than there is, or refuse the Terraform whose
//! language is spoken here.

use semver::Version;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Value;
use crate::schema::version::{Constraints, parse_version};

/// A finding for each constraint that cannot be met by itself.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let core = ctx.facts.schemas().versions("terraform").last().map(|one| one.version().to_owned());
    let mut found = Vec::new();
    for block in ctx.module.of_kind("terraform") {
        if let (Some(one), Some(core)) = (block.attribute("required_version"), &core) {
            found.extend(look(one.value(), core, true, None));
        }
        for one in block.nested("required_providers").flat_map(|required| required.attributes().collect::<Vec<_>>()) {
            let source = one.value().entry("source").and_then(|value| value.as_str()).unwrap_or(one.name());
            let newest = ctx.facts.schemas().versions(source).last().map_or("", |known| known.version());
            let version = one.value().entry("version").or_else(|| one.value().as_str().map(|_| one.value()));
            let others = others(ctx, one.name(), newest);
            let finding =
                |value| look(value, newest, false, others).or_else(|| overtaken(ctx, one.name(), newest, value));
            found.extend(version.and_then(finding));
        }
    }
    found
}

/// A finding where nothing meets the constraint. `newest` is empty for a provider that is not known; `others` is the major
/// version that others ask for.
fn look(value: Value, newest: &str, core: bool, others: Option<u64>) -> Option<Finding> {
    let text = value.as_str()?;
    let constraints = Constraints::parse(text).ok()?;
    let (wanted, why) = match constraints.bounds() {
        _ if core => {
            if constraints.allows(&parse_version(newest).ok()?) {
                return None;
            }
            (loosened(text, newest)?, format!("refuses Terraform {newest}"))
        }
        None => (floors(text)?, "contradicts itself".to_owned()),
        Some((low, _)) => {
            let last = parse_version(newest).ok().filter(|last| is_out_of_reach(&low, last))?;
            let major = others.unwrap_or_else(|| low.major.min(last.major));
            (available(text, major), format!("asks for more than {newest}, the newest known"))
        }
    };
    let mut edits = Edits::default();
    edits.replace(value, &format!("\"{wanted}\""));
    Some(Finding::at(value.span(), format!("`{text}` {why}; `{wanted}` is asked for")).with(edits))
}

/// The major version that the first constraint of a provider asks for which some release meets, in any module.
fn others(ctx: &Context, provider: &str, newest: &str) -> Option<u64> {
    let last = parse_version(newest).ok()?;
    let texts = ctx.facts.versions(ctx.modules, provider).iter();
    let mut all = texts.filter_map(|text| Constraints::parse(text).ok()?.bounds().map(|(low, _)| low));
    all.find(|low| !is_out_of_reach(low, &last)).map(|low| low.major)
}

/// A constraint that another block or module contradicts, which asks for later versions: it refuses those no more.
fn overtaken(ctx: &Context, provider: &str, newest: &str, value: Value) -> Option<Finding> {
    let text = value.as_str()?;
    let own = Constraints::parse(text).ok()?;
    let (lowest, _) = own.bounds()?;
    let mut others = ctx.facts.versions(ctx.modules, provider).iter().filter_map(|text| {
        let other = Constraints::parse(text).ok()?;
        let (first, _) = other.bounds()?;
        // What nothing meets is mended itself.
        let is_there = parse_version(newest).is_ok_and(|last| !is_out_of_reach(&first, &last)) || newest.is_empty();
        (is_there && first > lowest && own.clone().and(other).bounds().is_none()).then_some((first, text))
    });
    let (first, other) = others.next()?;
    let wanted = loosened(text, &first.to_string())?;
    let mut edits = Edits::default();
    edits.replace(value, &format!("\"{wanted}\""));
    Some(Finding::at(value.span(), format!("`{text}` contradicts `{other}`; `{wanted}` is asked for")).with(edits))
}

/// The constraint without what refuses a version: an upper bound goes, `~>` and `=` become a floor, and a floor above the
/// version becomes its first release.
fn loosened(text: &str, version: &str) -> Option<String> {
    let own = parse_version(version).ok()?;
    let mut kept: Vec<String> = Vec::new();
    for term in text.split(',').map(str::trim) {
        if Constraints::parse(term).ok()?.allows(&own) {
            kept.push(term.to_owned());
            continue;
        }
        let floor = term.trim_start_matches(['~', '=', '>', ' ']);
        let below = |floor: &str| Constraints::parse(&format!(">= {floor}")).is_ok_and(|one| one.allows(&own));
        if !term.starts_with(['<', '!', '>']) && below(floor) {
            kept.push(format!(">= {floor}"));
        }
    }
    if kept.is_empty() {
        kept.push(format!(">= {}.0", own.major));
    }
    Some(kept.join(", "))
}

/// The constraint without its upper bounds; `None` where it has no other.
fn floors(text: &str) -> Option<String> {
    let floor = |term: &&str| !term.starts_with('<') && !term.starts_with('!');
    let kept: Vec<&str> = text.split(',').map(str::trim).filter(floor).collect();
    let wanted = kept.join(", ");
    let possible = Constraints::parse(&wanted).is_ok_and(|one| one.bounds().is_some());
    (!kept.is_empty() && possible).then_some(wanted)
}

/// Whether no release that has come since may be the version: providers bring a minor version a week, and a major one in
/// some years.
fn is_out_of_reach(version: &Version, last: &Version) -> bool {
    version.major > last.major + 1 || version.major == last.major && version.minor > last.minor + 100
}

/// What is there of a major version: of those that are asked for, the newest is taken whichever it is.
fn available(text: &str, major: u64) -> String {
    let open = text.split(',').all(|term| term.trim().starts_with('>'));
    format!("{} {major}.0", if open { ">=" } else { "~>" })
}
