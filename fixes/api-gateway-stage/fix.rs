//! The stage that a deployment made by itself before version 6 of the provider: a resource, and what read it reads that.

use std::ops::Range;

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::edit::verbs::indent;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::shape::companion::{names, reached};
use crate::shape::convert::moved;
use crate::shape::must::{Filled, Hole, Made};

/// What a deployment said of its stage.
const MOVED: [&str; 4] = ["stage_name", "stage_description", "variables", "tags"];
/// What one could read of the stage from its deployment.
const READ: [&str; 3] = ["invoke_url", "execution_arn", "stage_name"];

/// A finding for each deployment whose schema knows no stage.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_api_gateway_deployment").filter_map(|block| look(ctx, block)).collect()
}

fn look(ctx: &Context, deployment: Block) -> Option<Finding> {
    let (ty, address) = (ctx.type_of(deployment)?, deployment.address()?);
    if ty.attribute("stage_name").is_some() {
        return None;
    }
    let readers: Vec<&Reference> = ctx
        .module
        .users(&address)
        .filter(|one| one.rest.first().is_some_and(|name| READ.contains(&name.as_str())))
        .collect();
    let named = deployment.attribute("stage_name");
    if named.is_none() && readers.is_empty() {
        return None;
    }
    let finding = Finding::on(deployment, format!("{address} makes no stage; aws_api_gateway_stage does"));
    let of_it = |stage: &Block| reached(ctx.module, *stage).contains(&address);
    let stages: Vec<Block> = ctx.module.resources("aws_api_gateway_stage").filter(of_it).collect();
    let said = |stage: &Block| stage.attribute("stage_name").map(|name| name.value().text().to_owned());
    let same: Vec<&Block> = stages
        .iter()
        .filter(|stage| named.is_some_and(|name| said(stage).as_deref() == Some(name.value().text())))
        .collect();
    let stage = match (same.as_slice(), stages.as_slice()) {
        ([one], _) => Some(**one),
        (_, [one]) => Some(*one),
        _ => None,
    };
    let mut edits = Edits::default();
    let target = match stage {
        Some(stage) if !stage.is_repeated_like(deployment) && !readers.is_empty() => {
            let message = format!("{}; the stage is repeated in another way", finding.message);
            return Some(Finding { message, ..finding });
        }
        Some(stage) => stage.address()?,
        None if named.is_none() || stages.len() > 1 => {
            let message = format!("{}; which one is read is not said", finding.message);
            return Some(Finding { message, ..finding });
        }
        None => {
            let (made, target) = make(ctx, deployment)?;
            edits = Made::add(ctx.module, &Place::behind(deployment), &made);
            target
        }
    };
    let moved: &[&str] = if stage.is_some() { &["stage_name", "stage_description"] } else { &MOVED };
    let mut finding = Finding { message: format!("{}: {target}", finding.message), ..finding };
    for attribute in moved.iter().filter_map(|name| deployment.attribute(name)) {
        edits.remove_attribute(attribute, deployment);
        let reason = format!("{target} says it");
        finding = finding.losing(format!("{address}: {}", attribute.name()), reason);
    }
    let bare = named.is_none_or(|name| name.value().as_str() == Some(""));
    // Behind an address that ends with the stage's name the stage's own argument is never meant, another name may be a path.
    let said = stage.iter().filter_map(said).filter(|_| bare);
    let names: Vec<String> = said.chain([format!("{target}.stage_name")]).collect();
    for reader in readers {
        edits.rename(reader, &target);
        let file = &ctx.module.sources().file(reader.file).text;
        let rest = &file[reader.range.end..];
        if let Some(repeated) = repeated(rest, &names) {
            let (start, end) = (reader.range.end + repeated.start, reader.range.end + repeated.end);
            // `"${x}/${y}"` without its end is `x`, no template.
            if file[..reader.range.start].ends_with("\"${") && file[end..].starts_with('"') {
                edits.splice(reader.file, reader.range.start - 3..reader.range.start, "");
                edits.splice(reader.file, start - 1..end + 1, "");
            } else {
                edits.splice(reader.file, start..end, "");
            }
        }
        // The web ACL is associated with the stage, not with what may call it.
        let text = &ctx.module.sources().file(reader.file).text;
        if reader.attribute == "resource_arn" && reader.rest == ["execution_arn"] {
            edits.splice(reader.file, reader.first_name(text)?, "arn");
        }
    }
    Some(finding.with(edits))
}

/// Where the text behind an address of a deployment without a stage adds the stage's name, which the stage's address ends
/// with: `}/${aws_api_gateway_stage.main.stage_name}`, `}/prod`.
fn repeated(rest: &str, names: &[String]) -> Option<Range<usize>> {
    let (inside, behind) = rest.split_once('}')?;
    let text = behind.strip_prefix('/').unwrap_or(behind);
    let start = inside.len() + 1;
    let ends = names.iter().filter_map(|name| {
        let held = text.strip_prefix("${").and_then(|held| held.split_once('}'));
        let left = match held {
            Some((held, left)) => (held.trim() == name).then_some(left),
            None => text.strip_prefix(name.strip_prefix('"')?.strip_suffix('"')?),
        };
        left.filter(|left| inside.trim().is_empty() && left.starts_with(['/', '"']))
    });
    ends.map(|left| start..rest.len() - left.len()).next()
}

/// The stage as the deployment described it, and its address.
fn make(ctx: &Context, deployment: Block) -> Option<(Vec<Made>, String)> {
    let must = ctx.fix.must("")?;
    let this = deployment.instance()?;
    let fill = |hole: &Hole| match hole {
        Hole::This => Filled::Text(this.clone()),
        Hole::Slot(name, _) => match deployment.attribute(name) {
            Some(attribute) => {
                let from = indent(deployment.file_text(), attribute.span().range.start);
                Filled::Text(moved(attribute.value().text(), &from, "  "))
            }
            None => Filled::Omit,
        },
        Hole::Part(..) => Filled::Missing,
    };
    let made = must.render(&names(ctx.module, deployment, must.blocks()), &fill).ok()?;
    let address = made.first()?.address.clone()?;
    Some((made, address))
}
