//! Conditionals whose sides have no common type: an object or nothing, a list or nothing, two objects of different form.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Value;
use crate::schema::types::Type;
use crate::syntax::tree::ExprKind;
use crate::wire::site::{Site, must_wait};

/// Keys of an IAM policy whose value may be one text or a list of them.
/// Source: IAM User Guide, "Grammar of the IAM JSON policy language", read on 2026-11-25.
const ONE_OR_MANY: [&str; 8] =
    ["Action", "NotAction", "Resource", "NotResource", "AWS", "Service", "Federated", "CanonicalUser"];

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = Site::all(ctx, &["Inconsistent conditional result types"]);
    all.iter().filter_map(|(_, site)| look(ctx, site)).collect()
}

/// A conditional, with the types of its sides.
struct Cond<'m> {
    test: Value<'m>,
    sides: [Value<'m>; 2],
    types: [Type; 2],
}

fn look(ctx: &Context, site: &Site) -> Option<Finding> {
    let ExprKind::Conditional(parts) = site.value.kind() else { return None };
    let [test, one, other] = parts.each_ref().map(|part| site.value.inner(part));
    let sides = [one, other];
    let types = sides.map(|side| ctx.known(side).ty());
    let cond = Cond { test, sides, types };
    let finding = Finding::at(site.value.span(), format!("{}: both sides of ? must have one type", site.place()));
    // Comments between the parts would end up elsewhere.
    let text = site.value.file_text();
    let gap = |from: Value, to: Value| text[from.span().range.end..to.span().range.start].trim().to_owned();
    if gap(test, one) != "?" || gap(one, other) != ":" {
        return Some(finding);
    }
    Some(finding.with(edits(ctx, site, &cond)))
}

fn edits(ctx: &Context, site: &Site, cond: &Cond) -> Edits {
    let mut edits = Edits::default();
    for (side, other) in [(0, 1), (1, 0)] {
        // Nothing, in the other side's form.
        if is_empty(cond.sides[side])
            && let Some(nothing) = empty_of(&cond.types[other])
            && nothing != cond.sides[side].text()
        {
            edits.replace(cond.sides[side], nothing);
            return edits;
        }
        // Of a text there is no empty form but its absence.
        let texts = site.is_whole() && site.wanted(ctx).is_some_and(|ty| is_plain(&ty));
        if texts && is_empty(cond.sides[side]) && is_plain(&cond.types[other]) {
            edits.replace(cond.sides[side], "null");
            return edits;
        }
        let listed = site.wanted(ctx).filter(|_| site.is_whole()).is_some_and(|ty| is_list(&ty));
        let both = site.key().is_some_and(|key| ONE_OR_MANY.contains(&key));
        if (listed || both) && is_plain(&cond.types[side]) && is_list(&cond.types[other]) {
            // A list of an empty text is no empty list.
            let nothing = cond.sides[side].as_str() == Some("") && listed;
            let list = if nothing { "[]".to_owned() } else { format!("[{}]", cond.sides[side].text()) };
            edits.replace(cond.sides[side], &list);
            return edits;
        }
    }
    match (is_empty(cond.sides[0]), is_empty(cond.sides[1])) {
        (false, true) => guarded(&mut edits, site, cond, 0),
        (true, false) => guarded(&mut edits, site, cond, 1),
        // A set and an object have no keys in common: for_each takes one of them.
        _ if site.attribute.name() == "for_each" && site.is_whole() && !cond.types.iter().all(is_object) => {}
        _ => picked(&mut edits, site, cond),
    }
    edits
}

/// What stands on one side, or nothing.
fn guarded(edits: &mut Edits, site: &Site, cond: &Cond, side: usize) {
    let (held, test) = (cond.sides[side], cond.test);
    let object = is_object(&cond.types[side]);
    if waits(cond) {
        // It is worked out only where it is wanted.
        let (open, close) = if object { ("merge(", "...)") } else { ("concat([], ", "...)") };
        edits.splice(held.span().file, around(site.value.span().range.start), open);
        edits.splice(held.span().file, around(held.span().range.start), "[");
        edits.splice(held.span().file, around(held.span().range.end), "]");
        let nothing = cond.sides[1 - side];
        edits.replace(nothing, "[]");
        edits.splice(held.span().file, around(site.value.span().range.end), close);
        return;
    }
    let test = match (side, test.kind()) {
        (0, _) => test.text().to_owned(),
        (_, ExprKind::Unary(inner)) if test.text().starts_with('!') => test.inner(inner).text().to_owned(),
        (_, ExprKind::Paren(_) | ExprKind::Traversal(..) | ExprKind::Call(_)) => format!("!{}", test.text()),
        _ => format!("!({})", test.text()),
    };
    let (open, close) = match object {
        true => {
            let (key, value) =
                if test.contains("key") || test.contains("value") { ("k", "v") } else { ("key", "value") };
            (format!("{{ for {key}, {value} in "), format!(" : {key} => {value} if {test} }}"))
        }
        false => {
            let item = if test.contains("item") { "one" } else { "item" };
            (format!("[for {item} in "), format!(" : {item} if {test}]"))
        }
    };
    let (whole, range) = (site.value.span().range, held.span().range);
    edits.splice(held.span().file, whole.start..range.start, &open);
    edits.splice(held.span().file, range.end..whole.end, &close);
}

/// One of two that have nothing in common.
fn picked(edits: &mut Edits, site: &Site, cond: &Cond) {
    let (file, whole) = (site.value.span().file, site.value.span().range);
    let [one, other] = cond.sides.map(|side| side.span().range);
    let test = cond.test.text();
    if waits(cond) {
        edits.splice(file, around(whole.start), "jsondecode(");
        for side in [&one, &other] {
            edits.splice(file, around(side.start), "jsonencode(");
            edits.splice(file, around(side.end), ")");
        }
        edits.splice(file, around(whole.end), ")");
        return;
    }
    edits.splice(file, whole.start..one.start, "[");
    edits.splice(file, one.end..other.start, ", ");
    edits.splice(file, other.end..whole.end, &format!("][{test} ? 0 : 1]"));
}

/// Whether a side may be worked out only where the condition chooses it.
fn waits(cond: &Cond) -> bool {
    let guards = ["null", "length(", "can(", "contains("];
    cond.sides.iter().any(|side| must_wait(*side)) || guards.iter().any(|guard| cond.test.text().contains(guard))
}

fn around(at: usize) -> std::ops::Range<usize> {
    at..at
}

fn is_empty(value: Value) -> bool {
    match value.kind() {
        ExprKind::Array(items) => items.is_empty(),
        ExprKind::Object(entries) => entries.is_empty(),
        _ => false,
    }
}

/// Nothing, in the form of a type.
fn empty_of(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::List(_) | Type::Tuple(_) => Some("[]"),
        Type::Set(_) => Some("toset([])"),
        Type::Map(_) | Type::Object(_) => Some("{}"),
        _ => None,
    }
}

fn is_list(ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::Set(_) | Type::Tuple(_))
}

fn is_object(ty: &Type) -> bool {
    matches!(ty, Type::Map(_) | Type::Object(_))
}

fn is_plain(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Number | Type::Bool)
}
