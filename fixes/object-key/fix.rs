//! Names that are read of an object and that it does not have: another key says the same, or the type leaves it out.

use std::collections::HashSet;

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Value};
use crate::module::refs::head;
use crate::schema::types::Type;
use crate::syntax::tree::{ExprKind, Step, StepKind};
use crate::wire::element::{MOST, meant};
use crate::wire::optional::{fields, inside};
use crate::wire::site::Site;
use crate::wire::{element, only, passed, past, uneven, unpicked};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let past = ["Can't access attributes on a primitive", "This value does not have any indices"];
    let said = Site::each(ctx, &["Unsupported attribute", "Invalid index"]);
    let said = said.filter_map(|(said, site)| match past.iter().any(|past| said.message.starts_with(past)) {
        true => past::find(ctx, &site),
        false => uneven::bound(ctx, &site).or_else(|| look(ctx, &site)),
    });
    said.chain(uneven::find(ctx)).collect()
}

/// Where a name is missing.
struct Gap<'m> {
    name: &'m str,
    step: &'m Step,
    keys: Vec<String>,
    /// The types of what stands under the keys.
    types: Vec<Type>,
    /// The `object({...})` of the variable's type that has no such name.
    object: Option<Value<'m>>,
    /// What says of which entry it is read, where it is a part of all entries.
    picked_by: Option<String>,
    /// The values that the variable's default gives for objects of that type.
    written: Vec<Value<'m>>,
}

fn look<'m>(ctx: &Context<'m>, site: &Site<'m>) -> Option<Finding> {
    let gap = gap(ctx, site)?;
    let (name, mut edits) = (gap.name, Edits::default());
    let finding = Finding::at(site.value.span(), format!("{}: the object has no {name}", site.place()));
    if let Some(key) = gap.picked_by {
        let start = site.value.part(&gap.step.range).range.start;
        edits.splice(site.value.span().file, start..start, &format!("[{key}]"));
        return Some(
            Finding { message: format!("{}; that of {key} is meant", finding.message), ..finding }.with(edits),
        );
    }
    // What a default writes under this very name is left out of the type.
    let given: Vec<Value> = gap.written.iter().filter_map(|one| one.entry(name)).collect();
    // Else what stands in this place is called so.
    let place = || site.key().filter(|_| gap.object.is_none()).and_then(|key| meant(key, &gap.keys));
    let near = meant(name, &gap.keys).or_else(|| unread(ctx, site, &gap)).or_else(place);
    if let Some(meant) = near.filter(|_| given.is_empty()) {
        let range = site.value.part(&gap.step.range).range;
        match gap.step.kind {
            StepKind::Index(_) => edits.splice(site.value.span().file, range, &format!("[{meant:?}]")),
            _ => {
                let dot = usize::from(site.value.file_text()[range.clone()].starts_with('.'));
                edits.splice(site.value.span().file, range.start + dot..range.end, meant);
            }
        }
        return Some(Finding { message: format!("{}; {meant} is meant", finding.message), ..finding }.with(edits));
    }
    if let Some(edits) = past::called(ctx, site).filter(|_| given.is_empty()) {
        return Some(
            Finding { message: format!("{}; it is called by its key", finding.message), ..finding }.with(edits),
        );
    }
    if let Some(one) = only::beside(ctx, site.root, site.value).filter(|_| given.is_empty()) {
        edits.replace(site.value, &one);
        return Some(Finding { message: format!("{}; {one} is meant", finding.message), ..finding }.with(edits));
    }
    let Some(object) = gap.object else { return Some(finding) };
    let ty = match given.first() {
        Some(first) => element::written(&ctx.known(*first).ty())?,
        None => match site.wanted(ctx).filter(|_| site.is_whole()) {
            Some(wanted) => element::written(&wanted)?,
            // Where it may stand for one of several keys, it is none of its own.
            None if gap.keys.iter().any(|key| key.split('_').any(|word| word == name)) => return Some(finding),
            None => Some(passed::text(name, &Type::Dynamic)).filter(|ty| ty != "any")?,
        },
    };
    let said = given.first().map(|first| first.text());
    let fallback = said.filter(|said| given.iter().all(|other| other.text() == *said) && ty != "any");
    let text = match fallback {
        Some(said) => format!("optional({ty}, {said})"),
        None => format!("optional({ty})"),
    };
    edits.add_entries(object, object.file_text(), [(name, &*text)]);
    Some(Finding { message: format!("{}; its type leaves it out", finding.message), ..finding }.with(edits))
}

/// The one key of a text that nothing in the module reads, where all others are read: what was written to be read here.
fn unread<'k, 'm>(ctx: &Context<'m>, site: &Site<'m>, gap: &'k Gap) -> Option<&'k str> {
    if gap.object.is_some() || gap.keys.len() < 2 {
        return None;
    }
    let read = ctx.module.once(|| {
        let texts = ctx.module.files().map(|file| &*ctx.module.sources().file(file).text);
        let ends = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'));
        let names = texts.flat_map(|text| text.split('.').skip(1)).map(|rest| rest.split(ends).next().unwrap_or(""));
        Read(names.map(str::to_owned).collect())
    });
    let mut free = gap.keys.iter().filter(|key| !read.0.contains(*key));
    let one = free.next().filter(|_| free.next().is_none())?;
    // What an argument cannot take is not meant for it.
    let ty = &gap.types[gap.keys.iter().position(|key| key == one)?];
    let taken = site.wanted(ctx).filter(|_| site.is_whole());
    taken.is_none_or(|wanted| Known::Of(ty.clone()).fits(&wanted).is_ok()).then_some(one)
}

/// The names that stand behind a dot anywhere in the texts of a module.
struct Read(HashSet<String>);

fn gap<'m>(ctx: &Context<'m>, site: &Site<'m>) -> Option<Gap<'m>> {
    let ExprKind::Traversal(root, steps) = site.value.kind() else { return None };
    let is_each = matches!(&root.kind, ExprKind::Variable(name) if name == "each");
    let bound = match &root.kind {
        ExprKind::Variable(name) => element::collection(site, name),
        _ => None,
    };
    let (base, mut ty, rest) = if is_each {
        let value = site.root.attribute("for_each")?.value();
        matches!(&steps.first()?.kind, StepKind::Attr(name) if name == "value").then_some(())?;
        (value, element::of(&ctx.by_default(value).ty())?, &steps[1..])
    } else if let Some((over, first)) = bound {
        let is_value = |step: &Step| matches!(&step.kind, StepKind::Attr(name) if name == "value");
        steps.iter().take(first).all(is_value).then_some(())?;
        (over, element::of(&element::type_in(ctx, site.root, over)?)?, steps.get(first..)?)
    } else {
        let (address, count) = head(site.value.node())?;
        let value = match address.split_once('.')? {
            ("var", _) => ctx.module.get(&address)?.attribute("type")?.value(),
            ("local", name) => ctx.module.local(name)?.value(),
            _ => return None,
        };
        let ty = element::told(ctx, value, address.starts_with("var."))?;
        (value, ty, &steps[count..])
    };
    let is_element = is_each || bound.is_some();
    let variable = if is_element { whole_variable(base) } else { head(site.value.node()).map(|(address, _)| address) };
    let variable = variable.and_then(|address| ctx.module.get(&address)).filter(|block| block.kind() == "variable");
    let mut object = variable.and_then(|block| block.attribute("type")).map(|one: Attribute| one.value());
    let default = variable.and_then(|block| block.attribute("default")).map(|one| one.value());
    let mut written: Vec<Value> = default.into_iter().collect();
    if is_element {
        object = object.and_then(inside);
        written = parts(&written);
    }
    for step in rest {
        let name = match &step.kind {
            StepKind::Attr(name) => Some(&**name),
            StepKind::Index(key) if is_element => key.as_str(),
            _ => None,
        };
        match (name, &ty) {
            (Some(name), Type::Object(of)) => {
                let Some(inner) = of.attributes.get(name) else {
                    let few = of.attributes.len() <= MOST;
                    let (keys, types) =
                        of.attributes.iter().filter(|_| few).map(|(key, ty)| (key.to_string(), ty.clone())).unzip();
                    let object = object.and_then(fields);
                    let at_first = rest.first().is_some_and(|first| std::ptr::eq(first, step)) && !is_element;
                    let picked_by = at_first.then(|| unpicked::picked_by(ctx, site, &ty, name)).flatten();
                    return Some(Gap { name, step, keys, types, object, picked_by, written });
                };
                ty = inner.clone();
                object = object.and_then(fields).and_then(|fields| fields.entry(name));
                written = written.iter().filter_map(|one| one.entry(name)).collect();
            }
            (_, Type::Map(of) | Type::List(of)) if matches!(step.kind, StepKind::Attr(_) | StepKind::Index(_)) => {
                ty = (**of).clone();
                object = object.and_then(inside);
                written = parts(&written);
            }
            _ => return None,
        }
    }
    None
}

/// The address of a value that is a variable and nothing else.
fn whole_variable(value: Value) -> Option<String> {
    value.target().filter(|target| target.starts_with("var.") && value.text() == target)
}

/// The elements of lists and the values of maps.
fn parts<'m>(all: &[Value<'m>]) -> Vec<Value<'m>> {
    let one = |value: &Value<'m>| match value.items() {
        Some(items) => items,
        None => value.entries().unwrap_or_default().into_iter().map(|(_, _, one)| one).collect(),
    };
    all.iter().flat_map(one).collect()
}
