//! Every line of prose in the code is a comment: what `src/syntax/mend` calls [`Class::Prose`].

use crate::fix::{Context, Finding};
use crate::syntax::mend::Class;
use crate::wire::mending;

/// A finding for each piece of text that parses once this is mended, and what is lighter.
pub fn find(ctx: &Context) -> Vec<Finding> {
    mending::find(ctx, Class::Prose)
}
