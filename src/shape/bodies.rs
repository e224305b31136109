//! Every body of a resource, a data source or a provider, with the schema that it must meet.

use std::sync::Arc;

use crate::fix::Context;
use crate::module::block::{Attribute, Block};
use crate::schema::types::{Attribute as Argument, BlockType, NestedBlock};

/// Arguments and blocks of the language, which no schema names.
const META: [&str; 7] = ["count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner"];

/// What stands in the configuration of any provider.
const PROVIDER_META: [&str; 2] = ["alias", "version"];

/// How many names of one body may be mistaken for others: the largest resource type has two hundred.
const MISTAKEN: usize = 200;

/// How many of a module may be.
const MISTAKEN_IN_ALL: usize = 1000;

/// Whether a module has so many names that are not known that none of them is mistaken for another.
pub fn are_too_many_unknown(ctx: &Context) -> bool {
    let unknown = ["Unsupported argument", "Unsupported block type", "Extraneous JSON object property"];
    ctx.diagnostics().filter(|one| unknown.contains(&&*one.summary)).nth(MISTAKEN_IN_ALL).is_some()
}

/// A top-level block, or one nested in it, and what may stand in it.
#[derive(Clone, Debug)]
pub struct Body<'m> {
    /// The resource, data source or provider.
    pub root: Block<'m>,
    /// The block whose body it is; the `content` of a `dynamic` one.
    pub block: Block<'m>,
    /// The block as it stands in its parent: the `dynamic` one around a `content`.
    pub outer: Block<'m>,
    /// The names of the blocks down to it; empty for the root.
    pub path: Vec<&'m str>,
    /// What may stand in it.
    pub ty: Arc<BlockType>,
}

impl<'m> Body<'m> {
    /// Its place in words: `aws_lb.main`, `aws_lb.main: access_logs`.
    pub fn place(&self) -> String {
        let address = self.root.address().unwrap_or_default();
        if self.path.is_empty() { address } else { format!("{address}: {}", self.path.join(".")) }
    }

    /// The attributes that the schema does not know.
    pub fn unknown_attributes(&self) -> impl Iterator<Item = Attribute<'m>> {
        self.block
            .attributes()
            .filter(|one| !self.is_meta(one.name()) && self.ty.attribute(one.name()).is_none())
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// Those of them that may be meant for something else. So many as nobody mistakes are none: they are reported as they
    /// stand, and to hold each against everything that could be meant would take as long as all the rest.
    pub fn mistaken_attributes(&self) -> impl Iterator<Item = Attribute<'m>> {
        let all: Vec<Attribute> = self.unknown_attributes().collect();
        let all = if all.len() > MISTAKEN { Vec::new() } else { all };
        all.into_iter()
    }

    /// The nested blocks that the schema does not know, each with the name it is known by; `dynamic` ones as they stand.
    pub fn unknown_blocks(&self) -> impl Iterator<Item = (&'m str, Block<'m>)> {
        self.block
            .blocks()
            .map(|one| (name_of(one), one))
            .filter(|(name, _)| !self.is_meta(name) && self.ty.as_block(name).is_none())
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// Those of them that may be meant for something else, so many as they may be mistaken for.
    pub fn mistaken_blocks(&self) -> impl Iterator<Item = (&'m str, Block<'m>)> {
        let all: Vec<(&str, Block)> = self.unknown_blocks().collect();
        let all = if all.len() > MISTAKEN { Vec::new() } else { all };
        all.into_iter()
    }

    /// Whether it holds nothing unknown and everything that is required.
    pub fn is_whole(&self) -> bool {
        self.faults() == 0
    }

    /// How many unknown things it holds, and how many that are required it does not.
    pub fn faults(&self) -> usize {
        self.unknown_attributes().count()
            + self.unknown_blocks().count()
            + self.missing_arguments().count()
            + self.missing_blocks().count()
    }

    /// The arguments that must be written and are not.
    pub fn missing_arguments(&self) -> impl Iterator<Item = &Argument> {
        self.ty.attributes.values().filter(|wanted| wanted.required && !self.block.has(&wanted.name))
    }

    /// The blocks that must be written and are not.
    pub fn missing_blocks(&self) -> impl Iterator<Item = &NestedBlock> {
        self.ty.blocks.values().filter(|wanted| wanted.required() && !self.block.has(&wanted.name))
    }

    /// The names of the language that may stand here once and do not yet.
    pub fn free_meta(&self) -> impl Iterator<Item = &str> {
        let all = if self.root.kind() == "provider" { &[] } else { &META[..5] };
        all.iter().copied().filter(|name| self.path.is_empty() && !self.block.has(name))
    }

    /// Whether the name belongs to the language here.
    pub fn is_meta(&self, name: &str) -> bool {
        let provider = self.root.kind() == "provider" && PROVIDER_META.contains(&name);
        self.path.is_empty() && (provider || META.contains(&name))
    }
}

/// The name that a nested block stands for: its kind, or what a `dynamic` one makes.
pub fn name_of(block: Block<'_>) -> &str {
    if block.kind() == "dynamic" { block.label(0).unwrap_or("dynamic") } else { block.kind() }
}

/// Every body of the module whose schema is known, outer ones first.
pub fn all<'m>(ctx: &Context<'m>) -> Vec<Body<'m>> {
    ctx.module.blocks().flat_map(|block| of(ctx, block)).collect()
}

/// The bodies of one resource or data source.
pub fn of<'m>(ctx: &Context<'m>, root: Block<'m>) -> Vec<Body<'m>> {
    ctx.type_of(root).map_or_else(Vec::new, |ty| of_type(root, ty))
}

/// The bodies of a block as if it were of this type.
pub fn of_type(root: Block<'_>, ty: Arc<BlockType>) -> Vec<Body<'_>> {
    let mut found = Vec::new();
    walk(Body { root, block: root, outer: root, path: Vec::new(), ty }, &mut found);
    found
}

fn walk<'m>(body: Body<'m>, found: &mut Vec<Body<'m>>) {
    let nested: Vec<Body<'m>> = body
        .block
        .blocks()
        .filter_map(|outer| {
            let name = name_of(outer);
            let ty = body.ty.as_block(name).filter(|_| !body.is_meta(name))?.block;
            let block = match outer.kind() {
                "dynamic" => outer.blocks().find(|content| content.kind() == "content")?,
                _ => outer,
            };
            let path = body.path.iter().copied().chain([name]).collect();
            Some(Body { root: body.root, block, outer, path, ty })
        })
        .collect();
    found.push(body);
    nested.into_iter().for_each(|one| walk(one, found));
}
