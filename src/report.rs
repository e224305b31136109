//! What a run did, for people and for programs.

pub mod check;
pub mod coverage;
pub mod diff;
pub mod json;
pub mod text;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::providers::JudgedBy;
use crate::engine::{Held, Ignored, Outcome, Record, State};
use crate::ingest::{Note, Provenance};
use crate::pattern::pattern;

/// What there is to report.
#[derive(Clone, Copy)]
pub struct Report<'o> {
    /// What the fixes did.
    pub outcome: &'o Outcome,
    /// What reading decided.
    pub notes: &'o [Note],
    /// For an answer: which line comes from where.
    pub provenance: &'o Provenance,
    /// What else there is to say of the call.
    pub warnings: &'o [String],
    /// The settings that hold.
    pub settings: Option<&'o Path>,
}

impl Report<'_> {
    /// Whether an error remains, or an applicable fix was held back. Suggestions and warnings do not count.
    pub fn remains(&self) -> bool {
        !self.outcome.errors.is_empty() || self.outcome.records.iter().any(|record| is_held_back(&record.state))
    }
}

fn is_held_back(state: &State) -> bool {
    match state {
        State::Applied => false,
        State::Held(held) => !matches!(held, Held::Suggest | Held::Report),
    }
}

/// How many lines of one kind a report for people shows, and how much of a line of code.
const ALIKE: usize = 100;
const WIDTH: usize = 300;

/// Lines of a report by their kind: of those that are too many it is said how many there are.
#[derive(Default)]
struct Alike(BTreeMap<String, usize>);

impl Alike {
    /// Counts a line of a kind, and says whether it is shown.
    fn shows(&mut self, kind: impl Into<String>) -> bool {
        let count = self.0.entry(kind.into()).or_default();
        *count += 1;
        *count <= ALIKE
    }

    /// What is said of the lines that are not shown.
    fn rest(&self) -> impl Iterator<Item = String> {
        let more = self.0.iter().filter(|(_, count)| **count > ALIKE);
        more.map(|(kind, count)| format!("and {} more of: {kind} (--format json lists them all)", count - ALIKE))
    }
}

/// What a line of code begins with, as it may be shown; the whole of all but the longest.
fn clipped(line: &str) -> String {
    // A secret is told by what stands around it: more is read than shown.
    let end = line.char_indices().nth(20 * WIDTH).map_or(line.len(), |(at, _)| at);
    let text = shown(&line[..end]);
    match text.char_indices().nth(WIDTH) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// Why a finding was not applied, in words; nothing when it was.
pub fn reason(record: &Record) -> Option<String> {
    let State::Held(held) = &record.state else { return None };
    Some(match held {
        Held::Unsafe => {
            let risks: Vec<String> = record.fix.risks.iter().map(word).collect();
            format!("needs --unsafe: may {}", risks.join(", "))
        }
        Held::Suggest => "a suggestion".to_owned(),
        Held::Report => "nothing was changed".to_owned(),
        Held::Slots(slots) => format!("waits for {}", slots.join(", ")),
        Held::Locked => "it would change a file that is not written".to_owned(),
        Held::Many(edits) => {
            format!("{edits} edits of one module are not made unasked: --select {} makes them", record.fix.id)
        }
        Held::RolledBack(why) => format!("rolled back, a bug of tffix: {why}"),
        Held::Unsettled => "not settled after the last pass, a bug of tffix".to_owned(),
    })
}

/// What judged a configuration, in a line for each provider.
pub fn judged<'a>(
    judged_by: &'a [JudgedBy],
    not_judged: Option<&'static str>,
) -> impl Iterator<Item = String> + use<'a> {
    let lines = judged_by.iter().map(|one| match &one.version {
        Some(version) => format!("{} is judged by {version}: {}", one.source, one.why),
        None => format!("{}: {}", one.source, one.why),
    });
    lines.chain(not_judged.map(str::to_owned))
}

/// What a comment silences, in words.
pub fn ignored(one: &Ignored) -> String {
    let s = if one.findings == 1 { "" } else { "s" };
    let (count, names) = (one.findings, one.names.join(", "));
    format!("a comment ignores {names}: {} ({count} finding{s})", shown(&one.reason))
}

/// The lower-case word for a safety, a stage or a risk.
pub fn word(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}").to_lowercase()
}

/// A message as it may be shown: in one line, and without what looks like a secret: keys of AWS, private keys, and the
/// value that is given to a name such as `password`.
pub fn shown(message: &str) -> String {
    let mut text = Cow::Borrowed(message);
    // Most messages hold neither, and the patterns are not made before one does.
    if ["AKIA", "ASIA", "PRIVATE KEY"].iter().any(|mark| text.contains(mark)) {
        text = KEYS.replace_all(message, "(hidden)").into_owned().into();
    }
    if names_secret(&text) {
        text = NAMED.replace_all(&text, hide).into_owned().into();
    }
    visible(&text)
}

static KEYS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*"));

/// A value behind a name. Letters of other scripts count as part of the name, whichever they are: that is quickly made.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r#"((?i:password|passwd|secret|token|api_?key|private_?key)[0-9A-Za-z_\x{80}-\x{10FFFF}]*"?"#,
        r"(?:\s+(?i:is|as|to|has|holds|the|a|an|its|literal|plain|text|value|default|string|set|given|with)\b)*",
        // Behind a colon, a word without a digit is prose.
        r#"\s*)([=:]\s*"(?:[^"\\]|\\.)*"|"(?:[^"\\]|\\.)*"|=\s*[^\s",]+|:\s*[^\s",]*[0-9][^\s",]*)"#,
    ))
});

/// Whether a text holds a word that [`NAMED`] begins with, and behind it what may lead to a value.
fn names_secret(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii();
    let leads = |rest: &str| {
        let next = rest.trim_start_matches(is_name).chars().next();
        next.is_some_and(|next| matches!(next, '"' | '=' | ':') || next.is_whitespace())
    };
    ["passw", "secret", "token", "apikey", "api_key", "privatekey", "private_key"]
        .iter()
        .any(|mark| lower.match_indices(mark).any(|(at, _)| leads(&lower[at + mark.len()..])))
}

fn hide(found: &regex::Captures) -> String {
    let value = found[2].trim_start_matches(['=', ':', ' ']);
    let refers = ["var.", "local.", "data.", "aws_", "random_", "module."].iter().any(|mark| value.contains(mark));
    let plain = matches!(value.trim_matches(['"', '.']), "" | "true" | "false" | "null");
    let sign = &found[2][..found[2].len() - value.len()];
    if refers || plain { found[0].to_owned() } else { format!("{}{sign}(hidden)", &found[1]) }
}

/// The text with its control characters as escapes, so that a file's text cannot steer a terminal or break a line.
fn visible(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let (kept, escaped) = if c.is_control() { (None, Some(c.escape_default())) } else { (Some(c), None) };
            kept.into_iter().chain(escaped.into_iter().flatten())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_hidden() {
        for (message, hidden) in [
            ("db_password = \"hunter2\" is a literal", "db_password = (hidden) is a literal"),
            (
                "variable \"db_password\" has the default \"hunter2\"",
                "variable \"db_password\" has the default (hidden)",
            ),
            (
                "aws_db_instance.main.password is the literal \"hun\\\"ter2\"",
                "aws_db_instance.main.password is the literal (hidden)",
            ),
            ("the access key AKIAABCDEFGHIJKLMNOP is in the text", "the access key (hidden) is in the text"),
            ("key: -----BEGIN RSA PRIVATE KEY-----\nabc\n-----END", "key: (hidden)"),
            ("api_key: abc123, and more", "api_key: (hidden), and more"),
        ] {
            assert_eq!(shown(message), hidden);
        }
    }

    #[test]
    fn what_is_no_secret_stays() {
        for message in [
            "aws_secretsmanager_secret.db has no recovery window",
            "password = var.db_password",
            "aws_secretsmanager_secret.token and \"main\" differ",
            "http_tokens is not \"required\"",
            "sensitive = true on output \"db_password\": the token is null",
        ] {
            assert_eq!(shown(message), message);
        }
    }

    #[test]
    fn a_message_stays_in_its_line() {
        assert_eq!(shown("a\u{1b}[31m\nb"), "a\\u{1b}[31m\\nb");
    }
}
