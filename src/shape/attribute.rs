//! Every X has A = V: what the partial blocks of `must.tf` say holds in each block of their type.

use serde::Deserialize;

use super::must::{Filled, Hole, Must};
use crate::edit::Edits;
use crate::edit::verbs::dedent;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::wire::Wire;

/// The keys of `[attribute]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    /// A block that has one of these attributes or nested blocks is left alone.
    #[serde(default)]
    unless: Vec<String>,
    /// Nested blocks that are looked into where they are, and not made where they are not.
    #[serde(default)]
    inside: Vec<String>,
}

impl Keys {
    /// The keys of a fix that is code.
    pub fn new(unless: &[&str], inside: &[&str]) -> Self {
        let all = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Keys { unless: all(unless), inside: all(inside) }
    }
}

/// The blocks in which something does not hold.
pub fn find(keys: &Keys, ctx: &Context) -> Vec<Finding> {
    let wire = Wire::new(ctx);
    find_with(keys, ctx, "", &|hole, block| wire.fill(hole, Some(block)), &|_| true)
}

/// The same for a variant of `must.tf`, for code that fills the holes itself and says which blocks are meant.
pub fn find_with(
    keys: &Keys,
    ctx: &Context,
    variant: &str,
    fill: &dyn Fn(&Hole, Block) -> Filled,
    is_meant: &dyn Fn(Block) -> bool,
) -> Vec<Finding> {
    let Some(must) = ctx.fix.must(variant) else { return Vec::new() };
    let mut found = Vec::new();
    for wanted in must.blocks() {
        let of_type = ctx.module.of_kind(wanted.kind()).filter(|block| block.of() == wanted.of());
        for block in of_type.filter(|block| is_meant(*block)) {
            let mut look =
                Look { keys, must, fill, root: block, edits: Edits::default(), missing: Vec::new(), asks: Vec::new() };
            look.hold(block, wanted, wanted);
            found.extend(look.finding());
        }
    }
    found
}

struct Look<'c, 'm> {
    keys: &'c Keys,
    must: &'c Must,
    fill: &'c dyn Fn(&Hole, Block) -> Filled,
    root: Block<'m>,
    edits: Edits,
    missing: Vec<String>,
    asks: Vec<String>,
}

impl<'m> Look<'_, 'm> {
    fn hold(&mut self, block: Block<'m>, wanted: Block, top: Block) {
        if self.keys.unless.iter().any(|name| block.has(name)) {
            return;
        }
        for attribute in wanted.attributes() {
            let fill = |hole: &_| (self.fill)(hole, self.root);
            let value = match self.must.render_range(top, attribute.value().span().range, &fill) {
                Ok(value) => value,
                Err(slots) => {
                    if block.attribute(attribute.name()).is_none() {
                        self.asks.extend(slots);
                    }
                    continue;
                }
            };
            match block.attribute(attribute.name()) {
                Some(there) if same(there.value().text(), &value) => {}
                // Somebody wired it: the value is decided elsewhere.
                Some(there) if !there.value().is_literal() => {}
                Some(there) => {
                    self.missing.push(format!("{} is {}, not {value}", attribute.name(), there.value().text()));
                    self.edits.set(block, attribute.name(), &value);
                }
                None => {
                    self.missing.push(format!("{} is not set", attribute.name()));
                    self.edits.set(block, attribute.name(), &value);
                }
            }
        }
        for nested in wanted.blocks() {
            let there: Vec<_> = block.nested(nested.kind()).collect();
            if there.is_empty()
                && !self.keys.inside.iter().any(|kind| kind == nested.kind())
                && block.attribute(nested.kind()).is_none()
            {
                let fill = |hole: &_| (self.fill)(hole, self.root);
                match self.must.render_range(top, nested.span().range, &fill) {
                    Ok(text) => {
                        self.missing.push(format!("there is no {} block", nested.kind()));
                        self.edits.append_block(block, nested.kind(), &dedent(&text));
                    }
                    Err(slots) => self.asks.extend(slots),
                }
            }
            for one in there {
                self.hold(one, nested, top);
            }
        }
    }

    fn finding(self) -> Option<Finding> {
        let address = self.root.address()?;
        if !self.missing.is_empty() || !self.asks.is_empty() {
            let message = match self.missing.is_empty() {
                true => format!("{address}: {} is not there yet", self.asks.join(", ")),
                false => format!("{address}: {}", self.missing.join(", ")),
            };
            let mut finding = Finding::on(self.root, message);
            finding.asks = self.asks;
            if finding.asks.is_empty() {
                finding.edits = self.edits;
            }
            return Some(finding);
        }
        None
    }
}

fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<String>().trim_matches('"').to_owned();
    plain(one) == plain(other)
}
