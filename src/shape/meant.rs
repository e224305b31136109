//! Which argument or block of a body is meant by a name that its schema does not know.

use crate::module::block::{Attribute, Block};
use crate::schema::types::{BlockType, NestedBlock, Nesting, Type};
use crate::shape::bodies::{Body, name_of, of_type};
use crate::shape::elsewhere;
use crate::shape::names::{
    ends_with_words, is_inside, is_part_of, longer_form, may_be, misspelt, own_kind, plain, same_words, share_a_word,
    tail,
};
use crate::sorted;
use crate::syntax::tree::ExprKind;

/// The one free argument that says the same as an unknown one, or that is missing and nearly does.
pub fn argument<'b>(body: &'b Body, attribute: Attribute) -> Option<&'b str> {
    let free = taking(&body.ty, attribute).filter(|wanted| !body.block.has(wanted)).collect();
    among(body, attribute, free).or_else(|| {
        // A list of one is the one, where nothing takes a list.
        let one = body.ty.attributes.values().filter(|wanted| wanted.settable() && holds_one(attribute, &wanted.ty));
        among(body, attribute, one.map(|wanted| &*wanted.name).filter(|wanted| !body.block.has(wanted)).collect())
    })
}

fn among<'b>(body: &'b Body, attribute: Attribute, free: Vec<&'b str>) -> Option<&'b str> {
    let (name, ty) = (attribute.name(), &*body.ty);
    // What has two ends is none of them.
    if ["from", "to"].iter().all(|end| ty.attribute(&format!("{end}_{}", name.trim_end_matches('s'))).is_some()) {
        return None;
    }
    // In a block its own name says nothing.
    let inside = body.path.last().and_then(|block| name.strip_prefix(block)?.strip_prefix('_'));
    if let Some(own) = free.iter().copied().find(|one| Some(*one) == inside) {
        return Some(own);
    }
    let lacking: Vec<&str> = free.iter().copied().filter(|one| is_required(ty, one)).collect();
    let mut ends = lacking.iter().filter(|wanted| ends_with_words(name, wanted));
    let ending = ends.next().filter(|_| ends.next().is_none()).copied();
    let same = same_words(name, body.root.of(), free.iter().copied());
    match (same, ending) {
        // An ARN is no id where something that is missing is called ARN.
        (Some(same), Some(ending))
            if !is_required(ty, same) && last(same) != last(name) && last(ending) == last(name) =>
        {
            Some(ending)
        }
        (Some(same), _) => Some(same),
        (None, Some(ending)) => Some(ending),
        (None, None) => sharing(body, name, &lacking).or_else(|| {
            // What stands under the very name in a block is no short form of another.
            let longer = longer_form(name, body.root.of(), free);
            let longer = longer.filter(|_| elsewhere::below(body, attribute).is_none());
            longer.or_else(|| left(body, attribute, &lacking)).or_else(|| counted(body, attribute))
        }),
    }
}

/// The one free block that says the same as an unknown one, or whose name is a part of it, or the other way round, and
/// that takes all that it holds.
pub fn block<'b>(body: &'b Body, name: &str, block: Block) -> Option<&'b str> {
    // One that takes nothing of what is said is another.
    let takes = |wanted: &&NestedBlock| {
        let own = |one: &str| wanted.block.attribute(one).is_some() || wanted.block.block(one).is_some();
        let mut all = block.attributes().map(|one| one.name()).chain(block.blocks().map(name_of)).peekable();
        all.peek().is_none()
            || all.any(|one| own(one) || misspelt(one, wanted.block.attributes.keys().map(|it| &**it)).is_some())
    };
    let free = || body.ty.blocks.values().filter(|wanted| !(wanted.once() && body.block.has(&wanted.name)));
    let same = same_words(name, body.root.of(), free().filter(takes).map(|wanted| &*wanted.name));
    // One whose name differs in the word for settings alone is meant, whatever is said in it.
    let very = || free().find(|wanted| set(name) == set(&wanted.name)).map(|wanted| &*wanted.name);
    same.or_else(very).or_else(|| {
        let one = |is: &dyn Fn(&&NestedBlock) -> bool| {
            let mut fitting = free().filter(|wanted| fits(block, &wanted.block)).filter(is);
            let first = fitting.next()?;
            fitting.next().is_none().then_some(&*first.name)
        };
        // By what it holds, where that is said nowhere else: two things, or one that its own name speaks of.
        let telling = || block.attributes().filter(|one| !elsewhere::is_common(one.name()));
        let of_it = || telling().count() > 1 || telling().any(|one| share_a_word(name, one.name()));
        one(&|wanted| is_part_of(name, &wanted.name)).or_else(|| one(&|_| true).filter(|_| of_it()))
    })
}

/// The words of a block's name, but for those that say of every block that something is set in it.
fn set(name: &str) -> Vec<String> {
    let filler = ["config", "configuration", "setting", "option", "rule", "block"];
    let all: Vec<String> = name.split('_').map(plain).collect();
    let told: Vec<String> = all.iter().filter(|word| !filler.contains(&&***word)).cloned().collect();
    if told.is_empty() { all } else { told }
}

/// The arguments of a type that may take the value of an attribute.
pub fn taking<'b>(ty: &'b BlockType, attribute: Attribute) -> impl Iterator<Item = &'b str> {
    let may_take =
        move |wanted: &Type| may_be(attribute.value(), attribute.name(), wanted) || is_one_of(attribute, wanted);
    let all: Vec<&str> = ty
        .attributes
        .values()
        .filter(|wanted| wanted.settable() && may_take(&wanted.ty))
        .map(|wanted| &*wanted.name)
        .collect();
    all.into_iter()
}

/// Whether a block holds something, and a type takes all of it and misses nothing.
pub fn fits(block: Block, ty: &BlockType) -> bool {
    let holds = block.attributes().next().is_some() || block.blocks().next().is_some();
    let all = of_type(block, std::sync::Arc::new(ty.clone()));
    holds && block.kind() != "dynamic" && all.iter().all(Body::is_whole)
}

/// An attribute of the one block or object in which it has this name, or which is a part of the name.
pub fn inside(ty: &BlockType, name: &str) -> Option<String> {
    let mut near: Vec<(bool, String)> = Vec::new();
    let mut look = |outer: &str, inner: &str| {
        let joined = is_inside(name, outer, inner);
        if joined || inner == name {
            near.push((!joined, format!("{outer}[0].{inner}")));
        }
    };
    for nested in ty.blocks.values().filter(|nested| nested.nesting == Nesting::List && nested.once()) {
        nested.block.attributes.keys().for_each(|inner| look(&nested.name, inner));
    }
    for attribute in ty.attributes.values() {
        if let (Type::List(element), None) = (&attribute.ty, &attribute.nested)
            && let Some(object) = element.object()
        {
            object.attributes.keys().for_each(|inner| look(&attribute.name, inner));
        }
    }
    sorted::by(&mut near, Ord::cmp);
    match near.as_slice() {
        [(_, one)] => Some(one.clone()),
        [(false, one), (true, _), ..] => Some(one.clone()),
        _ => None,
    }
}

/// Whether the value is one text where a list of texts is wanted.
pub fn is_one_of(attribute: Attribute, wanted: &Type) -> bool {
    let texts = matches!(wanted.element(), Some(Type::String)) && !matches!(wanted, Type::Map(_));
    let literal = matches!(attribute.value().kind(), ExprKind::String(_) | ExprKind::Template(_));
    texts && (literal || !may_be(attribute.value(), "", wanted)) && may_be(attribute.value(), "", &Type::String)
}

/// Whether the value is a list of the one text that is wanted.
fn holds_one(attribute: Attribute, wanted: &Type) -> bool {
    let items = attribute.value().items().unwrap_or_default();
    matches!((wanted, items.as_slice()), (Type::String, [only]) if may_be(*only, "", wanted))
}

/// The text that a number is written for, where nothing else takes it: the missing one whose name this one ends with, or
/// the one that says all that the name does.
fn counted<'b>(body: &'b Body, attribute: Attribute) -> Option<&'b str> {
    if !matches!(attribute.value().kind(), ExprKind::Number(_)) {
        return None;
    }
    let texts = body.ty.attributes.values().filter(|one| one.settable() && one.ty == Type::String);
    let free: Vec<&str> = texts.map(|one| &*one.name).filter(|one| !body.block.has(one)).collect();
    let mut ends = free.iter().filter(|one| is_required(&body.ty, one) && ends_with_words(attribute.name(), one));
    match (ends.next(), ends.next()) {
        (Some(one), None) => Some(one),
        _ => longer_form(attribute.name(), body.root.of(), free),
    }
}

fn is_required(ty: &BlockType, name: &str) -> bool {
    ty.attribute(name).is_some_and(|wanted| wanted.required)
}

fn last(name: &str) -> &str {
    name.rsplit('_').next().unwrap_or(name)
}

/// The only missing argument, where the only unknown one is of its kind, by its name or by its value: `rule_group_arn` for
/// `resource_arn`.
fn left<'b>(body: &Body, attribute: Attribute, lacking: &[&'b str]) -> Option<&'b str> {
    let name = attribute.name();
    let [only] = lacking else { return None };
    let kind = matches!(last(name), "arn" | "id" | "name" | "url");
    let is_arn = last(only) == "arn" && attribute.value().as_str().is_some_and(|text| text.starts_with("arn:"));
    (kind && (last(name) == last(only) || is_arn) && body.unknown_attributes().count() == 1).then_some(*only)
}

/// The one missing argument that shares a word with the name, where no other unknown name does so with it.
fn sharing<'b>(body: &Body, name: &str, lacking: &[&'b str]) -> Option<&'b str> {
    let mut near = lacking.iter().filter(|wanted| share_a_word(name, wanted));
    let first = near.next().filter(|_| near.next().is_none())?;
    let alike = body.unknown_attributes().filter(|one| share_a_word(one.name(), first)).count();
    (alike == 1).then_some(*first)
}

/// What a name that a type does not export is called there: an attribute, or one in a block or object that stands once.
pub fn read(ty: &BlockType, of: &str, name: &str) -> Option<String> {
    let several = name.ends_with('s');
    let fits = |ty: &Type| match ty {
        // Whether there is an address is none.
        Type::Bool => name.split('_').any(|word| matches!(word, "is" | "enable" | "enabled" | "encrypted")),
        Type::String | Type::Number => true,
        Type::List(of) | Type::Set(of) => several && **of == Type::String,
        _ => false,
    };
    let all: Vec<&str> = ty.attributes.values().filter(|one| fits(&one.ty)).map(|one| &*one.name).collect();
    let has = |name: &&str| all.contains(name);
    let own = own_kind(name, of).filter(has);
    // Where it has its own name before it: `alarm_name` of an alarm.
    let called = || {
        let is_of = |front: &str| of.strip_suffix(front).is_some_and(|rest| rest.ends_with('_'));
        let front = |one: &str| one.strip_suffix(name).and_then(|front| front.strip_suffix('_')).is_some_and(is_of);
        all.iter().copied().find(|one| front(one))
    };
    // Or another's, with which all end that end so: `transit_gateway_attachment_id` for `attachment_id`.
    let ending = || {
        let behind = |one: &str, end: &str| one.strip_suffix(end).is_some_and(|front| front.ends_with('_'));
        let longer = || all.iter().copied().filter(|one| behind(one, name));
        let least = longer().min_by_key(|one| one.len()).filter(|_| name.contains('_'))?;
        longer().all(|one| one == least || behind(one, least)).then_some(least)
    };
    let same = || {
        let same = same_words(name, of, all.iter().copied()).or_else(|| tail(name, all.iter().copied()));
        same.or_else(called).or_else(ending)
    };
    if let Some(one) = own.map(str::to_owned) {
        return Some(one);
    }
    // A name of several words that stands in a block as it is is no other one.
    let within = inside(ty, name);
    let very = within.as_ref().filter(|one| name.contains('_') && one.ends_with(&format!("].{name}")));
    if let Some(one) = very.cloned().or_else(|| same().map(str::to_owned)) {
        return Some(one);
    }
    let begun = || {
        let mut longer = all.iter().filter(|one| one.strip_prefix(name).is_some_and(|rest| rest.starts_with('_')));
        longer.next().filter(|_| longer.next().is_none() && name.len() > 2)
    };
    // What is handed over whole: the outputs of another state.
    if let Some(whole) = whole(ty) {
        return Some(format!("{whole}.{name}"));
    }
    // One word too many behind it, which is not another kind of thing.
    let cut = || {
        let (front, word) = name.rsplit_once('_')?;
        let kind = matches!(word, "arn" | "arns" | "id" | "ids" | "name" | "names");
        all.iter().find(|one| **one == front && front.contains('_') && !kind)
    };
    let found = within.or_else(|| longer_form(name, of, all.iter().copied()).map(str::to_owned));
    found.or_else(|| begun().or_else(cut).map(|one| (*one).to_owned()))
}

/// The only thing that a type exports and of which nobody says what it holds.
pub fn whole(ty: &BlockType) -> Option<&str> {
    let mut open = ty.attributes.values().filter(|one| one.ty == Type::Dynamic && !one.settable());
    open.next().filter(|_| open.next().is_none()).map(|one| &*one.name)
}
