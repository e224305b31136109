//! Reads the compact form of a provider: any type in microseconds, nothing before it is asked for.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::json::Document;
use super::pack::{self, flag};
use super::types::{Attribute, BlockType, NestedAttributes, NestedBlock, Nesting, ObjectType, Type};

/// Which section of a provider a type belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `resource`
    Resource,
    /// `data`
    Data,
    /// `ephemeral`
    Ephemeral,
}

/// One version of one provider. Types are decoded when they are first asked for and then shared by all threads, and by all
/// that were packed with it.
pub struct Container {
    tables: Arc<Tables>,
    source: u32,
    version: u32,
    config: u32,
    /// The rows of each kind; `None` when the schema does not speak of it.
    kinds: [Option<Range<usize>>; 3],
}

/// What providers that were packed together share.
struct Tables {
    bytes: Cow<'static, [u8]>,
    names: Table,
    types: Table,
    blocks: Table,
    decoded: Box<[Shelf]>,
}

/// Decoded types: a run needs few of many thousands, so room is made where one is asked for.
type Shelf = OnceLock<Box<[OnceLock<Arc<BlockType>>; SHELF]>>;

/// How many types share a shelf.
const SHELF: usize = 64;

/// Where a table stands: offsets from `offsets`, rows from `rows`.
#[derive(Clone, Copy, Debug)]
struct Table {
    count: usize,
    offsets: usize,
    rows: usize,
}

impl Container {
    /// The providers of bytes that [`pack::pack`] wrote, in its order; `None` for any others.
    pub fn all(bytes: Cow<'static, [u8]>) -> Option<Vec<Self>> {
        let mut at = pack::MAGIC.len();
        if bytes.get(..at)? != pack::MAGIC {
            return None;
        }
        let names = Table::read(&bytes, &mut at)?;
        let types = Table::read(&bytes, &mut at)?;
        let blocks = Table::read(&bytes, &mut at)?;
        let mut row = Row(bytes.get(at..)?);
        let mut all = Vec::new();
        for _ in 0..row.number() {
            let numbers = [row.number(), row.number(), row.number()];
            let mut kinds = [const { None }; 3];
            for kind in &mut kinds {
                let known = row.byte() != 0;
                let count = row.u32();
                let start = bytes.len() - row.0.len();
                row.0 = row.0.get(8 * count as usize..)?;
                *kind = known.then_some(start..start + 8 * count as usize);
            }
            all.push((numbers, kinds));
        }
        if row.0 != [pack::END] {
            return None;
        }
        let decoded = (0..blocks.count.div_ceil(SHELF)).map(|_| OnceLock::new()).collect();
        let tables = Arc::new(Tables { bytes, names, types, blocks, decoded });
        let container = |(numbers, kinds): ([u32; 3], _)| {
            let [source, version, config] = numbers;
            Container { tables: tables.clone(), source, version, config, kinds }
        };
        Some(all.into_iter().map(container).collect())
    }

    /// The provider of a document.
    pub fn of(document: &Document) -> Option<Self> {
        Container::all(Cow::Owned(pack::pack(std::slice::from_ref(document))))?.pop()
    }

    /// `hashicorp/aws`
    pub fn source(&self) -> &str {
        self.tables.name(self.source)
    }

    /// The version, empty where nobody said it.
    pub fn version(&self) -> &str {
        self.tables.name(self.version)
    }

    /// What may stand in the provider's own block.
    pub fn config(&self) -> Arc<BlockType> {
        self.tables.block(self.config)
    }

    /// Whether the schema speaks of this kind at all.
    pub fn knows(&self, kind: Kind) -> bool {
        self.kinds[kind as usize].is_some()
    }

    /// The names of all types of a kind, sorted.
    pub fn names(&self, kind: Kind) -> impl ExactSizeIterator<Item = &str> {
        self.rows(kind).map(|(name, _)| self.tables.name(name))
    }

    /// A type by its name.
    pub fn get(&self, kind: Kind, name: &str) -> Option<Arc<BlockType>> {
        let tables = &*self.tables;
        let rows = &tables.bytes[self.kinds[kind as usize].clone()?];
        let (mut low, mut high) = (0, rows.len() / 8);
        while low < high {
            let middle = low.midpoint(high);
            let (number, block) = (u32_at(rows, 8 * middle), u32_at(rows, 8 * middle + 4));
            match tables.names.row(&tables.bytes, number).cmp(name.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(tables.block(block)),
            }
        }
        None
    }

    fn rows(&self, kind: Kind) -> impl ExactSizeIterator<Item = (u32, u32)> + Clone {
        let rows = self.kinds[kind as usize].clone().unwrap_or_default();
        self.tables.bytes[rows].chunks_exact(8).map(|row| (u32_at(row, 0), u32_at(row, 4)))
    }
}

impl Tables {
    fn name(&self, number: u32) -> &str {
        std::str::from_utf8(self.names.row(&self.bytes, number)).unwrap_or_default()
    }

    fn block(&self, number: u32) -> Arc<BlockType> {
        let (shelf, place) = (number as usize / SHELF, number as usize % SHELF);
        let Some(shelf) = self.decoded.get(shelf) else { return Arc::default() };
        let shelf = shelf.get_or_init(|| Box::new([const { OnceLock::new() }; SHELF]));
        shelf[place].get_or_init(|| Arc::new(self.decode(number))).clone()
    }

    fn decode(&self, number: u32) -> BlockType {
        let mut row = Row(self.blocks.row(&self.bytes, number));
        let mut block = BlockType::default();
        if row.byte() != 0 {
            block.deprecated = Some(self.name(row.number()).into());
        }
        for _ in 0..row.number() {
            let attribute = self.attribute(&mut row);
            block.attributes.insert(attribute.name.clone(), attribute);
        }
        for _ in 0..row.number() {
            let nested = NestedBlock {
                name: self.name(row.number()).into(),
                nesting: nesting(row.byte()),
                min_items: row.number(),
                max_items: row.number(),
                block: self.block(row.number()),
            };
            block.blocks.insert(nested.name.clone(), nested);
        }
        block
    }

    fn attribute(&self, row: &mut Row<'_>) -> Attribute {
        let name: Arc<str> = self.name(row.number()).into();
        let flags = row.byte();
        let deprecated = (flags & flag::DEPRECATED != 0).then(|| self.name(row.number()).into());
        let nested = (flags & flag::NESTED != 0)
            .then(|| NestedAttributes { nesting: nesting(row.byte()), block: self.block(row.number()) });
        let ty = match &nested {
            Some(nested) => nested.nesting.of(nested.block.implied_type()),
            None => self.ty(&mut Row(self.types.row(&self.bytes, row.number()))),
        };
        Attribute {
            name,
            ty,
            required: flags & flag::REQUIRED != 0,
            optional: flags & flag::OPTIONAL != 0,
            computed: flags & flag::COMPUTED != 0,
            sensitive: flags & flag::SENSITIVE != 0,
            deprecated,
            nested,
        }
    }

    fn ty(&self, row: &mut Row<'_>) -> Type {
        match row.byte() {
            0 => Type::String,
            1 => Type::Number,
            2 => Type::Bool,
            4 => Type::List(Arc::new(self.ty(row))),
            5 => Type::Set(Arc::new(self.ty(row))),
            6 => Type::Map(Arc::new(self.ty(row))),
            7 => {
                let mut object = ObjectType::default();
                for _ in 0..row.number() {
                    let name: Arc<str> = self.name(row.number()).into();
                    if row.byte() != 0 {
                        object.optional.push(name.clone());
                    }
                    object.attributes.insert(name, self.ty(row));
                }
                Type::Object(Arc::new(object))
            }
            8 => Type::Tuple(Arc::new((0..row.number()).map(|_| self.ty(row)).collect())),
            _ => Type::Dynamic,
        }
    }
}

impl std::fmt::Debug for Container {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Container({} {})", self.source(), self.version())
    }
}

impl Table {
    fn read(bytes: &[u8], at: &mut usize) -> Option<Self> {
        let count = Row(bytes.get(*at..)?).u32() as usize;
        let table = Table { count, offsets: *at + 4, rows: *at + 4 + 4 * (count + 1) };
        let end = u32_at(bytes.get(table.offsets..table.rows)?, 4 * count) as usize;
        *at = table.rows + end;
        (*at <= bytes.len()).then_some(table)
    }

    fn row<'a>(&self, bytes: &'a [u8], number: u32) -> &'a [u8] {
        let number = number as usize;
        if number >= self.count {
            return &[];
        }
        let offset = |at: usize| self.rows + u32_at(&bytes[self.offsets..], 4 * at) as usize;
        bytes.get(offset(number)..offset(number + 1)).unwrap_or_default()
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes)
}

/// Bytes that are read from the front; behind their end stand zeros.
struct Row<'a>(&'a [u8]);

impl Row<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn u32(&mut self) -> u32 {
        let value = u32_at(self.0, 0);
        self.0 = self.0.get(4..).unwrap_or_default();
        value
    }

    fn number(&mut self) -> u32 {
        let (mut value, mut shift) = (0u32, 0);
        loop {
            let byte = self.byte();
            value |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or_default();
            shift += 7;
            if byte < 0x80 {
                return value;
            }
        }
    }
}

fn nesting(byte: u8) -> Nesting {
    match byte {
        0 => Nesting::Single,
        1 => Nesting::Group,
        2 => Nesting::List,
        3 => Nesting::Set,
        _ => Nesting::Map,
    }
}

#[cfg(test)]
mod tests;
