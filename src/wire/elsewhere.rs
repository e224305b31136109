//! What a module refers to and another module of the same configuration declares: its parent, a sibling, or a module that
//! it calls. It is handed over through outputs and variables, or not at all.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::calls::{self, Input};
use super::passed;
use crate::edit::Edits;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::schema::types::Type;
use crate::sorted;

/// Where an address is declared that this module refers to.
#[derive(Clone, Copy, Debug)]
pub struct Home<'m> {
    /// The module that declares it.
    pub module: &'m Module,
    /// The call of the home, where it is not the parent.
    call: Option<Block<'m>>,
}

impl Home<'_> {
    /// What a message calls it.
    pub fn name(&self) -> String {
        match self.call {
            Some(call) => format!("module.{}", call.name()),
            None => "the module that calls this one".to_owned(),
        }
    }
}

/// The one module that declares an address.
///
/// # Errors
///
/// Why it cannot be handed over; nothing where no other module declares it.
pub fn home<'m>(ctx: &Context<'m>, address: &str) -> Result<Home<'m>, Option<String>> {
    let module = ctx.module;
    let parts: Vec<&str> = address.split('.').collect();
    let shared = match parts[..] {
        ["local" | "module", _] => false,
        // Everybody looks these up where they need them.
        ["data", "aws_caller_identity" | "aws_region" | "aws_partition" | "aws_availability_zones", _] => {
            return Err(None);
        }
        ["data", _, _] => true,
        [of, _] if of.contains('_') => true,
        _ => return Err(None),
    };
    if module.has_junk() || module.declares(address) {
        return Err(None);
    }
    if shared && declaring(ctx, address).next().is_none() {
        return Err(None);
    }
    let own = calls::callers(ctx, module.folder());
    let parent = own.first().map(|(parent, _)| *parent);
    let one_parent = own.iter().all(|(one, _)| Some(one.folder()) == parent.map(Module::folder));
    let mut homes: Vec<Home> = Vec::new();
    // The calls in a module of those that declare it, in their order.
    let called = |caller: &'m Module| {
        let all = declaring(ctx, address).filter(|one| !one.has_junk());
        let calls = all.flat_map(|one| calls::callers(ctx, one.folder()).into_iter().map(move |call| (one, call)));
        let here = calls.filter(|(_, (module, _))| std::ptr::eq(*module, caller));
        let mut here: Vec<Home> = here.map(|(module, (_, call))| Home { module, call: Some(call) }).collect();
        sorted::by_key(&mut here, |home| home.call.map(|call| call.index()));
        here
    };
    if shared {
        homes.extend(called(module));
    }
    if let Some(parent) = parent {
        if parent.declares(address) {
            homes.push(Home { module: parent, call: None });
        }
        if shared {
            homes.extend(called(parent).into_iter().filter(|home| home.module.folder() != module.folder()));
        }
    }
    let home = match &homes[..] {
        [] => return Err(None),
        [one] => *one,
        several => {
            let named = several.iter().take(NAMED).map(Home::name);
            let rest = several.len().checked_sub(NAMED).filter(|rest| *rest > 0);
            let all: Vec<String> = named.chain(rest.map(|rest| format!("{rest} others"))).collect();
            return Err(Some(format!("it is declared in {}", all.join(" and "))));
        }
    };
    let name = address.rsplit('.').next().unwrap_or("");
    if shared && is_generic(name) {
        // `main` of another module is this one only where it is the only one of its type.
        let of = parts[parts.len() - 2];
        // Each module has its own of these under a name that says nothing at all.
        if name == "this" && home.call.is_some() && matches!(of, "aws_security_group" | "aws_iam_role") {
            return Err(None);
        }
        let of_type = |module: &Module| module.resources(of).len() + module.data(of).len();
        let count: usize = ctx.modules.iter().map(of_type).sum();
        if count > 1 {
            return Err(Some(format!("{} declares one of that name, and there are others of its type", home.name())));
        }
    }
    if home.call.is_some_and(|call| call.repeat().is_some()) {
        return Err(Some(format!("{} declares it, and there are several of that", home.name())));
    }
    let is_below = home.call.is_some_and(|call| module.blocks().any(|one| one.head() == call.head()));
    if let (Some(parent), false) = (parent, is_below) {
        if !one_parent {
            return Err(Some("several modules call this one".to_owned()));
        }
        let from = home.call.and_then(|call| call.address()).unwrap_or_else(|| address.to_owned());
        let circle =
            own.iter().filter_map(|(_, call)| call.address()).any(|to| calls::waits_for(parent, &from, &to, &[]));
        if circle {
            return Err(Some(format!("{} declares it, and waits for this module", home.name())));
        }
    }
    Ok(home)
}

/// The modules that declare each address, by their numbers.
struct Declaring(HashMap<String, Vec<usize>>);

/// The modules that declare an address, in order.
fn declaring<'m>(ctx: &Context<'m>, address: &str) -> impl Iterator<Item = &'m Module> + use<'m> {
    let all = ctx.facts.once(|| {
        let mut all: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, module) in ctx.modules.iter().enumerate() {
            module.declared().for_each(|address| all.entry(address.to_owned()).or_default().push(at));
        }
        Declaring(all)
    });
    let modules = ctx.modules;
    all.0.get(address).cloned().unwrap_or_default().into_iter().map(move |at| &modules[at])
}

/// How many modules a message names.
const NAMED: usize = 10;

/// Whether another module declares an address and can hand it over, now or when it is called.
pub fn is_there(ctx: &Context, address: &str) -> bool {
    home(ctx, address).is_ok() || uncalled(ctx, address).is_some()
}

/// The module beside this one that nobody calls and that alone declares an address, with the module that would call it.
pub fn uncalled<'m>(ctx: &Context<'m>, address: &str) -> Option<(&'m Module, &'m Module)> {
    let (own, stock) = (ctx.module.folder(), address.starts_with("data.") || !address.contains('_'));
    let mut parents = calls::callers(ctx, own).into_iter().map(|(parent, _)| parent);
    let parent = parents.next().filter(|one| parents.all(|other| other.folder() == one.folder()))?;
    let beside = own.rsplit_once('/').map_or("", |(beside, _)| beside);
    if stock
        || beside.is_empty()
        || declaring(ctx, address).next().is_none()
        || ctx.module.has_junk()
        || home(ctx, address).is_ok()
    {
        return None;
    }
    let mut all = declaring(ctx, address);
    let one = all.next().filter(|_| all.next().is_none())?;
    let near = one.folder().rsplit_once('/').is_some_and(|(other, _)| other == beside);
    (near && one.is_root() && !one.has_junk()).then_some((one, parent))
}

/// Whether a label says nothing of what its block is for.
pub fn is_generic(label: &str) -> bool {
    matches!(label, "main" | "this" | "default" | "current" | "primary")
}

/// A part of the address that is handed over, and what the reference to it becomes.
struct Part {
    /// The expression in the home.
    value: String,
    name: String,
    ty: String,
    secret: bool,
    /// What stands behind the new reference.
    tail: String,
}

/// Hands addresses of one home over to all their users, as far as that goes: the edits, and why an address is left out.
pub fn hand_over<'a>(ctx: &Context, addresses: &[&'a str], home: Home) -> (Edits, Vec<(&'a str, String)>) {
    let module = ctx.module;
    let (mut edits, mut left) = (Edits::default(), Vec::new());
    let mut done: BTreeMap<String, String> = BTreeMap::new();
    for address in addresses {
        let parts: Result<Vec<(&Reference, Part)>, String> =
            module.users(address).map(|user| Ok((user, part(ctx, address, home, user)?))).collect();
        match parts {
            Err(why) => left.push((*address, why)),
            Ok(parts) => {
                edits.claim(format!("{}:{address}", module.folder()));
                for (user, part) in parts {
                    let new = match done.get(&part.value) {
                        Some(new) => new.clone(),
                        None => {
                            let Some(new) = hand(ctx, home, &part, &done, &mut edits) else { continue };
                            done.insert(part.value.clone(), new.clone());
                            new
                        }
                    };
                    edits.splice(user.file, user.range.clone(), &format!("{new}{}", part.tail));
                }
            }
        }
    }
    // Two modules that refer to each other would wait for each other: the second looks again when the first is done.
    let mut pair = [module.folder(), home.module.folder()];
    pair.sort_unstable();
    edits.claim(format!("calls:{}", pair.join("|")));
    (edits, left)
}

/// Hands a part over; the reference by which this module gets at it.
fn hand(ctx: &Context, home: Home, part: &Part, done: &BTreeMap<String, String>, edits: &mut Edits) -> Option<String> {
    let module = ctx.module;
    let outer = match home.call {
        None => part.value.clone(),
        Some(call) => {
            let is_it = |output: &Block| output.attribute("value").is_some_and(|one| one.value().text() == part.value);
            let there = home.module.of_kind("output").find(is_it).map(|output| output.name().to_owned());
            let name = match there {
                Some(name) => name,
                None => {
                    let used = |name: &str| done.values().any(|one| one.rsplit('.').next() == Some(name));
                    let free = |name: &String| !home.module.declares(&format!("output.{name}")) && !used(name);
                    let name = numbered(&part.name).find(free)?;
                    edits.join(calls::add_output(ctx, home.module, &name, &part.value, part.secret)?);
                    name
                }
            };
            let outer = format!("module.{}.{name}", call.name());
            if module.blocks().any(|one| one.head() == call.head()) {
                return Some(outer);
            }
            outer
        }
    };
    let own = calls::callers(ctx, module.folder());
    let gives =
        |name: &str| own.iter().all(|(_, call)| call.attribute(name).is_some_and(|one| one.value().text() == outer));
    if module.declares(&format!("var.{}", part.name)) && gives(&part.name) {
        return Some(format!("var.{}", part.name));
    }
    // An argument that was there before its variable is not overwritten.
    let taken = |name: &str| {
        let used = || done.values().any(|one| *one == format!("var.{name}"));
        module.declares(&format!("var.{name}")) || own.iter().any(|(_, call)| call.has(name)) || used()
    };
    let free = |name: &String| !taken(name) || gives(name) && !module.declares(&format!("var.{name}"));
    let name = numbered(&part.name).find(free)?;
    let input =
        Input { name: name.clone(), ty: part.ty.clone(), description: None, default: None, secret: part.secret };
    edits.join(calls::add_variable(ctx, module, &input)?);
    for (_, call) in own.iter().filter(|(_, call)| call.attribute(&name).is_none()) {
        edits.set(*call, &name, &outer);
    }
    Some(format!("var.{name}"))
}

/// A name, and the names that stand for it where it is taken.
fn numbered(name: &str) -> impl Iterator<Item = String> + use<'_> {
    std::iter::once(name.to_owned()).chain((2..10).map(move |n| format!("{name}_{n}")))
}

fn part(ctx: &Context, address: &str, home: Home, user: &Reference) -> Result<Part, String> {
    let text = &ctx.module.sources().file(user.file).text;
    let behind = &text[user.head.end..user.range.end];
    let last = address.rsplit('.').next().unwrap_or("").to_owned();
    if address.starts_with("local.") {
        let value = home.module.local(&last).ok_or("it is not there")?.value();
        let ty = passed::written(ctx, home.module, &last, value);
        return Ok(Part { value: address.to_owned(), name: last, ty, secret: false, tail: behind.to_owned() });
    }
    let (index, rest) = match behind.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
        Some((index, rest)) => (Some(index.trim()), rest),
        None => (None, behind),
    };
    let (attribute, tail) = match rest.strip_prefix('.') {
        Some(rest) => {
            let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(rest.len());
            (rest[..end].to_owned(), rest[end..].to_owned())
        }
        None if user.attribute.starts_with("depends_on") && index.is_none() => (String::new(), String::new()),
        None => return Err("it is taken as a whole".to_owned()),
    };
    let block = home.module.get(address).ok_or("it is not there")?;
    let schema = Context { module: home.module, ..*ctx }.type_of(block);
    let attribute = match attribute.is_empty() {
        false => attribute,
        true => ["id", "arn", "name"]
            .iter()
            .find(|name| schema.as_ref().is_some_and(|ty| ty.attribute(name).is_some()))
            .ok_or("it is waited for as a whole")?
            .to_string(),
    };
    if address.starts_with("module.") {
        let inside = Context { module: home.module, ..*ctx };
        let child = calls::readable(&inside).into_iter().find(|(call, _)| call.head() == block.head());
        let output = child.and_then(|(_, child)| Some((child, child.get(&format!("output.{attribute}"))?)));
        let ty = output.and_then(|(child, one)| Some(passed::of(ctx, child, one.attribute("value")?.value())));
        let secret = output
            .and_then(|(_, one)| one.attribute("sensitive"))
            .is_some_and(|one| one.value().as_bool() == Some(true));
        if index.is_some() || block.repeat().is_some() {
            return Err("there are several of that".to_owned());
        }
        let ty = passed::text(&attribute, &ty.unwrap_or(Type::Dynamic));
        return Ok(Part { value: format!("{address}.{attribute}"), name: attribute, ty, secret, tail });
    }
    let known = schema.as_ref().and_then(|ty| ty.attribute(&attribute).cloned());
    let ty = known.as_ref().map_or(Type::Dynamic, |one| one.ty.clone());
    let literal = |index: &str| index.parse::<usize>().is_ok() || index.starts_with('"');
    let (value, ty, tail, many) = match index {
        None => (format!("{address}.{attribute}"), ty, tail, false),
        Some("*") => (format!("{address}[*].{attribute}"), Type::List(Arc::new(ty)), tail, true),
        Some(index) if literal(index) => (format!("{address}[{index}].{attribute}"), ty, tail, false),
        Some(index) => {
            let tail = format!("[{index}]{tail}");
            match block.repeat().map(|repeat| repeat.name()) {
                Some("count") => (format!("{address}[*].{attribute}"), Type::List(Arc::new(ty)), tail, true),
                Some(_) => {
                    let all = format!("{{ for key, one in {address} : key => one.{attribute} }}");
                    (all, Type::Map(Arc::new(ty)), tail, true)
                }
                None => return Err("it is taken as one of several".to_owned()),
            }
        }
    };
    let name = name_of(block, &attribute, many);
    let secret = known.is_some_and(|one| one.sensitive);
    Ok(Part { ty: passed::text(&name, &ty), value, name, secret, tail })
}

/// `alb_security_group_id` for the id of aws_security_group.alb, `vpc_id` for that of the VPC whatever its label is.
fn name_of(block: Block, attribute: &str, many: bool) -> String {
    let of = block.of().split_once('_').map_or(block.of(), |(_, of)| of);
    let label = block.name().replace('-', "_").to_ascii_lowercase();
    let noun = of.rsplit('_').next().unwrap_or(of);
    let thing = if is_generic(&label) {
        of.to_owned()
    } else if label.split('_').any(|word| word == noun) {
        label
    } else {
        format!("{label}_{of}")
    };
    // `kms_key_key_id` says it twice.
    let own = attribute.strip_prefix(&format!("{noun}_")).filter(|rest| !rest.is_empty()).unwrap_or(attribute);
    format!("{thing}_{own}{}", if many && !own.ends_with('s') { "s" } else { "" })
}
