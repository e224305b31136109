//! Writes providers in the compact form that [`super::container`] reads.
//!
//! Everything is interned: a name, a type or a block body that occurs twice is written once (the statements of
//! `aws_wafv2_web_acl` alone would be 700 kB, and a second version of a provider takes a quarter of the first). That makes a
//! compressor needless, so nothing has to be unpacked at start.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::Arc;

use super::json::Document;
use super::types::{Attribute, BlockType, Nesting, Type};

/// What the bytes begin with; its last byte is the version of the form.
pub const MAGIC: &[u8; 8] = b"tffix-s\x02";

/// The last byte: without it the bytes were cut off.
pub const END: u8 = 0xff;

/// Bits of an attribute.
pub mod flag {
    /// It must be written.
    pub const REQUIRED: u8 = 1;
    /// It may be written.
    pub const OPTIONAL: u8 = 2;
    /// The provider may set it.
    pub const COMPUTED: u8 = 4;
    /// Its value must not be shown.
    pub const SENSITIVE: u8 = 8;
    /// A string follows: what to do instead.
    pub const DEPRECATED: u8 = 16;
    /// A nesting and a block follow: its own attributes.
    pub const NESTED: u8 = 32;
}

/// Providers as bytes. Equal documents in the same order give equal bytes.
pub fn pack(documents: &[Document]) -> Vec<u8> {
    let mut names = BTreeSet::new();
    for document in documents {
        names.extend([&*document.source, document.version.as_deref().unwrap_or_default()]);
        names_of_block(&document.config, &mut names);
        for (name, block) in kinds(document).into_iter().flatten().flatten() {
            names.insert(name);
            names_of_block(block, &mut names);
        }
    }
    // Sorted, so that names can be compared and searched by their number.
    let numbers = names.iter().enumerate().map(|(at, name)| (*name, at as u32)).collect();
    let mut packer = Packer { numbers, types: Interned::default(), blocks: Interned::default() };

    let mut index = Vec::new();
    number(&mut index, documents.len() as u32);
    for document in documents {
        let config = packer.block(&document.config);
        number(&mut index, packer.name(&document.source));
        number(&mut index, packer.name(document.version.as_deref().unwrap_or_default()));
        number(&mut index, config);
        for kind in kinds(document) {
            index.push(kind.is_some() as u8);
            let rows = kind.into_iter().flatten().map(|(name, block)| [packer.name(name), packer.block(block)]);
            let rows: Vec<u8> = rows.flatten().flat_map(u32::to_le_bytes).collect();
            index.extend((rows.len() as u32 / 8).to_le_bytes());
            index.extend(rows);
        }
    }

    let mut bytes = MAGIC.to_vec();
    table(&mut bytes, names.iter().map(|name| name.as_bytes()));
    table(&mut bytes, packer.types.rows.iter().map(Vec::as_slice));
    table(&mut bytes, packer.blocks.rows.iter().map(Vec::as_slice));
    bytes.extend(index);
    bytes.push(END);
    bytes
}

/// Resources, data sources and ephemeral resources.
fn kinds(document: &Document) -> [Option<&BTreeMap<String, BlockType>>; 3] {
    [Some(&document.resources), Some(&document.data_sources), document.ephemeral.as_ref()]
}

/// A count, the offset of each row and of the end, and the rows.
fn table<'a>(bytes: &mut Vec<u8>, rows: impl ExactSizeIterator<Item = &'a [u8]> + Clone) {
    bytes.extend((rows.len() as u32).to_le_bytes());
    let mut offset = 0u32;
    bytes.extend(offset.to_le_bytes());
    for row in rows.clone() {
        offset += row.len() as u32;
        bytes.extend(offset.to_le_bytes());
    }
    rows.for_each(|row| bytes.extend(row));
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn number(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn names_of_block<'a>(block: &'a BlockType, names: &mut BTreeSet<&'a str>) {
    names.extend(block.deprecated.as_deref());
    for attribute in block.attributes.values() {
        names.insert(&attribute.name);
        names.extend(attribute.deprecated.as_deref());
        match &attribute.nested {
            Some(nested) => names_of_block(&nested.block, names),
            None => names_of_type(&attribute.ty, names),
        }
    }
    for nested in block.blocks.values() {
        names.insert(&nested.name);
        names_of_block(&nested.block, names);
    }
}

fn names_of_type<'a>(ty: &'a Type, names: &mut BTreeSet<&'a str>) {
    match ty {
        Type::List(element) | Type::Set(element) | Type::Map(element) => names_of_type(element, names),
        Type::Tuple(items) => items.iter().for_each(|item| names_of_type(item, names)),
        Type::Object(object) => {
            for (name, ty) in &object.attributes {
                names.insert(name);
                names_of_type(ty, names);
            }
        }
        Type::String | Type::Number | Type::Bool | Type::Dynamic => {}
    }
}

/// Rows that are written once each, numbered in the order in which they came.
struct Interned<K> {
    numbers: HashMap<K, u32>,
    rows: Vec<Vec<u8>>,
}

impl<K> Default for Interned<K> {
    fn default() -> Self {
        Interned { numbers: HashMap::new(), rows: Vec::new() }
    }
}

impl<K: Eq + Hash> Interned<K> {
    fn number(&mut self, key: K, row: Vec<u8>) -> u32 {
        *self.numbers.entry(key).or_insert_with(|| {
            self.rows.push(row);
            self.rows.len() as u32 - 1
        })
    }
}

struct Packer<'a> {
    numbers: HashMap<&'a str, u32>,
    types: Interned<Vec<u8>>,
    blocks: Interned<Vec<u8>>,
}

impl Packer<'_> {
    fn name(&self, name: &str) -> u32 {
        self.numbers.get(name).copied().unwrap_or_default()
    }

    fn block(&mut self, block: &BlockType) -> u32 {
        let mut row = vec![block.deprecated.is_some() as u8];
        if let Some(instead) = &block.deprecated {
            number(&mut row, self.name(instead));
        }
        number(&mut row, block.attributes.len() as u32);
        for attribute in block.attributes.values() {
            self.attribute(&mut row, attribute);
        }
        number(&mut row, block.blocks.len() as u32);
        for nested in block.blocks.values() {
            number(&mut row, self.name(&nested.name));
            row.push(nesting(nested.nesting));
            number(&mut row, nested.min_items);
            number(&mut row, nested.max_items);
            // A block comes after the blocks that stand in it, so no row can refer to itself.
            number(&mut row, self.block(&nested.block));
        }
        self.blocks.number(row.clone(), row)
    }

    fn attribute(&mut self, row: &mut Vec<u8>, attribute: &Attribute) {
        let bits = [
            (attribute.required, flag::REQUIRED),
            (attribute.optional, flag::OPTIONAL),
            (attribute.computed, flag::COMPUTED),
            (attribute.sensitive, flag::SENSITIVE),
            (attribute.deprecated.is_some(), flag::DEPRECATED),
            (attribute.nested.is_some(), flag::NESTED),
        ];
        number(row, self.name(&attribute.name));
        row.push(bits.iter().filter(|(set, _)| *set).map(|(_, bit)| bit).sum());
        if let Some(instead) = &attribute.deprecated {
            number(row, self.name(instead));
        }
        match &attribute.nested {
            Some(nested) => {
                row.push(nesting(nested.nesting));
                number(row, self.block(&nested.block));
            }
            None => {
                let mut ty = Vec::new();
                self.ty(&mut ty, &attribute.ty);
                number(row, self.types.number(ty.clone(), ty));
            }
        }
    }

    fn ty(&self, row: &mut Vec<u8>, ty: &Type) {
        match ty {
            Type::String => row.push(0),
            Type::Number => row.push(1),
            Type::Bool => row.push(2),
            Type::Dynamic => row.push(3),
            Type::List(element) => self.element(row, 4, element),
            Type::Set(element) => self.element(row, 5, element),
            Type::Map(element) => self.element(row, 6, element),
            Type::Object(object) => {
                row.push(7);
                number(row, object.attributes.len() as u32);
                for (name, ty) in &object.attributes {
                    number(row, self.name(name));
                    row.push(object.optional.contains(name) as u8);
                    self.ty(row, ty);
                }
            }
            Type::Tuple(items) => {
                row.push(8);
                number(row, items.len() as u32);
                items.iter().for_each(|item| self.ty(row, item));
            }
        }
    }

    fn element(&self, row: &mut Vec<u8>, kind: u8, element: &Arc<Type>) {
        row.push(kind);
        self.ty(row, element);
    }
}

fn nesting(nesting: Nesting) -> u8 {
    match nesting {
        Nesting::Single => 0,
        Nesting::Group => 1,
        Nesting::List => 2,
        Nesting::Set => 3,
        Nesting::Map => 4,
    }
}
