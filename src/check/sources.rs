//! Addresses of providers, as `required_providers` writes them.
//!
//! Source of the rules: "Provider Requirements" of the Terraform language documentation, and
//! <https://github.com/hashicorp/terraform-registry-address/blob/main/provider.go>. Read on 2026-11-29.

/// The namespace of the providers that were moved when each got an owner of its own.
const LEFT: &str = "terraform-providers";

/// What is wrong with one part of an address, in a few words.
pub(super) fn part(text: &str) -> Result<(), String> {
    if text.is_empty() {
        return Err("must have at least one character".into());
    }
    if text.contains("--") {
        return Err("cannot use multiple consecutive dashes".into());
    }
    let edge = text.starts_with('-') || text.ends_with('-');
    if edge || !text.chars().all(|one| one == '-' || one.is_alphanumeric()) {
        return Err("must contain only letters, digits, and dashes, and may not use leading or trailing dashes".into());
    }
    if text.chars().any(char::is_uppercase) {
        return Err("must be in lower case".into());
    }
    Ok(())
}

/// What is wrong with the source of a provider: the summary, and why.
pub(super) fn source(text: &str) -> Result<(), (&'static str, String)> {
    let lower = text.to_lowercase();
    let parts: Vec<&str> = lower.split('/').collect();
    if parts.len() > 3 || parts.iter().any(|part| part.is_empty()) {
        let why = "The \"source\" attribute must be in the format \"[hostname/][namespace/]name\".";
        return Err(("Invalid provider source string", why.to_owned()));
    }
    let name = parts[parts.len() - 1];
    if let Err(why) = part(name) {
        return Err((
            "Invalid provider type",
            format!("Invalid provider type \"{name}\" in source \"{text}\": {why}."),
        ));
    }
    if let Some(namespace) = parts.len().checked_sub(2).map(|at| parts[at]) {
        if let Err(why) = part(namespace) {
            let why = format!("Invalid provider namespace \"{namespace}\" in source \"{text}\": {why}.");
            return Err(("Invalid provider namespace", why));
        }
        if namespace == LEFT && parts.len() == 2 {
            let why =
                format!("There are no providers in the namespace {LEFT} any more. Did you mean \"hashicorp/{name}\"?");
            return Err(("Failed to query available provider packages", why));
        }
    }
    match name.strip_prefix("terraform-") {
        Some(rest) => {
            let meant = rest.strip_prefix("provider-").unwrap_or(rest);
            let why = format!(
                "Provider source \"{text}\" has a type with the prefix \"terraform-\". Did you mean \"{meant}\"?"
            );
            Err(("Invalid provider type", why))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::source;

    #[test]
    fn sources_that_terraform_reads_and_those_it_refuses() {
        for good in
            ["aws", "hashicorp/aws", "HashiCorp/AWS", "registry.example.com/a/b-c", "terraform.io/builtin/terraform"]
        {
            assert_eq!(source(good), Ok(()), "{good}");
        }
        for (bad, summary) in [
            ("", "Invalid provider source string"),
            ("a//b", "Invalid provider source string"),
            ("https://registry.terraform.io/hashicorp/aws", "Invalid provider source string"),
            ("hashicorp/terraform-provider-aws", "Invalid provider type"),
            ("hashicorp/my_aws", "Invalid provider type"),
            ("hashi--corp/aws", "Invalid provider namespace"),
            ("-/aws", "Invalid provider namespace"),
            ("terraform-providers/aws", "Failed to query available provider packages"),
        ] {
            assert_eq!(source(bad).map_err(|(summary, _)| summary), Err(summary), "{bad}");
        }
    }
}
