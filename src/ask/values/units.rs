//! Numbers and the units they are counted in.

/// The days that a number of days, weeks, months or years is.
pub(super) fn days(text: &str, number: u32) -> u32 {
    let text = text.to_lowercase();
    let unit = [("week", 7), ("month", 30), ("year", 365)].into_iter().find(|(unit, _)| text.contains(unit));
    number.saturating_mul(unit.map_or(1, |(_, days)| days))
}

/// The seconds of the unit that a text begins with.
pub(super) fn unit(text: &str) -> u32 {
    let text = text.trim_start_matches([' ', '-']).to_lowercase();
    let units = [("min", 60), ("hour", 3600)];
    units.into_iter().find(|(unit, _)| text.starts_with(unit)).map_or(1, |(_, seconds)| seconds)
}

/// The number that a word is.
pub(super) fn word_number(text: &str) -> Option<u32> {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.iter().position(|word| text.eq_ignore_ascii_case(word)).map(|at| at as u32 + 1)
}
