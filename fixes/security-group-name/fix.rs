//! `sg-` starts the ids of security groups, and AWS takes no name that starts so: the word goes to the end.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::Module;
use crate::module::block::Value;
use crate::syntax::tree::{ExprKind, Part};

/// A finding for each such name.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for group in ctx.module.resources("aws_security_group") {
        for name in group.attributes().filter(|one| matches!(one.name(), "name" | "name_prefix")) {
            let Some(rest) = rest(name.value()) else { continue };
            let what = format!("{} has a name that starts with sg-, which AWS keeps for ids", name_of(group));
            // What stands behind the word may be too little for a name, or a name that starts so again.
            let Some(turned) = turned(&rest).filter(|turned| !is_taken(ctx.module, turned)) else {
                found.push(Finding::at(name.value().span(), format!("{what}; no other name follows from it")));
                continue;
            };
            let mut edits = Edits::default();
            edits.replace(name.value(), &turned);
            found.push(Finding::at(name.value().span(), what).with(edits));
        }
    }
    found
}

/// What stands between `"sg-` and the closing quote.
fn rest(value: Value) -> Option<String> {
    let starts = match value.kind() {
        ExprKind::String(text) => text.starts_with("sg-"),
        ExprKind::Template(parts) => matches!(parts.first(), Some(Part::Literal(_))),
        _ => false,
    };
    let text = value.text().strip_prefix("\"sg-")?.strip_suffix('"')?;
    starts.then(|| text.to_owned())
}

/// `web` as `"web-sg"`, and the prefix `web-` as `"web-sg-"`.
fn turned(rest: &str) -> Option<String> {
    let (body, end) = rest.strip_suffix('-').map_or((rest, ""), |body| (body, "-"));
    (!body.is_empty() && !body.starts_with("sg-")).then(|| format!("\"{body}-sg{end}\""))
}

fn is_taken(module: &Module, name: &str) -> bool {
    let mut groups = module.resources("aws_security_group");
    groups.any(|group| group.attribute("name").is_some_and(|one| one.value().text() == name))
}
