//! The default tags of every AWS provider configuration: the ones that were asked for and are not there.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::must::{Filled, Hole};
use crate::wire::tags;

/// A finding for each provider configuration of AWS that lacks a tag.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if !ctx.is_root() || ctx.asked.tags.is_empty() {
        return Vec::new();
    }
    ctx.module
        .of_kind("provider")
        .filter(|provider| provider.of() == "aws")
        .filter_map(|provider| look(ctx, provider))
        .collect()
}

fn look(ctx: &Context, provider: Block) -> Option<Finding> {
    let module = ctx.module;
    let wanted: Vec<(String, String)> =
        ctx.asked.tags.iter().map(|(key, value)| (key_text(key), value_text(module, key, value))).collect();
    let missing = |there: &[String]| -> Vec<&(String, String)> {
        wanted.iter().filter(|(key, _)| !there.contains(&key.trim_matches('"').to_ascii_lowercase())).collect()
    };
    let list = |some: &[&(String, String)]| some.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>().join(", ");
    let Some(block) = provider.nested("default_tags").next() else {
        let all = missing(&[]);
        let object = format!(
            "{{\n{}    }}",
            all.iter().map(|(key, value)| format!("      {key} = {value}\n")).collect::<String>()
        );
        let must = ctx.fix.must("")?;
        let (top, nested) = must.blocks().next().and_then(|top| top.blocks().next().map(|nested| (top, nested)))?;
        let fill = |_: &Hole| Filled::Text(object.clone());
        let text = must.render_range(top, nested.span().range, &fill).ok()?;
        let mut edits = Edits::default();
        edits.append_block(provider, "default_tags", &text.replace("\n  ", "\n"));
        return Some(
            Finding::on(provider, format!("the provider sets no default tags: {} were asked for", list(&all)))
                .with(edits),
        );
    };
    let value = block.attribute("tags")?.value();
    let Some(object) = tags::objects(value).last().copied() else {
        // A local or a variable: what it holds is looked up where it is written out.
        let holder =
            value.target().and_then(|target| target.strip_prefix("local.").and_then(|name| module.local(name)))?;
        let object = tags::objects(holder.value()).last().copied()?;
        return entries(ctx, holder.value(), object, &missing, &list);
    };
    entries(ctx, value, object, &missing, &list)
}

type Missing<'w> = dyn Fn(&[String]) -> Vec<&'w (String, String)> + 'w;
type List = dyn Fn(&[&(String, String)]) -> String;

/// The entries that are missing from an object that is written out.
fn entries<'w>(
    ctx: &Context,
    whole: crate::module::block::Value,
    object: crate::module::block::Value,
    missing: &Missing<'w>,
    list: &List,
) -> Option<Finding> {
    let there: Vec<String> = tags::objects(whole)
        .iter()
        .flat_map(|one| one.entries().unwrap_or_default())
        .map(|(key, _, _)| key.to_ascii_lowercase())
        .collect();
    let missing = missing(&there);
    if missing.is_empty() {
        return None;
    }
    let source = &ctx.module.sources().file(object.span().file).text;
    let mut edits = Edits::default();
    edits.add_entries(object, source, missing.iter().map(|(key, value)| (key.as_str(), value.as_str())));
    Some(
        Finding::at(object.span(), format!("the default tags lack {}, which were asked for", list(&missing)))
            .with(edits),
    )
}

fn key_text(key: &str) -> String {
    let is_name = key.chars().next().is_some_and(|c| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_name { key.to_owned() } else { format!("{key:?}") }
}

/// The value, or the variable that is called as the tag and holds it.
fn value_text(module: &Module, key: &str, value: &str) -> String {
    let plain = |name: &str| name.to_ascii_lowercase().replace(['_', '-', ' '], "");
    let holds = |variable: &Block| {
        let name = plain(variable.name());
        let default = variable.attribute("default").and_then(|default| default.value().as_str());
        (name == plain(key) || name == format!("{}name", plain(key))) && default == Some(value)
    };
    match module.of_kind("variable").find(holds).and_then(|variable| variable.address()) {
        Some(address) => address,
        None => format!("{value:?}"),
    }
}
