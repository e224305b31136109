//! The provider configuration to which a module's resources belong: what is added belongs to it, too.

use std::sync::LazyLock;

use crate::module::Module;
use crate::module::block::Block;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    global: Vec<String>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| crate::data!("src/wire/home"));

/// What `provider` says in the resources of a module (`aws.primary`): nothing where any of them leaves it to the default
/// configuration, else what the first of them says. Where all is made in modules and there is no default configuration, it
/// is the one that the first call hands on.
pub fn provider(module: &Module) -> Option<&str> {
    let mut all = module.of_kind("resource").filter(|block| is_regional(block.of())).map(|block| block.provider());
    match all.next() {
        Some(first) => first.filter(|_| all.all(|one| one.is_some())),
        None if module.declares("provider.aws") => None,
        None => module.of_kind("module").find_map(|call| {
            let handed = call.attribute("providers")?.value().entry("aws")?.text();
            handed.starts_with("aws.").then_some(handed)
        }),
    }
}

/// Whether a block is made by that configuration.
pub fn is_here(module: &Module, block: Block) -> bool {
    block.provider() == provider(module)
}

/// Whether a type is one of AWS, and of a region.
pub fn is_regional(of: &str) -> bool {
    of.starts_with("aws_") && !DATA.global.iter().any(|global| of.starts_with(global.as_str()))
}
