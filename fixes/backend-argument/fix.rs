//! Settings of a bucket in a backend `s3`, which only names the bucket: `terraform init` stops at them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;

fn taken() -> &'static [String] {
    static TAKEN: OnceLock<BTreeMap<String, Vec<String>>> = OnceLock::new();
    TAKEN.get_or_init(|| crate::data!("fixes/backend-argument/arguments")).get("s3").map_or(&[], Vec::as_slice)
}

/// A finding for each backend that holds some.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let backends = ctx.module.of_kind("terraform").flat_map(|block| block.nested("backend").collect::<Vec<_>>());
    backends.filter(|one| one.name() == "s3").filter_map(|one| look(ctx, one)).collect()
}

fn look(ctx: &Context, backend: Block) -> Option<Finding> {
    let bucket = ctx.facts.schemas().versions("aws").last()?.resource("aws_s3_bucket")?;
    let is_buckets = |name: &str| {
        let known = bucket.attribute(name).is_some_and(|one| one.settable()) || bucket.block(name).is_some();
        known && !taken().iter().any(|one| one == name)
    };
    let (mut edits, mut names) = (Edits::default(), Vec::new());
    for one in backend.attributes().filter(|one| is_buckets(one.name())) {
        edits.remove_attribute(one, backend);
        names.push(one.name());
    }
    for one in backend.blocks().filter(|one| is_buckets(one.kind())) {
        edits.remove_nested(one);
        names.push(one.kind());
    }
    let all = names.join(", ");
    let finding = Finding::on(backend, format!("the s3 backend has no {all}: the bucket does")).with(edits);
    let reason = "it is set where the bucket is made";
    let losing = |finding: Finding, name: &&str| finding.losing(format!("terraform.backend.s3: {name}"), reason);
    (!names.is_empty()).then(|| names.iter().fold(finding, losing))
}
