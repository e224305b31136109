//! Who stands behind a reference: through locals and aliases of keys, and through the policies of a role.

use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::shape::companion::reached;

/// Whether a policy of the role that a block of a type names speaks of both a key and what it encrypts.
pub fn is_granted(module: &Module, of: &str, key: &str, held: &str) -> bool {
    let named = module.resources(of).flat_map(|one| reached(module, one));
    let roles: Vec<String> = named.filter(|one| one.starts_with("aws_iam_role.")).collect();
    let has_role = |all: &[String]| all.iter().any(|one| roles.contains(one));
    let is_attached = |policy: Block| {
        let address = policy.address().unwrap_or_default();
        let attachments = module.resources("aws_iam_role_policy_attachment").map(|one| reached(module, one));
        attachments.into_iter().any(|all| has_role(&all) && all.contains(&address))
    };
    module.users(key).map(|user| module.holder(user)).any(|policy| {
        let all = reached(module, policy);
        let is_own = match policy.of() {
            "aws_iam_role_policy" => has_role(&all),
            "aws_iam_policy" => is_attached(policy),
            _ => false,
        };
        is_own && all.iter().any(|one| one == held)
    })
}

/// The references to an address, through locals and aliases of keys.
pub fn uses<'m>(module: &'m Module, address: &str, depth: usize) -> Vec<&'m Reference> {
    let mut all = Vec::new();
    for reference in module.users(address) {
        let holder = module.holder(reference);
        let next = match (holder.kind(), holder.of()) {
            ("locals", _) => Some(format!("local.{}", reference.attribute)),
            (_, "aws_kms_alias") => holder.address(),
            _ => None,
        };
        match next.filter(|_| depth > 0) {
            Some(next) => all.extend(uses(module, &next, depth - 1)),
            None => all.push(reference),
        }
    }
    all
}
