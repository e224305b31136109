//! The family of a parameter group, as the engine and the version of those that use it say.
//! Sources: "Working with parameter groups" of the user guides of RDS, Aurora and ElastiCache, read 2026-11-29.

use super::missing::Missing;
use crate::check::known::Known;
use crate::fix::Context;
use crate::module::block::Block;

/// That of a database or a cluster; `None` where its engine or version is not written out.
pub fn of_database(ctx: &Context, one: &Missing) -> Option<String> {
    let (engine, version) =
        one.holders().find_map(|holder| said(ctx, holder, "engine").zip(said(ctx, holder, "engine_version")))?;
    let parts: Vec<&str> = version.split('.').collect();
    match (&*engine, parts.as_slice()) {
        ("postgres" | "aurora-postgresql", [major, ..]) => Some(format!("\"{engine}{major}\"")),
        ("mysql" | "mariadb" | "aurora-mysql", [major, minor, ..]) => Some(format!("\"{engine}{major}.{minor}\"")),
        _ => None,
    }
}

/// That of a cache: of the newest Redis where nothing else is said.
pub fn of_cache(ctx: &Context, one: &Missing) -> String {
    let text = |holder: Block, name: &str| said(ctx, holder, name);
    let engine = one.holders().find_map(|holder| text(holder, "engine")).unwrap_or_else(|| "redis".to_owned());
    let version = one.holders().find_map(|holder| text(holder, "engine_version"));
    let parts: Vec<&str> = version.as_deref().unwrap_or("").split('.').collect();
    match (&*engine, parts.as_slice()) {
        ("memcached", [major, minor, ..]) => format!("\"memcached{major}.{minor}\""),
        ("memcached", _) => "\"memcached1.6\"".to_owned(),
        ("valkey", [major, ..]) if !major.is_empty() => format!("\"valkey{major}\""),
        ("redis", ["6", ..]) => "\"redis6.x\"".to_owned(),
        ("redis", [major @ ("2" | "3" | "4" | "5"), minor, ..]) => format!("\"redis{major}.{minor}\""),
        ("valkey", _) => "\"valkey8\"".to_owned(),
        _ => "\"redis7\"".to_owned(),
    }
}

/// The text or number that an argument is by default.
fn said(ctx: &Context, holder: Block, name: &str) -> Option<String> {
    match ctx.by_default(holder.attribute(name)?.value()).bare() {
        Known::Text(text) => Some(text.to_string()),
        Known::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
