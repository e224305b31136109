//! `for_each` over the validation options of a certificate: how many there are, the certificate's domains say.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::syntax::tree::{ExprKind, For};
use crate::wire::later;

/// What the provider gives the records for.
const OPTIONS: &str = ".domain_validation_options";

/// A finding for each walk through them that gives keys.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in ctx.module.blocks() {
        for attribute in block.attributes().filter(|one| block.kind() == "locals" || one.name() == "for_each") {
            let value = attribute.value();
            for one in value.node().all() {
                if let ExprKind::For(parts) = &one.kind {
                    found.extend(look(ctx, block, value.inner(one), parts));
                }
            }
        }
    }
    found
}

fn look<'m>(ctx: &Context<'m>, block: Block<'m>, value: Value<'m>, parts: &'m For) -> Option<Finding> {
    let collection = value.inner(&parts.collection);
    let certificate = collection.text().strip_suffix(OPTIONS)?;
    let head = ctx.module.get(&collection.target()?).filter(|one| one.of() == "aws_acm_certificate")?;
    let item = &parts.value_name;
    let key = value.inner(parts.key.as_ref()?);
    let other = parts.condition.as_ref().map(|one| value.inner(one));
    if parts.grouped || parts.key_name.is_some() || key.text() != format!("{item}.domain_name") || head.kind() != "resource" {
        return None;
    }
    let known = |name: &str| head.attribute(name).is_none_or(|one| later::of(ctx, head, one.value()).is_now());
    if !head.has("domain_name") || !known("domain_name") || !known("subject_alternative_names") {
        return None;
    }
    let name = if value.text().contains("domain =>") || item == "domain" { "name" } else { "domain" };
    let own = format!("[{certificate}.domain_name]");
    let domains = match head.attribute("subject_alternative_names") {
        Some(_) => format!("distinct(concat({own}, tolist({certificate}.subject_alternative_names)))"),
        None => own,
    };
    let (start, each) = (value.span().range.start + 1, value.inner(&parts.value).span().range);
    let gap = &value.file_text()[start..];
    let from = start + (gap.len() - gap.trim_start().len());
    let mut edits = Edits::default();
    let walk = format!("for {name} in {domains} : {name} => one([for {item} in {} : ", collection.text());
    edits.splice(block.file(), from..each.start, &walk);
    let (end, condition) = match other {
        Some(other) => (other.span().range.end, format!(" && ({})", other.text())),
        None => (each.end, String::new()),
    };
    edits.splice(block.file(), each.end..end, &format!(" if {item}.domain_name == {name}{condition}])"));
    let message = format!("{}: the keys are those of what only the provider knows", name_of(block));
    Some(Finding::at(collection.span(), message).with(edits))
}
