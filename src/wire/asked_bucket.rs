//! Which buckets the sentences mean that ask for something on buckets: "lifecycle rules on the logs bucket" means that one.

use crate::ask::{Wish, environment};
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::wire::bucket::takes_logs;
use crate::wire::slots;

/// Words that a bucket's name may hold without telling what is in it; right before `bucket` they tell.
const GENERAL: [&str; 17] = [
    "s3",
    "bucket",
    "main",
    "this",
    "app",
    "data",
    "storage",
    "primary",
    "secondary",
    "project",
    "name",
    "id",
    "prod",
    "dev",
    "region",
    "stack",
    "aws",
];

/// Words that say that something is put into a bucket: what stands before them is what the bucket holds.
const PUTS: [&str; 17] = [
    "store",
    "stored",
    "storing",
    "stores",
    "save",
    "saved",
    "saving",
    "keep",
    "kept",
    "keeping",
    "deliver",
    "delivered",
    "delivering",
    "written",
    "sent",
    "archived",
    "exported",
];

/// How many words around `bucket` say what is in it.
const NEAR: usize = 6;

/// Whether what the fix makes is meant for a bucket: no sentence that asks for it leaves open which bucket, and they name
/// this one; or no bucket that is there is named by all of them.
pub fn is_meant(ctx: &Context, bucket: Block) -> bool {
    let asked = ctx.fix.asked_by.iter().filter_map(|id| ctx.asked.components.get(*id)).flatten();
    let mut named: Vec<Option<String>> = Vec::new();
    for one in asked.filter(|one| one.wish == Wish::Asked) {
        let holds = one.source.starts_with("prompt").then(|| held(&one.sentence)).flatten();
        let Some(holds) = holds else { return true };
        let buckets = ctx.module.resources("aws_s3_bucket");
        let mut of: Vec<_> =
            buckets.filter(|one| is_called(ctx.module, *one, &holds)).map(|one| one.address()).collect();
        if of.is_empty() {
            return true;
        }
        named.append(&mut of);
    }
    named.is_empty() || named.contains(&bucket.address())
}

/// The words that a sentence says of what is in the one bucket that it speaks of; `None` where it speaks of several, or of
/// none, or says nothing of it.
fn held(sentence: &str) -> Option<Vec<String>> {
    let lower = sentence.to_lowercase();
    let all: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if all.contains(&"buckets") {
        return None;
    }
    let at = all.iter().position(|word| *word == "bucket").or(all.iter().position(|word| *word == "s3"))?;
    let mut words: Vec<&str> = Vec::new();
    // `the logs bucket`, `an S3 bucket for audit logs`.
    let before = all[..at].iter().rev().take_while(|word| !matches!(**word, "a" | "an" | "the" | "in" | "to" | "s3"));
    words.extend(before.take(NEAR / 2));
    if matches!(all.get(at + 1).copied(), Some("for" | "of" | "storing" | "containing" | "holding")) {
        let behind = all[at + 2..].iter().take_while(|word| !matches!(**word, "with" | "and" | "using" | "that"));
        words.extend(behind.take(NEAR));
    }
    // `flow logs, stored in a bucket`, `store all logs in a bucket`.
    if let Some(put) = all.iter().position(|word| PUTS.contains(word)).filter(|put| *put < at + NEAR) {
        words.extend(&all[put.saturating_sub(NEAR)..put.max(at)]);
    }
    let plain = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    let last = all[..at].last().copied().filter(|word| !matches!(*word, "s3" | "aws"));
    let tells = |word: &&str| Some(*word) == last || !GENERAL.contains(word);
    let found: Vec<String> = words.into_iter().filter(tells).map(plain).collect();
    (!found.is_empty()).then_some(found)
}

/// Whether a bucket's name says that it holds one of these; one that services write their logs to holds logs.
fn is_called(module: &Module, bucket: Block, holds: &[String]) -> bool {
    let own = slots::words(&bucket).into_iter().any(|word| {
        let word = word.strip_suffix('s').unwrap_or(&word);
        holds.iter().any(|one| one == word || environment::is_same(one, word))
    });
    own || holds.iter().any(|one| one == "log") && takes_logs(module, bucket)
}

#[cfg(test)]
mod tests {
    use super::held;

    #[test]
    fn what_a_bucket_holds() {
        for (sentence, want) in [
            ("Lifecycle rules on the logs bucket", Some("log")),
            ("Enable VPC Flow Logs, storing them in a non-default S3 bucket with lifecycle policies.", Some("flow")),
            ("Store all logs in a dedicated S3 bucket with a lifecycle policy", Some("log")),
            ("Create an S3 bucket for drift reports with lifecycle rules", Some("report")),
            ("Set up S3 bucket with versioning enabled and lifecycle policy", None),
            ("S3 buckets with lifecycle policies for logs", None),
            ("Lifecycle policies for cost optimization", None),
        ] {
            let found = held(sentence);
            match want {
                Some(word) => assert!(found.iter().flatten().any(|one| one == word), "{sentence}: {found:?}"),
                None => assert_eq!(found, None, "{sentence}"),
            }
        }
    }
}
