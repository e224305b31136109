//! Calls of modules: who calls whom, who waits for whom, and what a module takes and gives.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::honest;
use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::must::{Filled, Hole, Made, Names};

/// The calls of the module that is looked at whose module is there and can be read, with it.
pub fn readable<'m>(ctx: &Context<'m>) -> Vec<(Block<'m>, &'m Module)> {
    let child = |(call, folder): (Block<'m>, String)| Some((call, Module::in_folder(ctx.modules, &folder)?));
    ctx.module.calls().filter_map(child).filter(|(_, child)| !child.has_junk()).collect()
}

/// Who calls each folder: the number of the module, and that of the block.
struct Callers(HashMap<String, Vec<[usize; 2]>>);

fn all_callers(ctx: &Context) -> Arc<Callers> {
    ctx.facts.once(|| {
        let mut all: HashMap<String, Vec<[usize; 2]>> = HashMap::new();
        for (at, module) in ctx.modules.iter().enumerate() {
            module.calls().for_each(|(call, folder)| all.entry(folder).or_default().push([at, call.index()]));
        }
        Callers(all)
    })
}

fn call_count(ctx: &Context, folder: &str) -> usize {
    all_callers(ctx).0.get(folder).map_or(0, Vec::len)
}

/// The calls of a folder, with the modules that hold them.
pub fn callers<'m>(ctx: &Context<'m>, folder: &str) -> Vec<(&'m Module, Block<'m>)> {
    if Module::in_folder(ctx.modules, folder).is_some_and(Module::is_root) {
        return Vec::new();
    }
    let all = all_callers(ctx);
    let here = all.0.get(folder).into_iter().flatten();
    here.filter_map(|[at, call]| Some((&ctx.modules[*at], ctx.modules[*at].numbered(*call)?))).collect()
}

/// How many calls of a folder give an argument of a name.
struct Given(HashMap<(String, String), usize>);

/// Whether all calls of a folder give an argument.
pub fn give(ctx: &Context, folder: &str, name: &str) -> bool {
    let given = ctx.facts.once(|| {
        let mut given = HashMap::new();
        for (call, folder) in ctx.modules.iter().flat_map(Module::calls) {
            for argument in call.attributes() {
                *given.entry((folder.clone(), argument.name().to_owned())).or_default() += 1;
            }
        }
        Given(given)
    });
    let count = given.0.get(&(folder.to_owned(), name.to_owned())).copied().unwrap_or(0);
    count == call_count(ctx, folder)
}

/// Whether an address of a module waits for another one of it, through whatever stands between them; it waits for itself.
/// `added` are pairs of which the first waits for the second beside what the text says.
pub fn waits_for(module: &Module, from: &str, to: &str, added: &[(String, String)]) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(address) = open.pop() {
        if address == to {
            return true;
        }
        if !seen.insert(address.clone()) {
            continue;
        }
        let Some(block) = module.get(&address) else { continue };
        let own = address.strip_prefix("local.");
        let inside = module.references_in(block).filter(|one| {
            // A `locals` block holds others as well.
            own.is_none_or(|name| one.attribute.split('.').next() == Some(name))
        });
        open.extend(inside.map(|one| one.target.clone()));
        open.extend(added.iter().filter(|(one, _)| *one == address).map(|(_, other)| other.clone()));
    }
    false
}

/// A variable that is declared.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its name.
    pub name: String,
    /// Its type, as it is written.
    pub ty: String,
    /// What it is, where somebody says it.
    pub description: Option<String>,
    /// Its default, as it is written.
    pub default: Option<String>,
    /// Whether it must not be shown.
    pub secret: bool,
}

/// The edits that declare a variable in a module. The fix has it as the variant `variable` of its `must.tf`.
pub fn add_variable(ctx: &Context, module: &Module, input: &Input) -> Option<Edits> {
    let description = input.description.clone().unwrap_or_else(|| honest::describe(&input.name));
    let fill = |hole: &Hole| honest::fill(hole, &description, &input.ty, input.default.as_deref(), input.secret);
    let made = render(ctx, "variable", "var.this", &input.name, &fill)?;
    // The same name in another folder is another variable.
    let mut edits = Edits::default();
    edits.claim(format!("{}:var.{}", module.folder(), input.name));
    edits.add_block(module, &Place::variable(module), None, &made.text);
    Some(edits)
}

/// The edits that give a module an output. The fix has it as the variant `output` of its `must.tf`.
pub fn add_output(ctx: &Context, module: &Module, name: &str, value: &str, secret: bool) -> Option<Edits> {
    let description = honest::describe(name);
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if slot == "value" => Filled::Text(value.to_owned()),
        hole => honest::fill(hole, &description, "", None, secret),
    };
    let made = render(ctx, "output", "output.this", name, &fill)?;
    let mut edits = Edits::default();
    edits.claim(format!("{}:output.{name}", module.folder()));
    edits.add_block(module, &Place::output(module), None, &made.text);
    Some(edits)
}

/// The edits that call the module of a folder, with these arguments. The fix has the call as its `must.tf`.
pub fn add_call(
    ctx: &Context,
    caller: &Module,
    name: &str,
    source: &str,
    arguments: &[(String, String)],
) -> Option<Edits> {
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if slot == "source" => Filled::Text(format!("{source:?}")),
        _ => Filled::Missing,
    };
    let made = render(ctx, "call", "module.this", name, &fill)?;
    let mut text = made.text.trim_end().trim_end_matches('}').to_owned();
    for (at, (name, value)) in arguments.iter().enumerate() {
        let blank = if at == 0 { "\n" } else { "" };
        text += &format!("{blank}  {name} = {value}\n");
    }
    let mut edits = Edits::default();
    edits.claim(format!("{}:module.{name}", caller.folder()));
    edits.add_block(caller, &Place::call(caller), made.address.as_deref(), &(text + "}\n"));
    Some(edits)
}

fn render(ctx: &Context, variant: &str, own: &str, name: &str, fill: &dyn Fn(&Hole) -> Filled) -> Option<Made> {
    let mut names = Names::default();
    names.labels.insert(own.to_owned(), name.to_owned());
    ctx.fix.must(variant)?.render(&names, fill).ok()?.into_iter().next()
}
