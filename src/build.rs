//! Finds the folders under `fixes/` at compile time.

fn main() {}
