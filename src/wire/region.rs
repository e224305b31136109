//! `slot.region`: the region of the module's resources, as the configuration itself says it.

use super::slots;
use crate::module::Module;
use crate::wire::home;

/// An expression that gives the region; `None` where the configuration leaves it to its surroundings.
pub fn expr(module: &Module) -> Option<String> {
    let looked_up = module.data("aws_region").find(|one| home::is_here(module, *one)).and_then(slots::first);
    if let Some(one) = looked_up {
        return Some(format!("{one}.id"));
    }
    let own = format!("provider.{}", home::provider(module).unwrap_or("aws"));
    let provider = module.get(&own).and_then(|provider| provider.attribute("region"));
    let said = provider.map(|region| region.value().text().to_owned());
    said.or_else(|| {
        let names = ["aws_region", "region"];
        names.iter().find(|name| module.declares(&format!("var.{name}"))).map(|name| format!("var.{name}"))
    })
}
