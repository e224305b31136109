//! What a module must be given: which argument is meant for it, and what its caller has for it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::calls::{self, Input};
use super::exports::{self, Use};
use super::honest;
use super::misspelt::is_slip;
use super::optional::leave_out;
use super::passed;
use crate::check::variables::constraint;
use crate::edit::Edits;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::{Attribute, Block, Value};
use crate::schema::types::Type;
use crate::shape::names::{is_part_of, misspelt, same_words};
use crate::syntax::tree::{ExprKind, StepKind};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    same: Vec<Vec<String>>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| crate::data!("src/wire/inputs"));

/// Names under which the same is known, the name itself first.
fn names_of(name: &str) -> Vec<&str> {
    let row = NAMES.same.iter().find(|row| row.iter().any(|one| one == name));
    let others = row.into_iter().flatten().map(String::as_str).filter(|one| *one != name);
    std::iter::once(name).chain(others).collect()
}

/// The variables that a call of a module does not give and must.
pub fn missing<'m>(call: Block, child: &'m Module) -> Vec<Block<'m>> {
    let asks = child.of_kind("variable").filter(|one| one.attribute("default").is_none());
    asks.filter(|one| call.attribute(one.name()).is_none()).collect()
}

/// How many pairs of arguments and variables are held against each other: of more, none is meant for another.
const PAIRS: usize = 100_000;

/// The variable of a module that an argument of its call is meant for and that is not given: the only one of those that
/// must be given which its name misspells or says in other words, or which its value is called. One that may be left out
/// is meant by a name of the same words or letters alone.
pub fn meant<'m>(call: Block, child: &'m Module, argument: Attribute) -> Option<&'m str> {
    let name = argument.name();
    if call.node().body.items.len().saturating_mul(child.of_kind("variable").len()) > PAIRS {
        return None;
    }
    let open: Vec<&str> = missing(call, child).iter().map(|one| one.name()).collect();
    let one = |is: &dyn Fn(&str) -> bool| {
        let mut near = open.iter().copied().filter(|other| is(other));
        near.next().filter(|_| near.next().is_none())
    };
    // A plural stands for a list.
    let number = |other: &str| name.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(name);
    let value = said(argument.value());
    one(&|other| is_slip(name, other, false))
        .or_else(|| one(&|other| names_of(name).contains(&other)))
        .or_else(|| one(&|other| value == Some(other)))
        .or_else(|| same_words(name, "", open.iter().copied()))
        .or_else(|| misspelt(name, open.iter().copied().filter(|other| !number(other))))
        .or_else(|| {
            let all = child.of_kind("variable").map(|one| one.name()).filter(|other| !call.has(other));
            let free: Vec<&str> = all.collect();
            let mut called = free.iter().filter(|other| value == Some(**other) && is_part_of(name, other));
            called.next().copied().or_else(|| misspelt(name, free.into_iter().filter(|other| !number(other))))
        })
}

/// The name at the end of a value that is one reference: `db_name` of `var.db_name`.
fn said<'m>(value: Value<'m>) -> Option<&'m str> {
    let ExprKind::Traversal(_, steps) = value.kind() else { return None };
    match &steps.last()?.kind {
        StepKind::Attr(name) => Some(name),
        _ => None,
    }
}

/// In a module of more calls than these nobody looks for what one of them may have for another.
const CALLS: usize = 200;

/// What a caller has for a variable of a module that it calls.
#[derive(Clone, Debug)]
pub struct Given<'m> {
    /// The expression, in the caller.
    pub value: String,
    /// The call of the module beside whose output it is, and that module's folder.
    pub from: Option<(String, String)>,
    /// An output that another module must have for it: the module, its name, its value and whether it must not be shown.
    pub output: Option<(&'m Module, String, String, bool)>,
}

/// What the caller has for a variable of the module whose call has the address `own`: its own variable or local of that name, an output of a module beside that shows it,
/// a resource that the name stands for, here or in one module beside. Nothing that waits for the call itself, with the
/// calls that are `added` to wait for others.
pub fn given<'m>(
    ctx: &Context<'m>,
    own: &str,
    child: &Module,
    name: &str,
    added: &[(String, String)],
) -> Option<Given<'m>> {
    let caller = ctx.module;
    let plain = |value: String| Some(Given { value, from: None, output: None });
    let free = |address: &str| !calls::waits_for(caller, address, own, added);
    for name in names_of(name) {
        for address in [format!("var.{name}"), format!("local.{name}")] {
            if caller.declares(&address) && free(&address) {
                return plain(address);
            }
        }
    }
    if makes_own(child, name) || caller.of_kind("module").len() > CALLS {
        return None;
    }
    let beside: Vec<(Block, &Module)> = calls::readable(ctx)
        .into_iter()
        .filter(|(one, module)| module.folder() != child.folder() && one.repeat().is_none())
        .filter(|(one, _)| one.address().is_some_and(|address| free(&address)))
        .collect();
    let from = |call: &Block, module: &Module| Some((call.address()?, module.folder().to_owned()));
    let mut shown = beside.iter().filter(|(_, module)| module.declares(&format!("output.{name}")));
    match (shown.next(), shown.next()) {
        (Some((one, module)), None) => {
            return Some(Given {
                value: format!("module.{}.{name}", one.name()),
                from: from(one, module),
                output: None,
            });
        }
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    let sure = |module: &Module, about: &[&str]| {
        let used = Use { about, ..Use::default() };
        exports::of(ctx, module, name, used).ok().filter(|one| one.sure && one.own && !one.value.starts_with("var."))
    };
    if let Some(export) = sure(caller, &[]) {
        let uses = crate::module::refs::mentioned(&format!("x {{\n  y = {}\n}}\n", export.value));
        return if uses.iter().all(|address| free(address)) { plain(export.value) } else { None };
    }
    let mut made = beside.iter().filter_map(|(one, module)| Some((one, *module, sure(module, &[one.name()])?)));
    match (made.next(), made.next()) {
        (Some((one, module, export)), None) => Some(Given {
            value: format!("module.{}.{name}", one.name()),
            from: from(one, module),
            output: Some((module, name.to_owned(), export.value, export.secret)),
        }),
        _ => None,
    }
}

/// The value of a variable of a module, as its caller writes it, and the edits that make it: what it has, else a variable
/// of its own, so that whoever runs it says what it is.
pub fn give(ctx: &Context, variable: Block, given: Option<Given>) -> Option<(String, Edits)> {
    let (name, mut edits) = (variable.name(), Edits::default());
    if let Some(given) = given {
        if let Some((module, name, value, secret)) = given.output {
            edits.join(calls::add_output(ctx, module, &name, &value, secret)?);
        }
        return Some((given.value, edits));
    }
    if !ctx.module.declares(&format!("var.{name}")) {
        let text = |name: &str| variable.attribute(name).map(|one| one.value());
        let input = Input {
            name: name.to_owned(),
            ty: text("type").map_or_else(|| "any".to_owned(), |ty| ty.text().to_owned()),
            description: text("description").and_then(|one| one.as_str()).map(str::to_owned),
            default: None,
            secret: text("sensitive").is_some_and(|one| one.as_bool() == Some(true)) || honest::is_secret(name),
        };
        edits.join(calls::add_variable(ctx, ctx.module, &input)?);
    }
    Some((format!("var.{name}"), edits))
}

/// Whether a module calls or addresses something of its own by a variable: what is called so elsewhere is another thing.
fn makes_own(child: &Module, name: &str) -> bool {
    let own = ["name", "name_prefix", "bucket", "bucket_prefix", "identifier", "family", "cidr_block", "alias"];
    let is_own = |attribute: &str| own.contains(&attribute) || attribute.ends_with("_identifier");
    let kind = |kind: &str| matches!(kind, "resource" | "locals");
    let address = format!("var.{name}");
    let mut users = child.users(&address);
    users.any(|user| kind(child.holder(user).kind()) && is_own(&user.attribute) || user.attribute.starts_with("tags"))
}

/// What modules are given in another form than they take it: one for a list of one, an object that leaves out what the
/// module's type names.
pub fn mistyped<'m>(ctx: &Context<'m>) -> Vec<(Block<'m>, Attribute<'m>, Edits)> {
    let mut found = Vec::new();
    for (call, child) in calls::readable(ctx) {
        for one in call.attributes() {
            let ty = child.get(&format!("var.{}", one.name())).and_then(|variable| variable.attribute("type"));
            let Some((ty, want)) = ty.and_then(|ty| Some((ty.value(), constraint(ty.value())?))) else { continue };
            let (value, mut edits) = (one.value(), Edits::default());
            let several =
                value.target().and_then(|target| ctx.module.get(&target)).is_some_and(|it| it.repeat().is_some());
            let is_one =
                |of: &Type| !several && *of == Type::String && passed::of(ctx, ctx.module, value) == Type::String;
            match &want {
                Type::List(of) | Type::Set(of) if is_one(of) => edits.replace(value, &format!("[{}]", value.text())),
                _ if ctx.known(value).fits(&want).is_err() => {
                    let mut seen = BTreeSet::new();
                    leave_out(ty, value, &mut seen);
                    seen.into_iter().for_each(|(at, text)| edits.splice(ty.span().file, at..at, text));
                }
                _ => {}
            }
            if !edits.is_empty() {
                found.push((call, one, edits));
            }
        }
    }
    found
}
