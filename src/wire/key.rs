//! `slot.key`: the customer managed key that encrypts what has none of its own.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, OnceLock, PoisonError};

use serde::Deserialize;

use crate::module::Module;
use crate::module::block::Block;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Purposes {
    general: Vec<String>,
    of: BTreeMap<String, Vec<String>>,
}

fn purposes() -> &'static Purposes {
    static PURPOSES: OnceLock<Purposes> = OnceLock::new();
    PURPOSES.get_or_init(|| crate::data!("src/wire/purposes"))
}

/// The only `aws_kms_key` of a provider configuration, by its address. With several, nobody can tell which.
pub fn only(module: &Module, provider: Option<&str>) -> Option<String> {
    let mut keys = all(module, provider);
    let (key, more) = (keys.next()?, keys.next());
    if more.is_none() { instance(key) } else { None }
}

/// The key for what a type of resource stores: the only one, else the only one that is called after the type, else the
/// only one that is called after nothing in particular. A key is of one region: that of the provider configuration.
pub fn for_type(module: &Module, of: &str, provider: Option<&str>) -> Option<String> {
    // Each bucket and each table of a module asks, and of many there are as many keys.
    let found = module.once(|| Found(Mutex::default()));
    let mut found = found.0.lock().unwrap_or_else(PoisonError::into_inner);
    let asked = (of.to_owned(), provider.map(str::to_owned));
    let called = |words: &[String]| {
        let mut fit = all(module, provider).filter(|key| is_called(key, words));
        let (key, more) = (fit.next()?, fit.next());
        if more.is_none() { instance(key) } else { None }
    };
    let own = || purposes().of.get(of).and_then(|words| called(words));
    let search = || only(module, provider).or_else(own).or_else(|| called(&purposes().general));
    found.entry(asked).or_insert_with(search).clone()
}

/// The keys that were found for what a type stores, under a provider configuration.
struct Found(Mutex<HashMap<Asked, Option<String>>>);

/// A type, and a provider configuration.
type Asked = (String, Option<String>);

/// Whether every word of the label that is not a filler is one of the words.
fn is_called(key: &Block, words: &[String]) -> bool {
    let label = key.name().to_ascii_lowercase();
    let fillers = ["key", "kms", "cmk", "encryption", "primary", "main"];
    let named = |part: &str| words.iter().any(|word| word == part);
    named(&label) || {
        let parts: Vec<&str> = label.split('_').flat_map(|part| part.split('-')).collect();
        parts.iter().any(|part| named(part)) && parts.iter().all(|part| named(part) || fillers.contains(part))
    }
}

/// The keys that encrypt storage, of a provider configuration.
fn all<'m>(module: &'m Module, provider: Option<&str>) -> impl Iterator<Item = Block<'m>> {
    module.resources("aws_kms_key").filter(move |key| {
        // An asymmetric or HMAC key encrypts no storage.
        key.attribute("customer_master_key_spec").is_none_or(|spec| spec.value().as_str() == Some("SYMMETRIC_DEFAULT"))
            && key.attribute("key_usage").is_none_or(|usage| usage.value().as_str() == Some("ENCRYPT_DECRYPT"))
            && key.provider() == provider
    })
}

fn instance(key: Block) -> Option<String> {
    match key.repeat().map(|attribute| attribute.name()) {
        None => key.address(),
        Some("count") => key.address().map(|address| format!("{address}[0]")),
        _ => None,
    }
}
