//! Ctrl-C and the system's wish to end wait until a write is done: it takes milliseconds, and half of one leaves files behind.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// The exit code of a program that was interrupted.
const INTERRUPTED: i32 = 130;

struct Signals {
    /// Nothing is being written: the program may end at once.
    idle: Arc<AtomicBool>,
    /// It was asked to end meanwhile.
    asked: Arc<AtomicBool>,
}

static SIGNALS: OnceLock<Signals> = OnceLock::new();

/// From now on an interrupt ends the program with nothing half done. For programs; a library leaves signals alone.
pub fn watch() {
    SIGNALS.get_or_init(|| {
        let (idle, asked) = (Arc::new(AtomicBool::new(true)), Arc::new(AtomicBool::new(false)));
        for signal in [SIGINT, SIGTERM] {
            // A system without such signals has nothing to wait for.
            let _ = flag::register_conditional_shutdown(signal, INTERRUPTED, idle.clone());
            let _ = flag::register(signal, asked.clone());
        }
        Signals { idle, asked }
    });
}

/// Something is being written until this is dropped.
pub(super) struct Busy(());

impl Busy {
    pub(super) fn new() -> Busy {
        if let Some(signals) = SIGNALS.get() {
            signals.idle.store(false, Ordering::SeqCst);
        }
        Busy(())
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        let Some(signals) = SIGNALS.get() else { return };
        signals.idle.store(true, Ordering::SeqCst);
        if signals.asked.load(Ordering::SeqCst) {
            std::process::exit(INTERRUPTED);
        }
    }
}
