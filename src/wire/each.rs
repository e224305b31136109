//! One block for each of several things that fill a slot: `for_each` over what tells them apart.

use crate::module::block::Block;
use crate::shape::must::{Filled, Hole, Must};
use crate::wire::{Wire, slots};

/// What stands for a slot where several things fill it.
#[derive(Debug)]
pub struct Each {
    slot: String,
    /// The value of `for_each`.
    pub over: String,
}

impl Each {
    /// For a slot of which a `must.tf` takes one attribute; `None` where one thing at most fills it.
    pub fn of(wire: &Wire, must: &Must, slot: &str, provider: Option<&str>) -> Option<Each> {
        let mut parts: Vec<String> = must
            .holes()
            .into_iter()
            .filter_map(|hole| match hole {
                Hole::Part(name, part) if name == slot => Some(part),
                _ => None,
            })
            .collect();
        parts.dedup();
        let [part] = parts.as_slice() else { return None };
        let all = slots::get(slot)?.all_beside(wire.module(), provider);
        let all: Vec<Block> = all.into_iter().filter(|block| block.kind() == "resource").collect();
        let over = match all.as_slice() {
            [] => return None,
            [one] => several(*one, part, false)?,
            all => joined(all, part),
        };
        Some(Each { slot: slot.to_owned(), over })
    }

    /// What goes into a hole: the attribute is the value of each, and its key is behind every name.
    pub fn fill(&self, hole: &Hole, filled: Filled) -> Filled {
        match (hole, filled) {
            (Hole::Part(name, _), _) if *name == self.slot => Filled::Text("each.value".to_owned()),
            (Hole::Slot(name, _), Filled::Text(text)) if name == "name" => Filled::Text(keyed(&text)),
            (_, filled) => filled,
        }
    }
}

/// A name with the key of each behind it.
fn keyed(name: &str) -> String {
    match name.strip_suffix('"').filter(|inside| inside.starts_with('"')) {
        Some(inside) => format!("{inside}-${{each.key}}\""),
        None => format!("\"${{{name}}}-${{each.key}}\""),
    }
}

/// An attribute of each instance of a repeated block by its key, with the block's own label before it where there are others.
fn several(block: Block, part: &str, is_labelled: bool) -> Option<String> {
    block.repeat()?;
    let (address, label) = (block.address()?, block.name());
    let key = if is_labelled { format!("\"{label}-${{key}}\"") } else { "key".to_owned() };
    Some(format!("{{ for key, one in {address} : {key} => one.{part} }}"))
}

fn joined(all: &[Block], part: &str) -> String {
    let plain: Vec<String> = all
        .iter()
        .filter(|block| block.repeat().is_none())
        .filter_map(|block| Some(format!("{} = {}.{part}", block.name(), block.address()?)))
        .collect();
    let repeated: Vec<String> = all.iter().filter_map(|block| several(*block, part, true)).collect();
    let object = |column: &str| {
        let lines: String = plain.iter().map(|line| format!("\n{column}  {line}")).collect();
        format!("{{{lines}\n{column}}}")
    };
    match repeated.as_slice() {
        [] => object("  "),
        [one] if plain.is_empty() => one.clone(),
        _ => {
            let first = (!plain.is_empty()).then(|| object("    "));
            let lines: String = first.iter().chain(&repeated).map(|one| format!("\n    {one},")).collect();
            format!("merge({lines}\n  )")
        }
    }
}
