//! What one piece of HCL is made of: blocks, attributes and expressions, each with the bytes it stands on.
//!
//! Ranges are relative to the start of the top-level piece ([`Piece`]), so that a parsed piece can be shared
//! between versions of a file in which it has moved.

mod walk;

pub use walk::first_word;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Bytes from the start of the piece.
pub type Range = std::ops::Range<u32>;

/// A whole file, cut at its top-level blocks. Between pieces stand only blank lines and comments.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// In the order of the text.
    pub pieces: Vec<Placed>,
}

/// A piece and where it stands in the file.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Bytes from the start of the file.
    pub start: usize,
    /// The parsed piece, shared by every tree that holds the same text.
    pub piece: Arc<Piece>,
}

/// One top-level block or attribute, or text that is neither.
#[derive(Debug)]
pub struct Piece {
    /// Length of its text in bytes.
    pub len: u32,
    /// What it is.
    pub kind: PieceKind,
    /// What Terraform refuses in it although it can be read: attributes that are set twice.
    pub flaws: Vec<Junk>,
}

/// What a piece is.
#[derive(Debug)]
pub enum PieceKind {
    /// A block that parses.
    Block(Block),
    /// An attribute at the top level (a `.tfvars` line, or a mistake).
    Attribute(Attribute),
    /// Text that does not parse, with the first thing that is wrong.
    Junk(Junk),
}

/// Why a piece does not parse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Junk {
    /// What is wrong, in Terraform's terms.
    pub message: Cow<'static, str>,
    /// Where it cannot be read on.
    pub at: u32,
    /// Where Terraform points.
    pub shown: u32,
}

/// The inside of a block.
#[derive(Debug, Default)]
pub struct Body {
    /// Attributes and blocks in the order of the text.
    pub items: Vec<Item>,
    /// The number of the first attribute of each name, where there are many items.
    names: Option<Box<Names>>,
}

/// The numbers of the items of a body.
#[derive(Debug, Default)]
struct Names {
    /// The first of each name.
    first: HashMap<Box<str>, u32>,
    /// The last whose name begins with a word, where somebody asked for one.
    words: OnceLock<HashMap<Box<str>, u32>>,
    /// How many stand before the first block.
    before_blocks: u32,
}

impl Body {
    /// Visits every expression of its arguments and of the blocks in it, those inside of others included.
    pub fn expressions<'m>(&'m self, visit: &mut dyn FnMut(&'m Expr)) {
        for item in &self.items {
            match item {
                Item::Attribute(attribute) => attribute.value.all().for_each(&mut *visit),
                Item::Block(block) => block.body.expressions(visit),
            }
        }
    }
}

/// One thing in a body.
#[derive(Debug)]
pub enum Item {
    /// `name = value`
    Attribute(Attribute),
    /// `kind "label" { ... }`
    Block(Block),
}

/// `name = value`
#[derive(Debug)]
pub struct Attribute {
    /// The name.
    pub name: String,
    /// The name's bytes.
    pub name_range: Range,
    /// From the name to the end of the value; neither indentation nor a comment behind it.
    pub range: Range,
    /// The value.
    pub value: Expr,
}

/// `kind "label" { ... }`
#[derive(Debug)]
pub struct Block {
    /// `resource`, `variable`, `lifecycle`, ...: of what a file has many no text is made.
    pub kind: Cow<'static, str>,
    /// The kind's bytes.
    pub kind_range: Range,
    /// The labels in order.
    pub labels: Vec<Label>,
    /// From the kind to the closing brace.
    pub range: Range,
    /// Where the opening brace stands.
    pub open: u32,
    /// Where the closing brace stands.
    pub close: u32,
    /// What stands between the braces.
    pub body: Body,
}

/// A label of a block.
#[derive(Debug)]
pub struct Label {
    /// Without quotes.
    pub text: String,
    /// With quotes where it has them.
    pub range: Range,
}

/// An expression and its bytes.
#[derive(Debug)]
pub struct Expr {
    /// Tight: no white space or comment around it.
    pub range: Range,
    /// What it is.
    pub kind: ExprKind,
}

/// The kinds of expressions.
#[derive(Debug)]
pub enum ExprKind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it is written.
    Number(String),
    /// A quoted string without interpolation, decoded.
    String(String),
    /// A quoted string with interpolation or directives.
    Template(Vec<Part>),
    /// A heredoc; its literal parts are the text as it stands in the file, indentation included.
    Heredoc(Vec<Part>),
    /// `[a, b]`
    Array(Vec<Expr>),
    /// `{ a = 1 }`
    Object(Vec<Entry>),
    /// `(a)`
    Paren(Box<Expr>),
    /// `a ? b : c`
    Conditional(Box<[Expr; 3]>),
    /// `!a`, `-a`
    Unary(Box<Expr>),
    /// `a + b`: the operator and both sides.
    Binary(&'static str, Box<[Expr; 2]>),
    /// `name(args...)`
    Call(Call),
    /// `[for ...]` or `{for ...}`
    For(Box<For>),
    /// A name alone: the root of a traversal.
    Variable(String),
    /// `root.a[0][*].b`
    Traversal(Box<Expr>, Vec<Step>),
}

/// `key = value` of an object.
#[derive(Debug)]
pub struct Entry {
    /// A bare name is a [`ExprKind::Variable`]; it names itself unless it is in parentheses.
    pub key: Expr,
    /// The value.
    pub value: Expr,
}

/// `name(args...)`
#[derive(Debug)]
pub struct Call {
    /// With its namespace (`provider::aws::arn_parse`) where it has one.
    pub name: String,
    /// The name's bytes.
    pub name_range: Range,
    /// The arguments.
    pub args: Vec<Expr>,
    /// Whether the last argument is expanded by `...`.
    pub expand: bool,
}

/// A `for` expression.
#[derive(Debug)]
pub struct For {
    /// The first of two names.
    pub key_name: Option<String>,
    /// The only or second name.
    pub value_name: String,
    /// What is iterated.
    pub collection: Expr,
    /// The key of `{for ... : key => value}`; `None` for a tuple.
    pub key: Option<Expr>,
    /// The value.
    pub value: Expr,
    /// What stands behind `if`.
    pub condition: Option<Expr>,
    /// Whether values are grouped by `...`.
    pub grouped: bool,
}

/// One step of a traversal.
#[derive(Debug)]
pub struct Step {
    /// From the dot or bracket to its end.
    pub range: Range,
    /// What it does.
    pub kind: StepKind,
}

/// What a step does.
#[derive(Debug)]
pub enum StepKind {
    /// `.name`
    Attr(String),
    /// `[expr]`
    Index(Expr),
    /// `.0`
    LegacyIndex(u64),
    /// `.*`
    AttrSplat,
    /// `[*]`
    FullSplat,
}

/// A part of a template.
#[derive(Debug)]
pub enum Part {
    /// Text as it stands in the file, escapes included.
    Literal(Range),
    /// `${expr}`; the range includes the marks.
    Interpolation(Range, Expr),
    /// `%{ if c }a%{ else }b%{ endif }`
    If(Box<IfPart>),
    /// `%{ for k, v in c }a%{ endfor }`
    For(Box<ForPart>),
}

/// `%{ if ... }`
#[derive(Debug)]
pub struct IfPart {
    /// The condition.
    pub condition: Expr,
    /// What is printed when it holds.
    pub then: Vec<Part>,
    /// What is printed when it does not.
    pub otherwise: Vec<Part>,
}

/// `%{ for ... }`
#[derive(Debug)]
pub struct ForPart {
    /// The first of two names.
    pub key_name: Option<String>,
    /// The only or second name.
    pub value_name: String,
    /// What is iterated.
    pub collection: Expr,
    /// What is printed for each.
    pub body: Vec<Part>,
}
