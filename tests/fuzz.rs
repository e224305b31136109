//! The bodies of the fuzz targets on every answer and case of the project, and on texts made of them by chance.
//!
//! `TFFIX_FUZZ=1000000 cargo test --release --test fuzz` makes a million texts for ingest, syntax and edit.

#[path = "support/bodies.rs"]
mod bodies;
mod support;

use std::path::Path;

use support::{entries, read, root};

fn collect(folder: &Path, found: &mut Vec<String>) {
    for path in entries(folder) {
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "md" || ext == "tf") {
            found.push(read(&path));
        }
    }
}

fn corpus() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["tests/answers", "tests/asked", "examples"] {
        collect(&root().join(folder), &mut found);
    }
    assert!(found.len() > 20, "the corpus is found");
    found
}

#[test]
fn every_target_stands_the_corpus() {
    for (name, body) in bodies::ALL {
        for text in corpus() {
            println!("{name}");
            body(&text);
        }
    }
}

/// What chance puts into a text: marks that open, close, end or escape something.
const MARKS: [&str; 24] = [
    "\"",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "${",
    "%{",
    "<<EOT\n",
    "EOT\n",
    "```",
    "```hcl\n",
    "\n",
    "\r\n",
    "#",
    "/*",
    "*/",
    "\\",
    "é",
    "=",
    "## main.tf\n",
    "resource \"aws_vpc\" \"v\" {\n",
    "\u{feff}",
];

struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// A part of a text with a few changes.
    fn change(&mut self, text: &str, other: &str) -> String {
        let from = self.place(text);
        let length = self.below(600);
        let to = (from..=text.len().min(from + length)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(from);
        let mut out = text[from..to].to_owned();
        for _ in 0..=self.below(6) {
            let at = self.place(&out);
            match self.below(4) {
                0 => drop(out.split_off(at)),
                1 => {
                    let start = self.place(other);
                    let part: String = other[start..].chars().take(self.below(60)).collect();
                    out.insert_str(at, &part);
                }
                _ => out.insert_str(at, MARKS[self.below(MARKS.len())]),
            }
        }
        out
    }
}

#[test]
fn chance_breaks_nothing() {
    let count = std::env::var("TFFIX_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(2_000);
    let corpus = corpus();
    let mut chance = Chance(0x7ff1);
    for number in 0..count {
        let text = &corpus[chance.below(corpus.len())];
        let other = &corpus[chance.below(corpus.len())];
        let text = chance.change(text, other);
        let stood = std::panic::catch_unwind(|| {
            bodies::ingest(&text);
            bodies::syntax(&text);
            bodies::edit(&text);
        });
        assert!(stood.is_ok(), "text {number} breaks it:\n{text:?}");
    }
}

/// Texts that are deep, wide or never end, 12 KB each: nothing overflows the stack, in the small one of a test's thread.
#[test]
fn hostile_texts_are_stood() {
    let deep = |open: &str, close: &str| {
        let half = 6_000 / open.len();
        format!("locals {{\n  x = {}1{}\n}}\n", open.repeat(half), close.repeat(half))
    };
    let many = |text: &str| text.repeat(12_000 / text.len());
    let texts = [
        deep("[", "]"),
        deep("{a=", "}"),
        deep("(", ")"),
        deep("\"${", "}\""),
        deep("f(", ")"),
        deep("!", ""),
        deep("[for a in ", ": a]"),
        deep("a ? b : ", ""),
        deep("1 + ", ""),
        many("a {\n") + &many("}\n"),
        format!("locals {{\n  x = {}", many("\"${")),
        format!("locals {{ x = a{} }}\n", many(".b")),
        format!("locals {{ x = \"{}\" }}\n", many("%{if a}")),
        many("\""),
        many("<<EOT\n"),
        many("`"),
        many("```\n"),
        many("```hcl\n"),
        many("{\"a\":"),
        many(">"),
        many("<file path=\"a.tf\">\n"),
        many("\r"),
        many("\\"),
        many("resource \"aws_s3_bucket\" \"b\" {\n"),
    ];
    for text in texts {
        println!("{}...", text.chars().take(40).collect::<String>());
        for (_, body) in bodies::ALL {
            body(&text);
            body(&format!("```hcl\nresource \"aws_vpc\" \"v\" {{}}\n```\n\n## more.tf\n\n```hcl\n{text}\n```\n"));
        }
    }
}
