//! What the agent on an instance needs to write a session's log: the bucket, the log group and the key that the session
//! document names. Without it the agent ends every session.

use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::must::{Filled, Hole, Names};
use crate::wire::policy::Rendered;
use crate::wire::{Wire, roles};

/// What a session document may name, by its type; the variant of `must/` that lets a role use it; and how a role shows
/// that it may.
const PLACES: [(&str, &str, &[&str]); 3] = [
    ("aws_s3_bucket", "bucket", &["s3:GetEncryptionConfiguration", "s3:*", "AmazonS3FullAccess"]),
    ("aws_cloudwatch_log_group", "group", &["logs:PutLogEvents", "logs:*", "CloudWatchAgentServerPolicy"]),
    ("aws_kms_key", "key", &["kms:GenerateDataKey", "kms:*"]),
];

/// A finding for each role of instances that may not write where sessions are logged.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let documents = ctx.module.resources("aws_ssm_document");
    let Some(session) = documents.filter(|one| one.repeat().is_none()).find(is_session) else { return Vec::new() };
    roles::of_instances(ctx.module).into_iter().filter_map(|role| look(ctx, session, role)).collect()
}

fn is_session(document: &Block) -> bool {
    document.attribute("document_type").is_some_and(|kind| kind.value().as_str() == Some("Session"))
}

fn look(ctx: &Context, session: Block, role: Block) -> Option<Finding> {
    let module = ctx.module;
    let said = roles::permissions(module, role);
    let named = |of: &str| {
        let mut all = module.references_in(session).filter(|one| one.attribute == "content").map(|one| &one.target);
        all.find(|target| target.starts_with(&format!("{of}."))).filter(|target| module.declares(target))
    };
    let mut statements = Vec::new();
    for (of, variant, known_by) in PLACES {
        let Some(target) = named(of).filter(|_| !known_by.iter().any(|mark| said.contains(mark))) else { continue };
        let fill = |_: &Hole| Filled::Text(format!("{target}.arn"));
        let made = ctx.fix.must(variant)?.render(&Names::default(), &fill).ok()?;
        statements.push(Rendered::new(&made.first()?.text));
    }
    let wire = Wire::new(ctx);
    let fill = |hole: &Hole| wire.fill(hole, Some(role));
    if statements.is_empty() {
        None
    } else {
        roles::grant(ctx, role, &fill, &statements, &[], "may not log its sessions")
    }
}
