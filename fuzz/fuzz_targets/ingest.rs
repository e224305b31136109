//! `cargo +nightly fuzz run ingest ../tests/answers`; `tests/fuzz.rs` runs the same body.
#![no_main]

#[path = "../../tests/support/bodies.rs"]
#[allow(dead_code)]
mod bodies;

libfuzzer_sys::fuzz_target!(|text: &str| bodies::ingest(text));
