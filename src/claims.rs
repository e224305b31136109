//! What a failure report claims of an answer, held against the answer itself: one claim in five of real reports is false.

use serde::Serialize;

use crate::ask::{About, Asked};
use crate::coverage::{Standing, coverage};
use crate::engine::reading::Reading;
use crate::module::block::Block;
use crate::schema::container::Kind;
use crate::schema::types::BlockType;

/// Whether a claim is true of what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Truth {
    /// It is not.
    False,
    /// Nothing here can tell.
    Unclear,
    /// It is.
    True,
}

/// A claim and what the configuration says to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// Whether it is true.
    pub truth: Truth,
    /// Why.
    pub reason: String,
    /// The sentence that claims it.
    pub sentence: String,
    /// Where the sentence stands (`review:3`).
    pub source: String,
}

/// The claims of the review in the order of its text, judged by the configuration as it was read.
pub fn claims(asked: &Asked, reading: &Reading) -> Vec<Claim> {
    let lines = coverage(asked, &reading.modules);
    let judge = |about: &About| match about {
        About::Missing { component, outright } => {
            let Some(line) = lines.iter().find(|line| line.component == *component) else {
                return (Truth::Unclear, "nothing tells whether it is there".into());
            };
            match line.standing {
                Standing::Missing => (Truth::True, format!("no {component} is there")),
                Standing::Partial => (Truth::True, format!("what is missing: {}", line.missing.join(", "))),
                Standing::Met | Standing::Unwanted if !line.addresses.is_empty() => {
                    let truth = if *outright { Truth::False } else { Truth::Unclear };
                    (truth, format!("{} is there", line.addresses.join(", ")))
                }
                _ => (Truth::Unclear, format!("nothing tells whether {component} is there")),
            }
        }
        About::Argument { of, name } => argument(reading, of, name),
        About::Type(of) => type_of(reading, of),
    };
    asked
        .claims
        .iter()
        .map(|claim| {
            let (truth, reason) = judge(&claim.value);
            Claim { truth, reason, sentence: claim.sentence.clone(), source: claim.source.clone() }
        })
        .collect()
}

/// "`name` is no argument of `of`."
fn argument(reading: &Reading, of: &str, name: &str) -> (Truth, String) {
    let sets = |block: &Block| block.of() == of && writes(*block, name);
    let used = blocks(reading).find(|(_, block)| sets(block)).and_then(|(_, block)| block.address());
    match (known(reading, of, Some(name)), used) {
        (Some((true, provider)), _) => (Truth::False, format!("{provider} has `{name}` in {of}")),
        (Some((false, provider)), Some(address)) => {
            (Truth::True, format!("{address} sets `{name}`, which {provider} does not have"))
        }
        (Some(_), None) => (Truth::False, format!("no {of} here sets `{name}`")),
        (None, _) => (Truth::Unclear, format!("the provider of {of} is not known")),
    }
}

/// "There is no type `of`."
fn type_of(reading: &Reading, of: &str) -> (Truth, String) {
    let used = blocks(reading).find(|(_, block)| block.of() == of).and_then(|(_, block)| block.address());
    match (known(reading, of, None), used) {
        (Some((true, provider)), _) => (Truth::False, format!("{provider} has {of}")),
        (Some((false, provider)), Some(address)) => (Truth::True, format!("{provider} does not have {address}")),
        (Some(_), None) => (Truth::False, format!("no {of} is here")),
        (None, _) => (Truth::Unclear, format!("the provider of {of} is not known")),
    }
}

/// Whether the provider that Terraform would take has the type, and the argument or block somewhere in it; with the
/// provider's name and version. As the configuration uses the type, else as a resource.
fn known(reading: &Reading, of: &str, name: Option<&str>) -> Option<(bool, String)> {
    let (module, kind) = blocks(reading).find(|(_, block)| block.of() == of).map_or_else(
        || reading.modules.first().map(|module| (module, Kind::Resource)),
        |(module, block)| Some((module, if block.kind() == "data" { Kind::Data } else { Kind::Resource })),
    )?;
    let local = crate::schema::implied_provider(of);
    let provider = reading.facts.provider(&reading.modules, module, local)?;
    let shown = format!("{} {}", provider.source(), provider.version());
    Some((provider.get(kind, of).is_some_and(|block| name.is_none_or(|name| takes(&block, name))), shown))
}

/// Whether the block or one in it has an argument or a block of this name.
fn writes(block: Block, name: &str) -> bool {
    block.has(name) || block.blocks().any(|inner| writes(inner, name))
}

/// Whether an argument or a block of this name may stand in the block or in one in it.
fn takes(block: &BlockType, name: &str) -> bool {
    block.names().any(|one| one == name)
        || block.blocks.values().any(|nested| takes(&nested.block, name))
        || block.attributes.keys().filter_map(|one| block.as_block(one)).any(|nested| takes(&nested.block, name))
}

fn blocks(reading: &Reading) -> impl Iterator<Item = (&crate::module::Module, Block<'_>)> {
    reading.modules.iter().flat_map(|module| module.blocks().map(move |block| (module, block)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask;
    use crate::engine::Options;
    use crate::source::{File, Sources};
    use crate::syntax;

    fn truths(review: &str, text: &str) -> Vec<(Truth, String)> {
        let sources = Sources::new([File::new("main.tf", text)]);
        let reading = Reading::of(sources, &Options::default(), &mut syntax::Cache::default());
        let claims = claims(&ask::read(None, Some(review), &[]), &reading);
        claims.into_iter().map(|claim| (claim.truth, claim.reason)).collect()
    }

    #[test]
    fn what_is_there_is_not_missing() {
        let text = "resource \"aws_cloudtrail\" \"main\" {\n  name           = \"t\"\n  s3_bucket_name = \"b\"\n}\n";
        let said = truths("- No CloudTrail\n- Missing WAF web ACL\n", text);
        assert_eq!(said[0], (Truth::False, "aws_cloudtrail.main is there".into()));
        assert_eq!(said[1].0, Truth::True);
    }

    #[test]
    fn the_schema_answers_for_arguments() {
        let text = "resource \"aws_flow_log\" \"vpc\" {\n  log_group_name = \"x\"\n}\n";
        let review = "`log_destination` is not a valid argument of `aws_flow_log`.\n\n`log_group_name` is not supported by `aws_flow_log`.\n";
        let said = truths(review, text);
        assert_eq!(said[0].0, Truth::False, "{}", said[0].1);
        assert!(said[0].1.contains("has `log_destination` in aws_flow_log"), "{}", said[0].1);
        assert_eq!(said[1].0, Truth::True, "{}", said[1].1);
    }

    #[test]
    fn a_type_that_is_known_is_not_unsupported() {
        let said = truths(
            "The provider does not support the resource type `aws_sns_topic`.\n",
            "resource \"aws_vpc\" \"a\" {}\n",
        );
        assert_eq!(said[0].0, Truth::False, "{}", said[0].1);
    }

    #[test]
    fn a_sentence_that_praises_claims_nothing() {
        assert!(truths("The `aws_sns_topic` has a valid `name`.\n", "").is_empty());
    }
}
