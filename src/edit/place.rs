//! Where new top-level blocks go: the file that holds their kind, after their nearest relative.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use serde::Deserialize;

use super::comments::{attached_comments, heading};
use super::verbs::line_start;
use crate::module::Module;
use crate::module::block::Block;
use crate::module::reach::reached;
use crate::source::FileId;
use crate::syntax::tree::PieceKind;

/// A place for a new top-level block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Behind the line of this byte.
    After(FileId, usize),
    /// Before the line of this byte and the comments that belong to it, below the heading of a section.
    Before(FileId, usize),
    /// In a file that is made.
    NewFile(String),
}

impl Place {
    /// Behind a block.
    pub fn behind(block: Block) -> Place {
        Place::After(block.file(), block.span().range.end)
    }

    /// Before a block and the comments that belong to it.
    pub fn above(block: Block) -> Place {
        Place::Before(block.file(), block.span().range.start)
    }

    /// Before a block, the comments that belong to it, and the heading of its section: for what is of another kind.
    pub fn over(block: Block) -> Place {
        let text = block.file_text();
        let at = attached_comments(text, line_start(text, block.span().range.start));
        Place::Before(block.file(), heading(text, at, block.kind()).unwrap_or(at))
    }

    /// For an output: behind the last one, else in `outputs.tf`, else at the end of a module of one file, else in a
    /// new `outputs.tf`.
    pub fn output(module: &Module) -> Place {
        of_kind(module, "output", "outputs.tf")
    }

    /// For a variable: behind the last one, else in `variables.tf`, else behind the provider blocks of a module of one
    /// file, else in a new `variables.tf`.
    pub fn variable(module: &Module) -> Place {
        if module.of_kind("variable").next().is_none() && module.files().len() == 1 {
            if let Some(head) =
                module.blocks().take_while(|block| matches!(block.kind(), "terraform" | "provider")).last()
            {
                return Place::behind(head);
            }
            if let Some(first) = module.blocks().next() {
                return Place::over(first);
            }
        }
        of_kind(module, "variable", "variables.tf")
    }

    /// For a module call: behind the last one, else in `main.tf`, else at the end of a module of one file, else in a new
    /// `main.tf`.
    pub fn call(module: &Module) -> Place {
        of_kind(module, "module", "main.tf")
    }

    /// For a data source: behind the last one that serves no section of its own, else in `data.tf`, else before the first
    /// resource or module call, of `main.tf` if there is one.
    pub fn data(module: &Module) -> Place {
        let is_general = |block: &Block| {
            let serves = || module.references_in(*block).any(|one| is_resource(module, &one.target));
            !is_of_section(block.of()) && !serves()
        };
        if let Some(last) = module.of_kind("data").filter(is_general).last() {
            return Place::behind(last);
        }
        if let Some(place) = file(module, "data.tf") {
            return place;
        }
        let main = main(module);
        let all = || module.blocks().filter(|block| matches!(block.kind(), "resource" | "module"));
        match all().find(|block| Some(block.file()) == main).or_else(|| all().next()) {
            Some(first) => Place::over(first),
            None => end(module),
        }
    }

    /// For a resource: behind the last one of its type, else of its family, else in the file that is called after it, else
    /// behind the last of its relatives in the file of the one that it names last, else behind the last resource of
    /// `main.tf` or of the file that holds most resources, else, in a module of several files, in a new one that is called
    /// after it, else behind the last resource, else where module calls go. What only names the ground that it stands on (a
    /// network, a key) is not put in the middle of that, but at the end of the file, and not into a file of that alone.
    pub fn resource(module: &Module, of: &str, relatives: &[String]) -> Place {
        if let Some(one) = module.resources(of).next_back() {
            return Place::behind(last(module, one));
        }
        let own = family(of);
        if let Some(last) = last_of_family(module, own) {
            return Place::behind(last);
        }
        let several = module.files().len() > 1;
        if let Some(place) = own_file(module, of).filter(|_| several) {
            return place;
        }
        let strays = |block: &Block| several && is_ground(block.of()) && !is_ground(of);
        let mut near = relatives.iter().rev().filter_map(|address| module.get(address)).filter(|one| !strays(one));
        let relative = near.find(|block| block.kind() == "resource").map(|first| {
            let beside = near.filter(|block| block.kind() == "resource" && block.file() == first.file());
            let mut all: Vec<Block> = beside.chain([first]).collect();
            if all.iter().all(|block| is_ground(block.of())) && !is_ground(of) {
                all.extend(module.of_kind("resource").rfind(|block| block.file() == first.file()));
            } else if !is_ground(of) {
                all.retain(|block| !is_ground(block.of()));
            }
            all.into_iter().max_by_key(|block| block.span().range.start).unwrap_or(first)
        });
        let main = main(module).or_else(|| fullest(module));
        let last_of_main = || module.of_kind("resource").rfind(|block| Some(block.file()) == main);
        if let Some(block) = relative.or_else(last_of_main) {
            return Place::behind(last(module, block));
        }
        match module.last_of_kind("resource") {
            Some(_) if several => Place::NewFile(path(module, &format!("{}.tf", title(of)))),
            Some(block) => Place::behind(last(module, block)),
            None => Place::call(module),
        }
    }
}

/// Whether a data source of a type stands with what it serves, and not with the others.
pub fn is_of_section(of: &str) -> bool {
    known(of).is_some_and(|(_, family)| family.section)
}

/// The owner, or the last of the blocks right behind it that point at it.
pub fn last<'m>(module: &'m Module, owner: Block<'m>) -> Block<'m> {
    let Some(address) = owner.address() else { return owner };
    let mut behind = owner;
    for block in module.behind(owner) {
        let companion = block.kind() == "resource"
            && block.of().starts_with(owner.of())
            && reached(module, block).contains(&address);
        if !companion {
            break;
        }
        behind = block;
    }
    behind
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    types: Vec<String>,
    #[serde(default)]
    ground: bool,
    #[serde(default)]
    section: bool,
    #[serde(default)]
    files: Vec<String>,
    file: Option<String>,
}

fn families() -> &'static BTreeMap<String, Family> {
    static FAMILIES: OnceLock<BTreeMap<String, Family>> = OnceLock::new();
    FAMILIES.get_or_init(|| crate::data!("src/edit/families"))
}

/// The family of a type: by the data, else its first two words.
fn family(of: &str) -> &str {
    known(of)
        .map_or_else(|| of.match_indices('_').nth(1).map_or(of, |(second, _)| &of[..second]), |(name, _)| name.as_str())
}

/// The last resource of each family, by number.
struct Last(HashMap<String, usize>);

fn last_of_family<'m>(module: &'m Module, family_of: &str) -> Option<Block<'m>> {
    let all = module.once(|| {
        let mut all = HashMap::new();
        let mut of = "";
        for block in module.of_kind("resource").rev() {
            // Those of a type stand together, mostly.
            if block.of() != of {
                of = block.of();
                all.entry(family(of).to_owned()).or_insert(block.index());
            }
        }
        Last(all)
    });
    module.numbered(*all.0.get(family_of)?)
}

/// Whether others stand on what is of a type: a network, a key.
pub fn is_ground(of: &str) -> bool {
    known(of).is_some_and(|(_, family)| family.ground)
}

fn known(of: &str) -> Option<(&'static String, &'static Family)> {
    let starts = |start: &String| {
        let rest = of.strip_prefix(start.as_str());
        rest.is_some_and(|rest| rest.is_empty() || start.ends_with('_') || rest.starts_with('_'))
    };
    families().iter().find(|(_, family)| family.types.iter().any(starts))
}

fn is_resource(module: &Module, address: &str) -> bool {
    module.get(address).is_some_and(|block| block.kind() == "resource")
}

/// The module's `main.tf`.
fn main(module: &Module) -> Option<FileId> {
    module.sources().find(&path(module, "main.tf")).map(|(file, _)| file)
}

/// The file that holds more of the module's resources than all others together.
fn fullest(module: &Module) -> Option<FileId> {
    let fullest = module.once(|| {
        let mut counts: HashMap<FileId, usize> = HashMap::new();
        module.of_kind("resource").for_each(|block| *counts.entry(block.file()).or_default() += 1);
        let all: usize = counts.values().sum();
        Fullest(counts.into_iter().find(|(_, count)| count * 2 > all).map(|(file, _)| file))
    });
    fullest.0
}

/// The fullest file of a module, where there is one.
struct Fullest(Option<FileId>);

/// The end of a file of the module.
fn file(module: &Module, name: &str) -> Option<Place> {
    module.sources().find(&path(module, name)).map(|(file, there)| Place::After(file, there.text.len()))
}

/// The end of the file that is called after a type's service or family, in two words at most: `dynamodb.tf`, `alb-logs.tf`.
fn own_file(module: &Module, of: &str) -> Option<Place> {
    let service = of.split('_').nth(1)?;
    let called = known(of).map(|(_, family)| family.files.as_slice()).unwrap_or_default();
    let words = |file: FileId| -> Vec<String> {
        let stem = module
            .sources()
            .file(file)
            .path
            .rsplit('/')
            .next()
            .unwrap_or("")
            .split('.')
            .next()
            .unwrap_or("")
            .to_ascii_lowercase();
        stem.split(['-', '_']).map(|word| word.strip_suffix('s').unwrap_or(word).to_owned()).collect()
    };
    let is_own = |word: &String| word == service || called.iter().any(|one| one == word);
    let files = module
        .files()
        .map(|file| (words(file), file))
        .filter(|(words, _)| words.len() <= 2 && words.iter().any(is_own));
    let (_, file) = files.min_by_key(|(words, file)| (words.len(), *file))?;
    Some(Place::After(file, module.sources().file(file).text.len()))
}

/// What a new file for a type is called.
fn title(of: &str) -> &str {
    let said = known(of).and_then(|(_, family)| family.file.as_deref());
    said.or_else(|| of.split('_').nth(1)).unwrap_or(of)
}

fn path(module: &Module, name: &str) -> String {
    if module.folder().is_empty() { name.to_owned() } else { format!("{}/{name}", module.folder()) }
}

fn of_kind(module: &Module, kind: &str, conventional: &str) -> Place {
    if let Some(last) = module.last_of_kind(kind) {
        return Place::behind(last);
    }
    if let Some(place) = file(module, conventional) {
        return place;
    }
    match module.files().len() {
        0 | 1 => end(module),
        _ => Place::NewFile(path(module, conventional)),
    }
}

/// The end of the module's last file; where that does not parse, behind its last block that does: text that is not
/// closed would swallow what stands behind it.
fn end(module: &Module) -> Place {
    match module.files().next_back() {
        Some(file) => {
            let last = module.tree(file).and_then(|tree| tree.pieces.last());
            let is_open = last.is_some_and(|placed| matches!(placed.piece.kind, PieceKind::Junk(_)));
            let block = || module.blocks().filter(|block| block.file() == file).last();
            is_open
                .then(block)
                .flatten()
                .map_or(Place::After(file, module.sources().file(file).text.len()), Place::behind)
        }
        None => Place::NewFile("main.tf".into()),
    }
}
