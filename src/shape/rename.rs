//! What a provider calls otherwise by now: an argument, a block, an exported attribute or a type that the schema of the
//! configuration does not know, and the one that took its place there.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::catalogue;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::schema::types::BlockType;
use crate::shape::Shape;
use crate::shape::bodies::{self, Body};

mod items;
mod types;

/// The keys of `[rename]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    /// Arguments and blocks.
    #[serde(default)]
    argument: Vec<Argument>,
    /// What a reference reads.
    #[serde(default)]
    attribute: Vec<Attribute>,
    /// Types.
    #[serde(default, rename = "type")]
    types: Vec<Type>,
    /// The numbers of the arguments of each type.
    #[serde(skip)]
    by_type: OnceLock<HashMap<String, Vec<usize>>>,
    /// What is read of types under each old name, with its new one.
    #[serde(skip)]
    read: OnceLock<HashMap<String, Vec<Attribute>>>,
}

impl Keys {
    /// The rules for arguments and blocks of a type, in their order.
    fn arguments_of<'k>(&'k self, of: &str) -> impl Iterator<Item = &'k Argument> + use<'k> {
        let by_type = self.by_type.get_or_init(|| {
            let mut all: HashMap<String, Vec<usize>> = HashMap::new();
            for (number, rule) in self.argument.iter().enumerate() {
                rule.of.iter().for_each(|one| all.entry(one.clone()).or_default().push(number));
            }
            all
        });
        by_type.get(of).into_iter().flatten().map(|number| &self.argument[*number])
    }

    /// What takes the place of a name that is read of a type.
    fn read_instead(&self, of: &str, name: &str) -> Option<&str> {
        let read = self.read.get_or_init(|| {
            let plain = self.argument.iter().filter(|one| one.is_plain());
            let plain = plain.map(|Argument { of, from, to, .. }| (of, from, to));
            let said = self.attribute.iter().map(|Attribute { of, from, to }| (of, from, to));
            let mut all: HashMap<String, Vec<Attribute>> = HashMap::new();
            for (of, from, to) in plain.chain(said) {
                let one = Attribute { of: of.clone(), from: from.clone(), to: to.clone() };
                all.entry(from.clone()).or_default().push(one);
            }
            all
        });
        read.get(name)?.iter().find(|one| one.of.iter().any(|one| one == of)).map(|one| one.to.as_str())
    }
}

/// An argument or block, each name with the blocks that lead to it: `deployment_configuration.maximum_percent`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Argument {
    /// Types that have it; `data.` stands before a data source's, `provider.` before a provider.
    of: Vec<String>,
    from: String,
    to: String,
    /// Literal values that are written otherwise; any other value is left alone then.
    #[serde(default)]
    values: BTreeMap<String, String>,
    /// Whether the new one takes a list of what the old one took.
    #[serde(default)]
    list: bool,
    /// Arguments of the resource that must be written out as one of these texts.
    #[serde(default)]
    when: BTreeMap<String, Vec<String>>,
    /// The unit that stands behind the number in the new one's text.
    #[serde(default)]
    unit: Option<String>,
    /// What does not stand at either end of the new one's text.
    #[serde(default)]
    trim: Option<char>,
    /// The attribute that the new one reads of the resource of which the old one reads another; anything else stays.
    #[serde(default)]
    reads: Option<String>,
}

impl Argument {
    /// Whether nothing but the name changes, of every resource.
    fn is_plain(&self) -> bool {
        !self.from.contains('.') && !self.to.contains('.') && !self.list && self.when.is_empty() && self.reads.is_none()
    }

    fn is_for(&self, root: Block) -> bool {
        self.when.iter().all(|(name, texts)| {
            let said = root.attribute(name).and_then(|one| one.value().as_str());
            said.is_some_and(|said| texts.iter().any(|text| text == said))
        })
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Attribute {
    of: Vec<String>,
    from: String,
    to: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Type {
    from: Vec<String>,
    to: String,
}

/// An argument or block of one resource that goes elsewhere, each name with the blocks that lead to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Where it stands.
    pub from: String,
    /// Where it goes.
    pub to: String,
    /// Whether a list is made of it.
    pub list: bool,
}

/// The edits for what moves within a resource or data source, each with what it is about.
pub fn moves(root: Block, ty: &BlockType, moves: Vec<Move>) -> Vec<(String, Edits)> {
    let one = |one: Move| Argument {
        of: vec![of(root)],
        from: one.from,
        to: one.to,
        values: BTreeMap::new(),
        list: one.list,
        when: BTreeMap::new(),
        unit: None,
        trim: None,
        reads: None,
    };
    let keys = Keys { argument: moves.into_iter().map(one).collect(), ..Keys::default() };
    items::moves(&keys, root, &of(root), ty)
}

/// What the schema of the configuration calls otherwise.
pub fn find(keys: &Keys, ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in ctx.module.blocks().filter(|block| matches!(block.kind(), "resource" | "data" | "provider")) {
        match ctx.type_of(block) {
            Some(ty) => {
                for (message, edits) in items::moves(keys, block, &of(block), &ty) {
                    found.push(Finding::on(block, message).with(edits));
                }
            }
            None if block.kind() == "provider" => {}
            None => found.extend(types::renamed(keys, ctx, block)),
        }
    }
    found.extend(references(keys, ctx));
    found
}

/// What a type that the provider of a block does not have is called there, where all that stands in the block is that type's
/// and no block of that type has its label.
pub fn type_meant(ctx: &Context, block: Block) -> Option<&'static str> {
    let Shape::Rename(keys) = &catalogue::get("renamed-argument")?.shape else { return None };
    let old = of(block);
    let rule = keys.types.iter().find(|rule| rule.from.contains(&old))?;
    let bare = rule.to.strip_prefix("data.").unwrap_or(&rule.to);
    let there = ctx.module.declares(&format!("{}.{}", rule.to, block.name()));
    let ty = ctx.type_named(block, bare).filter(|_| !there)?;
    let all = bodies::of_type(block, ty);
    let known = |body: &Body| body.unknown_attributes().next().is_none() && body.unknown_blocks().next().is_none();
    all.iter().all(known).then_some(bare)
}

/// The type of a block as the keys name it.
fn of(block: Block) -> String {
    match block.kind() {
        kind @ ("data" | "provider") => format!("{kind}.{}", block.of()),
        _ => block.of().to_owned(),
    }
}

/// Whether a block of this type has the argument or block.
fn takes(ty: &BlockType, name: &str) -> bool {
    ty.block(name).is_some() || ty.attribute(name).is_some_and(|attribute| attribute.settable())
}

/// References that read an attribute under its old name.
fn references(keys: &Keys, ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for reference in ctx.module.references() {
        let Some(name) = reference.rest.first() else { continue };
        let Some(block) = ctx.module.get(&reference.target) else { continue };
        let Some(to) = keys.read_instead(&of(block), name) else { continue };
        let Some(ty) = ctx.type_of(block) else { continue };
        let has = |name: &str| ty.attribute(name).is_some() || ty.block(name).is_some();
        // The new one may stand in what AWS gives as a list of one: `identity[0].oidc[0].issuer`.
        if has(name) || !has(to.split('[').next().unwrap_or(to)) {
            continue;
        }
        let Some(range) = reference.first_name(&ctx.module.sources().file(reference.file).text) else { continue };
        let mut edits = Edits::default();
        edits.splice(reference.file, range, to);
        found.push(Finding::at(reference.span(), format!("{}.{name} is called {to}", reference.target)).with(edits));
    }
    found
}
