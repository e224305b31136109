//! What a schema says: the attributes and nested blocks of a block, and the types of values.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// The type of a value, as Terraform's own type system (cty) has it. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    /// `string`
    String,
    /// `number`
    Number,
    /// `bool`
    Bool,
    /// Anything: the type is decided by the value.
    Dynamic,
    /// `list(T)`
    List(Arc<Type>),
    /// `set(T)`
    Set(Arc<Type>),
    /// `map(T)`
    Map(Arc<Type>),
    /// `object({...})`
    Object(Arc<ObjectType>),
    /// `tuple([...])`
    Tuple(Arc<Vec<Type>>),
}

/// The attributes of an object type.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObjectType {
    /// Types by name.
    pub attributes: BTreeMap<Arc<str>, Type>,
    /// Names that a value may leave out, sorted.
    pub optional: Vec<Arc<str>>,
    /// What a block holds that is written for such an object.
    pub as_block: AsBlock,
}

/// The attributes of an object as those of a block, made when they are first asked for: they say nothing more, so any two
/// are equal.
#[derive(Clone, Debug, Default)]
pub struct AsBlock(OnceLock<Arc<BlockType>>);

impl PartialEq for AsBlock {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for AsBlock {}

impl PartialOrd for AsBlock {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for AsBlock {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

impl Type {
    /// The type of the elements of a list, set or map.
    pub fn element(&self) -> Option<&Type> {
        match self {
            Type::List(element) | Type::Set(element) | Type::Map(element) => Some(element),
            _ => None,
        }
    }

    /// Whether no part of it is left open.
    pub fn is_whole(&self) -> bool {
        match self {
            Type::String | Type::Number | Type::Bool => true,
            Type::Dynamic => false,
            Type::List(element) | Type::Set(element) | Type::Map(element) => element.is_whole(),
            Type::Tuple(types) => types.iter().all(Type::is_whole),
            Type::Object(object) => object.attributes.values().all(Type::is_whole),
        }
    }

    /// The attributes of an object type.
    pub fn object(&self) -> Option<&ObjectType> {
        match self {
            Type::Object(object) => Some(object),
            _ => None,
        }
    }
}

/// As Terraform writes a type constraint: `list(object({ name = string }))`; a dynamic type is `any`.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::String => f.write_str("string"),
            Type::Number => f.write_str("number"),
            Type::Bool => f.write_str("bool"),
            Type::Dynamic => f.write_str("any"),
            Type::List(element) => write!(f, "list({element})"),
            Type::Set(element) => write!(f, "set({element})"),
            Type::Map(element) => write!(f, "map({element})"),
            Type::Object(object) => {
                f.write_str("object({")?;
                for (at, (name, ty)) in object.attributes.iter().enumerate() {
                    f.write_str(if at == 0 { " " } else { ", " })?;
                    match object.optional.contains(name) {
                        true => write!(f, "{name} = optional({ty})")?,
                        false => write!(f, "{name} = {ty}")?,
                    }
                }
                f.write_str(if object.attributes.is_empty() { "})" } else { " })" })
            }
            Type::Tuple(items) => {
                f.write_str("tuple([")?;
                for (at, item) in items.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { ", " })?;
                    write!(f, "{item}")?;
                }
                f.write_str("])")
            }
        }
    }
}

/// An argument or an exported attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: Arc<str>,
    /// The type of its value; for a nested attribute the type that its attributes imply.
    pub ty: Type,
    /// It must be written.
    pub required: bool,
    /// It may be written.
    pub optional: bool,
    /// The provider may set it.
    pub computed: bool,
    /// Its value must not be shown.
    pub sensitive: bool,
    /// What to do instead, where it is deprecated; empty when nobody says.
    pub deprecated: Option<Arc<str>>,
    /// Its own attributes, where it is a nested attribute (`nested_type`).
    pub nested: Option<NestedAttributes>,
}

impl Attribute {
    /// Whether a configuration may set it.
    pub fn settable(&self) -> bool {
        self.required || self.optional
    }

    /// The block that may be written instead of `name = [...]`. Terraform accepts blocks for an attribute whose type
    /// is a list or a set of objects and which is not a nested attribute; every attribute of such a block is optional,
    /// while an object of the value must give them all.
    /// Source: "Attributes as Blocks" of the Terraform language documentation.
    pub fn as_block(&self) -> Option<NestedBlock> {
        let (nesting, block) = self.block_type()?;
        Some(NestedBlock { name: self.name.clone(), nesting, min_items: 0, max_items: 0, block: block.clone() })
    }

    /// Whether blocks may be written instead of it.
    pub fn is_block(&self) -> bool {
        self.block_type().is_some()
    }

    fn block_type(&self) -> Option<(Nesting, &Arc<BlockType>)> {
        let nesting = match (&self.ty, &self.nested) {
            (Type::List(_), None) => Nesting::List,
            (Type::Set(_), None) => Nesting::Set,
            _ => return None,
        };
        let object = self.ty.element()?.object()?;
        let block = object.as_block.0.get_or_init(|| {
            let mut block = BlockType::default();
            for (name, ty) in &object.attributes {
                block.attributes.insert(name.clone(), Attribute::optional(name.clone(), ty.clone()));
            }
            Arc::new(block)
        });
        Some((nesting, block))
    }

    /// An optional attribute of this name and type, and nothing else.
    pub fn optional(name: Arc<str>, ty: Type) -> Self {
        Attribute {
            name,
            ty,
            required: false,
            optional: true,
            computed: false,
            sensitive: false,
            deprecated: None,
            nested: None,
        }
    }
}

/// The attributes of a nested attribute, and how often they occur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NestedAttributes {
    /// How values of them are held.
    pub nesting: Nesting,
    /// The attributes; it has no blocks.
    pub block: Arc<BlockType>,
}

/// How the bodies of a nested block are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nesting {
    /// At most one.
    Single,
    /// At most one, and never null.
    Group,
    /// Any number, in order.
    List,
    /// Any number, without order.
    Set,
    /// By label.
    Map,
}

impl Nesting {
    /// The type of all bodies together, when one of them is of this type.
    pub fn of(self, one: Type) -> Type {
        match self {
            Nesting::Single | Nesting::Group => one,
            Nesting::List => Type::List(Arc::new(one)),
            Nesting::Set => Type::Set(Arc::new(one)),
            Nesting::Map => Type::Map(Arc::new(one)),
        }
    }
}

/// A block inside of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NestedBlock {
    /// Its name.
    pub name: Arc<str>,
    /// How often it occurs.
    pub nesting: Nesting,
    /// At least so many must be written.
    pub min_items: u32,
    /// At most so many; 0 for any number.
    pub max_items: u32,
    /// What stands in it.
    pub block: Arc<BlockType>,
}

impl NestedBlock {
    /// Whether at least one must be written.
    pub fn required(&self) -> bool {
        self.min_items > 0
    }

    /// Whether at most one may be written.
    pub fn once(&self) -> bool {
        self.max_items == 1 || matches!(self.nesting, Nesting::Single | Nesting::Group)
    }
}

/// What may stand in a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlockType {
    /// Attributes by name.
    pub attributes: BTreeMap<Arc<str>, Attribute>,
    /// Nested blocks by name.
    pub blocks: BTreeMap<Arc<str>, NestedBlock>,
    /// What to do instead, where the whole is deprecated; empty when nobody says.
    pub deprecated: Option<Arc<str>>,
}

impl BlockType {
    /// The attribute of this name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.get(name)
    }

    /// The nested block of this name, not counting attributes that may be written as blocks.
    pub fn block(&self, name: &str) -> Option<&NestedBlock> {
        self.blocks.get(name)
    }

    /// What a block of this name may hold: a nested block's type, or that of an attribute which may be written so.
    pub fn as_block(&self, name: &str) -> Option<NestedBlock> {
        self.blocks.get(name).cloned().or_else(|| self.attributes.get(name)?.as_block())
    }

    /// The type below a path of block names, `self` for an empty path; an attribute that may be written as blocks leads on.
    pub fn at<'n>(&self, path: impl IntoIterator<Item = &'n str>) -> Option<&BlockType> {
        path.into_iter().try_fold(self, |here, name| match here.blocks.get(name) {
            Some(nested) => Some(&*nested.block),
            None => here.attributes.get(name)?.block_type().map(|(_, block)| &**block),
        })
    }

    /// Every name that a configuration may write in it: settable attributes and blocks.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let settable = self.attributes.values().filter(|attribute| attribute.settable());
        settable.map(|attribute| &*attribute.name).chain(self.blocks.keys().map(|name| &**name))
    }

    /// The type of a reference to a whole block of this type: its attributes and its blocks as values.
    pub fn implied_type(&self) -> Type {
        let mut object = ObjectType::default();
        for (name, attribute) in &self.attributes {
            object.attributes.insert(name.clone(), attribute.ty.clone());
        }
        for (name, nested) in &self.blocks {
            object.attributes.insert(name.clone(), nested.nesting.of(nested.block.implied_type()));
        }
        Type::Object(Arc::new(object))
    }
}

#[cfg(test)]
mod tests;
