//! Numbers that are written with their unit: `14 days`, `200GB`.

/// The number of a text that says its unit (`14 days`, `200GB`), where the argument's name says the same one, or one that
/// it counts in.
pub fn counted<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| *end > 0)?;
    let unit = text[end..].trim().to_lowercase();
    let (_, words) = UNITS.iter().find(|(units, _)| units.contains(&&*unit))?;
    let said: Vec<&str> = name.split('_').collect();
    let other = UNITS.iter().any(|(units, _)| !units.contains(&&*unit) && said.iter().any(|word| units.contains(word)));
    (!other && said.iter().any(|word| words.contains(word))).then(|| &text[..end])
}

/// How units are spelt, and the words of the names of arguments that count in them.
const UNITS: [(&[&str], &[&str]); 6] = [
    (&["d", "day", "days"], &["day", "days", "retention"]),
    (&["s", "sec", "second", "seconds"], &["seconds", "second", "timeout", "interval", "period", "ttl", "delay"]),
    (&["m", "min", "mins", "minute", "minutes"], &["minutes", "minute", "window"]),
    (&["g", "gb", "gib"], &["gb", "gib", "storage", "size", "volume"]),
    (&["mb", "mib"], &["mb", "mib", "memory"]),
    (&["%", "percent"], &["percent", "percentage", "threshold", "utilization", "target"]),
];
