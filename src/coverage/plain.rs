//! Requirements that no block of one type shows: outputs, tags, the state's backend, a suffix in every name.

use std::sync::LazyLock;

use crate::module::Module;
use crate::module::block::Block;
use crate::schema::Schemas;

/// What a configuration has of such a requirement.
pub(super) struct Shown {
    /// Whether any of it is there.
    pub there: bool,
    /// The addresses that show it.
    pub addresses: Vec<String>,
    /// What is missing of it.
    pub missing: Vec<String>,
}

static SCHEMAS: LazyLock<Schemas> = LazyLock::new(Schemas::embedded);

/// Names under which the suffix of an environment is declared, without blanks and in lower case.
const SUFFIXES: [&str; 3] = ["environmentsuffix", "envsuffix", "suffix"];

/// What is there of a component that is no block, or nothing when the component is one.
pub(super) fn shown(component: &str, modules: &[Module]) -> Option<Shown> {
    let plain = |there: bool| Shown { there, addresses: Vec::new(), missing: Vec::new() };
    Some(match component {
        "outputs" => plain(modules.iter().any(|module| module.of_kind("output").next().is_some())),
        "remote_state" => plain(modules.iter().flat_map(|module| module.of_kind("terraform")).any(|block| {
            block.blocks().any(|inner| inner.kind() == "cloud" || inner.kind() == "backend" && inner.of() != "local")
        })),
        "environment_suffix" => suffix(modules),
        "tags" => tags(modules),
        _ => return None,
    })
}

fn suffix(modules: &[Module]) -> Shown {
    let mut shown = Shown { there: false, addresses: Vec::new(), missing: Vec::new() };
    for module in modules {
        for block in module.of_kind("variable") {
            let name = block.of().to_lowercase().replace(['_', '-'], "");
            let Some(address) = block.address().filter(|_| SUFFIXES.contains(&name.as_str())) else { continue };
            shown.there = true;
            if module.users(&address).next().is_none() {
                shown.missing.push(format!("a name with {address}"));
            }
            shown.addresses.push(address);
        }
    }
    shown
}

/// Tags that the provider gives to all, or else those of each resource that can have some.
fn tags(modules: &[Module]) -> Shown {
    let provider = |block: &Block| block.of() == "aws" && block.nested("default_tags").next().is_some();
    if modules.iter().flat_map(|module| module.of_kind("provider")).any(|block| provider(&block)) {
        return Shown { there: true, addresses: Vec::new(), missing: Vec::new() };
    }
    let Some(aws) = SCHEMAS.versions("hashicorp/aws").last() else {
        return Shown { there: false, addresses: Vec::new(), missing: Vec::new() };
    };
    let takes = |block: &Block| {
        block.of().starts_with("aws_")
            && aws.resource(block.of()).is_some_and(|one| one.names().any(|name| name == "tags"))
    };
    let resources = modules.iter().flat_map(|module| module.of_kind("resource"));
    let (with, without): (Vec<Block>, Vec<Block>) = resources.filter(takes).partition(|block| block.has("tags"));
    let missing = without.iter().filter_map(|block| Some(format!("tags of {}", block.address()?))).collect();
    Shown { there: !with.is_empty(), addresses: Vec::new(), missing }
}
