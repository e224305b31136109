//! Which addresses pieces of code refer to.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::Part;
use crate::ingest::lines::Lines;
use crate::pattern::pattern;

static CHAIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?-u)[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+"));

/// Which addresses the pieces refer to.
pub(super) struct Uses {
    count: HashMap<String, usize>,
    of: Vec<HashSet<String>>,
}

impl Uses {
    pub fn new(lines: &Lines, parts: &[Part]) -> Self {
        let mut uses = Uses { count: HashMap::new(), of: Vec::new() };
        for part in parts {
            let text = part.chunk.text(lines);
            let mut of = HashSet::new();
            for chain in CHAIN.find_iter(&text) {
                let mut ends = chain.as_str().match_indices('.').map(|(at, _)| at).skip(1);
                let two = ends.next().unwrap_or(chain.len());
                let three = ends.next().unwrap_or(chain.len());
                let end = if chain.as_str().starts_with("data.") { three } else { two };
                of.insert(chain.as_str()[..end].to_owned());
            }
            if part.whole {
                of.iter().for_each(|name| *uses.count.entry(name.clone()).or_default() += 1);
            }
            uses.of.push(of);
        }
        uses
    }

    pub fn remove(&mut self, part: usize) {
        for name in std::mem::take(&mut self.of[part]) {
            if let Some(count) = self.count.get_mut(&name) {
                *count = count.saturating_sub(1);
            }
        }
    }

    /// Whether a piece that was not removed refers to an address. A provider without alias is always in use.
    pub fn has(&self, address: &str) -> bool {
        match address.strip_prefix("provider.") {
            Some(alias) if alias.contains('.') => self.count.get(alias).is_some_and(|count| *count > 0),
            Some(_) => true,
            None => address.starts_with("terraform.") || self.count.get(address).is_some_and(|count| *count > 0),
        }
    }
}
