//! A role that a provider takes on only where somebody names it.

use crate::edit::Edits;
use crate::module::block::Block;

/// The block of a provider that names the role: it is there only while `set` holds. `None` where it cannot be told apart.
pub fn wait(edits: &mut Edits, provider: Block, set: &str) -> Option<()> {
    let mut all = provider.blocks().filter(|one| one.kind() == "assume_role");
    let role = all.next().filter(|_| all.next().is_none())?;
    edits.make_dynamic(role, &format!("{set} ? [1] : []"))
}
