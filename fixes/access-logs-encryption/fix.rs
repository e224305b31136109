//! Load balancers that are told to log into a bucket which a key of KMS encrypts: the bucket lets go of the key where it
//! holds nothing but such logs, else they go to another one.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::shape::must::{Filled, Hole};
use crate::wire::{Wire, bucket};

/// What stands beside a bucket and puts nothing into it.
const BESIDE: [&str; 2] = ["aws_s3_bucket", "aws_iam_policy_document"];

/// A finding for each bucket that refuses such logs.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_s3_bucket").filter_map(|owner| look(ctx, owner)).collect()
}

fn look(ctx: &Context, owner: Block) -> Option<Finding> {
    let module = ctx.module;
    let address = owner.address()?;
    let users: Vec<&Reference> = module.users(&address).collect();
    let refused: Vec<&Reference> = users.iter().copied().filter(|user| is_refused(ctx, user)).collect();
    let writer = module.holder(refused.first()?);
    let keyed = bucket::encrypted_by_key(module, owner);
    if keyed.is_empty() {
        return None;
    }
    let message = format!("{} logs into {address}, which a KMS key encrypts: AWS refuses it", writer.address()?);
    let finding = Finding::on(writer, message);
    let mut edits = Edits::default();
    let holds_these_alone = users.iter().all(|user| {
        let holder = module.holder(user);
        let is_beside = BESIDE.iter().any(|of| holder.of().starts_with(of)) || holder.kind() == "output";
        is_beside || bucket::writer(module, user).is_some_and(|writer| writer.never)
    });
    if holds_these_alone {
        let mut finding = finding;
        let rule = ctx.fix.must("")?.blocks().next()?.nested("rule").next()?;
        let plain = rule.nested("apply_server_side_encryption_by_default").next()?;
        for one in keyed {
            for wanted in plain.attributes() {
                edits.replace(one.attribute(wanted.name())?.value(), wanted.value().text());
            }
            if let Some(key) = one.attribute("kms_master_key_id") {
                edits.remove_attribute(key, one);
                finding = finding.losing(format!("{address}: {}", key.name()), "keys of S3 itself encrypt it");
            }
        }
        return Some(finding.with(edits));
    }
    let slot = "access_logs_bucket";
    let Filled::Text(other) = Wire::new(ctx).fill(&Hole::Part(slot.into(), "id".into()), Some(writer)) else {
        return Some(Finding { asks: vec![format!("slot.{slot}")], ..finding });
    };
    for user in refused {
        edits.splice(user.file, user.range.clone(), &other);
    }
    Some(finding.with(edits))
}

/// Whether a reference tells a service to write there that cannot, and that is not switched off.
fn is_refused(ctx: &Context, user: &Reference) -> bool {
    let holder = ctx.module.holder(user);
    let off = |block: Block| block.attribute("enabled").is_some_and(|on| on.value().as_bool() == Some(false));
    let inside = user.attribute.split('.').next().unwrap_or("");
    bucket::writer(ctx.module, user).is_some_and(|writer| writer.refused) && !holder.nested(inside).any(off)
}
