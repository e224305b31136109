//! Arguments that another one of the same block demands, from a table.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Demands {
    demand: Vec<Demand>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Demand {
    of: Vec<String>,
    when: Option<String>,
    value: Option<String>,
    #[serde(default)]
    on: Vec<String>,
    read: Option<String>,
    needs: String,
    is: String,
}

fn demands() -> &'static [Demand] {
    static DEMANDS: OnceLock<Demands> = OnceLock::new();
    &DEMANDS.get_or_init(|| crate::data!("fixes/argument-demanded/demands")).demand
}

/// A finding for each argument that is demanded and not there.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    if module.has_junk() {
        return Vec::new();
    }
    let blocks = |demand: &'static Demand| {
        let all = demand.of.iter().flat_map(|of| module.resources(of));
        all.filter_map(|block| look(module, block, demand)).collect::<Vec<_>>()
    };
    let mut found: Vec<(String, Finding)> = Vec::new();
    // Two arguments may demand the same one.
    for (place, finding) in demands().iter().flat_map(blocks) {
        if !found.iter().any(|(there, _)| *there == place) {
            found.push((place, finding));
        }
    }
    found.into_iter().map(|(_, finding)| finding).collect()
}

fn look(module: &Module, block: Block, demand: &Demand) -> Option<(String, Finding)> {
    if block.has(&demand.needs) {
        return None;
    }
    let address = block.address()?;
    let why = why(module, block, demand)?;
    let message = format!("{address}: {why} demands {}; {} is taken", demand.needs, demand.is);
    let mut edits = Edits::default();
    edits.set(block, &demand.needs, &demand.is);
    Some((format!("{address}.{}", demand.needs), Finding::on(block, message).with(edits)))
}

/// What demands the argument.
fn why(module: &Module, block: Block, demand: &Demand) -> Option<String> {
    if let Some(read) = &demand.read {
        let mut users = block.address().into_iter().flat_map(|address| module.users(&address));
        let reads = users.any(|user| user.rest.first() == Some(read) && module.holder(user).kind() == "resource");
        return reads.then(|| format!("what reads {read}"));
    }
    let when = demand.when.as_ref()?;
    let value = block.attribute(when)?.value();
    let holds = match (&demand.value, demand.on.is_empty()) {
        (Some(wanted), _) => value.is_literal() && value.text().trim_matches('"') == wanted,
        // What may be null demands nothing.
        (None, true) => {
            let of = value.target().map(|target| target.split('.').next().unwrap_or_default().to_owned());
            let is_made = of.is_some_and(|of| of.starts_with("aws_"));
            is_made || value.is_literal() && !matches!(value.text(), "null" | "\"\"")
        }
        (None, false) => {
            let target = value.target()?;
            demand.on.iter().any(|of| target.starts_with(&format!("{of}.")))
        }
    };
    holds.then(|| when.clone())
}
