//! The variant of the encryption that a bucket's writers can live with.

use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::companion::{self, Keys};
use crate::wire::{bucket, key, policy};

/// A finding for each bucket that does not say how it encrypts.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let keys = Keys::new("aws_s3_bucket", &["server_side_encryption_configuration"]);
    ctx.module
        .resources("aws_s3_bucket")
        .filter_map(|one| companion::look(&keys, ctx, one, variant(ctx, one)))
        .collect()
}

/// `""` for the stack's key, `"sse-s3"` where there is none or where it would shut out somebody who writes here.
fn variant(ctx: &Context, owner: Block) -> &'static str {
    let module = ctx.module;
    // With several keys the finding waits for `slot.key`: nobody can tell which.
    let provider = owner.provider();
    if !module.resources("aws_kms_key").any(|key| provider.is_none() || key.provider() == provider) {
        return "sse-s3";
    }
    let key = key::for_type(module, "aws_s3_bucket", provider);
    let key = key.and_then(|key| module.get(key.split('[').next().unwrap_or(&key)));
    let own = key.and_then(|key| {
        module
            .resources("aws_kms_key_policy")
            .find(|policy| policy.attribute("key_id").and_then(|id| id.value().target()) == key.address())
    });
    let holder = own.or(key);
    let said = holder.map(|holder| policy::whole_text(module, holder)).unwrap_or_default();
    // A policy that is written here is extended by `kms-key-policy` as soon as the bucket names the key.
    let is_open = holder.is_some_and(|holder| {
        holder.attribute("policy").is_none_or(|value| policy::statements(module, value.value()).is_some())
    });
    let address = owner.address().unwrap_or_default();
    let shut_out = module.users(&address).any(|user| {
        bucket::writer(module, user).is_some_and(|writer| {
            writer.never
                || !is_open && writer.principal.as_ref().is_some_and(|principal| !said.contains(principal.as_str()))
        })
    });
    if shut_out { "sse-s3" } else { "" }
}
