//! A role that a provider takes on only where somebody names it.

use crate::edit::Edits;
use crate::edit::verbs::indent;
use crate::module::block::Block;

/// The block of a provider that names the role: it is there only while `set` holds. `None` where it cannot be told apart.
pub fn wait(edits: &mut Edits, provider: Block, set: &str) -> Option<()> {
    let mut all = provider.blocks().filter(|one| one.kind() == "assume_role");
    let role = all.next().filter(|_| all.next().is_none())?;
    let (file, open, close) = (role.file_text(), role.open() + 1, role.close());
    let body = &file[open..close];
    if body.contains("<<") {
        return None;
    }
    let outer = indent(file, role.span().range.start);
    let lines = body.trim_matches('\n').lines().filter(|line| !line.trim().is_empty() || body.contains("\n\n"));
    let inner: Vec<String> = lines
        .map(|line| match (line.trim(), body.contains('\n')) {
            ("", _) => String::new(),
            (text, false) => format!("{outer}    {text}"),
            (_, true) => format!("  {line}"),
        })
        .collect();
    let inner = inner.join("\n");
    let text = format!(
        "dynamic \"assume_role\" {{\n{outer}  for_each = {set} ? [1] : []\n\n{outer}  content {{\n{}\n{outer}  }}\n{outer}}}",
        inner.trim_end()
    );
    edits.splice(role.file(), role.span().range, &text);
    Some(())
}
