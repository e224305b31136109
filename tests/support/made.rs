//! Made-up configurations, and the ways in which an answer writes a file down.

#![allow(dead_code)] // Each test uses a part of it.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use tffix::ingest::Ingested;

/// One file of a made-up configuration.
#[derive(Clone, Debug)]
pub struct Made {
    pub path: String,
    pub text: String,
}

/// How a file is written down.
#[derive(Clone, Copy, Debug)]
pub enum Style {
    Heading,
    NumberedHeading,
    FileHeading,
    HeadingWithRemark,
    Bold,
    Plain,
    ListItem,
    Sentence,
    InfoColon,
    InfoTitle,
    InfoDash,
    Tilde,
    FourMarks,
    InList,
    Glued,
    Escaped,
}

pub const STYLES: [Style; 16] = [
    Style::Heading,
    Style::NumberedHeading,
    Style::FileHeading,
    Style::HeadingWithRemark,
    Style::Bold,
    Style::Plain,
    Style::ListItem,
    Style::Sentence,
    Style::InfoColon,
    Style::InfoTitle,
    Style::InfoDash,
    Style::Tilde,
    Style::FourMarks,
    Style::InList,
    Style::Glued,
    Style::Escaped,
];

pub const PROSE: [&str; 6] = [
    "I kept the network small, so that it is easy to follow.",
    "Please review the values before you apply them.\n\n- They are in euros.\n- They change every month.",
    "| name | value |\n|---|---|\n| size | small |",
    "> Note that the first run takes a while.",
    "---",
    "Run it like this:\n\n```bash\nterraform init\nterraform apply\n```",
];

pub const README: &str = "```markdown\n# Readme\n\nLayout:\n\n```\n.\n└── main.tf\n```\n\n## Usage\n\n```hcl\nmodule \"example\" {\n  source = \"./example\"\n}\n```\n\n```bash\nterraform apply\n```\n\n## License\n\nNone.\n```";

pub fn write(made: &Made, style: Style, prefix: &str) -> String {
    let path = format!("{prefix}{}", made.path);
    let text = made.text.trim_end();
    let fenced = |info: &str| format!("```{info}\n{text}\n```\n");
    let hcl = match made.path.rsplit_once('.') {
        Some((_, "tf")) => "hcl",
        Some((_, "py")) => "python",
        _ => "",
    };
    match style {
        Style::Heading => format!("## {path}\n\n{}", fenced(hcl)),
        Style::NumberedHeading => format!("### 3. `{path}`\n{}", fenced(hcl)),
        Style::FileHeading => format!("## File: {path}\n\n{}", fenced(hcl)),
        Style::HeadingWithRemark => format!("### A part of it (`{path}`)\n\nIt does a lot.\n\n{}", fenced(hcl)),
        Style::Bold => format!("**{path}**\n\n{}", fenced(hcl)),
        Style::Plain => format!("{path}:\n{}", fenced(hcl)),
        Style::ListItem => format!("2. **`{path}`** - what it is for\n\n{}", fenced(hcl)),
        Style::Sentence => format!("Then comes `{path}`, which you will need too:\n\n{}", fenced(hcl)),
        Style::InfoColon => fenced(&format!("hcl:{path}")),
        Style::InfoTitle => fenced(&format!("hcl title=\"{path}\"")),
        Style::InfoDash => fenced(&format!("hcl - {path}")),
        Style::Tilde => format!("## {path}\n\n~~~{hcl}\n{text}\n~~~\n"),
        Style::FourMarks => format!("## {path}\n\n````{hcl}\n{text}\n````\n"),
        Style::InList => {
            let lines: String = text.lines().map(|line| format!("   {line}\n")).collect();
            format!("4. {path}\n\n   ```{hcl}\n{lines}   ```\n")
        }
        Style::Glued if text.ends_with('}') => format!("## {path}\n\n```{hcl}\n{text}```\n"),
        Style::Glued => format!("## {path}\n\n{}", fenced(hcl)),
        Style::Escaped => format!("# {}\n\n{}", path.replace('_', "\\_"), fenced(hcl)),
    }
}

/// A block with this number in its name.
pub fn block(number: usize, shape: usize) -> String {
    match shape % 5 {
        0 => format!("resource \"aws_vpc\" \"n{number}\" {{\n  cidr_block = \"10.0.0.0/16\"\n}}\n"),
        1 => format!("# A comment\nvariable \"n{number}\" {{\n  type = string\n\n  default = \"${{}}\"\n}}\n"),
        2 => format!(
            "resource \"aws_instance\" \"n{number}\" {{\n  user_data = <<-EOT\n    #!/bin/sh\n    # other.tf\n    echo '}}'\n  EOT\n}}\n"
        ),
        3 => format!("output \"n{number}\" {{ value = 1 }}\n"),
        _ => format!("data \"aws_ami\" \"n{number}\" {{\n  filter {{\n    name = \"a \\\"b\\\" {{\"\n  }}\n}}\n"),
    }
}

pub fn configuration() -> impl Strategy<Value = Vec<Made>> {
    let names = [
        "main.tf",
        "variables.tf",
        "tap_stack.tf",
        "s3-logs.tf",
        "modules/net_work/main.tf",
        "modules/net_work/outputs.tf",
    ];
    let shapes = prop::collection::vec(0..5usize, 1..4);
    let some = prop::sample::subsequence(names.to_vec(), 1..=names.len()).prop_shuffle();
    (some, prop::collection::vec(shapes, names.len())).prop_map(|(paths, shapes)| {
        let mut number = 0;
        let files = paths.iter().zip(&shapes).map(|(path, shapes)| {
            let blocks: Vec<String> = [0]
                .iter()
                .chain(shapes)
                .map(|shape| {
                    number += 1;
                    block(number, *shape)
                })
                .collect();
            Made { path: (*path).to_owned(), text: blocks.join("\n") }
        });
        files.collect()
    })
}

pub fn by_path(read: &Ingested) -> BTreeMap<String, String> {
    read.sources.iter().map(|(_, file)| (file.path.clone(), file.text.to_string())).collect()
}

pub fn terraform(read: &Ingested) -> BTreeMap<String, String> {
    by_path(read).into_iter().filter(|(path, _)| path.ends_with(".tf")).collect()
}

pub fn expected(files: &[Made]) -> BTreeMap<String, String> {
    files.iter().map(|made| (made.path.clone(), made.text.clone())).collect()
}

pub fn prose() -> impl Strategy<Value = &'static str> {
    select(PROSE.to_vec())
}

pub fn styles() -> impl Strategy<Value = Vec<Style>> {
    prop::collection::vec(select(STYLES.to_vec()), 6)
}
