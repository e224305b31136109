//! The promises, checked from before, after and the log alone.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::check::Diagnostic;
use crate::check::providers::handed;
use crate::edit::Edit;
use crate::engine::reading::Reading;
use crate::engine::{Outcome, Round};
use crate::fix::{Fix, Loss, name_of};
use crate::module::Module;
use crate::sorted;
use crate::source::FileId;
use crate::syntax::mend;
use crate::syntax::tree::{PieceKind, Placed};

/// The first promise that a round breaks, in a sentence; `None` when it keeps them all.
pub fn broken(before: &Reading, after: &Reading, losses: &[(&'static Fix, Loss)]) -> Option<String> {
    let (old, new) = (&before.modules, &after.modules);
    syntax(old, new)
        .or_else(|| references(old, new))
        .or_else(|| removals(old, new, losses))
        .or_else(|| schema(before, after))
}

/// Promise 1 for a whole run: the log, replayed on the sources as they were read, gives the sources as they are.
/// Whatever differs was changed behind the log's back.
pub fn replay(outcome: &Outcome) -> Result<(), String> {
    let mut texts: Vec<(String, String)> =
        outcome.before.iter().map(|(_, file)| (file.path.clone(), file.text.to_string())).collect();
    for (number, round) in outcome.log.iter().enumerate() {
        step(&mut texts, round).map_err(|what| format!("round {number}: {what}"))?;
    }
    // What was made of JSON has no text that could be written.
    let mut kept = outcome.before.iter().map(|(id, file)| file.origin().is_none() || *file == *outcome.after.file(id));
    if !kept.all(|kept| kept) {
        return Err("a file of JSON was edited".to_owned());
    }
    let now = outcome.after.iter().map(|(_, file)| (file.path.as_str(), &*file.text));
    let same = now.eq(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    if same { Ok(()) } else { Err("bytes outside of the logged edits differ".to_owned()) }
}

fn step(texts: &mut Vec<(String, String)>, round: &Round) -> Result<(), String> {
    let mut files: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    round.edits.iter().for_each(|(_, edit)| files.entry(edit.file).or_default().push(edit));
    for (file, mut edits) in files {
        let (_, text) = texts.get_mut(file.0 as usize).ok_or("an edit of a file that is not there")?;
        // Insertions at one point keep their order.
        sorted::by_key(&mut edits, |edit| (edit.range.start, edit.range.end));
        *text = spliced(text, &edits)?;
    }
    texts.extend(round.new_files.iter().map(|file| (file.path.clone(), file.text.clone())));
    Ok(())
}

fn spliced(text: &str, edits: &[&Edit]) -> Result<String, String> {
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        if edit.range.start < at {
            return Err("edits that overlap".to_owned());
        }
        if edit.range.end > text.len()
            || !text.is_char_boundary(edit.range.start)
            || !text.is_char_boundary(edit.range.end)
        {
            return Err("an edit outside of the text".to_owned());
        }
        out.push_str(&text[at..edit.range.start]);
        out.push_str(&edit.text);
        at = edit.range.end;
    }
    Ok(out + &text[at..])
}

/// Promise 2.
fn syntax(before: &[Module], after: &[Module]) -> Option<String> {
    let junk = |modules: &[Module]| {
        let mut all: BTreeMap<Cow<'static, str>, usize> = BTreeMap::new();
        for module in modules {
            for file in module.files() {
                for (_, junk) in module.tree(file).into_iter().flat_map(|tree| tree.junk()) {
                    *all.entry(junk.message.clone()).or_default() += 1;
                }
            }
        }
        all
    };
    let old = junk(before);
    junk(after)
        .into_iter()
        .find(|(message, count)| *count > old.get(message).copied().unwrap_or(0))
        .map(|(message, _)| format!("a new syntax error: {message}"))
}

/// Promise 4, and that new text refers to nothing that is not there. Text that did not parse may refer to what it likes:
/// it did so before.
fn references(before: &[Module], after: &[Module]) -> Option<String> {
    let dangling = |modules: &[Module]| -> BTreeSet<(String, String)> {
        modules
            .iter()
            .flat_map(|module| {
                let handed: Vec<String> =
                    handed(module).map(|(local, alias)| format!("provider.{local}.{alias}")).collect();
                let dangling = module.dangling().filter(|one| !handed.contains(&one.target)).collect::<Vec<_>>();
                dangling.into_iter().map(|one| (module.folder().to_owned(), one.target.clone())).collect::<Vec<_>>()
            })
            .collect()
    };
    let old = dangling(before);
    let hidden = |(folder, target): &(String, String)| {
        let modules = before.iter().filter(|module| module.folder() == folder);
        let target = target.trim_start_matches("provider.");
        modules.flat_map(unreadable).any(|text| text.contains(target))
    };
    dangling(after)
        .into_iter()
        .find(|one| !old.contains(one) && !hidden(one))
        .map(|(_, target)| format!("a reference to {target}, which is not declared"))
}

/// The texts of a module's files that do not parse: a mistake may tear what stands behind it out of its block.
fn unreadable(module: &Module) -> impl Iterator<Item = &str> {
    let is_junk = |placed: &Placed| matches!(placed.piece.kind, PieceKind::Junk(_));
    let broken =
        module.files().filter(move |file| module.tree(*file).is_some_and(|tree| tree.pieces.iter().any(is_junk)));
    broken.map(|file| &*module.sources().file(file).text)
}

/// What is said of a variable whose type cannot be read.
const UNTYPED: [&str; 2] = ["Invalid type specification", "Invalid quoted type constraints"];

/// Promise 5. An error that was hidden behind another one may come to light when that one is mended, and new text may
/// share an error of its neighbours (an alias that nobody declares): broken is what brings a kind of error that was not
/// there and leaves more kinds of them than there were. Text that did not parse hides everything, a variable whose type
/// cannot be read everything that takes it, and what stands in a block that nobody knows is not looked at until the block
/// has its name.
fn schema(before: &Reading, after: &Reading) -> Option<String> {
    if before.modules.iter().any(Module::has_junk) {
        return None;
    }
    let (old, new) = (errors(before), errors(after));
    let is_untyped = |all: &HashSet<(&str, &str)>| all.iter().any(|(summary, _)| UNTYPED.contains(summary));
    if new.len() <= old.len() || is_untyped(&old) && !is_untyped(&new) {
        return None;
    }
    let hidden = uncovered(before, after);
    let new: HashSet<_> = new.into_iter().filter(|one| old.contains(one) || !hidden.contains(one)).collect();
    if new.len() <= old.len() {
        return None;
    }
    new.difference(&old).min().map(|(summary, message)| format!("a new error: {summary}: {message}"))
}

/// The kinds of errors there are.
fn errors(reading: &Reading) -> HashSet<(&str, &str)> {
    reading.facts.errors(&reading.modules).map(kind_of).collect()
}

/// What tells a kind of error: its summary and its message.
fn kind_of(one: &Diagnostic) -> (&str, &str) {
    (&*one.summary, &*one.message)
}

/// What is wrong in the blocks of which one is known now that was not: summaries and messages. What is missing there may be
/// what stands under a name that is not known; where more is missing than that, it is another block.
fn uncovered<'r>(before: &'r Reading, after: &'r Reading) -> HashSet<(&'r str, &'r str)> {
    let (old, mut new) = (held(before), held(after));
    let mut found = HashSet::new();
    for (holder, was) in old {
        let Some(is) = new.remove(&holder) else { continue };
        let named = was.difference(&is).any(|(summary, _)| *summary == "Unsupported block type");
        let come: Vec<_> = is.iter().copied().filter(|one| !was.contains(one)).collect();
        let of = |kinds: &[&str]| come.iter().filter(|(one, _)| kinds.iter().any(|kind| one.starts_with(kind))).count();
        let unknown = of(&["Unsupported argument", "Unsupported block type"]);
        if named && of(&["Missing required argument", "Insufficient"]) <= unknown {
            found.extend(come);
        }
    }
    found
}

/// The kinds of errors in each block, by its folder and its name.
fn held(reading: &Reading) -> HashMap<(String, String), HashSet<(&str, &str)>> {
    let by_file: HashMap<FileId, &Module> =
        reading.modules.iter().flat_map(|module| module.files().map(move |file| (file, module))).collect();
    let mut all: HashMap<_, HashSet<_>> = HashMap::new();
    for one in reading.facts.errors(&reading.modules) {
        let module = by_file.get(&one.at.file);
        let Some((module, block)) =
            module.and_then(|module| Some((module, module.block_at(one.at.file, one.at.range.start)?)))
        else {
            continue;
        };
        all.entry((module.folder().to_owned(), name_of(block))).or_default().insert(kind_of(one));
    }
    all
}

/// Promise 6.
fn removals(before: &[Module], after: &[Module], losses: &[(&'static Fix, Loss)]) -> Option<String> {
    let now = names(after);
    let mut logged: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (fix, loss) in losses {
        for kind in fix.removes {
            *logged.entry((loss.what.as_str(), kind)).or_default() += 1;
        }
    }
    let gone = names(before).into_iter().filter(|(key, (count, kind))| {
        let left = now.get(key).map_or(0, |(count, _)| *count);
        let logged = logged.get(&(key.1.as_str(), kind)).copied().unwrap_or(0);
        *count > left + logged
    });
    let (_, name) = gone.map(|(key, _)| key).min()?;
    Some(format!("{name} disappears and no finding says so"))
}

/// How many blocks of a name a folder has, and their kind.
fn names(modules: &[Module]) -> HashMap<(&str, String), (usize, &str)> {
    let mut all = HashMap::new();
    for module in modules {
        // What stands at the top level and is none of its kinds was torn out of a block.
        for block in module.blocks().filter(|block| mend::begins_block(block.kind())) {
            all.entry((module.folder(), name_of(block))).or_insert((0, block.kind())).0 += 1;
        }
    }
    all
}
