//! Who writes into a bucket, and whether a key of KMS encrypts what lies in it. Who may write into which is data
//! (`bucket.toml`).

use std::collections::HashSet;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs::Reference;

const ENCRYPTION: &str = "aws_s3_bucket_server_side_encryption_configuration";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Writers {
    writer: Vec<Writer>,
}

/// A service that an argument sends to a bucket.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Writer {
    of: String,
    argument: String,
    kind: Option<String>,
    /// It writes into no bucket that a customer managed key encrypts.
    #[serde(default)]
    pub never: bool,
    /// It cannot even be made with such a bucket.
    #[serde(default)]
    pub refused: bool,
    /// It writes when the key's policy admits this principal.
    pub principal: Option<String>,
}

/// The writer that a reference to a bucket stands in, if it does.
pub fn writer(module: &Module, user: &Reference) -> Option<&'static Writer> {
    let is_kind = |wanted: &str| {
        let kind = module.holder(user).attribute("load_balancer_type");
        kind.map_or(Some("application"), |kind| kind.value().as_str()) == Some(wanted)
    };
    writers(module, user).find(|one| one.kind.as_deref().is_none_or(is_kind))
}

/// Whether a service writes its logs to a bucket.
pub fn takes_logs(module: &Module, bucket: Block) -> bool {
    let address = bucket.address().unwrap_or_default();
    module.users(&address).any(|user| writers(module, user).next().is_some())
}

/// The writers by the argument that a reference stands in, of whatever kind.
fn writers<'m>(module: &'m Module, user: &'m Reference) -> impl Iterator<Item = &'static Writer> + use<'m> {
    static WRITERS: OnceLock<Writers> = OnceLock::new();
    let all = &WRITERS.get_or_init(|| crate::data!("src/wire/bucket")).writer;
    let of = module.holder(user).of();
    all.iter().filter(move |one| one.of == of && one.argument == user.attribute)
}

/// The blocks that say that a key of KMS encrypts a bucket, AWS's own or a customer's.
pub fn encrypted_by_key<'m>(module: &'m Module, bucket: Block<'m>) -> Vec<Block<'m>> {
    let address = bucket.address();
    let beside = module.resources(ENCRYPTION).filter(|one| target(*one) == address);
    beside.flat_map(keyed).chain(keyed_inside(bucket)).collect()
}

/// The buckets of a module that no key of KMS encrypts, of some.
pub fn retain_without_key(module: &Module, buckets: &mut Vec<Block>) {
    let all: HashSet<String> =
        module.resources(ENCRYPTION).filter(|one| keyed(*one).next().is_some()).filter_map(target).collect();
    buckets.retain(|one| {
        let is_keyed = one.address().is_some_and(|address| all.contains(&address));
        !is_keyed && keyed_inside(*one).next().is_none()
    });
}

fn target(one: Block) -> Option<String> {
    one.attribute("bucket")?.value().target()
}

fn keyed_inside<'m>(bucket: Block<'m>) -> impl Iterator<Item = Block<'m>> + use<'m> {
    bucket.nested("server_side_encryption_configuration").flat_map(keyed)
}

/// What a configuration says of encryption by a key.
fn keyed<'m>(one: Block<'m>) -> impl Iterator<Item = Block<'m>> + use<'m> {
    let defaults = one.nested("rule").flat_map(|rule| rule.nested("apply_server_side_encryption_by_default"));
    defaults.filter(|one| {
        let said = one.attribute("sse_algorithm").and_then(|algorithm| algorithm.value().as_str());
        said.is_some_and(|said| said.starts_with("aws:kms"))
    })
}
