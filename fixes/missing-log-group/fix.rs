//! A log group that something refers to and nobody declares: its name is shaped by who uses it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::refs::Reference;
use crate::shape::must::{Filled, Hole, Made, Names, inline};
use crate::wire::{Wire, name};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paths {
    paths: BTreeMap<String, String>,
}

fn paths() -> &'static Paths {
    static PATHS: OnceLock<Paths> = OnceLock::new();
    PATHS.get_or_init(|| toml::from_str(include_str!("paths.toml")).expect("paths.toml is part of the program"))
}

/// A finding for each log group that is referred to and missing.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.missing("aws_cloudwatch_log_group").into_iter().filter_map(|address| look(ctx, address)).collect()
}

fn look(ctx: &Context, address: &str) -> Option<Finding> {
    let module = ctx.module;
    let users: Vec<&Reference> = module.users(address).collect();
    let first = users.first()?;
    let finding = Finding::at(first.span(), format!("{address} is referred to and not declared"));
    if let Some(indexed) = users.iter().find(|one| module.is_indexed(one)) {
        let text = module.sources().text(&indexed.span()).to_owned();
        return Some(Finding { message: format!("{}; {text} expects several of them", finding.message), ..finding });
    }
    let label = address.rsplit('.').next()?;
    let own = name::named(module, ctx.asked, &label.replace('_', "-"));
    let holders = users.iter().map(|one| module.holder(one).of()).find_map(|of| paths().paths.get(of));
    let group = match holders {
        Some(path) => format!("\"{}\"", path.replace("{}", &inline(&own))),
        None => own,
    };
    let must = ctx.fix.must("")?;
    let mut names = Names::default();
    names.labels.insert(must.blocks().next()?.address()?, label.to_owned());
    let wire = Wire::new(ctx);
    let fill = |hole: &Hole| match hole {
        Hole::Slot(name, _) if name == "group" => Filled::Text(group.clone()),
        hole => wire.fill(hole, None),
    };
    let place = Place::behind(module.holder(first));
    let edits = Made::add(module, &place, &must.render(&names, &fill).ok()?);
    Some(finding.with(edits))
}
