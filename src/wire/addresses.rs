//! Address ranges for new subnets that none of the module's own subnets has.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::slots;
use crate::module::Module;
use crate::pattern::pattern;

static RANGE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(\d+)\.(\d+)\.(\d+)\.\d+/(\d+)"));
static SUBNET: LazyLock<Regex> = LazyLock::new(|| pattern(r"cidrsubnet\([^,]*,[^,]*,\s*([^)]*)\)"));

/// How many subnets stand between two tiers.
const STEP: usize = 10;

/// `subnet_bits`: how many bits a subnet adds to its VPC's prefix. `subnet_number`: which of those subnets the instances
/// of a repeated block take, from `first` on where that is free.
pub fn fill(module: &Module, slot: &str, first: Option<&str>) -> String {
    let bits = bits(module);
    if slot == "subnet_bits" {
        return bits.to_string();
    }
    let first: usize = first.and_then(|first| first.parse().ok()).unwrap_or(0);
    let (step, end) = if bits == 8 { (STEP, 250) } else { (4, 1 << bits) };
    let taken = taken(module);
    let start = first / STEP * step;
    let free = |at: &usize| (*at..at + step.min(6)).all(|number| !taken.contains(&number));
    let chosen = (start..end).step_by(step).chain((0..start).step_by(step)).find(free).unwrap_or(start);
    if chosen == 0 { "count.index".to_owned() } else { format!("count.index + {chosen}") }
}

/// Eight for a /16, fewer for a smaller VPC.
fn bits(module: &Module) -> usize {
    let vpc = slots::get("vpc").and_then(|slot| slot.pick(module));
    let prefix = vpc.and_then(|vpc| {
        let value = vpc.attribute("cidr_block")?.value();
        let variable = value.target().and_then(|target| module.get(&target)?.attribute("default"));
        let text = variable.map_or(value.text(), |default| default.value().text());
        text.trim_matches('"').rsplit_once('/')?.1.parse::<usize>().ok()
    });
    match prefix {
        Some(17..=21) => 4,
        Some(22..=28) => 3,
        _ => 8,
    }
}

/// The numbers of the /24 networks that the module's text speaks of: ranges that are written out, and `cidrsubnet`.
fn taken(module: &Module) -> BTreeSet<usize> {
    let mut all = BTreeSet::new();
    for block in module.blocks() {
        for found in RANGE.captures_iter(block.text()) {
            let part = |at: usize| found.get(at).and_then(|part| part.as_str().parse::<usize>().ok()).unwrap_or(0);
            let (third, prefix) = (part(3), part(4));
            if (17..=28).contains(&prefix) {
                all.extend(third..third + (1 << 24usize.saturating_sub(prefix)));
            }
        }
        for found in SUBNET.captures_iter(block.text()) {
            let last = found.get(1).map_or("", |part| part.as_str());
            let number =
                last.split(|c: char| !c.is_ascii_digit()).find_map(|word| word.parse::<usize>().ok()).unwrap_or(0);
            let spread = if last.contains("index") || last.contains("each") { 6 } else { 1 };
            all.extend(number..number.min(4096) + spread);
        }
    }
    all
}
