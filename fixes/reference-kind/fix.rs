//! A reference to a name that is declared as something else: a data source, not a resource; a local, not a variable; the
//! same type under its other name.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::edit::verbs::indent;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::sorted;
use crate::syntax::tree::ExprKind;
use crate::wire::site::Site;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Types {
    types: BTreeMap<String, String>,
}

fn types() -> &'static BTreeMap<String, String> {
    static TYPES: OnceLock<Types> = OnceLock::new();
    &TYPES.get_or_init(|| crate::data!("fixes/reference-kind/types")).types
}

/// A finding for each address of which only the kind or the type is wrong.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    if module.has_junk() {
        return Vec::new();
    }
    let mut wrong: BTreeMap<&str, Vec<&Reference>> = BTreeMap::new();
    for reference in module.dangling().filter(|one| !one.target.starts_with("provider.")) {
        wrong.entry(&reference.target).or_default().push(reference);
    }
    let mut found: Vec<Finding> = wrong
        .into_iter()
        .filter_map(|(target, users)| {
            let mut all = candidates(ctx, target);
            sorted::by(&mut all, Ord::cmp);
            all.dedup();
            let [right] = all.as_slice() else { return None };
            // The validation of a variable names it.
            if !right.starts_with("var.") && users.iter().any(|user| stands_in(ctx, user, right)) {
                return None;
            }
            let mut edits = Edits::default();
            edits.claim(target);
            users.iter().for_each(|user| edits.rename(user, right));
            Some(Finding::at(users.first()?.span(), format!("{target} is not declared; {right} is")).with(edits))
        })
        .collect();
    found.extend(Site::each(ctx, &["Invalid reference"]).filter_map(|(_, site)| bare(ctx, &site)));
    found
}

/// `name` for `var.name`.
fn bare(ctx: &Context, site: &Site) -> Option<Finding> {
    if let ExprKind::Traversal(..) = site.value.kind() {
        return of_type(ctx, site);
    }
    let ExprKind::Variable(name) = site.value.kind() else { return None };
    let all = [format!("var.{name}"), format!("local.{name}")];
    let mut all = all.iter().filter(|address| ctx.module.declares(address));
    let right = all.next().filter(|_| all.next().is_none())?;
    let own = right == &format!("local.{}", site.attribute.name()) && site.root.kind() == "locals";
    if own || site.root.address().as_deref() == Some(right) && site.root.blocks().next().is_none() {
        return None;
    }
    let mut edits = Edits::default();
    edits.replace(site.value, right);
    Some(Finding::at(site.value.span(), format!("{name} alone is nothing; {right} is")).with(edits))
}

/// `aws_x[*].arn`: of every resource of the type, where each is there once.
fn of_type(ctx: &Context, site: &Site) -> Option<Finding> {
    let text = site.value.text();
    let (of, part) = text.split_once("[*].").or_else(|| text.split_once(".*."))?;
    let all: Vec<Block> = ctx.module.resources(of).collect();
    let single = !all.is_empty() && all.iter().all(|one| one.repeat().is_none() && one.span() != site.root.span());
    let outer = indent(site.value.file_text(), site.attribute.span().range.start);
    let lines = all.iter().map(|one| format!("\n{outer}  {}.{part},", one.address().unwrap_or_default()));
    let lines: String = lines.collect();
    let mut edits = Edits::default();
    edits.replace(site.value, &format!("[{lines}\n{outer}]"));
    let message = format!("{of} is a type and no resource; all resources of it are meant");
    (single && site.is_whole()).then(|| Finding::at(site.value.span(), message).with(edits))
}

/// The declared addresses by what stands behind the name of their provider.
struct Bare(HashMap<String, Vec<String>>);

/// The declared addresses that carry the same name.
fn candidates(ctx: &Context, target: &str) -> Vec<String> {
    let module = ctx.module;
    let there = |address: String| module.declares(&address).then_some(address);
    if let Some(name) = target.strip_prefix("var.") {
        return there(format!("local.{name}")).into_iter().collect();
    }
    if let Some(name) = target.strip_prefix("local.") {
        return there(format!("var.{name}")).into_iter().collect();
    }
    let (data, own) = match target.strip_prefix("data.") {
        Some(own) => (true, own),
        None => (false, target),
    };
    let Some((of, label)) = own.split_once('.') else { return Vec::new() };
    if !data && !of.contains('_') {
        // `vars.name`, `variable.name`, `locals.name`.
        let roots = [("var", "var"), ("variable", "var"), ("local", "local"), ("module", "module")];
        let said =
            |word: &str| of == word || of == format!("{word}s") || of.len() > 3 && strsim::osa_distance(of, word) == 1;
        let meant = roots.iter().filter(|(word, _)| said(word)).map(|(_, root)| format!("{root}.{label}"));
        let meant: Vec<String> = meant.filter_map(there).collect();
        if !meant.is_empty() {
            return meant;
        }
    }
    let other = types().iter().find_map(|(one, other)| {
        if one == of {
            Some(other)
        } else if other == of {
            Some(one)
        } else {
            None
        }
    });
    let here = if data { "data." } else { "" };
    let there_kind = if data { "" } else { "data." };
    let mut all: Vec<String> = other.and_then(|other| there(format!("{here}{other}.{label}"))).into_iter().collect();
    all.extend(there(format!("{there_kind}{own}")));
    if all.is_empty() && !data && !matches!(of, "module" | "ephemeral") {
        // The provider's name was left out: `caller_identity.current`.
        let bare = module.once(|| {
            let mut all: HashMap<String, Vec<String>> = HashMap::new();
            for address in module.addresses() {
                let bare = address.trim_start_matches("data.").split_once('_');
                if let Some((_, bare)) = bare.filter(|(provider, _)| !provider.contains('.')) {
                    all.entry(bare.to_owned()).or_default().push(address.clone());
                }
            }
            Bare(all)
        });
        all.extend(bare.0.get(own).into_iter().flatten().cloned());
    }
    all
}

/// Whether a reference stands in what it would name: a local or a block that is made from itself.
fn stands_in(ctx: &Context, user: &Reference, right: &str) -> bool {
    let span = match right.strip_prefix("local.") {
        Some(name) => ctx.module.local(name).map(|local| local.span()),
        None => ctx.module.get(right).map(|block| block.span()),
    };
    span.is_some_and(|span| {
        span.file == user.file && span.range.start <= user.range.start && user.range.end <= span.range.end
    })
}
