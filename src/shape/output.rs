//! Every X is looked up by an output.

use serde::Deserialize;

use super::must::{Filled, Hole, Made, Must, Names};
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::sorted;
use crate::wire::Wire;
use crate::wire::elsewhere::is_generic;
use crate::wire::honest::spelt;

/// The keys of `[output]`: none. Each variant of `must.tf` is called as the type whose value it shows.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {}

/// The resources of the root module whose value people look up. A module that has outputs is left alone: its author
/// chose them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let has_any = ctx.module.of_kind("output").next().is_some();
    if !ctx.is_root() || has_any || ctx.module.has_junk() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (of, must) in &ctx.fix.must {
        let all: Vec<Block> = ctx.module.resources(of).collect();
        found.extend(all.iter().filter_map(|block| look(ctx, must, *block, all.len())));
    }
    sorted::by_place(&mut found, |finding| &finding.at);
    found
}

fn look(ctx: &Context, must: &Must, block: Block, siblings: usize) -> Option<Finding> {
    let output = must.blocks().next()?;
    let address = block.address()?;
    let wanted = output.attribute("value")?.value().text().strip_prefix("this.")?.to_owned();
    let (this, plural) = match block.repeat().map(|attribute| attribute.name()) {
        Some("count") => (format!("{address}[*]"), true),
        Some(_) => (format!("values({address})[*]"), true),
        None => (address.clone(), false),
    };
    // `public_subnet_ids` of aws_subnet.public, `vpc_id` of the only VPC whatever its label is.
    let said: Vec<&str> = output.name().split('_').collect();
    let own = own_words(block.name(), &said[..said.len() - 1]);
    let alone = siblings == 1 || is_generic(block.name()) || own.is_empty();
    let mut name = if alone { output.name().to_owned() } else { joined(&own, &said) };
    if plural {
        name.push('s');
    }
    let name = ctx.module.fresh_label("output", &name);
    let mut names = Names::default();
    names.labels.insert(output.address()?, name);
    let wire = Wire::new(ctx);
    let fill = |hole: &Hole| match hole {
        Hole::This => Filled::Text(this.clone()),
        hole => wire.fill(hole, Some(block)),
    };
    let mut finding = Finding::on(block, format!("no output shows {wanted} of {address}"));
    match must.render(&names, &fill) {
        Err(slots) => finding.asks = slots,
        Ok(mut made) => {
            let of = if plural { " of each " } else { " of the " };
            for one in &mut made {
                let label = if alone { String::new() } else { own.join("_") };
                let own = own_words(&label, &described(&one.text));
                let own: String = own.into_iter().map(|word| spelt(word) + " ").collect();
                one.text = one.text.replacen(" of the ", &format!("{of}{own}"), 1);
            }
            let place = Place::output(ctx.module);
            let edits = Made::add(ctx.module, &place, &made);
            finding.edits = edits;
        }
    }
    Some(finding)
}

/// A label's words and the name of an output, which does not say a word once more: `redis_replica_endpoint`.
fn joined(own: &[&str], said: &[&str]) -> String {
    let told = said[..said.len() - 1].iter().take_while(|word| own.contains(word)).count();
    [own, &said[told..]].concat().join("_")
}

/// The words of a label but for those at its end that say once more what the thing is: `lb` of `lb_sg` and a security group,
/// `private 1` of `private_subnet_1` and a subnet, `public` of `public_subnets`.
fn own_words<'l>(label: &'l str, thing: &[&str]) -> Vec<&'l str> {
    let words: Vec<&str> = label.split(['_', '-']).filter(|word| !word.is_empty()).collect();
    let initials: String = thing.iter().filter_map(|word| word.chars().next()).collect();
    let is_short = |word: &str| thing.len() > 1 && word == initials;
    let is_said = |word: &str| {
        let single = word.strip_suffix('s').unwrap_or(word);
        thing.iter().any(|one| one.eq_ignore_ascii_case(word) || one.eq_ignore_ascii_case(single)) || is_short(word)
    };
    let mut own = words.clone();
    let number = own.pop_if(|last| last.chars().all(|c| c.is_ascii_digit()));
    while own.pop_if(|last| is_said(last)).is_some() {}
    own.retain(|word| !is_short(word));
    match number {
        Some(_) if own.is_empty() => words,
        number => [own, number.into_iter().collect()].concat(),
    }
}

/// The words of the thing that a description speaks of.
fn described(text: &str) -> Vec<&str> {
    let said = text.split_once(" of the ").and_then(|(_, thing)| thing.split('"').next()).unwrap_or("");
    said.split(' ').map(|word| word.trim_end_matches("'s")).collect()
}
