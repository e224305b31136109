//! An input that names what exists already: where nobody sets it, a data source looks it up.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::subnets::{self, Wanted};
use super::{assumed, validation};
use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::module::reach::reached;
use crate::module::refs::Reference;
use crate::schema::types::Type;
use crate::shape::must::{Filled, Made, Names};

/// How one kind of input is looked up.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lookup {
    /// The ends of the names of such inputs.
    pub ends: Vec<String>,
    /// Words in a name that asks for another kind.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The variant of `must.tf` that holds the data source; without one it is never but one's own.
    must: Option<String>,
    /// What it is, of the data source or one's own, `this`.
    value: String,
    /// Whether it is a list of texts.
    #[serde(default)]
    list: bool,
    /// The type of the resource of which the only one in the module is meant before anything that exists.
    own: Option<String>,
    /// What a person must still decide.
    pub decide: String,
}

impl Lookup {
    /// Whether it is never but what the module makes itself.
    pub fn is_own(&self) -> bool {
        self.must.is_none()
    }
}

/// Words for what is not one's own, which nobody finds by looking.
const OTHERS: [&str; 7] = ["peer", "remote", "accepter", "requester", "external", "partner", "onprem"];

/// The uses of a variable take what is looked up where nobody sets it.
pub fn look(ctx: &Context, variable: Block, ty: &Type, lookup: &Lookup) -> Option<Edits> {
    let module = ctx.module;
    let address = variable.address()?;
    let fits = match ty {
        Type::String => !lookup.list,
        Type::List(element) => lookup.list && **element == Type::String,
        _ => false,
    };
    let never_null = variable.attribute("nullable").is_some();
    let inside = |one: &&Reference| module.holder(one).span() != variable.span();
    let users: Vec<&Reference> = module.users(&address).filter(inside).collect();
    let holders: Vec<Block> = users.iter().map(|one| module.holder(one)).collect();
    let known = |one: &Block| matches!(one.kind(), "resource" | "data" | "module" | "locals" | "output" | "provider");
    let low = variable.name().to_ascii_lowercase();
    let other = OTHERS.iter().any(|word| low.split('_').any(|part| part == *word));
    if other || !fits || never_null || users.is_empty() || !holders.iter().all(known) {
        return None;
    }
    let provider = |one: &&Block| matches!(one.kind(), "resource" | "data" | "module");
    let providers: BTreeSet<Option<&str>> = holders
        .iter()
        .filter(provider)
        .map(|one| one.attribute("provider").map(|provider| provider.value().text()))
        .collect();
    let provider = match providers.len() {
        0 | 1 => providers.into_iter().next().flatten(),
        _ => return None,
    };
    let mut edits = Edits::default();
    let own: Vec<Block> = lookup.own.iter().flat_map(|own| module.resources(own)).collect();
    let value = match &own[..] {
        [] => {
            let must = ctx.fix.must(lookup.must.as_ref()?)?;
            let block = must.blocks().next()?;
            let prefix = block.address()?.rsplit_once('.')?.0.to_owned();
            let squeezed = |block: &Block| -> String {
                block.text()[block.open() - block.span().range.start..].split_whitespace().collect()
            };
            let meta = provider.map_or_else(String::new, |provider| format!("provider={provider}"));
            let there = module.of_kind("data").find(|one| {
                one.of() == block.of()
                    && one.attribute("provider").map(|own| own.value().text()) == provider
                    && squeezed(one).replacen(&meta, "", 1) == squeezed(&block)
            });
            let label = match there {
                Some(there) => there.name().to_owned(),
                None => {
                    let alias = provider.and_then(|provider| provider.rsplit_once('.'));
                    let wanted =
                        alias.map_or(block.name().to_owned(), |(_, alias)| format!("{}_{alias}", block.name()));
                    module.fresh_label(&prefix, &wanted)
                }
            };
            if there.is_none() {
                let meta = provider.map(|provider| ("provider".to_owned(), provider.to_owned()));
                let labels = [(block.address()?, label.clone())].into();
                let names = Names { labels, meta: meta.into_iter().collect(), data_too: true };
                let place = match block.kind() {
                    "data" => Place::data(module),
                    _ => Place::resource(module, block.of(), &[]),
                };
                let made = must.render(&names, &|_| Filled::Missing).ok()?;
                edits = Made::add(module, &place, &made);
            }
            lookup.value.replace("this", &format!("{prefix}.{label}"))
        }
        _ if lookup.list => {
            let wanted = if variable.name().contains("public") { Wanted::Public } else { Wanted::Private };
            subnets::list(ctx, wanted, provider).filter(|list| !list.contains("var."))?
        }
        [one] if one.repeat().is_none() && one.provider() == provider && !leads(module, *one, &holders) => {
            let part = if lookup.is_own() { lookup.value.trim_start_matches("this.") } else { "id" };
            format!("{}.{part}", one.address()?)
        }
        _ => return None,
    };
    for user in &users {
        let holder = module.holder(user);
        match (holder.kind(), &*user.attribute) {
            // What a provider finds cannot be asked for before it is configured.
            ("provider", "assume_role.role_arn") => {
                assumed::wait(&mut edits, holder, &format!("{address} != null"))?;
            }
            ("provider", _) => return None,
            _ => edits.splice(user.file, user.head.clone(), &format!("coalesce({address}, {value})")),
        }
    }
    edits.set(variable, "default", "null");
    validation::allow(&mut edits, variable, "null");
    Some(edits)
}

/// Whether a block is one of these or refers to one, through others as well.
fn leads(module: &Module, from: Block, to: &[Block]) -> bool {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(block) = next.pop() {
        if to.iter().any(|one| one.span() == block.span()) {
            return true;
        }
        let fresh = reached(module, block).into_iter().filter(|address| seen.insert(address.clone()));
        next.extend(fresh.filter_map(|address| module.get(&address)));
    }
    false
}
