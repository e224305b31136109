//! Slots: what a new block needs from the module it comes into.

mod addresses;
pub mod agreed;
pub mod archive;
pub mod arns;
pub mod asked_bucket;
mod assumed;
pub mod behind;
pub mod bucket;
pub mod calls;
mod certificate;
mod common;
pub mod cycle;
pub mod drafts;
pub mod each;
pub mod element;
pub mod elsewhere;
pub mod exports;
pub mod facts;
pub mod family;
pub mod files;
pub mod foreseen;
pub mod format_marks;
pub mod gateway;
pub mod generated;
pub mod handed;
pub mod handing;
pub mod home;
pub mod honest;
pub mod in_text;
pub mod inputs;
pub mod key;
pub mod keys;
pub mod later;
pub mod length;
pub mod listed;
pub mod lookup;
pub mod managed;
pub mod mending;
pub mod missing;
pub mod misspelt;
pub mod name;
pub mod named;
pub mod network;
pub mod nullable;
pub mod only;
pub mod optional;
pub mod passed;
pub mod past;
pub mod plural;
pub mod policy;
pub mod present;
pub mod program;
pub mod providers;
pub mod region;
pub mod repeated;
pub mod resource_policy;
pub mod retyped;
pub mod roles;
pub mod same;
pub mod script;
pub mod several;
pub mod sid;
pub mod site;
pub mod slots;
pub mod subnet;
pub mod subnets;
mod tables;
pub mod tags;
pub mod takers;
pub mod trail;
pub mod uneven;
pub mod unpicked;
pub mod usage;
pub mod validation;
pub mod variant;
pub mod waits;
pub mod whole;
pub mod written;

use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::must::{Filled, Hole, hole};
use network::Tier;
use subnets::Wanted;

/// Fills slots from one module.
#[derive(Clone, Copy)]
pub struct Wire<'m> {
    ctx: Context<'m>,
    /// The provider configuration that what is made takes; else that of the block that it is made for.
    provider: Option<&'m str>,
}

impl<'m> Wire<'m> {
    /// For the module that a fix looks at.
    pub fn new(ctx: &Context<'m>) -> Self {
        Wire { ctx: *ctx, provider: None }
    }

    /// The module that it is for.
    pub fn module(&self) -> &'m Module {
        self.ctx.module
    }

    /// The same for blocks of this provider configuration.
    pub fn of_provider(self, provider: &'m str) -> Self {
        Wire { provider: Some(provider), ..self }
    }

    /// What goes into a hole of a block that is made for `at` (`None` for a component of the whole module).
    /// A slot that is neither known to the module nor asked for takes the default that stands behind its name; with the
    /// default `null` the attribute is left out.
    pub fn fill(&self, hole: &Hole, at: Option<Block>) -> Filled {
        let ctx = &self.ctx;
        let (module, asked) = (ctx.module, ctx.asked);
        let provider = at.and_then(|block| block.provider()).or(self.provider);
        let (name, args) = match hole {
            Hole::This => return Filled::Missing,
            Hole::Part(name, part) if name == "key" => {
                let key = key::for_type(module, at.map_or("", |block| block.of()), provider);
                return text(key.map(|key| format!("{key}.{part}")).or_else(|| self.part(name, part, provider)));
            }
            Hole::Part(name, part) => match name.strip_prefix("wanted_") {
                // With several keys nobody can tell which.
                Some("key") if self.exists("key") && self.part("key", part, provider).is_none() => return Filled::Omit,
                Some(name) if !self.wanted(name) => return Filled::Omit,
                name => return text(self.part(name.unwrap_or_else(|| plain(hole)), part, provider)),
            },
            // `slot("asked", "waf", yes, no)`, `slot("with", "target_group", yes, no)` and
            // `slot("is", "db.engine", "mysql", yes, no)`: one of two values.
            Hole::Slot(name, args) if matches!(name.as_str(), "asked" | "with" | "is") => {
                let said = |at: usize| args.get(at).map_or("", |arg| arg.trim_matches('"'));
                let (yes, first) = match name.as_str() {
                    "asked" => (asked.wants(said(0)), 1),
                    "with" => (self.wanted(said(0)), 1),
                    _ => (variant::of(ctx, said(0)) == Some(said(1)), 2),
                };
                return self.value(args.get(if yes { first } else { first + 1 }), at);
            }
            Hole::Slot(name, args) => (name.as_str(), args),
        };
        let first = args.first().map(|thing| thing.trim_matches('"'));
        let known = match (name, first) {
            ("name", Some("this")) if at.is_some() => {
                let label = at.map_or("", |block| block.name()).replace('_', "-");
                return text(Some(name::named(module, asked, &label, provider)));
            }
            // `slot("name", "alb", 32)`: the service takes no longer one.
            ("name", Some(thing)) => {
                let limit = args.get(1).and_then(|limit| limit.parse().ok()).unwrap_or(usize::MAX);
                return text(Some(name::named_within(ctx, thing, limit, provider)));
            }
            ("own_tags", Some(thing)) => match tags::like_siblings(module, asked, Some(thing), at, provider) {
                Filled::Omit => {
                    return text(Some(format!("{{\n    Name = {}\n  }}", name::named(module, asked, thing, provider))));
                }
                filled => return filled,
            },
            ("subnet_bits" | "subnet_number", first) => return text(Some(addresses::fill(module, name, first))),
            ("tags", Some("null")) => {
                let [_, name, of] = args.as_slice() else { return Filled::Omit };
                return tags::of_named(module, asked, (name, of), at, provider);
            }
            ("tags", thing) => return tags::like_siblings(module, asked, thing, at, provider),
            // What was asked for is waited for.
            ("key", Some("null")) if asked.wants("kms") && !self.exists("key") => return Filled::Missing,
            ("topic", Some("null")) if asked.wants("sns") && !self.exists("topic") => return Filled::Missing,
            ("endpoint_services", _) => Some(asked.interface_endpoints())
                .filter(|names| !names.is_empty())
                .map(|names| format!("[{}]", names.into_iter().map(literal).collect::<Vec<_>>().join(", "))),
            ("sse_algorithm", _) => key::only(module, provider).map(|_| "\"aws:kms\"".to_owned()),
            _ => self
                .one(name, provider)
                .or_else(|| honest::unread(module, asked, name))
                .or_else(|| asked.value(name).map(literal)),
        };
        if known.is_some() { filled(known) } else { self.value(args.first(), at) }
    }

    /// What an argument of a slot says: a value, or another slot.
    fn value(&self, arg: Option<&String>, at: Option<Block>) -> Filled {
        match arg.and_then(|arg| hole(arg)) {
            Some(hole) => self.fill(&hole, at),
            None => filled(arg.cloned()),
        }
    }

    /// Whether the slot stands for something that some module of the run has, shown or not, or is handed.
    pub fn exists(&self, slot: &str) -> bool {
        match (Wanted::of(slot), slots::get(slot)) {
            (Some(wanted), _) => subnets::exist(&self.ctx, wanted),
            (None, Some(one)) => one.exists(&self.ctx),
            (None, None) => match slot {
                "public_route_table" => tables::exist(&self.ctx, Tier::Public),
                "private_route_table" => tables::exist(&self.ctx, Tier::Private),
                // One in a module that is called is one.
                "certificate"
                    if self.ctx.modules.iter().any(|one| one.resources("aws_acm_certificate").next().is_some()) =>
                {
                    true
                }
                _ => self.one(slot, None).is_some(),
            },
        }
    }

    /// Whether what the slot stands for is there, or will be because it was asked for.
    fn wanted(&self, slot: &str) -> bool {
        slots::get(slot).map_or_else(|| self.exists(slot), |one| one.wanted(&self.ctx))
    }

    /// A slot as a whole.
    fn one(&self, name: &str, provider: Option<&str>) -> Option<String> {
        let ctx = &self.ctx;
        match name {
            "key" => key::only(ctx.module, provider.or(home::provider(ctx.module))),
            "region" => region::expr(ctx.module),
            "vpc" | "account" => self.part(name, if name == "vpc" { "id" } else { "account_id" }, provider),
            "public_subnet" => subnets::one(ctx, Wanted::Public, provider),
            "private_subnet" => subnets::one(ctx, Wanted::Private, provider),
            "app_subnet" => subnets::one(ctx, Wanted::App, provider),
            "public_route_table" => tables::of(ctx.module, Tier::Public),
            "private_route_table" => tables::of(ctx.module, Tier::Private),
            "route_tables" => tables::all(ctx.module, provider),
            "certificate" => certificate::arn(ctx.module),
            "db_family" => variant::family(ctx),
            "db_engine_version" => variant::engine_version(ctx),
            "max_allocated_storage" => variant::storage_limit(ctx),
            "app_port" => port(ctx),
            "no_https" => certificate::missing(ctx.module),
            "nat_gateways" => {
                slots::get("nat_gateway")?.pick(ctx.module).and_then(|one| Some(format!("{}[*].id", one.address()?)))
            }
            // A last snapshot is not made only where nobody wants what it keeps.
            "last_snapshot" if variant::is_unprotected(ctx) => None,
            "last_snapshot" => Some(name::named(ctx.module, ctx.asked, "last-snapshot", provider)),
            "skip_final_snapshot" => Some(variant::is_unprotected(ctx).to_string()),
            _ => match Wanted::of(name) {
                Some(wanted) => subnets::list(ctx, wanted, provider),
                None => slots::get(name).and_then(|slot| slot.expr_beside(ctx, "", provider)),
            },
        }
    }

    /// An attribute of what a slot stands for.
    fn part(&self, name: &str, part: &str, provider: Option<&str>) -> Option<String> {
        match (name, key::only(self.ctx.module, provider)) {
            ("key", Some(key)) => Some(format!("{key}.{part}")),
            // With several keys nobody can tell which.
            ("key", None) if self.ctx.module.resources("aws_kms_key").next().is_some() => None,
            _ => slots::get(name).and_then(|slot| slot.expr_beside(&self.ctx, part, provider)),
        }
    }
}

/// The port on which the target group that is there reaches its targets.
fn port(ctx: &Context) -> Option<String> {
    let port = slots::get("target_group")?.pick(ctx.module)?.attribute("port")?.value();
    let is_shared = port.target().is_some_and(|target| target.starts_with("var.") || target.starts_with("local."));
    (is_shared || port.is_literal()).then(|| port.text().to_owned())
}

/// The name of a slot.
fn plain(hole: &Hole) -> &str {
    match hole {
        Hole::This => "this",
        Hole::Part(name, _) | Hole::Slot(name, _) => name,
    }
}

/// A value; `null` leaves the attribute out.
fn filled(known: Option<String>) -> Filled {
    match known {
        Some(text) if text == "null" => Filled::Omit,
        known => text(known),
    }
}

fn text(known: Option<String>) -> Filled {
    known.map_or(Filled::Missing, Filled::Text)
}

/// A stated value as an expression: a whole number or truth value as it is, anything else in quotes: `1.30` is a version.
fn literal(value: &str) -> String {
    if value.parse::<u64>().is_ok() || matches!(value, "true" | "false") {
        return value.to_owned();
    }
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"").replace("${", "$${").replace("%{", "%%{");
    format!("\"{escaped}\"")
}
