//! The stack's key, where something that is encrypted with one names none.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::attribute::{self, Keys};
use crate::shape::companion::reached;
use crate::shape::must::{Filled, Hole};
use crate::wire::key;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Conditions {
    only: Vec<Only>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Only {
    of: String,
    with: String,
    is: Option<String>,
}

fn conditions() -> &'static [Only] {
    static CONDITIONS: OnceLock<Conditions> = OnceLock::new();
    &CONDITIONS.get_or_init(|| crate::data!("fixes/encryption-wired/conditions")).only
}

/// A copy and a replica are encrypted by keys that are decided elsewhere.
const UNLESS: [&str; 6] = [
    "replicate_source_db",
    "replication_source_identifier",
    "snapshot_identifier",
    "global_cluster_identifier",
    "global_replication_group_id",
    "sqs_managed_sse_enabled",
];

/// Blocks in which volumes are described: looked into where they are, and not made.
const INSIDE: [&str; 5] = ["root_block_device", "ebs_block_device", "block_device_mappings", "ebs", "encryption_info"];

/// A finding for each block that names no key.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    let keys = Keys::new(&UNLESS, &INSIDE);
    let takes = |block: Block| {
        conditions().iter().filter(|only| only.of == block.of()).all(|only| {
            block.has(&only.with)
                && only.is.as_ref().is_none_or(|is| {
                    block.attribute(&only.with).is_some_and(|there| there.value().as_str() == Some(is))
                })
        })
    };
    let choose = |block: Block| {
        let key = key::for_type(module, block.of(), block.provider())?;
        let address = key.split('[').next().unwrap_or(&key);
        // The key's own policy may speak of the block: then naming the key would go round in a circle.
        let is_free = module.get(address).is_none_or(|held| !depends_on(module, held, block));
        (is_free && takes(block)).then_some(key)
    };
    let fill = |hole: &Hole, block: Block| match hole {
        Hole::Slot(name, _) if name == "key" => choose(block).map_or(Filled::Missing, Filled::Text),
        _ => Filled::Missing,
    };
    let mut found = attribute::find_with(&keys, ctx, "", &fill, &|block| choose(block).is_some());
    // The secret in which RDS keeps a password and what it measures take keys of their own.
    for (variant, switch) in [("managed", "manage_master_user_password"), ("insights", "performance_insights_enabled")]
    {
        found.extend(attribute::find_with(&keys, ctx, variant, &fill, &|block| {
            let is_on = block.attribute(switch).is_some_and(|there| there.value().as_bool() == Some(true));
            is_on && choose(block).is_some()
        }));
    }
    found
}

fn depends_on(module: &Module, from: Block, on: Block) -> bool {
    let Some(target) = on.address() else { return true };
    let mut seen: Vec<String> = Vec::new();
    let mut next = reached(module, from);
    while let Some(address) = next.pop() {
        if address == target {
            return true;
        }
        if !seen.contains(&address) {
            if let Some(block) = module.get(&address).filter(|block| matches!(block.kind(), "resource" | "data")) {
                next.extend(reached(module, block));
            }
            seen.push(address);
        }
    }
    false
}
