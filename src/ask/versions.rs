//! Which versions of Terraform and of the AWS provider were asked for, as constraints.

use std::sync::LazyLock;

use regex::Regex;

use super::Asked;
use super::passage::Passage;
use crate::pattern::pattern;

/// A number with what says how it is meant: `~> 5.0`, `>= 5.0`, `5.x`, `5.0+`, `5.0 or higher`.
const VERSION: &str = r"(?P<sign>~>|>=|≥|=)?\s?v?(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?P<any>\.x)?(?P<more>\s?\+|\s+(?:or|and)\s+(?:higher|later|above|newer|greater|up)\b)?";

static AWS: LazyLock<Regex> = LazyLock::new(|| {
    versioned(
        r"\baws(?:[\s:(*`'\x22]|terraform|providers?|versions?|constraints?|constrained|pinned|must|is|be|to|at)*VERSION",
    )
});

static TERRAFORM: LazyLock<Regex> = LazyLock::new(|| {
    versioned(
        r"\b(?:terraform|required_version)(?:[\s:(*`'\x22,-]|cli|using|friendly|versions?|constraints?|must|is|be|to|at)*VERSION",
    )
});

fn versioned(text: &str) -> Regex {
    pattern(&format!("(?i){}", text.replace("VERSION", VERSION)))
}

/// Reads `aws_provider_version` and `terraform_version` into `asked`: the first sentence that states one decides.
pub(super) fn read(passage: &Passage, asked: &mut Asked) {
    for (name, wanted) in [("aws_provider_version", &*AWS), ("terraform_version", &*TERRAFORM)] {
        let stated = (0..passage.sentences.len()).find_map(|at| {
            let sentence = passage.sentence(at);
            let found = wanted.captures_iter(sentence).find_map(|found| constraint(sentence, &found, name))?;
            Some((at, found))
        });
        if let Some((at, value)) = stated {
            asked.values.insert(name.to_owned(), passage.stated(at, value));
        }
    }
}

/// The constraint that a place of a sentence states. A bare number without a sign may count something else.
fn constraint(sentence: &str, found: &regex::Captures, name: &str) -> Option<String> {
    let number = &found["number"];
    let (sign, any, more) = (found.name("sign"), found.name("any").is_some(), found.name("more").is_some());
    let whole = found.get(0)?;
    // `AWS 5 times`, `Terraform 0.14.3`: no constraint; so is what was left in the middle of a word.
    if sentence[whole.end()..].starts_with(|c: char| c.is_alphanumeric() || c == '%') {
        return None;
    }
    // There is no Terraform 2: what follows the name there counts something else.
    let major = number.split('.').next().and_then(|major| major.parse::<u32>().ok());
    if name == "terraform_version" && major.is_none_or(|major| major > 1) {
        return None;
    }
    let full = if number.contains('.') { number.to_owned() } else { format!("{number}.0") };
    // Terraform keeps its promises from 1.0 on; a provider may break with each major version.
    let provider = name == "aws_provider_version";
    Some(match sign.map(|sign| sign.as_str()) {
        Some("~>") => format!("~> {full}"),
        Some(">=" | "≥") => format!(">= {full}"),
        Some(_) => return None,
        None if more => format!(">= {full}"),
        None if any && provider => format!("~> {full}"),
        None if any => format!(">= {full}"),
        None => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::ask;

    fn value(text: &str, name: &str) -> Option<String> {
        ask::read(Some(text), None, &[]).value(name).map(str::to_owned)
    }

    #[test]
    fn versions_of_the_provider() {
        for (text, wanted) in [
            ("Use Terraform 1.5+ with AWS provider 5.x", Some("~> 5.0")),
            ("- `versions.tf` (Terraform >= 1.5, AWS >= 5.2)", Some(">= 5.2")),
            ("AWS provider version (>= 5.0)", Some(">= 5.0")),
            ("Use only AWS provider version ~> 5.0", Some("~> 5.0")),
            ("AWS provider version 5.0 or higher", Some(">= 5.0")),
            ("- **AWS Provider Version:** 4.0 or later", Some(">= 4.0")),
            ("Use the AWS provider (version ≥ 5.x).", Some(">= 5.0")),
            ("AWS provider version constrained to 5.x", Some("~> 5.0")),
            ("Spread it over AWS 3 times", None),
            ("Provider: AWS, region us-east-1.", None),
        ] {
            assert_eq!(value(text, "aws_provider_version").as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn versions_of_terraform() {
        for (text, wanted) in [
            ("Use Terraform 1.5+ with AWS provider 5.x", Some(">= 1.5")),
            ("Use Terraform (version >= 1.0.0) with the AWS provider (>= 4.0.0).", Some(">= 1.0.0")),
            ("- Terraform version 1.5 or higher required", Some(">= 1.5")),
            ("Please target Terraform v1.0.0+.", Some(">= 1.0.0")),
            ("(Terraform ≥1.5)", Some(">= 1.5")),
            ("Write Terraform 5 files", None),
        ] {
            assert_eq!(value(text, "terraform_version").as_deref(), wanted, "{text}");
        }
    }
}
