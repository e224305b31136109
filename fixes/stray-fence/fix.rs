//! No fence or ruler of a chat stands in the code: what `src/syntax/mend` calls [`Class::Fence`].

use crate::fix::{Context, Finding};
use crate::syntax::mend::Class;
use crate::wire::mending;

/// A finding for each piece of text that parses once this is mended, and what is lighter.
pub fn find(ctx: &Context) -> Vec<Finding> {
    mending::find(ctx, Class::Fence)
}
