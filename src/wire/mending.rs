//! Findings for text that does not parse: where it is, what mends it, and that its neighbours stay as they are.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::check::facts::Facts;
use crate::edit::Edits;
use crate::edit::splice::splice;
use crate::fix::{Context, Finding, Loss};
use crate::module::{Module, Trees};
use crate::source::{FileId, Span};
use crate::syntax;
use crate::syntax::mend::{self, Class, Plan, cut};
use crate::syntax::tree::{PieceKind, Placed, Tree};

/// Text that does not parse, and what may be done about it.
struct Broken {
    file: FileId,
    range: Range<usize>,
    message: Cow<'static, str>,
    /// Whether nothing stands behind it in its file.
    last: bool,
}

/// The findings of a class: broken text for which it is the heaviest that is needed.
pub fn find(ctx: &Context, class: Class) -> Vec<Finding> {
    let module = ctx.module;
    let mut found = Vec::new();
    for run in runs(module) {
        let plans = |all: bool| -> Vec<Option<Arc<Plan>>> {
            run.iter().map(|broken| ctx.facts.plans().of(text(module, broken), all)).collect()
        };
        let alone = plans(false);
        // What was torn apart by its mistake is mended together.
        let heaviest = alone.iter().map(|plan| plan.as_ref().map_or(Class::Unreadable, |plan| plan.class)).max();
        let is_torn = mend::begins_block(run.first().map_or("", |first| text(module, first)));
        let whole =
            joined(&run).and_then(|whole| ctx.facts.plans().of(text(module, &whole), false).map(|plan| (whole, plan)));
        let whole = whole.filter(|(_, plan)| {
            heaviest == Some(Class::Unreadable) || is_torn && heaviest.is_some_and(|heaviest| plan.class < heaviest)
        });
        if let Some((whole, plan)) = whole {
            found.extend(finding(ctx, &whole, &plan).filter(|_| plan.class == class));
            continue;
        }
        for (broken, plan) in run.iter().zip(if class == Class::Unreadable { plans(true) } else { alone }) {
            let Some(plan) = plan.filter(|plan| plan.class == class) else { continue };
            if class != Class::Unreadable || cut_off(ctx, broken).is_none() {
                found.extend(finding(ctx, broken, &plan));
            }
        }
    }
    found
}

fn finding(ctx: &Context, broken: &Broken, plan: &Plan) -> Option<Finding> {
    let text = text(ctx.module, broken);
    let message = format!("{}: {}", name(text), plan.said.join(", "));
    let at = Span::new(broken.file, broken.range.clone());
    let mut finding = Finding::at(at, message).with(edits(ctx.module, broken, plan)?);
    let lost = plan.said.iter().filter_map(|said| said.strip_suffix(mend::GIVEN_UP));
    finding.losses.extend(lost.map(|said| Loss {
        what: format!("{}: {said}", name(text)),
        reason: format!("Terraform cannot read it ({})", broken.message),
        to: None,
    }));
    Some(finding)
}

/// Text that follows each other and does not parse, as one.
fn joined(run: &[Broken]) -> Option<Broken> {
    let (first, last) = (run.first()?, run.last()?);
    let range = first.range.start..last.range.end;
    (run.len() > 1).then(|| Broken { file: first.file, range, message: first.message.clone(), last: last.last })
}

/// The findings for blocks that were cut off.
pub fn find_cuts(ctx: &Context) -> Vec<Finding> {
    let runs = runs(ctx.module);
    let broken = runs.iter().filter(|run| {
        // What can be mended together was torn, and not cut off.
        joined(run).is_none_or(|whole| ctx.facts.plans().of(text(ctx.module, &whole), false).is_none())
    });
    broken.flatten().filter_map(|broken| cut_off(ctx, broken)).collect()
}

fn cut_off(ctx: &Context, broken: &Broken) -> Option<Finding> {
    let text = text(ctx.module, broken);
    if !(cut::is_open(text) || broken.last && mend::is_begun(text)) {
        return None;
    }
    // What is mended in its middle was not cut off.
    if let Some(plan) = ctx.facts.plans().of(text, false)
        && (plan.class < Class::Closer || plan.edits.iter().any(|(range, _)| range.end < text.trim_end().len()))
    {
        return None;
    }
    let cuts = cut::cuts(text);
    let name = name(text);
    let used = ctx.module.users(&name).next().is_some();
    let chosen = cuts.iter().find(|cut| is_whole(ctx, broken, cut));
    let chosen = match chosen {
        Some(cut) => Some(cut),
        None if !used && broken.last => None,
        None => Some(cuts.first()?),
    };
    let mut edits = Edits::default();
    edits.claim(claim(broken));
    let at = Span::new(broken.file, broken.range.clone());
    let reason = "the answer ends in the middle of it".to_owned();
    let Some(cut) = chosen else {
        let file = &ctx.module.sources().file(broken.file).text;
        let start = comments_above(file, broken.range.start);
        edits.splice(broken.file, without(file, start..broken.range.end), "");
        let message =
            format!("{name} is cut off before it has all that it must have: it is dropped, and nothing refers to it");
        let mut finding = Finding::at(at, message).with(edits);
        finding.losses.push(Loss { what: name, reason, to: None });
        return Some(finding);
    };
    if cut.lost.is_empty() {
        return None;
    }
    let same = text.bytes().zip(cut.text.bytes()).take_while(|(one, other)| one == other).count();
    let same = (0..=same).rev().find(|at| text.is_char_boundary(*at) && cut.text.is_char_boundary(*at)).unwrap_or(0);
    let file = &ctx.module.sources().file(broken.file).text;
    let mut new = cut.text[same..].to_owned();
    let mut end = broken.range.end;
    if broken.last && file.ends_with('\n') {
        end = file.len();
        new.push('\n');
    }
    edits.splice(broken.file, broken.range.start + same..end, &new);
    let message = format!("{name} is cut off: {} is lost, the rest is closed", cut.lost.join(", "));
    let mut finding = Finding::at(at, message).with(edits);
    finding.losses.extend(cut.lost.iter().map(|lost| Loss {
        what: format!("{name}: {lost}"),
        reason: reason.clone(),
        to: None,
    }));
    Some(finding)
}

/// Whether nothing that the block must have is missing from it.
fn is_whole(ctx: &Context, broken: &Broken, cut: &cut::Cut) -> bool {
    let mut sources = ctx.module.sources().clone();
    let file = sources.file(broken.file).clone();
    sources.replace(broken.file, splice(&file.text, [(broken.range.clone(), cut.text.as_str())]));
    let trees: Trees = sources
        .iter()
        .filter(|(_, file)| file.is_terraform())
        .map(|(id, file)| (id, Arc::new(syntax::parse(&file.text))))
        .collect();
    let modules = Module::all(&sources, &trees);
    let facts = Facts::new(ctx.facts.schemas(), None);
    let range = broken.range.start..broken.range.start + cut.text.len();
    !facts.errors(&modules).any(|one| {
        let misses = ["Missing required argument", "Insufficient"].iter().any(|word| one.summary.starts_with(word));
        misses && one.at.file == broken.file && range.contains(&one.at.range.start)
    })
}

/// How many broken texts of a module are mended: with more of them it is no configuration, and nothing is.
const RUNS: usize = 500;
/// How many bytes may be read for that, since each costs its file once.
const READ: usize = 32 << 20;

/// Everything of a module that does not parse; a block with what was torn from it is together. Nothing where it is too
/// much.
fn runs(module: &Module) -> Vec<Vec<Broken>> {
    let (mut all, mut read): (Vec<Vec<Broken>>, usize) = (Vec::new(), 0);
    for file in module.files() {
        // What was made of JSON is mended in the JSON, by people.
        let Some(tree) = module.tree(file).filter(|_| module.sources().file(file).origin().is_none()) else { continue };
        let mut fresh = true;
        let bytes = module.sources().file(file).text.len();
        for (at, placed) in tree.pieces.iter().enumerate() {
            let range = placed.start..placed.start + placed.piece.len as usize;
            let PieceKind::Junk(junk) = &placed.piece.kind else {
                // Arguments and nested blocks that stand alone may belong to a block whose head is broken.
                fresh |= mend::begins_block(&module.sources().file(file).text[range]);
                continue;
            };
            let last = at + 1 == tree.pieces.len();
            let begins = mend::begins_block(&module.sources().file(file).text[range.start..]);
            let broken = Broken { file, range, message: junk.message.clone(), last };
            match all.last_mut().filter(|_| !fresh && !begins) {
                Some(run) => run.push(broken),
                None => all.push(vec![broken]),
            }
            read += bytes;
            if all.len() > RUNS || read > READ {
                return Vec::new();
            }
            fresh = false;
        }
    }
    all
}

fn text<'m>(module: &'m Module, broken: &Broken) -> &'m str {
    &module.sources().file(broken.file).text[broken.range.clone()]
}

fn claim(broken: &Broken) -> String {
    format!("syntax@{}:{}", broken.file.0, broken.range.start)
}

/// The edits of a plan, if the file's other pieces stay as they are.
fn edits(module: &Module, broken: &Broken, plan: &Plan) -> Option<Edits> {
    let file = &module.sources().file(broken.file).text;
    let mut edits = Edits::default();
    edits.claim(claim(broken));
    let mut moved: Vec<(Range<usize>, &str)> = plan
        .edits
        .iter()
        .map(|(range, new)| (broken.range.start + range.start..broken.range.start + range.end, new.as_str()))
        .collect();
    if plan.apply(&file[broken.range.clone()]).trim().is_empty() {
        moved = vec![(without(file, broken.range.clone()), "")];
    }
    for (range, new) in &moved {
        edits.splice(broken.file, range.clone(), new);
    }
    let after = splice(file, moved);
    let (old, new) = (good(file, module.tree(broken.file)?, &broken.range), syntax::parse(&after));
    let new = good(&after, &new, &(0..0));
    old.iter().all(|(text, count)| new.get(text).is_some_and(|now| now >= count)).then_some(edits)
}

/// The pieces that parse and stand outside of a range, and how often each is there.
fn good<'t>(text: &'t str, tree: &Tree, but: &Range<usize>) -> HashMap<&'t str, usize> {
    let mut all = HashMap::new();
    let is_good = |placed: &&Placed| !matches!(placed.piece.kind, PieceKind::Junk(_)) && !but.contains(&placed.start);
    for placed in tree.pieces.iter().filter(is_good) {
        *all.entry(&text[placed.start..placed.start + placed.piece.len as usize]).or_default() += 1;
    }
    all
}

/// The address that broken text begins to declare, or its first words.
fn name(text: &str) -> String {
    let line = text.lines().next().unwrap_or("").trim();
    let words: Vec<&str> =
        line.split(|c: char| c.is_whitespace() || "\"{“”'".contains(c)).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        ["resource", of, label, ..] => format!("{of}.{label}"),
        ["data", of, label, ..] => format!("data.{of}.{label}"),
        ["variable", label, ..] => format!("var.{label}"),
        [kind @ ("module" | "output" | "provider"), label, ..] => format!("{kind}.{label}"),
        [kind @ ("locals" | "terraform"), ..] => (*kind).to_owned(),
        _ => format!("\"{}\"", line.chars().take(60).collect::<String>()),
    }
}

/// What goes when text goes: its line, and of the blank lines on both sides those behind it, at the end of the file all.
fn without(file: &str, range: Range<usize>) -> Range<usize> {
    let rest = &file[range.end..];
    let front = file[..range.start].trim_end_matches([' ', '\t']);
    let blank = rest.len() - rest.trim_start().len();
    if blank == rest.len() {
        let kept = front.trim_end().len();
        return kept + front[kept..].find('\n').map_or(0, |newline| newline + 1)..file.len();
    }
    let newline = |text: &str| text.rfind('\n').map_or(text.len(), |newline| newline + 1);
    let line = rest.find('\n').map_or(0, |newline| newline + 1);
    let behind = if front.is_empty() || front.ends_with("\n\n") { newline(&rest[..blank]) } else { line.min(blank) };
    range.start..range.end + behind
}

/// Where the comment lines right above a place start.
fn comments_above(text: &str, mut start: usize) -> usize {
    while start > 0 {
        let above = text[..start - 1].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[above..start].trim();
        if !line.starts_with(['#', '/']) {
            break;
        }
        start = above;
    }
    start
}
