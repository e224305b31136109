//! The version of the AWS provider that a prompt names, where nothing in the module requires one.

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::edit::verbs::dedent;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::schema::version::Constraints;
use crate::shape::component::is_home;
use crate::shape::must::{Made, Must, Names};
use crate::wire::Wire;

/// A finding for the root module, where it says nothing of a version that was asked for.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let stated = ctx.asked.values.get("aws_provider_version").filter(|_| is_home(ctx));
    let Some((stated, must)) = stated.zip(ctx.fix.must("")) else { return Vec::new() };
    look(ctx, &stated.value, must).into_iter().collect()
}

fn look(ctx: &Context, wanted: &str, must: &Must) -> Option<Finding> {
    if !goes_with_the_rest(ctx, wanted) {
        return None;
    }
    let top = must.blocks().next()?;
    let nested = top.nested("required_providers").next()?;
    let wire = Wire::new(ctx);
    let part = |range| must.render_range(top, range, &|hole| wire.fill(hole, None)).ok();
    let message = format!("no version of the AWS provider is required, and {wanted} was asked for");
    let mut edits = Edits::default();
    let settings: Vec<Block> = ctx.module.of_kind("terraform").collect();
    let required = settings.iter().find_map(|block| block.nested("required_providers").next());
    let Some(block) = required else {
        if let Some(first) = settings.first() {
            edits.append_block(*first, "required_providers", &dedent(&part(nested.span().range)?));
            return Some(Finding::on(*first, message).with(edits));
        }
        // Who has no provider block of their own has both elsewhere.
        let provider = ctx.module.of_kind("provider").find(|one| one.of() == "aws")?;
        let made = must.render(&Names::default(), &|hole| wire.fill(hole, None)).ok()?;
        let text = made.first().map(|one: &Made| one.text.as_str())?;
        edits.add_block(ctx.module, &Place::above(provider), None, text);
        return Some(Finding::on(provider, message).with(edits));
    };
    let entry = nested.attribute("aws")?;
    match block.attribute("aws") {
        None => edits.set(block, "aws", &dedent(&part(entry.value().span().range)?)),
        Some(there) if there.value().entries().is_some() && there.value().entry("version").is_none() => {
            let version = part(entry.value().entry("version")?.span().range)?;
            edits.add_entries(there.value(), block.file_text(), [("version", version.as_str())]);
        }
        Some(_) => return None,
    }
    Some(Finding::on(block, message).with(edits))
}

/// Whether some version meets what is wanted and what every module of the run requires.
fn goes_with_the_rest(ctx: &Context, wanted: &str) -> bool {
    let Ok(wanted) = Constraints::parse(wanted) else { return false };
    let blocks = ctx.modules.iter().flat_map(|module| module.of_kind("terraform"));
    let all = blocks.flat_map(|block| block.nested("required_providers").collect::<Vec<_>>());
    let versions = all.filter_map(|block| {
        let value = block.attribute("aws")?.value();
        Constraints::parse(value.as_str().or_else(|| value.entry("version")?.as_str())?).ok()
    });
    versions.fold(wanted, Constraints::and).bounds().is_some()
}
