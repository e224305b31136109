//! A K exists, wired through slots: one head block and what only serves it.

use serde::Deserialize;

use super::must::Names;
use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs;
use crate::source::{FileId, Span};
use crate::wire::Wire;

/// The keys of `[component]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    /// The slots that this component fills when somebody asks for them.
    #[serde(default)]
    pub provides: Vec<String>,
    /// Attributes in which a block must agree with the head of `must.tf` to be the same thing; empty: any block of
    /// the type will do.
    #[serde(default)]
    same_by: Vec<String>,
}

/// The component, where it is not there; in the root module alone.
pub fn find(keys: &Keys, ctx: &Context) -> Vec<Finding> {
    if !ctx.is_root() {
        return Vec::new();
    }
    make(keys, ctx, "").into_iter().collect()
}

/// The finding that a variant of the component is not there; for code that chooses the variant.
pub fn make(keys: &Keys, ctx: &Context, variant: &str) -> Option<Finding> {
    let must = ctx.fix.must(variant)?;
    let head = must.blocks().next()?;
    let same = |block: Block| {
        keys.same_by.iter().all(|name| match (block.attribute(name), head.attribute(name)) {
            (Some(one), Some(other)) => one.value().text() == other.value().text(),
            (None, None) => true,
            _ => false,
        })
    };
    if ctx.module.resources(head.of()).any(same) {
        return None;
    }
    let at = ctx.module.files().next().map_or(Span::new(FileId(0), 0..0), |file| Span::new(file, 0..0));
    let mut finding = Finding::at(at, format!("there is no {}", head.of()));
    let wire = Wire::new(ctx);
    match must.render(&fresh(ctx.module, must.blocks()), &|hole| wire.fill(hole, None)) {
        Err(slots) => finding.asks = slots,
        Ok(made) => finding.edits = place(ctx.module, &made),
    }
    Some(finding)
}

/// New labels for blocks whose own are taken; a data source or variable that is there already keeps its own.
pub fn fresh<'t>(module: &Module, blocks: impl Iterator<Item = Block<'t>>) -> Names {
    let mut names = Names::default();
    for block in blocks {
        if let Some(address) = block.address() {
            let prefix = address.rsplit_once('.').map_or("", |(prefix, _)| prefix);
            let label = there(module, block).unwrap_or_else(|| module.fresh_label(prefix, block.name()));
            names.labels.insert(address.clone(), label);
        }
    }
    names
}

/// The label of a data source that asks the same, or of a variable of the same name and type.
fn there(module: &Module, wanted: Block) -> Option<String> {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let body = |block: Block| plain(&block.file_text()[block.open()..=block.close()]);
    let kind = |block: Block| block.attribute("type").map(|kind| plain(kind.value().text()));
    match wanted.kind() {
        "data" => module.data(wanted.of()).find(|one| body(*one) == body(wanted)).map(|one| one.name().to_owned()),
        "variable" => {
            let same = module.get(&format!("var.{}", wanted.name())).filter(|one| kind(*one) == kind(wanted));
            same.map(|one| one.name().to_owned())
        }
        _ => None,
    }
}

/// Adds the blocks where they belong: the head beside its relatives and what serves it behind it; variables, data
/// sources and outputs among their own.
pub fn place(module: &Module, made: &[super::must::Made]) -> Edits {
    let mut edits = Edits::default();
    let mut head: Option<Place> = None;
    for one in made.iter().filter(|one| !one.is_there(module)) {
        let place = match one.kind.as_str() {
            "variable" => Place::variable(module),
            "data" => Place::data(module),
            "output" => Place::output(module),
            _ => head.get_or_insert_with(|| Place::resource(module, &one.of, &refs::mentioned(&one.text))).clone(),
        };
        edits.add_block(module, &place, one.address.as_deref(), &one.text);
    }
    edits
}
