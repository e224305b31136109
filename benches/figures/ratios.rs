//! The ratios that are promised, from what the harness measured.

use std::path::Path;

/// What repair and check are measured on.
pub const INPUTS: [&str; 4] = ["1 cell", "10 cells", "100 cells", "24 folders in one call"];

/// Prints each ratio with what was promised. A part that was not measured is left out.
pub fn print(measured: &Path) {
    let seconds = |group: &str, name: &str| seconds(measured, group, name);
    for input in INPUTS {
        for (group, what, goal) in [("repair", "terraform fmt", 10.0), ("check", "terraform validate", 200.0)] {
            let name = |program: &str| format!("{program}/{input}");
            if let (Some(own), Some(other)) = (seconds(group, &name("tffix")), seconds(group, &name("terraform"))) {
                let text = format!("{group}, {input}: {:.1} ms, {what} {:.1} ms", own * 1e3, other * 1e3);
                say(&text, other / own, goal);
            }
        }
    }
    if let (Some(one), Some(two)) = (seconds("bulk", "workers/1"), seconds("bulk", "workers/2")) {
        say(&format!("bulk: {one:.2} s with one worker, {two:.2} s with two"), one / two, 1.8);
    }
    for group in ["cost-syntax", "cost-check", "cost-repair"] {
        for (small, large) in [
            ("100KB", "1KB"),
            ("100KB", "1MB"),
            ("100KB", "2MB"),
            ("100KB", "10MB"),
            ("nested_100", "nested_1000"),
            ("object_2000", "object_20000"),
            ("heredoc_500KB", "heredoc_5MB"),
            ("references_1000", "references_10000"),
        ] {
            let cost = |name: &str| Some((seconds(group, name)?, bytes(measured, group, name)?));
            if let (Some((one, few)), Some((two, many))) = (cost(small), cost(large)) {
                let (small_cost, large_cost) = (one / few * 1e9, two / many * 1e9);
                let text =
                    format!("{group}: {small} {small_cost:.0} ns/B, {large} {large_cost:.0} ns/B, {:.1} ms", two * 1e3);
                let ratio = large_cost / small_cost;
                println!("{text}: {ratio:.2}, at most 1.50{}", if ratio > 1.5 { "  MISSED" } else { "" });
            }
        }
    }
}

fn say(text: &str, ratio: f64, goal: f64) {
    println!("{text}: {ratio:.2}, at least {goal:.1}{}", if ratio < goal { "  MISSED" } else { "" });
}

fn seconds(measured: &Path, group: &str, name: &str) -> Option<f64> {
    Some(read(measured, group, name, "estimates.json")?["median"]["point_estimate"].as_f64()? / 1e9)
}

fn bytes(measured: &Path, group: &str, name: &str) -> Option<f64> {
    read(measured, group, name, "benchmark.json")?["throughput"]["Bytes"].as_f64()
}

fn read(measured: &Path, group: &str, name: &str, file: &str) -> Option<serde_json::Value> {
    let path = measured.join(group).join(name).join("new").join(file);
    serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()
}
