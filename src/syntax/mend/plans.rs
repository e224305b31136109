//! Plans that are made once: a dozen fixes ask for that of the same text.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Plan, given_up, light};

/// The plans of the texts that somebody asked for.
#[derive(Debug, Default)]
pub struct Plans {
    light: Mutex<Made>,
    given_up: Mutex<Made>,
}

/// Plans by the text that they mend.
type Made = HashMap<String, Option<Arc<Plan>>>;

impl Plans {
    /// The plan of the lightest means that makes a text parse: blocks and nothing else. Lines are given up only if `all`.
    pub fn of(&self, text: &str, all: bool) -> Option<Arc<Plan>> {
        let plan = once(&self.light, text, light);
        if all { plan.or_else(|| once(&self.given_up, text, given_up)) } else { plan }
    }
}

fn once(made: &Mutex<Made>, text: &str, make: fn(&str) -> Option<Plan>) -> Option<Arc<Plan>> {
    // Who asks at the same time waits: it is the same plan that is wanted.
    let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
    made.entry(text.to_owned()).or_insert_with(|| make(text).map(Arc::new)).clone()
}
