//! What is not tried again in a run, and why: whole fixes, and single findings of fixes that are sound elsewhere.

use std::collections::BTreeMap;

use crate::fix::{Finding, Fix};

/// Fixes and findings that broke something.
#[derive(Clone, Default)]
pub(super) struct Banned {
    fixes: BTreeMap<&'static str, String>,
    /// By the fix and the message: a place moves from round to round.
    findings: BTreeMap<(&'static str, String), String>,
}

impl Banned {
    /// Why a finding is not tried.
    pub fn why(&self, fix: &Fix, finding: &Finding) -> Option<&str> {
        let own = || (!self.findings.is_empty()).then(|| self.findings.get(&(fix.id, finding.message.clone())))?;
        self.fixes.get(fix.id).or_else(own).map(String::as_str)
    }

    /// Bans a fix.
    pub fn fix(&mut self, id: &'static str, why: String) {
        self.fixes.insert(id, why);
    }

    /// Bans one finding of a fix.
    pub fn finding(&mut self, id: &'static str, finding: &Finding, why: String) {
        self.findings.insert((id, finding.message.clone()), why);
    }

    /// How many fixes are banned.
    pub fn fixes(&self) -> usize {
        self.fixes.len()
    }

    /// How much is banned.
    pub fn len(&self) -> usize {
        self.fixes.len() + self.findings.len()
    }
}
