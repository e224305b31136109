//! No name is put together: where an expression chooses, it is an index: what `src/syntax/mend` calls [`Class::Name`].

use crate::fix::{Context, Finding};
use crate::syntax::mend::Class;
use crate::wire::mending;

/// A finding for each piece of text that parses once this is mended, and what is lighter.
pub fn find(ctx: &Context) -> Vec<Finding> {
    mending::find(ctx, Class::Name)
}
