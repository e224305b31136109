//! Several texts where an argument takes one.

use crate::edit::Edits;
use crate::edit::verbs::indent;
use crate::fix::Context;
use crate::schema::types::Type;
use crate::syntax::tree::ExprKind;
use crate::wire::site::{Site, planned};

/// Arguments of blocks that may stand several times and mean together what they all say.
const TOGETHER: [&str; 4] = ["protocol", "filter_prefix", "filter_suffix", "cidr_block"];

/// A list where one text is wanted: the block is written once for each of the texts where that means the same, and what is
/// the value of a parameter holds them with commas between.
pub fn texts<'m>(ctx: &Context<'m>, site: &Site<'m>, edits: &mut Edits) {
    let name = site.attribute.name();
    let listed = matches!(planned(ctx, site.value).ty(), Type::List(of) | Type::Set(of) if *of == Type::String);
    if listed && name == "value" && matches!(site.value.kind(), ExprKind::Call(_)) {
        edits.replace(site.value, &format!("join(\",\", {})", site.value.text()));
    }
    let Some(items) = site.value.items().filter(|items| items.len() > 1) else { return };
    let Some(beside) = several(ctx, site).filter(|_| TOGETHER.contains(&name)) else { return };
    if !items.iter().all(|one| one.is_literal()) || !beside {
        return;
    }
    let (source, whole, value) = (site.block.file_text(), site.block.span().range, site.value.span().range);
    let outer = indent(source, whole.start);
    edits.replace(site.value, items[0].text());
    let copies = items[1..].iter().map(|one| {
        format!("\n\n{outer}{}{}{}", &source[whole.start..value.start], one.text(), &source[value.end..whole.end])
    });
    let copies: String = copies.collect();
    edits.splice(site.block.file(), whole.end..whole.end, &copies);
}

/// Whether the block that holds an argument may stand there several times; `None` for one that nothing holds.
fn several(ctx: &Context, site: &Site) -> Option<bool> {
    let (last, outer) = site.path.split_last()?;
    let root = ctx.type_of(site.root)?;
    let around = outer.iter().try_fold(root, |body, name| body.as_block(name).map(|nested| nested.block))?;
    Some(site.block.kind() == *last && around.as_block(last).is_some_and(|nested| !nested.once()))
}
