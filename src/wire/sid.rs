//! What a statement for a service is called.

use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    names: HashMap<String, String>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| crate::data!("src/wire/sid"));

/// `AllowCloudTrail` for `cloudtrail`: letters and digits alone, as every kind of policy takes them.
pub fn of(service: &str) -> String {
    let parts = || service.split(['.', '-']).map(capital).collect();
    format!("Allow{}", DATA.names.get(service).cloned().unwrap_or_else(parts))
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_ascii_uppercase().to_string() + chars.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn services_are_called_what_they_call_themselves() {
        assert_eq!(of("sns"), "AllowSNS");
        assert_eq!(of("config"), "AllowConfig");
        assert_eq!(of("delivery.logs"), "AllowLogDelivery");
        assert_eq!(of("config-multiaccountsetup"), "AllowConfigMultiaccountsetup");
    }
}
