//! Values that are read from a list or a set of several and not from one of them.

use crate::fix::{Context, Finding};
use crate::wire::whole::{Reading, readings};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    readings(ctx).iter().filter(|one| !one.is_one()).filter_map(Reading::first).collect()
}
