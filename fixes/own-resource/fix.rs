//! Arguments and blocks that have a resource of their own, and stand in its owner.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::edit::verbs::indent;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::schema::types::BlockType;
use crate::shape::companion::{names, reached};
use crate::shape::convert::moved;
use crate::shape::must::{Filled, Hole, Made};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Moves {
    r#move: Vec<Move>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Move {
    of: String,
    from: Vec<String>,
    variant: String,
    /// Whether the block goes in as a block, and not what it holds.
    #[serde(default)]
    whole: bool,
    /// Whether the owner may have several of them.
    #[serde(default)]
    many: bool,
    /// The block of the resource that takes what is held.
    into: Option<String>,
    #[serde(default)]
    beside: Vec<String>,
    #[serde(default)]
    dropped: Vec<String>,
    #[serde(default)]
    named: BTreeMap<String, String>,
}

fn moves() -> &'static [Move] {
    static MOVES: OnceLock<Moves> = OnceLock::new();
    &MOVES.get_or_init(|| crate::data!("fixes/own-resource/moves")).r#move
}

/// A finding for each owner and what stands in it.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for owner in ctx.module.of_kind("resource") {
        let Some(ty) = ctx.type_of(owner) else { continue };
        let rules = moves().iter().filter(|one| one.of == owner.of());
        // One at a time: two of them may go into the same resource.
        found.extend(rules.filter_map(|rule| look(ctx, owner, &ty, rule)).next());
    }
    found
}

fn look(ctx: &Context, owner: Block, ty: &BlockType, rule: &Move) -> Option<Finding> {
    let unknown = |name: &&String| ty.attribute(name).is_none() && ty.block(name).is_none();
    let name = rule.from.iter().filter(unknown).find(|name| owner.has(name))?;
    let (must, address) = (ctx.fix.must(&rule.variant)?, owner.address()?);
    let head = must.blocks().next()?;
    let (of, whole) = (head.of(), ctx.type_named(owner, head.of())?);
    let new = rule.into.as_ref().map_or(Some(&*whole), |name| whole.block(name).map(|nested| &*nested.block))?;
    let refused = |block: Block| rule.dropped.iter().any(|name| is_false(block, name));
    if refused(owner) || owner.nested(name).any(refused) {
        return None;
    }
    let finding = Finding::on(owner, format!("{address}: {name} is {of}, a resource of its own"));
    let say = |why: String| Some(Finding { message: format!("{}; {why}", finding.message), ..finding.clone() });
    let there = ctx.module.resources(of).filter(|one| reached(ctx.module, *one).contains(&address)).last();
    if let Some(there) = there.filter(|_| !rule.many) {
        return say(format!("{} is there as well", there.address()?));
    }
    let mut edits = Edits::default();
    let mut lines: Vec<String> = Vec::new();
    let mut known = true;
    let mut take = |block: Block, gone: bool, edits: &mut Edits, lines: &mut Vec<String>, only: Option<&str>| {
        for attribute in block.attributes().filter(|one| only.is_none_or(|only| one.name() == only)) {
            let to = rule.named.get(attribute.name()).map_or(attribute.name(), String::as_str);
            if !rule.dropped.iter().any(|one| one == attribute.name()) {
                known &= new.attribute(to).is_some_and(|wanted| wanted.settable());
                let from = indent(block.file_text(), attribute.span().range.start);
                lines.push(format!("{to} = {}", moved(attribute.value().text(), &from, "")));
            }
            if gone {
                edits.remove_attribute(attribute, block);
            }
        }
        for nested in block.blocks().filter(|one| only.is_none_or(|only| one.kind() == only)) {
            known &= new.block(nested.kind()).is_some();
            let from = indent(block.file_text(), nested.span().range.start);
            lines.push(String::new());
            lines.push(moved(nested.text(), &from, ""));
            if gone {
                edits.remove_nested(nested);
            }
        }
    };
    for beside in rule.beside.iter().chain(&rule.dropped).filter(|one| unknown(one) && *one != name) {
        take(owner, true, &mut edits, &mut lines, Some(beside));
    }
    let inside: Vec<Block> = owner.blocks().filter(|one| one.kind() == name).collect();
    match (inside.as_slice(), owner.attribute(name), rule.whole) {
        ([], Some(_), _) | ([_], None, true) => take(owner, true, &mut edits, &mut lines, Some(name)),
        // Of several one at a time: the next round takes the next.
        ([one, rest @ ..], None, false) if rest.is_empty() || rule.many => {
            take(*one, false, &mut edits, &mut lines, None);
            edits.remove_nested(*one);
        }
        _ => return say("it stands there more than once, or is made from a value".to_owned()),
    }
    if !known {
        return say(format!("{of} does not know everything that it holds"));
    }
    let this = owner.instance()?;
    let fill = |hole: &Hole| match hole {
        Hole::This => Filled::Text(this.clone()),
        _ => Filled::Missing,
    };
    let mut made = must.render(&names(ctx.module, owner, must.blocks()), &fill).ok()?;
    if let Some(name) = &rule.into {
        lines = [format!("{name} {{")]
            .into_iter()
            .chain(lines.iter().map(|line| inner(line)))
            .chain(["}".to_owned()])
            .collect();
    }
    made.iter_mut().for_each(|one| extend(one, &lines));
    let target = made.first()?.address.clone().unwrap_or_default();
    edits.join(Made::add(ctx.module, &Place::behind(there.unwrap_or(owner)), &made));
    let reason = format!("{target} says it");
    Some(finding.with(edits).losing(format!("{address}: {name}"), reason))
}

fn is_false(block: Block, name: &str) -> bool {
    block.attribute(name).and_then(|one| one.value().as_bool()) == Some(false)
}

/// What stands one block deeper.
fn inner(text: &str) -> String {
    let lines: Vec<String> =
        text.lines().map(|line| if line.is_empty() { String::new() } else { format!("  {line}") }).collect();
    lines.join("\n")
}

/// More lines at the end of a block that was made.
fn extend(made: &mut Made, lines: &[String]) {
    let body = made.text.trim_end().trim_end_matches('}').trim_end().to_owned();
    made.text = format!("{body}\n{}\n}}", inner(&lines.join("\n")));
}
