//! The statement that refuses requests without TLS, where a bucket's policy has none.

use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::wire::resource_policy;

/// A finding for each bucket that answers without TLS.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_s3_bucket").filter_map(|bucket| look(ctx, bucket)).collect()
}

fn look(ctx: &Context, bucket: Block) -> Option<Finding> {
    let module = ctx.module;
    let address = bucket.address()?;
    let is_website = module.resources("aws_s3_bucket_website_configuration").any(|website| {
        website.attribute("bucket").and_then(|bucket| bucket.value().target()).as_ref() == Some(&address)
    });
    if is_website || bucket.has("website") || resource_policy::text(module, bucket).contains("aws:SecureTransport") {
        return None;
    }
    let finding = Finding::on(bucket, format!("{address} answers requests without TLS"));
    Some(match resource_policy::add(ctx, bucket, &["tls"], &|_| None) {
        Ok((edits, _)) => finding.with(edits),
        Err(why) => Finding { message: format!("{}; {why}", finding.message), ..finding },
    })
}
