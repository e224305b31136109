//! Every block that was cut off ends where it was whole: what is whole is kept and closed, what was begun is named and dropped.

use crate::fix::{Context, Finding};
use crate::wire::mending;

/// A finding for each block that was cut off.
pub fn find(ctx: &Context) -> Vec<Finding> {
    mending::find_cuts(ctx)
}
