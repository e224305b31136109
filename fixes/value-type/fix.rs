//! Values of arguments and defaults of variables in another form than their type: one for a list of one, a list of one
//! for one, a list in one text, `{}` for `[]`, `yes` for `true`, `14 days` for 14, an object for its JSON, an object that
//! leaves something out.

use std::collections::BTreeSet;

use crate::check::variables::constraint;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::Value;
use crate::schema::types::Type;
use crate::shape::bodies::{self, Body};
use crate::syntax::tree::ExprKind;
use crate::wire::in_text::is_document;
use crate::wire::inputs;
use crate::wire::optional::leave_out;
use crate::wire::retyped::mend;
use crate::wire::site::{self, Site, each, planned};
use crate::wire::{element, several, takers, usage};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = Site::all(ctx, &["Incorrect attribute value type", "Invalid default value for variable"]);
    let whole = all.iter().filter(|(_, site)| site.is_whole());
    let mut found: Vec<Finding> = whole.map(|(said, site)| look(ctx, site, &said.message)).collect();
    found.extend(bodies::all(ctx).iter().flat_map(|body| when_planned(ctx, body)));
    found.extend(inputs::mistyped(ctx).into_iter().map(|(call, one, edits)| {
        let message = format!("{}: the module takes {} in another form", name_of(call), one.name());
        Finding::at(one.value().span(), message).with(edits)
    }));
    found
}

/// Arguments that refer to what the provider makes of another type: a plan refuses them.
fn when_planned<'m>(ctx: &Context<'m>, body: &Body<'m>) -> Vec<Finding> {
    let mut found = Vec::new();
    for attribute in body.block.attributes().filter(|one| !body.is_meta(one.name())) {
        let value = attribute.value();
        let Some(want) = body.ty.attribute(attribute.name()).map(|known| &known.ty) else { continue };
        if *want == Type::String && site::is_document_of_each(ctx, body.root, value) {
            let message = format!("{}: {}: a text is wanted, and this is an object", body.place(), attribute.name());
            let mut edits = Edits::default();
            edits.replace(value, &format!("jsonencode({})", value.text()));
            found.push(Finding::at(value.span(), message).with(edits));
            continue;
        }
        let listed = matches!(want, Type::List(_) | Type::Set(_));
        if let ExprKind::Conditional(arms) = value.kind() {
            found
                .extend(arms[1..].iter().filter_map(|arm| arm_of(ctx, body, value.inner(arm), want, attribute.name())));
            continue;
        }
        let refers = matches!(value.kind(), ExprKind::Traversal(..) | ExprKind::Array(_));
        if !listed || !refers || ctx.known(value).fits(want).is_err() {
            continue;
        }
        if let Err(why) = planned(ctx, value).fits(want) {
            let mut edits = Edits::default();
            mend(ctx, value, want, attribute.name(), &mut edits);
            let message = format!("{}: {}: {why}", body.place(), attribute.name());
            found.push(Finding::at(value.span(), message).with(edits));
        }
    }
    found
}

/// One side of a conditional that is one text where a list is wanted: the id of a security group, or none.
fn arm_of<'m>(ctx: &Context<'m>, body: &Body<'m>, arm: Value<'m>, want: &Type, name: &str) -> Option<Finding> {
    let listed = matches!(want, Type::List(of) | Type::Set(of) if **of == Type::String);
    let known = planned(ctx, arm);
    if !listed || known.ty() != Type::String {
        return None;
    }
    let mut edits = Edits::default();
    mend(ctx, arm, want, name, &mut edits);
    let message = format!("{}: {name}: a list of texts is required", body.place());
    (!edits.is_empty()).then(|| Finding::at(arm.span(), message).with(edits))
}

fn is_plain(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Number | Type::Bool)
}

fn look<'m>(ctx: &Context<'m>, site: &Site<'m>, said: &str) -> Finding {
    let finding = Finding::at(site.value.span(), format!("{}: {}", site.place(), said.trim_end_matches('.')));
    let ty = site.root.attribute("type").map(|one| one.value()).filter(|_| site.root.kind() == "variable");
    let Some(want) = ty.map_or_else(|| site.wanted(ctx), constraint) else { return finding };
    let mut edits = Edits::default();
    let name = if ty.is_some() { site.root.name() } else { site.attribute.name() };
    let listed = matches!(want, Type::List(_) | Type::Set(_));
    if ty.is_some() && listed && site.value.items().is_none() && usage::is_one(ctx, name, site.value) {
        return Finding { message: format!("{}; all who use it take one, as it is", finding.message), ..finding };
    }
    if want == Type::String && matches!(site.value.text().replace([' ', '\n'], "").as_str(), "[]" | "{}") {
        edits.replace(site.value, if ty.is_some() && !takers::is_spare(ctx, site.root) { "\"\"" } else { "null" });
    }
    mend(ctx, site.value, &want, name, &mut edits);
    if let Type::List(of) | Type::Set(of) = &want
        && edits.is_empty()
        && (each(ctx, site).is_some_and(|known| known.fits(of).is_ok())
            || element::part(ctx, site).is_some_and(|ty| is_plain(&ty)) && is_plain(of))
    {
        edits.replace(site.value, &format!("[{}]", site.value.text()));
    }
    if edits.is_empty() && ty.is_none() && want == Type::String && is_document(ctx, site.value) {
        edits.replace(site.value, &format!("jsonencode({})", site.value.text()));
    }
    if want == Type::String && edits.is_empty() && ty.is_none() {
        several::texts(ctx, site, &mut edits);
    }
    if let Some(ty) = ty.filter(|_| edits.is_empty()) {
        let mut seen = BTreeSet::new();
        leave_out(ty, site.value, &mut seen);
        for (at, text) in seen {
            edits.splice(site.value.span().file, at..at, text);
        }
    }
    finding.with(edits)
}
