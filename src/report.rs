//! What a run did, for people and for programs.

pub mod diff;
pub mod json;
pub mod text;

use std::sync::OnceLock;

use regex::Regex;

use crate::engine::{Held, Outcome, Record, State};
use crate::ingest::{Note, Provenance};

/// What there is to report.
#[derive(Clone, Copy)]
pub struct Report<'o> {
    /// What the fixes did.
    pub outcome: &'o Outcome,
    /// What reading decided.
    pub notes: &'o [Note],
    /// For an answer: which line comes from where.
    pub provenance: &'o Provenance,
}

impl Report<'_> {
    /// Whether an error remains, or an applicable fix was held back. Suggestions and warnings do not count.
    pub fn remains(&self) -> bool {
        !self.outcome.errors.is_empty() || self.outcome.records.iter().any(|record| is_held_back(&record.state))
    }
}

fn is_held_back(state: &State) -> bool {
    match state {
        State::Applied | State::Held(Held::Suggest | Held::Report) => false,
        State::Held(Held::Unsafe | Held::Slots(_) | Held::Locked | Held::RolledBack(_) | Held::Unsettled) => true,
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
        Held::RolledBack(why) => format!("rolled back, a bug of tffix: {why}"),
        Held::Unsettled => "not settled after the last pass, a bug of tffix".to_owned(),
    })
}

/// The lower-case word for a safety, a stage or a risk.
pub fn word(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}").to_lowercase()
}

/// A message without what looks like a secret: keys of AWS, private keys, and what stands behind a name such as
/// `password`.
pub fn redact(message: &str) -> String {
    static SECRETS: OnceLock<[Regex; 2]> = OnceLock::new();
    let [keys, named] = SECRETS.get_or_init(|| {
        [
            r"\b(AKIA|ASIA)[A-Z0-9]{12,}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*",
            r#"(?i)((?:password|passwd|secret|token|api_?key|private_key)\w*(?: is|\s*[=:])\s*)("[^"]*"|\S+)"#,
        ]
        .map(|text| Regex::new(text).expect("a pattern of this program is well formed"))
    });
    let text = keys.replace_all(message, "(hidden)");
    named
        .replace_all(&text, |found: &regex::Captures| {
            let value = &found[2];
            let plain = matches!(value.trim_end_matches([',', '.']), "not" | "true" | "false" | "null")
                || value.contains("var.")
                || value.contains("local.");
            if plain { found[0].to_owned() } else { format!("{}(hidden)", &found[1]) }
        })
        .into_owned()
}
