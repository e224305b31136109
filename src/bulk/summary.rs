//! What a bulk run did, in figures.

use crate::sorted;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use serde::Serialize;

use super::{Done, Layers, Status};

/// How many of the slowest records are named.
const SLOWEST: usize = 5;

/// What became of a fix's findings, over all records.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Counts {
    /// How many were applied.
    pub applied: usize,
    /// How many were held.
    pub held: usize,
    /// How many were rolled back: bugs of ours.
    pub rolled_back: usize,
}

/// How many records come how far.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Reached {
    /// The answer holds Terraform.
    pub extracts: usize,
    /// Every file parses.
    pub parses: usize,
    /// The configuration is valid.
    pub valid: usize,
}

/// What a bulk run did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Summary {
    /// How many records there were.
    pub records: usize,
    /// How many a run before had done.
    pub resumed: usize,
    /// By how they ended.
    pub statuses: BTreeMap<String, usize>,
    /// How far they came before the repair.
    pub before: Reached,
    /// How far they come after it.
    pub after: Reached,
    /// By fix.
    pub fixes: BTreeMap<&'static str, Counts>,
    /// The slowest, with their milliseconds, slowest first.
    pub slowest: Vec<(String, u64)>,
    /// The sum of all records' milliseconds.
    pub ms: u64,
}

impl Summary {
    /// Counts a record.
    pub fn add(&mut self, id: &str, done: &Done) {
        self.records += 1;
        *self.statuses.entry(done.status.name()).or_default() += 1;
        let extracts = !matches!(done.status, Status::Refused | Status::Failed);
        self.before.count(extracts, done.before);
        self.after.count(extracts, done.after);
        for finding in done.findings.iter().filter(|finding| finding.state != "ignored") {
            let counts = self.fixes.entry(finding.id).or_default();
            match finding.state {
                "applied" => counts.applied += 1,
                "rolled back" => counts.rolled_back += 1,
                _ => counts.held += 1,
            }
        }
        let ms = millis(done.time);
        self.ms += ms;
        self.slowest.push((id.to_owned(), ms));
        sorted::by_key(&mut self.slowest, |(_, ms)| std::cmp::Reverse(*ms));
        self.slowest.truncate(SLOWEST);
    }

    /// The summary for people.
    pub fn render(&self) -> String {
        let mut out = format!("{} records", self.records);
        if self.resumed > 0 {
            let _ = write!(out, ", and {} done before", self.resumed);
        }
        let statuses: Vec<String> = self.statuses.iter().map(|(status, count)| format!("{count} {status}")).collect();
        let _ =
            writeln!(out, ": {}", if statuses.is_empty() { "nothing to do".to_owned() } else { statuses.join(", ") });
        for (when, reached) in [("before", self.before), ("after", self.after)] {
            let _ = writeln!(
                out,
                "{when:7} {} hold Terraform, {} parse, {} are valid",
                reached.extracts, reached.parses, reached.valid
            );
        }
        let mut fixes: Vec<_> = self.fixes.iter().collect();
        sorted::by_key(&mut fixes, |(id, counts)| (std::cmp::Reverse(counts.applied), **id));
        for (id, counts) in fixes {
            let _ = writeln!(
                out,
                "{:6} applied {:6} held {:4} rolled back  {id}",
                counts.applied, counts.held, counts.rolled_back
            );
        }
        for (id, ms) in &self.slowest {
            let _ = writeln!(out, "{ms:6} ms  {id}");
        }
        out
    }
}

impl Reached {
    fn count(&mut self, extracts: bool, layers: Layers) {
        self.extracts += usize::from(extracts);
        self.parses += usize::from(layers.parses);
        self.valid += usize::from(layers.valid);
    }
}

/// Whole milliseconds.
pub fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
