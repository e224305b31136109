//! A resource that something refers to and nobody declares, made from what its users show: `must/TYPE.tf`, a form of it
//! (`variants.toml`), or the component that other fixes add.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::catalogue::{
    self,
    code::{missing_role, stock_data_source},
};
use crate::fix::{Context, Finding};
use crate::shape::must::{Filled, Must};
use crate::sorted;
use crate::wire::missing::{self, Missing};
use crate::wire::subnet;
use crate::wire::{family, gateway};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Variants {
    variant: Vec<Variant>,
    policy: Vec<Policy>,
    principals: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Variant {
    of: String,
    must: String,
    #[serde(default)]
    used_by: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    engines: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Policy {
    words: Vec<String>,
    arn: String,
}

fn variants() -> &'static Variants {
    static VARIANTS: OnceLock<Variants> = OnceLock::new();
    VARIANTS.get_or_init(|| crate::data!("fixes/missing-shaped-resource/variants"))
}

/// A finding for each resource that is referred to and missing, and for each image.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let images = missing::all(ctx, true)
        .into_iter()
        .filter(|one| one.of == "aws_ami" && stock_data_source::image(one).is_none());
    missing::all(ctx, false).into_iter().chain(images).filter_map(|one| look(ctx, &one)).collect()
}

fn look(ctx: &Context, one: &Missing) -> Option<Finding> {
    if is_made_elsewhere(ctx, one) {
        return None;
    }
    if one.of == "aws_subnet" {
        return Some(subnet::finding(ctx, one));
    }
    let meta = one.meta();
    let must = form(ctx, one, meta.as_deref().unwrap_or_default());
    let Some(must) = must.or_else(|| catalogue::component(one.of, &one.words())) else {
        return Some(one.unclear("nothing shows what it should be"));
    };
    let meta = match meta {
        Ok(meta) => meta,
        Err(why) => return Some(one.unclear(&why)),
    };
    match one.make(ctx, &[must], meta.clone(), &|slot, _| fill(ctx, one, &meta, slot)) {
        Ok(edits) => Some(one.finding().with(edits)),
        Err(slots) if slots.iter().any(|slot| missing::is_own(slot)) => {
            let alone = ctx.fix.must(&format!("{}.alone", one.of)).or_else(|| ctx.fix.must(one.of));
            let made =
                alone.zip(one.meta().ok()).and_then(|(must, meta)| one.make(ctx, &[must], meta, &|_, _| None).ok());
            Some(made.map_or_else(|| one.unclear(&missing::needs(&slots)), |edits| one.finding().with(edits)))
        }
        Err(slots) => Some(Finding { asks: slots, ..one.finding() }),
    }
}

/// Whether a fix that needs no guess makes it.
fn is_made_elsewhere(ctx: &Context, one: &Missing) -> bool {
    match one.of {
        "aws_iam_role" => {
            let single = one.repeat().is_ok_and(|repeat| repeat.is_none());
            single && missing_role::services(ctx.module, &one.users).len() == 1
        }
        "aws_cloudwatch_log_group" => true,
        _ => catalogue::get("missing-plain-resource").is_some_and(|fix| fix.must(one.of).is_some()),
    }
}

/// The services that take on a role: as its users say, else as its label does.
fn services(ctx: &Context, one: &Missing) -> Vec<String> {
    let said = missing_role::services(ctx.module, &one.users);
    if !said.is_empty() {
        return said.into_iter().map(str::to_owned).collect();
    }
    one.words().iter().find_map(|word| variants().principals.get(word)).cloned().into_iter().collect()
}

/// The form of the type that its users or its label ask for.
fn form<'m>(ctx: &Context<'m>, one: &Missing, meta: &[(String, String)]) -> Option<&'m Must> {
    if one.of == "aws_nat_gateway" && gateway::idle_address(ctx, one, meta).is_some() {
        return ctx.fix.must("aws_nat_gateway.address");
    }
    if one.address.starts_with("data.") {
        return ctx.fix.must("data.aws_ami");
    }
    let words = one.words();
    let fits = |variant: &&Variant| {
        let used = one.holders().any(|holder| {
            let engine = holder.attribute("engine").and_then(|engine| engine.value().as_str());
            let engine = variant.engines.is_empty()
                || engine.is_some_and(|engine| variant.engines.iter().any(|one| one == engine));
            engine && variant.used_by.iter().any(|of| of == holder.of())
        });
        variant.of == one.of && (used || variant.words.iter().any(|word| words.contains(word)))
    };
    let variant = variants().variant.iter().find(fits).map(|variant| variant.must.as_str());
    let service = || (one.of == "aws_iam_role" && !services(ctx, one).is_empty()).then_some("aws_iam_role.service");
    ctx.fix.must(variant.or_else(service).unwrap_or(one.of))
}

fn fill(ctx: &Context, one: &Missing, meta: &[(String, String)], slot: &str) -> Option<Filled> {
    let text = |text: Option<String>| Some(text.map_or(Filled::Missing, Filled::Text));
    match slot {
        "scope" => {
            let is_edge = one.holders().any(|holder| holder.of() == "aws_cloudfront_distribution");
            let is_edge = is_edge || one.words().iter().any(|word| word == "cloudfront");
            text(Some(if is_edge { "\"CLOUDFRONT\"" } else { "\"REGIONAL\"" }.to_owned()))
        }
        "services" => text(Some(match services(ctx, one).as_slice() {
            [only] => format!("\"{only}\""),
            several => format!("[\"{}\"]", several.join("\", \"")),
        })),
        "container" | "container_port" => {
            let argument = if slot == "container" { "container_name" } else { "container_port" };
            let port = one.holders().flat_map(|holder| holder.nested("load_balancer").collect::<Vec<_>>());
            let value = port.filter_map(|block| block.attribute(argument)).map(|one| one.value());
            value.filter(|value| value.is_literal()).map(|value| Filled::Text(value.text().to_owned())).next()
        }
        "subnet" => text(gateway::subnet(ctx, one, meta)),
        "address" => text(gateway::idle_address(ctx, one, meta).map(|address| format!("{address}.id"))),
        "domain" => text(Some(domain(ctx))),
        "family" => text(family::of_database(ctx, one)),
        "cache_family" => text(Some(family::of_cache(ctx, one))),
        "attached_role" => text(role(ctx, one)),
        "attached_policy" => text(policy(one)),
        _ => None,
    }
}

/// The domain that a certificate is for: the variable that says so, what was asked, else one that nobody can own.
fn domain(ctx: &Context) -> String {
    let names = ["domain_name", "domain", "app_domain", "hostname", "fqdn"];
    let declared = names.iter().find(|name| ctx.module.declares(&format!("var.{name}")));
    match (declared, ctx.asked.value("domain_name")) {
        (Some(name), _) => format!("var.{name}"),
        (None, Some(asked)) => format!("\"{asked}\""),
        (None, None) => "\"example.com\"".to_owned(),
    }
}

/// The role of what waits for an attachment.
fn role(ctx: &Context, one: &Missing) -> Option<String> {
    const ARGUMENTS: [&str; 6] =
        ["role", "role_arn", "node_role_arn", "execution_role_arn", "task_role_arn", "service_role"];
    let mut roles: Vec<String> = one
        .holders()
        .flat_map(|holder| ARGUMENTS.iter().filter_map(move |name| holder.attribute(name)?.value().target()))
        .filter(|target| target.starts_with("aws_iam_role."))
        .filter(|target| ctx.module.get(target).is_some_and(|role| role.repeat().is_none()))
        .collect();
    sorted::by(&mut roles, Ord::cmp);
    roles.dedup();
    match roles.as_slice() {
        [only] => Some(format!("{only}.name")),
        _ => None,
    }
}

/// The managed policy that the label names, with the type of the block that waits for it.
fn policy(one: &Missing) -> Option<String> {
    let mut words = one.words();
    words.extend(one.holders().flat_map(|holder| holder.of().split('_').map(str::to_owned).collect::<Vec<_>>()));
    let policy = variants().policy.iter().find(|policy| {
        policy.words.iter().all(|word| words.contains(word))
            && policy.words.iter().any(|word| one.words().contains(word))
    })?;
    Some(format!("\"arn:aws:iam::aws:policy/{}\"", policy.arn))
}
