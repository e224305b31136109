//! What all blocks of a module say alike: the network that is there already, however it is looked up.

use crate::module::Module;
use crate::shape::must::{Filled, Hole};

/// The VPC or the subnets that every block that names any names, where the module makes none itself.
pub fn by_all(module: &Module, hole: &Hole) -> Option<Filled> {
    let (argument, of) = match hole {
        Hole::Part(name, part) if name == "vpc" && part == "id" => ("vpc_id", "aws_vpc"),
        Hole::Slot(name, _) if matches!(name.as_str(), "private_subnets" | "database_subnets" | "app_subnets") => {
            ("subnet_ids", "aws_subnet")
        }
        _ => return None,
    };
    if module.resources(of).next().is_some() {
        return None;
    }
    let blocks = module.of_kind("resource").filter_map(|block| block.attribute(argument));
    let mut all: Vec<&str> = blocks.map(|one| one.value().text()).collect();
    all.sort_unstable();
    all.dedup();
    let plain = |text: &str| !["each.", "count.", "\n"].iter().any(|part| text.contains(part));
    match all.as_slice() {
        [one] if plain(one) => Some(Filled::Text((*one).to_owned())),
        _ => None,
    }
}
