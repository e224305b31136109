//! Every X has a Y that points at it. `count`, `for_each` and `provider` travel along.

use serde::Deserialize;

use super::must::{Filled, Hole, Made, Names};
use crate::edit::place::Place;
pub use crate::edit::place::last;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
pub use crate::module::reach::reached;
use crate::wire::Wire;

/// The keys of `[companion]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    /// The type of X.
    of: String,
    /// An X that has one of these attributes or nested blocks needs no Y.
    #[serde(default)]
    unless: Vec<String>,
    /// Types that stand in for Y when they point at X.
    #[serde(default)]
    instead: Vec<String>,
}

impl Keys {
    /// The keys of a fix that is code: X's type, and what makes a Y needless.
    pub fn new(of: &str, unless: &[&str]) -> Self {
        Keys { of: of.to_owned(), unless: unless.iter().map(|name| (*name).to_owned()).collect(), instead: Vec::new() }
    }

    /// The same keys, with types that stand in for Y.
    pub fn instead_of(mut self, types: &[&str]) -> Self {
        self.instead = types.iter().map(|of| (*of).to_owned()).collect();
        self
    }
}

/// The Xs that have no Y.
pub fn find(keys: &Keys, ctx: &Context) -> Vec<Finding> {
    ctx.module.resources(&keys.of).filter_map(|owner| look(keys, ctx, owner, "")).collect()
}

/// The finding about one X, with the Y of a variant of `must.tf`; for code that chooses the variant.
pub fn look(keys: &Keys, ctx: &Context, owner: Block, variant: &str) -> Option<Finding> {
    let must = ctx.fix.must(variant)?;
    let head = must.blocks().next()?;
    let address = owner.address()?;
    if keys.unless.iter().any(|name| owner.has(name)) {
        return None;
    }
    let of = head.of();
    let types = keys.instead.iter().map(String::as_str).chain([of]);
    match types.map(|of| coverage(ctx.module, of, owner)).max()? {
        Coverage::There => return None,
        Coverage::Unclear => {
            return Some(Finding::on(
                owner,
                format!(
                    "{address}: cannot tell whether one of the {of} blocks, which are made from a value, is for it"
                ),
            ));
        }
        Coverage::Missing => {}
    }
    let mut finding = Finding::on(owner, format!("{address} has no {of}"));
    let wire = Wire::new(ctx);
    let this = owner.instance()?;
    let fill = |hole: &Hole| match hole {
        Hole::This => Filled::Text(this.clone()),
        hole => wire.fill(hole, Some(owner)),
    };
    let names = names(ctx.module, owner, must.blocks());
    match must.render(&names, &fill) {
        Err(slots) => finding.asks = slots,
        Ok(made) => {
            let place = Place::behind(last(ctx.module, owner));
            let edits = Made::add(ctx.module, &place, &made);
            finding.edits = edits;
        }
    }
    Some(finding)
}

/// The owner's label for every block of the `must.tf`, and the owner's meta-arguments.
pub fn names<'t>(module: &Module, owner: Block, blocks: impl Iterator<Item = Block<'t>>) -> Names {
    let mut names = Names::default();
    for block in blocks {
        if let Some(address) = block.address() {
            let label = if block.name() == "this" { owner.name().to_owned() } else { block.name().to_owned() };
            let prefix = address.rsplit_once('.').map_or("", |(prefix, _)| prefix);
            names.labels.insert(address.clone(), module.fresh_label(prefix, &label));
        }
    }
    for name in ["count", "for_each", "provider"] {
        if let Some(attribute) = owner.attribute(name) {
            names.meta.push((name.to_owned(), attribute.value().text().to_owned()));
        }
    }
    names
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Coverage {
    Missing,
    Unclear,
    There,
}

/// Whether a block of type `of` points at the owner: a reference anywhere in it (through locals as well) to the owner,
/// or the same name as the owner's own.
fn coverage(module: &Module, of: &str, owner: Block) -> Coverage {
    let Some(address) = owner.address() else { return Coverage::Unclear };
    let name = owner.attribute("bucket").or(owner.attribute("name")).map(|name| name.value().text());
    let pointers = module.pointers(of);
    if pointers.reach(&address) || name.is_some_and(|name| name != "each.value" && pointers.hold(name)) {
        return Coverage::There;
    }
    // One that points at no such resource points at nothing that can be told from the text.
    if pointers.all_reach(owner.of()) { Coverage::Missing } else { Coverage::Unclear }
}
