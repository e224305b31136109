//! `tags` of an autoscaling group, which knows `tag` blocks alone.

use crate::edit::Edits;
use crate::edit::verbs::indent;
use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Block};
use crate::shape::convert::{moved, to_blocks, turn};
use crate::shape::must::{Filled, Hole};
use crate::syntax::tree::ExprKind;

/// A finding for each group with tags that its schema does not know.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_autoscaling_group").filter_map(|group| look(ctx, group)).collect()
}

fn look(ctx: &Context, group: Block) -> Option<Finding> {
    let ty = ctx.type_of(group)?;
    let (tags, wanted) = (group.attribute("tags")?, ty.block("tag")?);
    if ty.attribute("tags").is_some() {
        return None;
    }
    let address = group.address()?;
    let finding = Finding::at(tags.name_span(), format!("{address}: tags are tag blocks here"));
    // A list holds what the blocks hold; a map holds names and values.
    let text = match tags.value().kind() {
        ExprKind::Array(_) => to_blocks(ctx.module, tags, "tag", wanted),
        _ if lists(ctx, tags) => to_blocks(ctx.module, tags, "tag", wanted),
        _ => made(ctx, tags).ok_or_else(|| "they are not written out".to_owned()),
    };
    Some(match text {
        Ok(text) => {
            let mut edits = Edits::default();
            turn(&mut edits, group, tags, &text, false);
            finding.with(edits)
        }
        Err(why) => Finding { message: format!("{}; {why}", finding.message), ..finding },
    })
}

/// Whether the value is made of something that is a list as far as the text says.
fn lists(ctx: &Context, tags: Attribute) -> bool {
    let value = tags.value();
    match value.kind() {
        ExprKind::For(parts) => parts.key.is_none(),
        ExprKind::Call(call) => matches!(call.name.as_str(), "concat" | "flatten" | "tolist"),
        ExprKind::Traversal(..) => {
            let target = value.target().unwrap_or_default();
            let named = target.strip_prefix("local.").and_then(|name| ctx.module.local(name));
            let default = ctx.module.get(&target).and_then(|block| block.attribute("default"));
            named.or(default).is_some_and(|one| matches!(one.value().kind(), ExprKind::Array(_)))
        }
        _ => false,
    }
}

/// The dynamic block over a map of tags.
fn made(ctx: &Context, tags: Attribute) -> Option<String> {
    let must = ctx.fix.must("")?;
    let top = must.blocks().next()?;
    let nested = top.blocks().next()?;
    let outer = indent(tags.value().file_text(), tags.span().range.start);
    let inner = format!("{outer}  ");
    let map = moved(tags.value().text(), &outer, &inner);
    let fill = |hole: &Hole| match hole {
        Hole::Slot(name, _) if name == "tags" => Filled::Text(map.clone()),
        _ => Filled::Missing,
    };
    let from = indent(nested.file_text(), nested.span().range.start);
    let text = must.render_range(top, nested.span().range, &fill).ok()?;
    Some(if outer == from { text } else { moved(&text, &from, &outer) })
}
