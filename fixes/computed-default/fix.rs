//! Variables whose default refers to something or calls a function: Terraform reads defaults before it knows any name.

use std::collections::HashSet;

use crate::check::known::unify;
use crate::check::variables::constraint;
use crate::edit::Edits;
use crate::edit::place::Place;
use crate::edit::verbs::{dedent, indented};
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::schema::types::Type;
use crate::shape::must::{Filled, Hole, Made, Names};
use crate::wire::site::Site;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let all = Site::all(ctx, &["Variables not allowed", "Function calls not allowed"]);
    let mut seen: HashSet<&str> = HashSet::new();
    let mut found = Vec::new();
    for (_, site) in &all {
        let is_default = site.root.kind() == "variable" && site.attribute.name() == "default" && site.path.is_empty();
        if is_default && seen.insert(site.root.name()) {
            found.push(look(ctx, site));
        }
    }
    found
}

fn look(ctx: &Context, site: &Site) -> Finding {
    let (variable, name) = (site.root, site.root.name());
    let finding = Finding::at(site.value.span(), format!("var.{name}: a default cannot refer to anything"));
    let say = |why: &str| Finding { message: format!("{}; {why}", finding.message), ..finding.clone() };
    let default = site.attribute.value();
    // A bare word is meant as a text, or as nothing that is known.
    if ctx.module.references_in(variable).any(|one| !resolves(ctx, one)) || is_bare(site) {
        return say("what it refers to is not there");
    }
    if variable.attribute("nullable").is_some_and(|one| one.value().as_bool() == Some(false)) {
        return say("it may not be null either");
    }
    if is_circular(ctx, variable) {
        return say("and what it refers to is made from it");
    }
    match edits(ctx, variable, default.text(), &ctx.known(default).ty()) {
        Some(edits) => finding.clone().with(edits),
        None => say("and its name is taken by a local"),
    }
}

fn edits(ctx: &Context, variable: Block, text: &str, ty: &Type) -> Option<Edits> {
    let (module, name) = (ctx.module, variable.name());
    let (address, local) = (format!("var.{name}"), format!("local.{name}"));
    if module.declares(&local) {
        return None;
    }
    let mut edits = Edits::default();
    let inside = |one: &&Reference| module.holder(one).span() == variable.span();
    let users: Vec<&Reference> = module.users(&address).filter(|one| !inside(one)).collect();
    users.iter().for_each(|user| edits.rename(user, &local));
    let declared = variable.attribute("type").and_then(|one| constraint(one.value())).unwrap_or(Type::Dynamic);
    let variant = if unify(&declared, ty).is_some() { "alike" } else { "apart" };
    let must = ctx.fix.must(variant)?;
    let written = indented(&dedent(text), "  ");
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if slot == "given" => Filled::Text(address.clone()),
        Hole::Slot(slot, _) if slot == "otherwise" => Filled::Text(written.clone()),
        _ => Filled::Missing,
    };
    let made: Vec<Made> = must.render(&Names::default(), &fill).ok()?;
    let block = made.first()?.text.replacen("value", name, 1);
    edits.add_block(module, &Place::behind(variable), Some(&local), &block);
    edits.set(variable, "default", "null");
    for one in variable.nested("validation").filter_map(|one| one.attribute("condition")) {
        let value = one.value();
        edits.replace(value, &format!("{address} == null ? true : ({})", value.text()));
    }
    Some(edits)
}

fn resolves(ctx: &Context, one: &Reference) -> bool {
    !one.must_resolve() || ctx.module.declares(&one.target)
}

/// Whether a name stands alone, as no reference does.
fn is_bare(site: &Site) -> bool {
    use crate::syntax::tree::ExprKind;
    matches!(site.value.kind(), ExprKind::Variable(_))
}

/// Whether something that the default refers to refers to the variable.
fn is_circular(ctx: &Context, variable: Block) -> bool {
    let (module, address) = (ctx.module, format!("var.{}", variable.name()));
    let (mut open, mut seen) = (vec![variable.span()], Vec::new());
    while let Some(span) = open.pop() {
        let inside = |one: &&Reference| {
            one.file == span.file && span.range.start <= one.range.start && one.range.end <= span.range.end
        };
        for one in module.references().iter().filter(inside) {
            if one.target == address && span != variable.span() {
                return true;
            }
            if !seen.contains(&one.target) {
                seen.push(one.target.clone());
                open.extend(match one.target.strip_prefix("local.") {
                    Some(local) => module.local(local).map(|one| one.span()),
                    None => module.get(&one.target).map(|block| block.span()),
                });
            }
        }
    }
    false
}
