//! Numbers and networks that are written out and that the provider refuses (`schemas/values.toml`).

use crate::check::values::rules;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::syntax::tree::ExprKind;
use crate::wire::site::Site;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = Site::all(ctx, &["Value refused by the provider"]);
    all.iter().filter_map(|(_, site)| look(site)).collect()
}

fn look(site: &Site) -> Option<Finding> {
    let (text, quoted) = match site.value.kind() {
        ExprKind::Number(text) => (text.as_str(), false),
        ExprKind::String(text) => (text.as_str(), true),
        _ => return None,
    };
    let alike = |one: &&&crate::check::values::Rule| {
        one.argument() == site.attribute.name() && one.inside().iter().map(String::as_str).eq(site.path.iter().copied())
    };
    let rule = rules(site.root.of()).iter().find(alike)?;
    rule.refuses(text)?;
    let near = rule.nearest(text)?;
    let mut edits = Edits::default();
    edits.replace(site.value, &if quoted { format!("\"{near}\"") } else { near.clone() });
    let message = format!("{}: the provider takes no {text}; {near} is the nearest that it does", site.place());
    Some(Finding::at(site.value.span(), message).with(edits))
}
