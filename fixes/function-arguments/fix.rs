//! Arguments of functions that are the right ones in the wrong order or form: two that changed places, one item for a
//! list, a list for the items, lists that are merged, bytes that are read as text.

use std::collections::HashSet;

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Value;
use crate::schema::functions::{Function, Functions};
use crate::schema::types::Type;
use crate::syntax::tree::{Call, ExprKind};
use crate::wire::listed::{has_keys, part_of_each};
use crate::wire::site::{Site, planned};

/// A finding for each call that has one reading.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let summaries = ["Invalid function argument", "Error in function call", "Too many function arguments"];
    let all = Site::all(ctx, &summaries);
    let mut seen: HashSet<crate::source::Span> = HashSet::new();
    let mut found = crate::wire::format_marks::find(ctx);
    for (said, site) in &all {
        // What is said of an argument is about the call around it.
        let call = [Some(site.value), site.outer()].into_iter().flatten().find_map(|value| match value.kind() {
            ExprKind::Call(call) if said.message.contains(&format!("\"{}\"", call.name)) => Some((value, call)),
            _ => None,
        });
        let Some((value, call)) = call else { continue };
        if seen.insert(value.span()) {
            found.extend(look(ctx, site, value, call));
        }
    }
    for block in ctx.module.blocks() {
        block.node().body.expressions(&mut |expr| {
            let value = block.value_of(expr);
            if !seen.contains(&value.span()) {
                found.extend(when_planned(ctx, value));
            }
        });
    }
    found
}

/// A text that the provider works out among the lists of `concat`: a plan refuses it.
fn when_planned<'m>(ctx: &Context<'m>, value: Value<'m>) -> Option<Finding> {
    let ExprKind::Call(call) = value.kind() else { return None };
    if call.name != "concat" || call.expand || call.args.len() < 2 {
        return None;
    }
    let args: Vec<Value> = call.args.iter().map(|arg| value.inner(arg)).collect();
    let mut edits = Edits::default();
    args.iter().filter(|arg| is_plain(&planned(ctx, **arg).ty())).for_each(|arg| listed(&mut edits, *arg));
    if !edits.is_empty() {
        let message = "concat: a single item is put to a list as a list of one";
        return Some(Finding::at(value.span(), message).with(edits));
    }
    let part = Site::at(ctx, &value.span()).and_then(|site| part_of_each(site.attribute.name()))?;
    for arg in args.iter().filter(|arg| has_keys(ctx, **arg)) {
        edits.replace(*arg, &format!("values({})[*].{part}", arg.text()));
    }
    let message = format!("concat: what has keys is no list; the {part} of each is meant");
    (!edits.is_empty()).then(|| Finding::at(value.span(), message).with(edits))
}

fn look<'m>(ctx: &Context<'m>, site: &Site<'m>, value: Value<'m>, call: &'m Call) -> Option<Finding> {
    let mut edits = Edits::default();
    let args: Vec<Value> = call.args.iter().map(|arg| value.inner(arg)).collect();
    let types: Vec<Type> = args.iter().map(|arg| ctx.known(*arg).ty()).collect();
    let likely = |at: usize| planned(ctx, args[at]).ty();
    let what = match (&*call.name, &args[..]) {
        ("merge", [only]) if is_list(&types[0]) && !call.expand => {
            let end = only.span().range.end;
            edits.splice(only.span().file, end..end, "...");
            "it takes the maps, not the list of them"
        }
        ("merge", _) if types.iter().all(is_list) && !call.expand => {
            edits.splice(value.span().file, value.part(&call.name_range).range, "concat");
            "lists are put together by concat"
        }
        ("merge", [.., last]) if types.iter().any(is_map) && types.iter().all(|ty| is_map(ty) || is_list(ty)) => {
            unlisted(&args, &types, *last, &mut edits)?;
            "it takes the maps, not a list of them"
        }
        ("concat", _) if types.iter().all(is_map) && !call.expand => {
            edits.splice(value.span().file, value.part(&call.name_range).range, "merge");
            "maps are put together by merge"
        }
        ("concat", _) if types.iter().any(is_list) && types.iter().all(|ty| *ty != Type::Dynamic) && !call.expand => {
            args.iter().zip(&types).filter(|(_, ty)| !is_list(ty)).for_each(|(arg, _)| listed(&mut edits, *arg));
            "a single item is put to a list as a list of one"
        }
        ("contains", [whole, item]) if is_plain(&likely(0)) && is_list(&likely(1)) => {
            edits.replace(*whole, item.text());
            edits.replace(*item, whole.text());
            "its arguments changed places"
        }
        ("toset" | "tolist", [only]) if is_plain(&types[0]) => {
            listed(&mut edits, *only);
            "one item is a list of one"
        }
        ("toset" | "tolist", [first, .., last]) if !types.iter().any(|ty| is_list(ty) || is_map(ty)) => {
            let range = first.span().range.start..last.span().range.end;
            edits.splice(first.span().file, range.start..range.start, "[");
            edits.splice(first.span().file, range.end..range.end, "]");
            "several items are a list"
        }
        ("base64decode", [only]) if is_bytes(site, *only) => {
            // The provider decodes it itself: no text could hold the bytes.
            edits.splice(value.span().file, site.attribute.name_span().range, "content_base64");
            edits.replace(value, only.text());
            "what it decodes is no text"
        }
        _ => {
            let function = Functions::get(&call.name)?;
            reordered(ctx, function, &args, &mut edits).or_else(|| spread(ctx, function, &args, &mut edits))?
        }
    };
    Some(Finding::at(value.span(), format!("{}: {}: {what}", site.place(), call.name)).with(edits))
}

/// Two arguments that fit in each other's place alone, and no other two.
fn reordered<'m>(
    ctx: &Context<'m>,
    function: &Function,
    args: &[Value<'m>],
    edits: &mut Edits,
) -> Option<&'static str> {
    let known: Vec<Known> = args.iter().map(|arg| planned(ctx, *arg)).collect();
    let fits = |arg: usize, place: usize| {
        function.param(place).is_some_and(|want| known[arg].ty() != Type::Dynamic && known[arg].fits(want).is_ok())
    };
    // What is not known may stand anywhere: it stays.
    let stays = |at: usize| known[at].ty() == Type::Dynamic || fits(at, at);
    if args.len() > 4 || (0..args.len()).all(stays) {
        return None;
    }
    let pairs = (0..args.len()).flat_map(|one| (one + 1..args.len()).map(move |other| (one, other)));
    let mut may_be = pairs.filter(|(one, other)| {
        let differ = function.param(*one) != function.param(*other);
        let rest = (0..args.len()).filter(|at| at != one && at != other).all(stays);
        differ && rest && fits(*one, *other) && fits(*other, *one)
    });
    let (one, other) = may_be.next().filter(|_| may_be.next().is_none())?;
    edits.replace(args[one], args[other].text());
    edits.replace(args[other], args[one].text());
    Some("its arguments changed places")
}

/// A list for the items of a function that takes any number of them.
fn spread<'m>(ctx: &Context<'m>, function: &Function, args: &[Value<'m>], edits: &mut Edits) -> Option<&'static str> {
    let [only] = args else { return None };
    if !function.variadic.as_ref().is_some_and(is_plain) || !is_list(&ctx.known(*only).ty()) {
        return None;
    }
    let end = only.span().range.end;
    edits.splice(only.span().file, end..end, "...");
    Some("it takes the items, not the list")
}

/// Maps in place of the lists that hold them: those that are written out, else the last of all arguments.
fn unlisted<'m>(args: &[Value<'m>], types: &[Type], last: Value<'m>, edits: &mut Edits) -> Option<()> {
    for (arg, _) in args.iter().zip(types).filter(|(_, ty)| is_list(ty)) {
        match arg.items() {
            Some(items) if !items.is_empty() => {
                edits.replace(*arg, &items.iter().map(Value::text).collect::<Vec<_>>().join(", "));
            }
            _ if arg.span() == last.span() => {
                let end = arg.span().range.end;
                edits.splice(arg.span().file, end..end, "...");
            }
            _ => return None,
        }
    }
    Some(())
}

fn listed(edits: &mut Edits, value: Value) {
    edits.replace(value, &format!("[{}]", value.text()));
}

/// Whether a file takes the whole of it, and can take it as it is.
fn is_bytes(site: &Site, only: Value) -> bool {
    site.root.of() == "local_file"
        && site.attribute.name() == "content"
        && matches!(site.attribute.value().kind(), ExprKind::Call(call) if call.name == "base64decode")
        && only.as_str().is_some()
}

fn is_list(ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::Set(_) | Type::Tuple(_))
}

fn is_map(ty: &Type) -> bool {
    matches!(ty, Type::Map(_) | Type::Object(_))
}

fn is_plain(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Number | Type::Bool)
}
