//! `slot.key`: the customer managed key that encrypts what has none of its own.

use crate::module::Module;

/// The only `aws_kms_key` of the module, by its address. With several, nobody can tell which.
pub fn only(module: &Module) -> Option<String> {
    let mut keys = module.resources("aws_kms_key").filter(|key| {
        // An asymmetric or HMAC key encrypts no storage.
        key.attribute("customer_master_key_spec").is_none_or(|spec| spec.value().as_str() == Some("SYMMETRIC_DEFAULT"))
            && key.attribute("key_usage").is_none_or(|usage| usage.value().as_str() == Some("ENCRYPT_DECRYPT"))
            && key.attribute("provider").is_none()
    });
    let (key, more) = (keys.next()?, keys.next());
    match (more, key.repeat().map(|attribute| attribute.name())) {
        (None, None) => key.address(),
        (None, Some("count")) => key.address().map(|address| format!("{address}[0]")),
        _ => None,
    }
}
