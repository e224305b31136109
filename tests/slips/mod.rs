//! Faults that are put into good configurations: what a slip of a hand, or of a language model, leaves behind.

pub mod bodies;
pub mod names;
pub mod text;

use std::collections::BTreeSet;
use std::ops::Range;

use tffix::engine::Options;
use tffix::engine::reading::Reading;
use tffix::module::Module;
use tffix::module::block::Block;
use tffix::schema::types::BlockType;
use tffix::source::{FileId, Sources};
use tffix::syntax::Cache;

/// Everything that can be done wrong, by name.
pub const KINDS: &[(&str, Kind)] = &[
    ("a closing brace is missing", text::closing_brace),
    ("an opening brace is missing", text::opening_brace),
    ("a bracket is missing", text::bracket),
    ("a quote is missing", text::quote),
    ("quotes are smart", text::smart_quotes),
    ("a colon for an equals sign", text::colon),
    ("a comma between items is missing", text::comma),
    ("a separator behind a line", text::separator),
    ("the end is cut off", text::cut_off),
    ("a brace too many in the middle", text::extra_brace),
    ("a mark of the shell is not escaped", text::shell_mark),
    ("a reference misspells a name", names::reference_name),
    ("a reference misspells a type", names::reference_type),
    ("a reference misspells an attribute", names::reference_attribute),
    ("a block misspells its type", names::block_type),
    ("a block misspells its name", names::block_name),
    ("a resource is gone", names::resource_gone),
    ("a data source is gone", names::data_gone),
    ("a variable is gone", names::variable_gone),
    ("a local is gone", names::local_gone),
    ("an output of a module is gone", names::output_gone),
    ("a provider alias is gone", names::alias_gone),
    ("a block stands there twice", names::twice),
    ("a cycle through depends_on", names::cycle),
    ("a version that there is not", names::version),
    ("an argument is misspelt", bodies::misspelt_argument),
    ("a nested block is misspelt", bodies::misspelt_block),
    ("a required argument is gone", bodies::required_gone),
    ("an argument stands there twice", bodies::argument_twice),
    ("a block is written as an attribute", bodies::block_as_attribute),
    ("an attribute is written as a block", bodies::attribute_as_block),
    ("a literal has the wrong type", bodies::wrong_type),
    ("a function is misspelt", bodies::function),
    ("an input of a module is gone", bodies::input_gone),
    ("texts are added up", bodies::added_text),
    ("an index of a list is left out", names::list_index),
];

/// All the places of a configuration where a fault of one kind can be put.
pub type Kind = fn(&Good, &mut Dice) -> Vec<Fault>;

/// A configuration that Terraform accepts.
pub struct Good {
    /// The name of its folder.
    pub name: String,
    /// It, read.
    pub reading: Reading,
}

/// What is done to a configuration.
#[derive(Clone, Debug, Default)]
pub struct Fault {
    /// Bytes and what stands there instead.
    pub edits: Vec<(FileId, Range<usize>, String)>,
    /// The addresses that it takes away (`folder:address`); they need not come back.
    pub gone: BTreeSet<String>,
}

impl Good {
    /// Reads a configuration.
    pub fn new(name: String, sources: Sources) -> Self {
        Good { name, reading: read(sources) }
    }

    /// Every block with its module, the nested ones included.
    pub fn bodies(&self) -> Vec<(&Module, Block<'_>)> {
        let mut all = Vec::new();
        for module in &self.reading.modules {
            for block in module.blocks() {
                below(block, &mut |block| all.push((module, block)));
            }
        }
        all
    }

    /// Every body that a provider's schema describes, with its module and what may stand in it.
    pub fn typed(&self) -> Vec<(&Module, Block<'_>, BlockType)> {
        let mut all = Vec::new();
        for module in &self.reading.modules {
            for block in module.blocks() {
                let Some(of) = self.reading.facts.type_of(&self.reading.modules, module, block) else { continue };
                typed(block, &of, &mut |block, of| all.push((module, block, of.clone())));
            }
        }
        all
    }

    /// What it declares, as `folder:address`.
    pub fn addresses(&self) -> BTreeSet<String> {
        addresses(&self.reading)
    }

    /// The text of a file.
    pub fn text(&self, file: FileId) -> &str {
        &self.reading.sources.file(file).text
    }

    /// The configuration with a fault in it.
    pub fn with(&self, fault: &Fault) -> Sources {
        let mut sources = self.reading.sources.clone();
        let mut edits: Vec<_> = fault.edits.iter().collect();
        edits.sort_by_key(|(_, range, _)| std::cmp::Reverse(range.start));
        for (file, range, new) in edits {
            let mut text = sources.file(*file).text.to_string();
            text.replace_range(range.clone(), new);
            sources.replace(*file, text);
        }
        sources
    }
}

impl Fault {
    /// One replacement.
    pub fn edit(file: FileId, range: Range<usize>, new: impl Into<String>) -> Self {
        Fault { edits: vec![(file, range, new.into())], gone: BTreeSet::new() }
    }

    /// The same, with an address that it takes away.
    pub fn taking(mut self, module: &Module, address: &str) -> Self {
        self.gone.insert(format!("{}:{address}", module.folder()));
        self
    }
}

/// Reads sources.
pub fn read(sources: Sources) -> Reading {
    Reading::of(sources, &Options::default(), &mut Cache::default())
}

/// What a configuration declares, as `folder:address`.
pub fn addresses(reading: &Reading) -> BTreeSet<String> {
    let of = |module: &Module| {
        let folder = module.folder().to_owned();
        module.addresses().iter().map(move |address| format!("{folder}:{address}")).collect::<Vec<_>>()
    };
    reading.modules.iter().flat_map(of).collect()
}

fn below<'m>(block: Block<'m>, see: &mut impl FnMut(Block<'m>)) {
    see(block);
    block.blocks().for_each(|inner| below(inner, see));
}

fn typed<'m>(block: Block<'m>, of: &BlockType, see: &mut impl FnMut(Block<'m>, &BlockType)) {
    see(block, of);
    for inner in block.blocks() {
        if let Some(nested) = of.block(inner.kind()) {
            typed(inner, &nested.block, see);
        }
    }
}

/// Numbers that look like chance and are the same every time.
pub struct Dice(u64);

impl Dice {
    /// The numbers of a seed.
    pub fn new(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x1234_5678_9ABC_DEF1)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    /// One of several.
    pub fn pick<T>(&mut self, mut all: Vec<T>) -> Option<T> {
        if all.is_empty() { None } else { Some(all.swap_remove(self.below(all.len()))) }
    }

    /// A word with one slip in it: two letters swapped, one left out or one doubled.
    pub fn misspell(&mut self, word: &str) -> Option<String> {
        let letters: Vec<char> = word.chars().collect();
        let plain = |at: usize| letters[at].is_ascii_alphabetic();
        for _ in 0..20 {
            if letters.len() < 4 {
                return None;
            }
            let at = 1 + self.below(letters.len() - 2);
            let mut new = letters.clone();
            match self.below(3) {
                0 if plain(at) && plain(at + 1) => new.swap(at, at + 1),
                1 if plain(at) => _ = new.remove(at),
                2 if plain(at) => new.insert(at, letters[at]),
                _ => continue,
            }
            if new != letters {
                return Some(new.into_iter().collect());
            }
        }
        None
    }
}
