//! Module: every block of every file of one folder, by address, and who refers to whom.

pub mod block;
mod index;
pub mod reach;
pub mod refs;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock, RwLock};

use crate::source::{FileId, Sources};
use crate::syntax::tree::{Piece, PieceKind, Placed, Tree};
use crate::together::Memo;
use block::{Attribute, Block};
use reach::Pointers;
use refs::Reference;

/// The trees of all Terraform files, by file.
pub type Trees = BTreeMap<FileId, Arc<Tree>>;

/// Arguments of a module call that are no inputs.
pub const CALL_META: [&str; 6] = ["source", "version", "providers", "count", "for_each", "depends_on"];

/// One folder's configuration.
#[derive(Debug)]
pub struct Module {
    folder: String,
    /// Its number among all modules.
    number: usize,
    /// Those of all modules: a tree of thousands of folders has them once.
    sources: Arc<Sources>,
    trees: Trees,
    has_junk: bool,
    /// Whether one of its files is an override file.
    has_overrides: bool,
    /// Whether a folder of the run calls it.
    is_called: bool,
    places: Vec<Place>,
    kinds: HashMap<String, OfKind>,
    declared: HashMap<String, Vec<Declared>>,
    references: Vec<Reference>,
    /// Those to an address that nothing declares.
    dangling: Vec<usize>,
    /// The addresses of data sources in `check` blocks, which nothing outside of these can refer to.
    scoped: BTreeSet<String>,
    users: HashMap<String, Vec<usize>>,
    pointers: RwLock<HashMap<String, Arc<Pointers>>>,
    labels: OnceLock<HashMap<String, Vec<String>>>,
    by_name: OnceLock<HashMap<String, Vec<usize>>>,
    repeated: OnceLock<HashMap<(String, String), Vec<usize>>>,
    addresses: OnceLock<Vec<String>>,
    missing: OnceLock<HashMap<String, BTreeSet<String>>>,
    calls: OnceLock<Vec<(usize, String)>>,
    memo: Memo,
}

/// Blocks of which the number and the last one are known at once.
pub trait Blocks<'m>: DoubleEndedIterator<Item = Block<'m>> + ExactSizeIterator + Clone {}

impl<'m, I: DoubleEndedIterator<Item = Block<'m>> + ExactSizeIterator + Clone> Blocks<'m> for I {}

/// A top-level block and where it stands.
#[derive(Debug)]
struct Place {
    file: FileId,
    start: usize,
    piece: Arc<Piece>,
}

/// The blocks of a kind, and those of each first label, by number: a module of many blocks is asked for few of them often.
#[derive(Debug, Default)]
struct OfKind {
    all: Vec<usize>,
    by_label: HashMap<String, Vec<usize>>,
}

/// What an address stands for: a block, or one attribute of a `locals` block.
#[derive(Clone, Debug)]
struct Declared {
    block: usize,
    /// The number of the attribute among the items of the body.
    local: Option<usize>,
}

impl Module {
    /// The modules of these sources: one for each folder that holds a Terraform file, by folder.
    pub fn all(sources: &Sources, trees: &Trees) -> Vec<Module> {
        let mut folders: BTreeMap<&str, Trees> = BTreeMap::new();
        for (id, tree) in trees {
            folders.entry(sources.file(*id).folder()).or_default().insert(*id, tree.clone());
        }
        let shared = Arc::new(sources.clone());
        let mut all: Vec<Module> =
            folders.into_iter().map(|(folder, trees)| Module::new(folder, shared.clone(), trees)).collect();
        all.iter_mut().enumerate().for_each(|(number, one)| one.number = number);
        let called: BTreeSet<String> = all.iter().flat_map(|one| one.calls().map(|(_, folder)| folder)).collect();
        all.iter_mut().for_each(|one| one.is_called = called.contains(&one.folder));
        all
    }

    fn new(folder: &str, sources: Arc<Sources>, trees: Trees) -> Module {
        let mut module = Module {
            folder: folder.to_owned(),
            number: 0,
            sources,
            trees,
            has_junk: false,
            has_overrides: false,
            is_called: false,
            places: Vec::new(),
            kinds: HashMap::new(),
            declared: HashMap::new(),
            references: Vec::new(),
            dangling: Vec::new(),
            scoped: BTreeSet::new(),
            users: HashMap::new(),
            pointers: RwLock::default(),
            labels: OnceLock::new(),
            by_name: OnceLock::new(),
            repeated: OnceLock::new(),
            addresses: OnceLock::new(),
            missing: OnceLock::new(),
            calls: OnceLock::new(),
            memo: Memo::default(),
        };
        for (file, tree) in &module.trees {
            module.has_overrides |= module.sources.file(*file).is_override();
            for Placed { start, piece } in &tree.pieces {
                match piece.kind {
                    PieceKind::Block(_) => {
                        module.places.push(Place { file: *file, start: *start, piece: piece.clone() });
                    }
                    PieceKind::Junk(_) => module.has_junk = true,
                    PieceKind::Attribute(_) => {}
                }
            }
        }
        module.sort();
        module.declare();
        module.scoped =
            module.of_kind("check").flat_map(|check| check.nested("data")).filter_map(|data| data.address()).collect();
        module.references = refs::collect(&module);
        for (at, reference) in module.references.iter().enumerate() {
            match module.users.get_mut(&reference.target) {
                Some(all) => all.push(at),
                None => drop(module.users.insert(reference.target.clone(), vec![at])),
            }
            if reference.must_resolve()
                && !module.declared.contains_key(&reference.target)
                && !module.is_scoped(&reference.target)
            {
                module.dangling.push(at);
            }
        }
        module
    }

    fn sort(&mut self) {
        let mut kinds: HashMap<String, OfKind> = HashMap::new();
        for block in self.blocks() {
            if !kinds.contains_key(block.kind()) {
                kinds.insert(block.kind().to_owned(), OfKind::default());
            }
            let Some(kind) = kinds.get_mut(block.kind()) else { continue };
            kind.all.push(block.index());
            if let Some(label) = block.label(0) {
                match kind.by_label.get_mut(label) {
                    Some(all) => all.push(block.index()),
                    None => drop(kind.by_label.insert(label.to_owned(), vec![block.index()])),
                }
            }
        }
        self.kinds = kinds;
    }

    fn declare(&mut self) {
        let mut declared: HashMap<String, Vec<Declared>> = HashMap::new();
        for index in 0..self.places.len() {
            let block = self.block(index);
            if block.kind() == "locals" {
                for (item, attribute) in block.numbered() {
                    let name = attribute.name();
                    declared
                        .entry(format!("local.{name}"))
                        .or_default()
                        .push(Declared { block: index, local: Some(item) });
                }
            } else if let Some(address) = block.address() {
                declared.entry(address).or_default().push(Declared { block: index, local: None });
            }
        }
        self.declared = declared;
    }

    /// The module in a folder. They are all of a run, by folder.
    pub fn in_folder<'m>(all: &'m [Module], folder: &str) -> Option<&'m Module> {
        let at = all.binary_search_by(|module| module.folder().cmp(folder)).ok()?;
        Some(&all[at])
    }

    /// The folder, empty for the root.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// Whether no folder of the run calls it as a child: the one at the top of what was read.
    pub fn is_root(&self) -> bool {
        !self.is_called
    }

    /// Whether one of its files is an override file, whose blocks change others.
    pub fn has_overrides(&self) -> bool {
        self.has_overrides
    }

    /// Every file of the run, those of other folders included.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The Terraform files of the module, in order.
    pub fn files(&self) -> impl DoubleEndedIterator<Item = FileId> + ExactSizeIterator + '_ {
        self.trees.keys().copied()
    }

    /// The tree of a file.
    pub fn tree(&self, file: FileId) -> Option<&Tree> {
        self.trees.get(&file).map(|tree| &**tree)
    }

    /// Whether some text of the module does not parse, so that what seems to be missing may only be unreadable.
    pub fn has_junk(&self) -> bool {
        self.has_junk
    }

    fn block(&self, index: usize) -> Block<'_> {
        let place = &self.places[index];
        let PieceKind::Block(node) = &place.piece.kind else { unreachable!("places hold blocks alone") };
        Block::new(place.file, place.start, &self.sources.file(place.file).text, node, index)
    }

    /// Whether a block is one of the top-level ones.
    pub fn holds(&self, block: Block) -> bool {
        block.index() < self.places.len() && std::ptr::eq(self.block(block.index()).node(), block.node())
    }

    /// Every top-level block, by file and place.
    pub fn blocks(&self) -> impl Iterator<Item = Block<'_>> + Clone {
        (0..self.places.len()).map(|index| self.block(index))
    }

    /// The top-level block that holds a byte of a file.
    pub fn block_at(&self, file: FileId, byte: usize) -> Option<Block<'_>> {
        let start = |place: &Place| (place.file, place.start);
        let behind = self.places.partition_point(|place| start(place) <= (file, byte));
        let block = self.block(behind.checked_sub(1)?);
        (block.file() == file && byte < block.span().range.end).then_some(block)
    }

    /// The top-level blocks behind one, in its file.
    pub fn behind<'m>(&'m self, block: Block<'m>) -> impl Iterator<Item = Block<'m>> + use<'m> {
        (block.index() + 1..self.places.len())
            .map(|index| self.block(index))
            .take_while(move |other| other.file() == block.file())
    }

    /// The last of the top-level blocks of a kind, found without a look at the others.
    pub fn last_of_kind(&self, kind: &str) -> Option<Block<'_>> {
        Some(self.block(*self.kinds.get(kind)?.all.last()?))
    }

    /// The top-level blocks of a kind (`resource`, `variable`, ...).
    pub fn of_kind<'m>(&'m self, kind: &'m str) -> impl Blocks<'m> {
        let all = self.kinds.get(kind).map_or(&[][..], |kind| &kind.all);
        all.iter().map(|index| self.block(*index))
    }

    /// The first labels that the top-level blocks of a kind have, each once, in no order.
    pub fn types(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.kinds.get(kind).into_iter().flat_map(|kind| kind.by_label.keys().map(String::as_str))
    }

    /// The resources of a type.
    pub fn resources<'m>(&'m self, of: &'m str) -> impl Blocks<'m> {
        self.labelled("resource", of)
    }

    /// The data sources of a type.
    pub fn data<'m>(&'m self, of: &'m str) -> impl Blocks<'m> {
        self.labelled("data", of)
    }

    /// The blocks of a kind with this first label.
    pub fn labelled<'m>(&'m self, kind: &str, label: &str) -> impl Blocks<'m> + use<'m> {
        let all = self.kinds.get(kind).and_then(|kind| kind.by_label.get(label)).map_or(&[][..], Vec::as_slice);
        all.iter().map(|index| self.block(*index))
    }

    /// The block of an address (`aws_vpc.main`, `data.aws_region.current`, `var.x`, `local.x`, `module.x`, `output.x`,
    /// `provider.aws`, `provider.aws.west`); for a local, the `locals` block that holds it.
    pub fn get(&self, address: &str) -> Option<Block<'_>> {
        self.declared.get(address).map(|all| self.block(all[0].block))
    }

    /// Every block that declares the address.
    pub fn every(&self, address: &str) -> Vec<Block<'_>> {
        self.declared.get(address).into_iter().flatten().map(|one| self.block(one.block)).collect()
    }

    /// The attribute that defines `local.NAME`.
    pub fn local(&self, name: &str) -> Option<Attribute<'_>> {
        let one = self.declared.get(&format!("local.{name}"))?.first()?;
        self.block(one.block).at(one.local?)
    }

    /// Whether the address is declared.
    pub fn declares(&self, address: &str) -> bool {
        self.declared.contains_key(address)
    }

    /// Every address that is declared, in no order.
    pub fn declared(&self) -> impl Iterator<Item = &str> {
        self.declared.keys().map(String::as_str)
    }

    /// Whether the address is that of a data source in a `check` block.
    pub fn is_scoped(&self, address: &str) -> bool {
        self.scoped.contains(address)
    }

    /// Every reference, by file and place.
    pub fn references(&self) -> &[Reference] {
        &self.references
    }

    /// The references to an address.
    pub fn users<'m>(&'m self, address: &str) -> impl Iterator<Item = &'m Reference> + use<'m> {
        self.users.get(address).into_iter().flatten().map(|at| &self.references[*at])
    }

    /// The top-level block that a reference stands in.
    pub fn holder(&self, reference: &Reference) -> Block<'_> {
        self.block(reference.block)
    }

    /// The references that stand in a top-level block, or in one nested in it.
    pub fn references_in(&self, block: Block<'_>) -> impl Iterator<Item = &Reference> {
        let (file, range) = (block.file(), block.span().range);
        // They are sorted by block, and a block's are together.
        let start = self.references.partition_point(|one| one.block < block.index());
        self.references[start..]
            .iter()
            .take_while(move |one| one.block == block.index())
            .filter(move |one| one.file == file && range.start <= one.range.start && one.range.end <= range.end)
    }

    /// References to an address that nothing declares.
    pub fn dangling(&self) -> impl ExactSizeIterator<Item = &Reference> {
        self.dangling.iter().map(|at| &self.references[*at])
    }

    /// Whether a reference picks one of several (`aws_eip.nat[0]`).
    pub fn is_indexed(&self, reference: &Reference) -> bool {
        self.sources.file(reference.file).text[reference.head.end..].starts_with('[')
    }

    /// The folder of this run that is the source of a module call.
    pub fn called_folder(&self, call: Block<'_>) -> Option<String> {
        let source = call.attribute("source")?.value().as_str()?;
        (source.starts_with("./") || source.starts_with("../")).then(|| join(&self.folder, source)).flatten()
    }

    /// A label that no block of the type (`None` for kinds with one label, such as variables) carries yet:
    /// `wanted`, or `wanted_2`, `wanted_3`, ...
    pub fn fresh_label(&self, prefix: &str, wanted: &str) -> String {
        let free = |label: &str| !self.declares(&format!("{prefix}.{label}"));
        if free(wanted) {
            return wanted.to_owned();
        }
        (2..).map(|n| format!("{wanted}_{n}")).find(|label| free(label)).unwrap_or_else(|| wanted.to_owned())
    }
}

/// `folder` and a relative path, normalised; `None` when it leaves the root.
pub fn join(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
