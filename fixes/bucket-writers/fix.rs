//! The statements that a bucket's policy lacks for the services that are told to write to it.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::companion::reached;
use crate::wire::{policy, resource_policy};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Writers {
    writer: Vec<Writer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Writer {
    of: String,
    argument: String,
    service: String,
    statement: String,
    kind: Option<String>,
    #[serde(default)]
    known_by: Vec<String>,
}

fn writers() -> &'static [Writer] {
    static WRITERS: OnceLock<Writers> = OnceLock::new();
    &WRITERS.get_or_init(|| crate::data!("fixes/bucket-writers/writers")).writer
}

/// A finding for each bucket that shuts out a service which is told to write to it.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_s3_bucket").filter_map(|bucket| look(ctx, bucket)).collect()
}

fn look(ctx: &Context, bucket: Block) -> Option<Finding> {
    let module = ctx.module;
    let address = bucket.address()?;
    let said = resource_policy::text(module, bucket);
    let mut missing: Vec<(&Writer, Block)> = Vec::new();
    for user in module.users(&address) {
        let holder = module.holder(user);
        let is_network =
            || holder.attribute("load_balancer_type").is_some_and(|kind| kind.value().as_str() == Some("network"));
        missing.extend(
            writers()
                .iter()
                .filter(|one| one.of == holder.of() && one.argument == user.attribute)
                .filter(|one| one.kind.as_ref().is_none_or(|kind| (kind == "network") == is_network()))
                .filter(|one| {
                    !policy::names_service(&said, &one.service) && !one.known_by.iter().any(|mark| said.contains(mark))
                })
                .map(|one| (one, holder)),
        );
    }
    let services: BTreeSet<&str> = missing.iter().map(|(one, _)| one.service.as_str()).collect();
    if services.is_empty() {
        return None;
    }
    let names: Vec<&str> = services.into_iter().collect();
    let finding = Finding::on(bucket, format!("{address} does not let {} write to it", names.join(", ")));
    let statements: BTreeSet<&str> = missing.iter().map(|(one, _)| one.statement.as_str()).collect();
    match resource_policy::add(ctx, bucket, &statements.into_iter().collect::<Vec<_>>(), &|_| None) {
        Err(why) => Some(Finding { message: format!("{}; {why}", finding.message), ..finding }),
        Ok((mut edits, policy)) => {
            let mut seen: Vec<Option<String>> = Vec::new();
            for (_, writer) in missing {
                // The service tries the bucket when the writer is made: the policy must be there. One that speaks of the
                // writer comes later.
                let speaks = module.get(&policy).map(|policy| reached(module, policy)).unwrap_or_default();
                let is_later = writer.address().is_some_and(|address| speaks.contains(&address));
                if !is_later && !seen.contains(&writer.address()) {
                    edits.depend(writer, &policy);
                    seen.push(writer.address());
                }
            }
            Some(finding.with(edits))
        }
    }
}
