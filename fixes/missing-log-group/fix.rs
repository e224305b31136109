//! A log group that something refers to and nobody declares: its name is shaped by who uses it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::fix::{Context, Finding};
use crate::shape::must::{Filled, inline};
use crate::wire::missing::{self, Missing};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paths {
    paths: BTreeMap<String, String>,
}

fn paths() -> &'static Paths {
    static PATHS: OnceLock<Paths> = OnceLock::new();
    PATHS.get_or_init(|| crate::data!("fixes/missing-log-group/paths"))
}

/// A finding for each log group that is referred to and missing.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = missing::all(ctx, false).into_iter();
    all.filter(|one| one.of == "aws_cloudwatch_log_group").filter_map(|one| look(ctx, &one)).collect()
}

fn look(ctx: &Context, one: &Missing) -> Option<Finding> {
    let meta = match one.meta() {
        Ok(meta) => meta,
        Err(why) => return Some(one.unclear(&why)),
    };
    let own = one.own_name(ctx, &meta, "");
    let group = match one.holders().find_map(|holder| paths().paths.get(holder.of())) {
        Some(path) => format!("\"{}\"", path.replace("{}", &inline(&own))),
        None => own,
    };
    let fill = |slot: &str, _: &[String]| (slot == "group").then(|| Filled::Text(group.clone()));
    let edits = one.make(ctx, &[ctx.fix.must("")?], meta, &fill).ok()?;
    Some(one.finding().with(edits))
}
