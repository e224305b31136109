//! What fills the slots that findings ask for.

use std::collections::{BTreeMap, BTreeSet};

use super::Run;
use crate::engine::said::Judged;
use crate::engine::silence::Silenced;
use crate::engine::{Held, State};
use crate::fix::{Fix, Risk, Safety};
use crate::shape::component;

impl Run<'_> {
    /// Adds the components that fill the slots which consented findings ask for, each once. What such a component asks for
    /// itself is added with the same consent, and the component in a later round. Nothing is added for what would still lack
    /// something else.
    pub(super) fn supply(&self, judged: &mut Vec<Judged>) {
        let mut slots: BTreeMap<String, (bool, String)> = BTreeMap::new();
        // Hundreds of findings may ask for the same slot.
        let mut comes: BTreeMap<String, bool> = BTreeMap::new();
        for one in judged.iter().filter(|one| matches!(one.verdict, State::Held(Held::Slots(_)))) {
            let asked = one.fix.asked_by.iter().any(|component| self.options.asked.wants(component));
            let mut lacks = |slot: &String| {
                !*comes.entry(slot.clone()).or_insert_with(|| self.can_come(slot, judged, &mut BTreeSet::new()))
            };
            if (one.fix.safety == Safety::Safe || self.options.allow_unsafe || asked)
                && !one.finding.asks.iter().any(&mut lacks)
            {
                for slot in &one.finding.asks {
                    let consent = slots.entry(slot.clone()).or_insert_with(|| (false, one.finding.message.clone()));
                    consent.0 |= self.options.allow_unsafe || asked;
                }
            }
        }
        let Some(module) = component::home(&self.now.modules) else { return };
        let mut seen: BTreeSet<String> = BTreeSet::new();
        while let Some((slot, (consent, message))) = slots.pop_first() {
            let Some(fix) = self.component(&slot) else { continue };
            let excluded = fix.asked_by.iter().any(|component| self.options.asked.excludes(component));
            // What was asked for comes by itself.
            let comes = judged.iter().any(|one| one.fix.id == fix.id && one.verdict == State::Applied);
            if !seen.insert(slot) || excluded || comes || !self.options.selection.allows(fix) {
                continue;
            }
            let costs = fix.risks.contains(&Risk::Cost);
            if !consent && (costs || fix.safety != Safety::Safe) {
                continue;
            }
            let ctx = self.context(module, fix, self.options);
            for mut finding in self.find(fix, &ctx, &mut Silenced::default()) {
                for asks in &finding.asks {
                    slots.entry(asks.clone()).or_insert_with(|| (consent, message.clone()));
                }
                finding.message = format!("{}, which is needed: {message}", finding.message);
                if !finding.edits.is_empty() {
                    judged.push(Judged { fix, finding, verdict: State::Applied });
                }
            }
        }
    }

    /// The component that fills a slot.
    fn component(&self, slot: &str) -> Option<&'static Fix> {
        let name = slot.strip_prefix("slot.")?;
        self.fixes.iter().find(|fix| fix.provides.contains(&name))
    }

    /// Whether a component can fill a slot: at once, or when what it asks for itself is there.
    fn can_come(&self, slot: &str, judged: &[Judged], seen: &mut BTreeSet<String>) -> bool {
        // What no component is there for (a listener) is filled by what was asked for, or by nothing that is added here.
        let (Some(fix), Some(home)) = (self.component(slot), component::home(&self.now.modules)) else { return true };
        // What was asked for comes by itself.
        if judged.iter().any(|one| one.fix.id == fix.id) || !seen.insert(slot.to_owned()) {
            return true;
        }
        let found = self.find(fix, &self.context(home, fix, self.options), &mut Silenced::default());
        found.iter().any(|one| {
            let asks = &one.asks;
            !one.edits.is_empty() || !asks.is_empty() && asks.iter().all(|slot| self.can_come(slot, judged, seen))
        })
    }
}
