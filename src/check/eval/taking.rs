//! When functions look at their arguments, and which of these may be null.

use super::super::known::Known;

/// Whether a function takes a null as the argument of this number.
pub(super) fn takes_null(name: &str, at: usize) -> bool {
    match name {
        "format" | "formatlist" => at > 0,
        "lookup" => at > 1,
        "try" => true,
        _ => NULLABLE.contains(&name),
    }
}

/// Whether a function waits for what is not known yet.
pub(super) fn waits(name: &str, args: &[Known]) -> bool {
    fn is_whole(known: &Known) -> bool {
        match known.bare() {
            Known::Of(_) => false,
            Known::Tuple(items) => items.iter().all(is_whole),
            Known::Object(entries) => entries.values().all(is_whole),
            _ => true,
        }
    }
    WAITING.contains(&name) && !args.iter().all(is_whole)
}

/// Functions that take a null for any argument.
const NULLABLE: [&str; 16] = [
    "can",
    "coalesce",
    "coalescelist",
    "ephemeralasnull",
    "issensitive",
    "jsonencode",
    "merge",
    "nonsensitive",
    "sensitive",
    "tobool",
    "tolist",
    "tomap",
    "tonumber",
    "tostring",
    "toset",
    "yamlencode",
];

/// Functions whose arguments are looked at when all of them are known, and not before.
const WAITING: [&str; 12] = [
    "cidrhost",
    "cidrnetmask",
    "cidrsubnet",
    "contains",
    "flatten",
    "format",
    "formatdate",
    "index",
    "join",
    "replace",
    "sum",
    "timeadd",
];
