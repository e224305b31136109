//! Requirements of a failure report: what it says is missing, and what it says must go.

use std::ops::Range;

use super::catalogue::{CATALOGUE, How};
use super::passage::Passage;
use super::text::{Kind, quote};
use super::words::{Mark, Words};
use super::{About, Asked, Wish, claims};

/// Components that are each on another one: `no rules: bucket encryption, trail` misses rules.
const LISTS: [&str; 6] = ["config_rules", "scp", "outputs", "alarms", "metric_filters", "dashboards"];
/// Words behind a thing that add nothing to its name.
const GENERAL: [&str; 4] = ["implementation", "configuration", "resource", "setup"];
/// Words behind a thing's name with which the sentence goes on; any other makes the thing a description of what follows.
const GOES_ON: &str = "for in on to and or with is was are were from of that which as at by not missing absent via across per \
    between using entirely completely must should ha has have so when where while because but if into \
    through within under all any";
/// Headings under which a report speaks of the tests, the documents or the answer's form, not of the configuration.
const ASIDE: [&str; 8] = [
    "test",
    "documentation",
    "readme",
    "format violation",
    "summary of severity",
    "conclusion",
    "strength",
    "positive",
];

/// Reads a failure report into `asked`.
pub(super) fn read(text: &str, asked: &mut Asked) {
    let passage = Passage::read(text, "review");
    for at in 0..passage.sentences.len() {
        if passage.sentences[at].kind == Kind::Code || aside(&passage, at) {
            continue;
        }
        claims::read(&passage, at, asked);
        let removes = orders(&passage, at, &["remove", "removing", "drop", "delete"]);
        let Some(missed) = (if removes { Some(0..usize::MAX) } else { misses(&passage.words[at]) }) else { continue };
        let mut claimed = false;
        for (index, mention) in passage.mentions[at].iter().enumerate() {
            if !missed.contains(&mention.words.start) {
                continue;
            }
            let lists = mention
                .phrase
                .named
                .iter()
                .any(|(one, _)| CATALOGUE.components.get(*one).is_some_and(|one| LISTS.contains(&one.id)));
            let only_describes = !removes && describes(&passage.words[at], mention.words.end);
            for &(component, how) in &mention.phrase.named {
                let known = match how {
                    How::Review => removes,
                    How::Beside | How::Behind => {
                        !removes
                            && !passage
                                .owners(at, index, how == How::Behind)
                                .both(&CATALOGUE.beside[component])
                                .is_empty()
                    }
                    How::Names | How::Weak | How::Implied => !removes,
                    How::Against | How::Head | How::Served => false,
                };
                if let Some(component) = CATALOGUE.components.get(component).filter(|_| known) {
                    if !only_describes {
                        asked.note(component.id, Wish::Asked, &quote(passage.sentence(at)), &passage.source(at));
                    }
                    // What follows the first name says what it is for.
                    if !removes && !claimed && how == How::Names {
                        claimed = true;
                        asked.claims.push(passage.stated(
                            at,
                            About::Missing {
                                component: component.id.to_owned(),
                                outright: outright(&passage.words[at], &mention.words),
                            },
                        ));
                    }
                }
            }
            // What follows says on what they are.
            if lists && !removes {
                break;
            }
        }
    }
}

/// Whether the words only describe the thing that is missing: `missing X dependency` misses no X.
fn describes(words: &Words, end: usize) -> bool {
    let general = |at: &usize| GENERAL.contains(&words.get(*at));
    let next = (end..words.list.len()).find(|at| !general(at));
    next.is_some_and(|at| {
        let word = words.get(at);
        words.list[at].mark == Mark::None && !word.ends_with("ed") && !GOES_ON.split(' ').any(|one| one == word)
    })
}

/// Whether the sentence stands under a heading that is not about the configuration.
fn aside(passage: &Passage, at: usize) -> bool {
    passage.above(at).any(|above| {
        let head = passage.sentence(above).to_lowercase();
        matches!(passage.sentences[above].kind, Kind::Heading(_)) && ASIDE.iter().any(|word| head.contains(word))
    })
}

/// Whether a sentence says of the words at `named` that they are missing, and nothing else: `No VPC flow logs: ...`.
fn outright(words: &Words, named: &Range<usize>) -> bool {
    let before = |at: usize| {
        let word = words.get(at);
        ["no", "missing", "lack", "lacking", "absent", "of", "a", "an", "the", "aws", "any"].contains(&word)
            || word.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    let general = |at: &usize| GENERAL.contains(&words.get(*at));
    let after = (named.end..words.list.len()).find(|at| !general(at));
    (0..named.start).all(before) && after.is_none_or(|at| words.list[at].mark < Mark::Comma)
}

/// Whether the sentence begins with one of these words.
fn orders(passage: &Passage, at: usize, words: &[&str]) -> bool {
    words.contains(&passage.words[at].get(0))
}

/// The words of the sentence that it says are missing, or orders to add; `None` when it says nothing of the kind.
fn misses(words: &Words) -> Option<Range<usize>> {
    let all = 0..words.list.len();
    let add = ["add", "implement", "create", "include", "configure", "encrypt", "enable"];
    // `Complete the network` is an order, `Complete network: ...` praises.
    let orders =
        add.contains(&words.get(0)) || words.get(0) == "complete" && matches!(words.get(1), "the" | "a" | "all");
    if orders || ["no", "missing", "lack", "lacking", "absent"].contains(&words.get(0)) {
        return Some(all);
    }
    all.clone().find_map(|at| match words.get(at) {
        "missing" | "absent" if words.list[at].mark != Mark::None => Some(all.clone()),
        // `X is missing from it`, and `it is missing X`.
        "missing" | "absent" => {
            let last = at + 1 == all.end || words.list[at + 1].mark != Mark::None;
            let said = last || matches!(words.get(at + 1), "for" | "in" | "from" | "on" | "at");
            Some(if said { 0..at } else { at..all.end })
        }
        "not" => {
            let made = ["implemented", "configured", "created", "included", "provided", "defined"];
            let with = words.get(at + 2) == "with";
            made.contains(&words.get(at + 1)).then_some(if with { at..all.end } else { 0..at })
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::ask;

    fn wanted(text: &str) -> Vec<String> {
        let asked = ask::read(None, Some(text), &[]);
        asked.components.keys().filter(|one| asked.wants(one)).cloned().collect()
    }

    #[test]
    fn what_is_said_to_be_missing_is_wanted() {
        assert_eq!(wanted("- No SNS topics: nobody is told"), ["sns"]);
        assert_eq!(wanted("The NAT gateway is missing."), ["nat"]);
        assert_eq!(wanted("| CloudTrail | Missing |"), ["cloudtrail"]);
        assert_eq!(wanted("- Flow logs were not configured"), ["flow_logs"]);
        assert_eq!(wanted("Missing WAF implementation"), ["waf"]);
    }

    #[test]
    fn what_only_stands_beside_the_missing_is_not() {
        for text in [
            "- Complete destroyability: all resources can be cleanly destroyed",
            "- Complete VPC with NAT gateways",
            "### 5.3 Missing ALB dependency",
            "The load balancer was made with missing parameters.",
        ] {
            assert_eq!(wanted(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(wanted("- Missing HTTPS listener output"), ["outputs"]);
        assert_eq!(wanted("The stack is missing flow logs"), ["flow_logs"]);
        assert_eq!(wanted("- No Config rules - Missing S3, RDS and CloudTrail rules"), ["config", "config_rules"]);
        // What a log group is missing for is of no use without it, nor the other way round.
        let all = ["flow_logs", "log_groups", "ssm_session_manager"];
        assert_eq!(wanted("- No log groups - Missing for VPC flow logs, Session Manager"), all);
    }
}
