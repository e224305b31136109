//! From the pieces of an answer to files.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::ask::Asked;
use crate::sorted;
use crate::source::Sources;

use super::chunk::{Chunk, Holds, Origin};
use super::fence::Lang;
use super::lines::Lines;
use super::merge::{self, Part};
use super::name::{self, Name, folder};
use super::note::{Note, counted, list};
use super::pieces::{Pieces, pieces};
use super::place::{self, Modules, Taken, Wanted};
use super::provenance::Builder;
use super::{IngestError, Ingested, asset, finish, layout, section};

/// Reads an answer whose text was checked.
pub(super) fn read(text: &str, asked: &Asked) -> Result<Ingested, IngestError> {
    let lines = Lines::new(text);
    let sections = section::sections(&lines).ok_or(IngestError::NoTerraform)?;
    let mut notes = Vec::new();
    let mut pieces = pieces(&lines, &sections, &mut notes);
    let chunks = std::mem::take(&mut pieces.chunks);
    let mut sorted = Sorted::default();
    for chunk in chunks {
        sorted.take(chunk);
    }
    sorted.only_new_unfenced();
    finish::finish(&lines, &mut sorted, &mut notes);
    if !sorted.code.iter().any(|chunk| chunk.scan.has_infrastructure()) {
        return Err(IngestError::NoTerraform);
    }
    let default = layout::default_name(asked);
    let mut wanted = Wanted::default();
    sorted
        .code
        .iter()
        .for_each(|chunk| wanted.add(chunk.name.as_ref().map_or("", |name| folder(&name.path)), &chunk.text(&lines)));
    let mut paths = Paths::new(&sorted, &wanted, &mut notes);
    let mut parts: Vec<Part> = Vec::with_capacity(sorted.code.len());
    for chunk in std::mem::take(&mut sorted.code) {
        let path = paths.code(&chunk, &default, &mut notes);
        parts.push(Part::new(path, chunk));
    }
    merge::merge(&lines, &mut parts, &mut notes);
    let mut wanted = Wanted::default();
    parts.iter().for_each(|part| wanted.add(folder(&part.path), &part.chunk.text(&lines)));
    report(&pieces, &sorted, &parts, &mut notes);
    let files = layout::files(&lines, parts, asked, &mut notes);
    let mut taken = Taken::default();
    files.iter().for_each(|(path, _)| taken.take(path));
    let assets = asset::assets(&lines, &sorted, &paths, &wanted, taken, &mut notes);
    let mut builder = Builder::default();
    for (path, rows) in files.into_iter().chain(assets) {
        builder.add(&lines, path, &rows);
    }
    let (files, provenance) = builder.finish();
    sorted::by(&mut notes, |a, b| (a.lines.first(), a.id).cmp(&(b.lines.first(), b.id)));
    Ok(Ingested { sources: Sources::new(files), notes, provenance, ..Ingested::default() })
}

/// Pieces by what becomes of them.
#[derive(Default)]
pub(super) struct Sorted {
    /// Terraform of the answer proper.
    pub code: Vec<Chunk>,
    /// Other files of the answer proper that have a name.
    pub assets: Vec<Chunk>,
    /// Fences without a name.
    pub nameless: Vec<Chunk>,
    /// Arguments without a block.
    pub fragments: Vec<Chunk>,
    /// Everything in drafts and documents.
    pub others: Vec<Chunk>,
}

impl Sorted {
    fn take(&mut self, chunk: Chunk) {
        let ending = chunk.name.as_ref().map(|name| name::ending(&name.path));
        if chunk.origin != Origin::Answer {
            self.others.push(chunk);
            return;
        }
        match (chunk.holds(), ending.as_deref()) {
            (Holds::Blocks, None | Some("tf")) => self.code.push(chunk),
            (Holds::Other, Some("tf")) if chunk.lang == Lang::Hcl && !chunk.rows.is_empty() => self.code.push(chunk),
            (Holds::Arguments, None | Some("tf")) => self.fragments.push(chunk),
            (_, Some(_)) => self.assets.push(chunk),
            (_, None) => self.nameless.push(chunk),
        }
    }

    /// Code in no fence counts beside fences only for what they do not declare.
    fn only_new_unfenced(&mut self) {
        let fenced: HashSet<String> = self
            .code
            .iter()
            .filter(|chunk| chunk.fenced)
            .flat_map(|chunk| chunk.scan.addresses().map(str::to_owned))
            .collect();
        let has_code = self.code.iter().any(|chunk| chunk.fenced && chunk.scan.has_infrastructure());
        let (code, other) = std::mem::take(&mut self.code).into_iter().partition(|chunk: &Chunk| {
            chunk.fenced
                || !has_code
                || chunk.scan.items.iter().all(|item| item.closed)
                    && chunk.scan.addresses().any(|address| !fenced.contains(address))
        });
        self.code = code;
        self.nameless.extend::<Vec<Chunk>>(other);
    }
}

/// From names to paths.
pub(super) struct Paths {
    prefix: Option<String>,
    modules: Modules,
    /// Folders of modules for which a name says its whole path.
    spelled: HashSet<String>,
    /// The first spelling of a path, by its lower case.
    spelling: HashMap<String, String>,
}

impl Paths {
    fn new(sorted: &Sorted, wanted: &Wanted, notes: &mut Vec<Note>) -> Self {
        let paths = |chunks: &[Chunk]| -> Vec<String> {
            chunks.iter().filter_map(|chunk| name::safe(&chunk.name.as_ref()?.path).ok()).collect()
        };
        let (code, assets) = (paths(&sorted.code), paths(&sorted.assets));
        let slices = |all: &[String]| all.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
        let (code_text, asset_text) = (slices(&code), slices(&assets));
        let prefix =
            place::prefix(&code_text.lines().collect::<Vec<_>>(), &asset_text.lines().collect::<Vec<_>>(), wanted);
        if let Some(prefix) = &prefix {
            notes.push(Note::new(
                "ingest-moved",
                format!("{prefix} is the root: names are taken without it"),
                Vec::new(),
                1,
            ));
        }
        let cut =
            |path: &str| prefix.as_deref().and_then(|prefix| path.strip_prefix(prefix)).unwrap_or(path).to_owned();
        let spelled =
            code.iter().map(|path| folder(&cut(path)).to_owned()).filter(|folder| !folder.is_empty()).collect();
        let modules = Modules::new(wanted.modules.iter().map(|module| cut(module)));
        Paths { spelled, modules, prefix, spelling: HashMap::new() }
    }

    /// The path of a name, without the folder that is the root.
    pub(super) fn path(&self, name: &Name) -> Result<String, &'static str> {
        Ok(self.cut(&name::safe(&name.path)?).to_owned())
    }

    fn cut<'a>(&self, path: &'a str) -> &'a str {
        self.prefix.as_deref().and_then(|prefix| path.strip_prefix(prefix)).unwrap_or(path)
    }

    /// The path of a piece of code: its name, in the module that its headings speak of, or the default.
    fn code(&mut self, chunk: &Chunk, default: &str, notes: &mut Vec<Note>) -> String {
        let named = chunk.name.as_ref().and_then(|name| match self.path(name) {
            Ok(path) => Some(path),
            Err(why) => {
                notes.push(refused(name, why, chunk));
                None
            }
        });
        let mut path = named.clone().unwrap_or_else(|| default.to_owned());
        if !path.contains('/')
            && let Some(module) = self.modules.of(&chunk.headings).map(|module| self.cut(&module).to_owned())
            && !self.spelled.contains(&module)
            && name::safe(&module).is_ok()
        {
            path = format!("{module}/{}", named.as_deref().unwrap_or("main.tf"));
        }
        self.spelling.entry(path.to_lowercase()).or_insert(path).clone()
    }
}

/// Says that a name is not used.
pub(super) fn refused(name: &Name, why: &str, chunk: &Chunk) -> Note {
    Note::new("ingest-refused-name", format!("{:?} is not written: {why}", name.path), vec![chunk.open as u32 + 1], 1)
}

/// Says what was left out.
fn report(pieces: &Pieces, sorted: &Sorted, parts: &[Part], notes: &mut Vec<Note>) {
    let lines_of = |chunks: &[&Chunk]| chunks.iter().map(|chunk| chunk.open as u32 + 1).collect::<Vec<_>>();
    let declared: HashSet<&str> = parts.iter().flat_map(Part::addresses).collect();
    for (origin, id, what) in [
        (Origin::Draft, "ingest-draft", "a draft before the answer"),
        (Origin::Document, "ingest-example", "a document in the answer"),
    ] {
        let chunks: Vec<&Chunk> =
            sorted.others.iter().filter(|chunk| chunk.origin == origin && chunk.holds() == Holds::Blocks).collect();
        let mut lost: Vec<String> = chunks
            .iter()
            .flat_map(|chunk| chunk.scan.addresses())
            .filter(|address| !declared.contains(address))
            .map(str::to_owned)
            .collect();
        lost.dedup();
        if !chunks.is_empty() {
            let rest = if lost.is_empty() {
                "the answer has everything in it".to_owned()
            } else {
                format!("only there: {}", list(&lost))
            };
            notes.push(Note::new(
                id,
                format!("left out the Terraform of {what}; {rest}"),
                lines_of(&chunks),
                chunks.len(),
            ));
        }
    }
    let all = |chunks: &[Chunk]| chunks.iter().map(|chunk| chunk.open as u32 + 1).collect::<Vec<_>>();
    if !sorted.fragments.is_empty() {
        notes.push(Note::new(
            "ingest-fragment",
            "left out arguments that stand in no block".to_owned(),
            all(&sorted.fragments),
            sorted.fragments.len(),
        ));
    }
    if pieces.prose > 0 {
        let line = pieces.prose_line.into_iter().collect();
        notes.push(Note::new(
            "ingest-prose",
            format!("left out {} of text", counted(pieces.prose, "line")),
            line,
            pieces.prose,
        ));
    }
    if let Some(line) = pieces.open {
        notes.push(Note::new(
            "ingest-open",
            "the fence is not closed: the answer may be cut off".to_owned(),
            vec![line],
            1,
        ));
    }
    let unfenced: Vec<&Chunk> = parts.iter().map(|part| &part.chunk).filter(|chunk| !chunk.fenced).collect();
    if !unfenced.is_empty() {
        notes.push(Note::new(
            "ingest-unfenced",
            "took code that stands in no fence".to_owned(),
            lines_of(&unfenced),
            unfenced.len(),
        ));
    }
    let mut elided: BTreeMap<u32, usize> = BTreeMap::new();
    for part in parts {
        let count = part.elided_items();
        if count > 0 {
            *elided.entry(part.chunk.open as u32 + 1).or_default() += count;
        }
    }
    if !elided.is_empty() {
        let count = elided.values().sum();
        notes.push(Note::new(
            "ingest-elided",
            format!("the answer leaves out code in {count} places and gives it nowhere"),
            elided.into_keys().collect(),
            count,
        ));
    }
}
