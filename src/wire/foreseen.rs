//! Inputs that the author foresaw to be empty: the configuration itself asks whether they are.

use crate::fix::Context;
use crate::module::block::Block;
use crate::schema::types::Type;

/// What the users of a variable ask for: no text, or a collection of nothing; `None` where none of them asks. A condition that
/// must hold wants the contrary.
pub fn empty(ctx: &Context, variable: Block, ty: &Type) -> Option<&'static str> {
    let address = variable.address()?;
    let asks = ctx.module.users(&address).any(|one| {
        let holder = ctx.module.holder(one);
        let text = holder.file_text();
        let (before, behind) = (text[..one.range.start].trim_end(), text[one.range.end..].trim_start());
        let is_checked = holder.span() == variable.span() || one.attribute.rsplit('.').next() == Some("condition");
        let is_empty_text = *ty == Type::String && is_begun(behind, &[r#"== """#, r#"!= """#]);
        let counted = before.ends_with("length(").then(|| behind.strip_prefix(')')).flatten();
        let is_counted =
            counted.is_some_and(|rest| is_begun(rest.trim_start(), &["== 0", "!= 0", "> 0", ">= 1", "< 1"]));
        !is_checked && (is_empty_text || is_counted)
    });
    asks.then_some(match ty {
        Type::Map(_) => "{}",
        Type::String => "\"\"",
        _ => "[]",
    })
}

/// Whether a text begins with one of these and nothing that goes on.
fn is_begun(text: &str, all: &[&str]) -> bool {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '.');
    all.iter().any(|one| text.strip_prefix(one).is_some_and(ends))
}
