//! Every operator and every heredoc is written as Terraform writes it: what `src/syntax/mend` calls [`Class::Foreign`].

use crate::fix::{Context, Finding};
use crate::syntax::mend::Class;
use crate::wire::mending;

/// A finding for each piece of text that parses once this is mended, and what is lighter.
pub fn find(ctx: &Context) -> Vec<Finding> {
    mending::find(ctx, Class::Foreign)
}
