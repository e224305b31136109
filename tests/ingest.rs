//! Answers made at random from known files: what was put in comes out, in whatever way it was written down; and no text whatever
//! brings the reader down or takes it long.

#[path = "support/made.rs"]
mod made;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use made::{Made, README, Style, configuration, expected, prose, styles, terraform, write};
use proptest::prelude::*;
use proptest::sample::select;
use tffix::ask::{Asked, Layout, Stated};
use tffix::ingest::read_answer;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn files_come_out_as_they_were_put_in(
        files in configuration(),
        styles in styles(),
        between in prop::collection::vec(prose(), 7),
        lib in any::<bool>(),
        readme in prop::option::of(0..7usize),
    ) {
        let prefix = if lib { "lib/" } else { "" };
        let mut answer = format!("Here is what you asked for.\n\n{}\n\n", between[6]);
        for (at, (made, style)) in files.iter().zip(&styles).enumerate() {
            if readme == Some(at) {
                answer += &format!("## README.md\n\n{README}\n\n");
            }
            answer += &format!("{}\n{}\n\n", write(made, *style, prefix), between[at]);
        }
        let read = read_answer(&answer, &Asked::default()).expect("it holds a resource");
        prop_assert_eq!(terraform(&read), expected(&files), "{}", answer);
    }

    #[test]
    fn a_draft_loses_and_is_reported(files in configuration(), styles in styles(), between in prose()) {
        let mut answer = format!("### Reasoning Trace\n---\n\n{between}\n\n");
        for made in &files {
            answer += &format!("```hcl\n{}```\n\nThat was a try.\n\n", made.text.replace("10.0.0.0/16", "10.9.0.0/16"));
        }
        answer += "```hcl\nresource \"aws_vpc\" \"draft\" {}\n```\n### Answer\n---\n\n";
        for (made, style) in files.iter().zip(&styles) {
            answer += &format!("{}\n\n", write(made, *style, ""));
        }
        let read = read_answer(&answer, &Asked::default()).expect("it holds a resource");
        prop_assert_eq!(terraform(&read), expected(&files), "{}", answer);
        let said = read.notes.iter().find(|note| note.id == "ingest-draft").expect("the draft is reported");
        prop_assert!(said.message.contains("aws_vpc.draft"), "{}", said.message);
    }

    #[test]
    fn one_file_holds_every_block_when_one_was_asked_for(files in configuration(), styles in styles()) {
        let answer: String = files.iter().zip(&styles).map(|(made, style)| write(made, *style, "") + "\n\n").collect();
        let sentence = String::new();
        let layout = Stated { value: Layout::Single("one.tf".to_owned()), sentence: sentence.clone(), source: sentence };
        let asked = Asked { layout: Some(layout), ..Asked::default() };
        let read = read_answer(&answer, &asked).expect("it holds a resource");
        let written = terraform(&read);
        let root: Vec<&Made> = files.iter().filter(|made| !made.path.contains('/')).collect();
        prop_assert_eq!(written.len(), usize::from(!root.is_empty()) + files.len() - root.len());
        for made in root {
            prop_assert!(written["one.tf"].contains(made.text.trim_end()), "{}", answer);
        }
    }

    #[test]
    fn a_file_given_again_replaces_the_first(files in configuration(), styles in styles()) {
        let first: String = files.iter().map(|made| {
            let old = Made { text: made.text.replace("10.0.0.0/16", "10.9.0.0/16"), ..made.clone() };
            write(&old, Style::Heading, "") + "\n"
        }).collect();
        let again: String = files.iter().zip(&styles).map(|(made, style)| write(made, *style, "") + "\n\n").collect();
        let read = read_answer(&format!("{first}\n\nOn second thought:\n\n{again}"), &Asked::default()).expect("it holds a resource");
        prop_assert_eq!(terraform(&read), expected(&files));
    }

    #[test]
    fn a_file_in_two_parts_is_one_file(files in configuration()) {
        let mut answer = String::new();
        for made in &files {
            let middle = made.text.find("\n\n").map_or(0, |at| at + 1);
            let (one, two) = made.text.split_at(middle);
            for part in [one, two].into_iter().filter(|part| !part.is_empty()) {
                answer += &write(&Made { path: made.path.clone(), text: part.trim_matches('\n').to_owned() + "\n" }, Style::Heading, "");
                answer += "\nAnd so on.\n\n";
            }
        }
        let read = read_answer(&answer, &Asked::default()).expect("it holds a resource");
        let plain = |all: BTreeMap<String, String>| all.into_values().map(|text| text.replace('\n', "")).collect::<Vec<_>>();
        prop_assert_eq!(plain(terraform(&read)), plain(expected(&files)), "{}", answer);
    }

    #[test]
    fn every_line_comes_from_a_line_of_the_answer(files in configuration(), styles in styles(), between in prose()) {
        let answer: String = files.iter().zip(&styles).map(|(made, style)| format!("{}\n{between}\n\n", write(made, *style, "lib/"))).collect();
        let read = read_answer(&answer, &Asked::default()).expect("it holds a resource");
        let lines: Vec<&str> = answer.lines().collect();
        for (id, file) in read.sources.iter() {
            for (at, line) in file.text.lines().enumerate() {
                let from = read.provenance.line(id, at + 1).expect("each line has a source");
                prop_assert!(lines[from - 1].contains(line.trim()), "{}:{} is not {:?}", file.path, at + 1, lines[from - 1]);
            }
            prop_assert!(read.provenance.line(id, file.text.lines().count() + 1).is_none());
        }
    }

    #[test]
    fn no_name_leaves_the_folder(name in r"[./\\A-Za-z:~$]{0,12}(\.\./|/|CON|nul|\\)?[a-z.]{0,6}\.(tf|sh|py)") {
        let answer = format!("### {name}\n\n```hcl title=\"{name}\"\nresource \"aws_vpc\" \"a\" {{}}\n```\n\n```sh:{name}\n#!/bin/sh\n```\n");
        let read = read_answer(&answer, &Asked::default()).expect("it holds a resource");
        for (_, file) in read.sources.iter() {
            prop_assert!(!file.path.starts_with(['/', '\\', '~', '.']) && !file.path.contains(['\\', ':']), "{}", file.path);
            for part in file.path.split('/') {
                prop_assert!(!part.is_empty() && part != "." && part != "..", "{}", file.path);
                let stem = part.split('.').next().unwrap_or("").to_lowercase();
                prop_assert!(!["con", "nul", "aux", "prn"].contains(&&*stem), "{}", file.path);
            }
        }
    }

    #[test]
    fn no_text_brings_it_down(parts in prop::collection::vec(select(vec![
        "```", "```hcl", "````markdown", "~~~", "\n", "\r\n", "# main.tf", "### Answer", "### Reasoning Trace", "resource \"aws_vpc\" \"a\" {",
        "}", "{", "\"", "${", "<<EOF", "EOF", "/*", "*/", "...", "\\_", "é😀\u{feff}", "**modules/a/b.tf**", "a = 1", "../x.py", "1. ", "   ", "│",
        "locals {", "data \"a\" \"b\" {}", "> ", "file(\"${path.module}/../a.sh\")", "source = \"./modules/a\"", "\u{0301}", "$", "'",
    ]), 0..60)) {
        let _ = read_answer(&parts.concat(), &Asked::default());
        let _ = read_answer(&parts.join("\n"), &Asked::default());
    }
}

/// Some hundred kilobytes of the worst that is known.
#[test]
fn time_is_linear_in_the_answer() {
    let block = "resource \"aws_vpc\" \"a\" {\n}\n";
    let fence = format!("```hcl\n{block}```\n");
    let many = |unit: &str| unit.repeat(150_000 / unit.len());
    let numbered = |unit: fn(usize) -> String| (0..8_000).map(unit).collect::<String>();
    let hostile = [
        many("```\n"),
        many("```markdown\n"),
        many("```bash\n"),
        many("# main.tf\n```hcl\nresource \"aws_vpc\" \"main\" {\n}\n```\n"),
        many(&format!("change `main.tf`\n{fence}")),
        many(&format!("a text to update\n{fence}")),
        many("```hcl\nresource \"aws_vpc\" \"a\" {\n...\n}\n```\n"),
        numbered(|at| format!("# f{at}.tf\n```hcl\nresource \"aws_vpc\" \"main\" {{\n}}\n```\n")),
        numbered(|at| format!("# f{at}.py\n```python\npass\n```\n")),
        format!("```hcl\n{}```\n", numbered(|at| format!("# f{at}.tf\nlocals {{\n}}\n"))),
        format!("```hcl\n{}", many("a = <<EOF\n")),
        format!("```hcl\n{}", many("a = \"${\"${\n")),
        format!("```hcl\n{block}{}", many("}\n")),
        format!("```hcl\nresource \"a\" \"b\" {{\n```\n{}", many("```hcl\n  a = {\n```\n")),
        many("some words of text\nresource \"aws_vpc\" \"a\" {\n}\n"),
        many("### Answer\n"),
        many("a/"),
        many(".tf"),
        numbered(|at| {
            format!("## Module m{at}\n```hcl\nmodule \"m{at}\" {{\n  source = \"./modules/m{at}\"\n}}\n```\n")
        }),
    ];
    for text in hostile {
        let text = format!("{fence}{text}");
        let time = || {
            let start = Instant::now();
            let _ = read_answer(&text, &Asked::default());
            start.elapsed()
        };
        // Optimised it takes some hundredths of a second; a quadratic reading takes much longer than this, every time. What else
        // the machine does may make one try slow.
        let is_fast = (0..4).any(|_| time() < Duration::from_secs(8));
        assert!(is_fast, "{:?}", &text[60..120]);
    }
}
