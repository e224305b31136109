//! Start-up scripts that are read from a file which is not there: written in place, with the values they are handed.

use super::files::Reading;
use crate::fix::Context;
use crate::module::block::Value;
use crate::schema::types::Type;
use crate::shape::must::{Filled, Hole};
use crate::syntax::tree::{ExprKind, StepKind};

/// Whether a shell reads what a function reads.
pub fn is_script(one: &Reading, name: &str) -> bool {
    let plain = name.trim_end_matches(".tpl").trim_end_matches(".tftpl");
    let starts = one.attribute.name().starts_with("user_data");
    let shell = match plain.rsplit_once('.') {
        Some((_, extension)) => matches!(extension, "sh" | "bash"),
        None => starts || plain.to_ascii_lowercase().replace(['_', '-'], "").contains("userdata"),
    };
    shell && (matches!(one.function, "file" | "templatefile") || one.function == "filebase64" && starts)
}

/// The script in place of the call: what it is, and the values of a template as variables of the shell.
pub fn inline(ctx: &Context, one: &Reading, name: &str) -> Option<String> {
    let lines = |variant: &str, variable: &str, value: &str| -> Option<Vec<String>> {
        let must = ctx.fix.must(variant)?;
        let block = must.blocks().next()?;
        let fill = |hole: &Hole| match hole {
            Hole::Slot(slot, _) => Filled::Text(match slot.as_str() {
                "file" => format!("\"{name}\""),
                "variable" => format!("\"{variable}\""),
                _ => value.to_owned(),
            }),
            _ => Filled::Missing,
        };
        let text = must.render_range(block, block.attributes().next()?.value().span().range, &fill).ok()?;
        Some(text.lines().map(str::to_owned).collect())
    };
    let mut script = lines("script", "", "")?;
    let end = script.pop()?;
    for (key, _, value) in one.values.and_then(|values| values.entries()).unwrap_or_default() {
        let variant = if is_text(ctx, value) { "script-value" } else { "script-values" };
        let text = match value.kind() {
            ExprKind::Number(_) | ExprKind::Bool(_) => format!("\"{}\"", value.text()),
            _ => value.text().to_owned(),
        };
        let all = lines(variant, &key.to_ascii_uppercase().replace('-', "_"), &text)?;
        script.extend(all[1..all.len() - 1].iter().cloned());
    }
    script.push(end);
    // Lines behind the first stand as deep as the attribute, plus what the template says already.
    let source = one.attribute.value().file_text();
    let depth = crate::edit::verbs::indent(source, one.attribute.span().range.start);
    let depth = depth.strip_prefix("  ").unwrap_or("");
    let mut text = script.join(&format!("\n{depth}"));
    let behind = source[one.call.span().range.end..].lines().next().unwrap_or("").trim();
    if !behind.is_empty() {
        text += &format!("\n{depth}  ");
    }
    if one.function == "filebase64" {
        text = format!("base64encode({text}\n{depth}  )");
    }
    Some(text)
}

/// Whether a value can stand in a text: anything that is not known to be a collection.
fn is_text(ctx: &Context, value: Value) -> bool {
    match value.kind() {
        ExprKind::Array(_) | ExprKind::Object(_) | ExprKind::For(_) => false,
        ExprKind::Call(call) => !matches!(
            call.name.as_str(),
            "merge" | "concat" | "tolist" | "toset" | "tomap" | "keys" | "values" | "split"
        ),
        ExprKind::Traversal(_, steps) => {
            let splat = |kind: &StepKind| matches!(kind, StepKind::AttrSplat | StepKind::FullSplat);
            if steps.iter().any(|step| splat(&step.kind)) {
                return false;
            }
            let Some(target) = value.target() else { return true };
            if let Some(name) = target.strip_prefix("local.") {
                return ctx.module.local(name).is_none_or(|local| {
                    !matches!(local.value().kind(), ExprKind::Array(_) | ExprKind::Object(_) | ExprKind::For(_))
                        || steps.len() > 1
                });
            }
            let Some(block) = ctx.module.get(&target) else { return true };
            if block.kind() == "variable" {
                let ty = block.attribute("type").map_or("string", |ty| ty.value().text());
                return steps.len() > 1 || matches!(ty, "string" | "number" | "bool");
            }
            let last = steps.last().and_then(|step| match &step.kind {
                StepKind::Attr(name) => Some(name.as_str()),
                _ => None,
            });
            let ty = ctx.type_of(block).zip(last).and_then(|(ty, last)| ty.attribute(last).map(|one| one.ty.clone()));
            matches!(ty, None | Some(Type::String | Type::Number | Type::Bool | Type::Dynamic))
        }
        _ => true,
    }
}
