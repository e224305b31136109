//! Whole answers at random: every layout that real answers have, what stands around it, and what must not come along.

#[path = "support/made.rs"]
mod made;

use std::collections::BTreeMap;

use made::{Made, README, Style, by_path, configuration, expected, styles, terraform, write};
use proptest::prelude::*;
use proptest::sample::select;
use tffix::ask::Asked;
use tffix::ingest::read_answer;

/// How the files of an answer are written down as a whole.
#[derive(Clone, Copy, Debug)]
enum Whole {
    /// A fence for each, each named in its own way.
    Fences,
    /// One fence, split by comments.
    OneFence,
    /// One fence, split by comments under banners.
    Banners,
    /// No fence, text around the code.
    Raw,
    JsonByName,
    JsonList,
    JsonInFence,
    Tags,
    TagsWithName,
    Artifacts,
    Shell,
    Yaml,
    Diff,
    Numbered,
    Entities,
    Quoted,
    Document,
    FourMarksOutside,
}

const WHOLES: [Whole; 18] = [
    Whole::Fences,
    Whole::OneFence,
    Whole::Banners,
    Whole::Raw,
    Whole::JsonByName,
    Whole::JsonList,
    Whole::JsonInFence,
    Whole::Tags,
    Whole::TagsWithName,
    Whole::Artifacts,
    Whole::Shell,
    Whole::Yaml,
    Whole::Diff,
    Whole::Numbered,
    Whole::Entities,
    Whole::Quoted,
    Whole::Document,
    Whole::FourMarksOutside,
];

/// Text that says `zebra`, so that it is found where it must not be.
const TEXT: [&str; 8] = [
    "This zebra part is about the network. It has three zebras in each zone.",
    "I apologize for the zebra in the earlier version. Here is what you asked for:",
    "Zebra notes:\n\n- **Cost**: a zebra is cheap\n- Use `terraform plan` before\n\n1. zebra one\n2. zebra two",
    "| zebra | stripes |\n|---|---|\n| small | 3 |",
    "Project layout:\n\n```\n.\n├── zebra.tf\n└── main.tf\n```",
    "Run the zebra:\n\n```bash\nterraform init\nterraform apply -var zebra=1\n```",
    "---\n\n*(zebra: continued below)*\n",
    "> Note: keep the zebra out of version control.",
];

/// Code that shows something and is no part of the configuration.
const SHOWN: [&str; 4] = [
    "## Zebra usage example\n\n```hcl\nmodule \"zebra\" {\n  source = \"git::https://example.com/zebra.git\"\n}\n```\n",
    "To add a tag, change it like this:\n\n```hcl\nresource \"aws_vpc\" \"n1\" {\n  # ... existing configuration ...\n  zebra = 1\n}\n```\n",
    "```diff\n- zebra = 1\n+ zebra = 2\n```\n",
    "## Before and after\n\nBefore:\n\n```hcl\nresource \"aws_vpc\" \"n1\" {\n  cidr_block = \"zebra\"\n}\n```\n",
];

/// What stands before the answer proper.
#[derive(Clone, Copy, Debug)]
enum Trace {
    None,
    Draft,
    Think,
    NoAnswer,
    InFence,
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

fn indented(text: &str, by: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{by}{line}\n") }).collect()
}

fn added(text: &str) -> String {
    text.lines().map(|line| format!("+{line}\n")).collect()
}

fn lay_out(files: &[Made], whole: Whole, styles: &[Style], text: &[&str]) -> String {
    let fence = |mark: &str, info: &str, text: &str| format!("{mark}{info}\n{}\n{mark}\n", text.trim_end());
    let each = |write: &dyn Fn(&Made) -> String| files.iter().map(write).collect::<Vec<_>>().join("\n");
    let json = |made: &Made| serde_json::to_string(&made.text).expect("a string");
    let spaced = |write: &dyn Fn(usize, &Made) -> String| {
        let parts =
            files.iter().enumerate().map(|(at, made)| format!("{}\n\n{}", write(at, made), text[at % text.len()]));
        format!("{}\n\n{}\n", text[0], parts.collect::<Vec<_>>().join("\n\n"))
    };
    let fences = || spaced(&|at, made| write(made, styles[at], ""));
    match whole {
        Whole::Fences => fences(),
        Whole::OneFence => {
            format!("{}\n\n{}", text[0], fence("```", "hcl", &each(&|made| format!("# {}\n{}", made.path, made.text))))
        }
        Whole::Banners => {
            let banner = |made: &Made| {
                format!("# ====================\n# {}\n# ====================\n\n{}", made.path, made.text)
            };
            format!("{}\n\n{}", text[0], fence("```", "terraform", &each(&banner)))
        }
        Whole::Raw => format!(
            "The zebra is here.\n\n{}\nThat was the last zebra of all.\n",
            each(&|made| format!("=== {} ===\n\n{}", made.path, made.text))
        ),
        Whole::JsonByName => format!("{{\n{}}}\n", each(&|made| format!("  \"{}\": {},", made.path, json(made)))),
        Whole::JsonList => {
            let all = each(&|made| format!("{{\"path\": \"{}\", \"content\": {}}},", made.path, json(made)));
            format!("{{\"explanation\": \"A zebra.\", \"files\": [{}]}}", all.trim_end_matches(','))
        }
        Whole::JsonInFence => {
            let all = each(&|made| format!("{{\"filename\": \"{}\", \"code\": {}}},", made.path, json(made)));
            format!("{}\n\n```json\n[\n{}\n]\n```\n\n{}\n", text[0], all.trim_end_matches(','), text[1])
        }
        Whole::Tags => format!(
            "<files>\n{}\n</files>\nA zebra follows.\n",
            each(&|made| format!("<file path=\"{}\">\n{}</file>", made.path, made.text))
        ),
        Whole::TagsWithName => {
            let one = |made: &Made| {
                format!("<file>\n<name>{}</name>\n<content>\n{}</content>\n</file>", made.path, made.text)
            };
            format!("{}\n\n{}\n", text[1], each(&one))
        }
        Whole::Artifacts => spaced(&|at, made| {
            let tag = format!(
                "<antArtifact identifier=\"zebra-{at}\" type=\"application/vnd.ant.code\" language=\"hcl\" title=\"{}\">",
                made.path
            );
            format!("{tag}\n{}</antArtifact>", made.text)
        }),
        Whole::Shell => {
            let one = |made: &Made| format!("cat > {} <<'ZEBRA_EOF'\n{}ZEBRA_EOF\n", made.path, made.text);
            format!(
                "{}\n\n{}",
                text[1],
                fence("```", "bash", &format!("mkdir -p zebra\n\n{}\nterraform init", each(&one)))
            )
        }
        Whole::Yaml => {
            let one = |made: &Made| format!("  {}: |\n{}", made.path, indented(&made.text, "    "));
            format!("{}\n\n{}", text[1], fence("```", "yaml", &format!("zebra: 1\nfiles:\n{}", each(&one))))
        }
        Whole::Diff => {
            let one =
                |made: &Made| format!("--- /dev/null\n+++ b/{}\n@@ -0,0 +1,9 @@\n{}", made.path, added(&made.text));
            fence("```", "diff", &each(&one))
        }
        Whole::Numbered => spaced(&|_, made| {
            let lines = made.text.lines().enumerate().map(|(at, line)| format!("{:>3} | {line}\n", at + 1));
            format!("### {}\n\n{}", made.path, fence("```", "hcl", &lines.collect::<String>()))
        }),
        Whole::Entities => each(&|made| {
            format!("<h2>{}</h2>\n<pre><code class=\"language-hcl\">{}</code></pre>\n", made.path, html(&made.text))
        }),
        Whole::Quoted => {
            let all = each(&|made| format!("**{}**\n\n{}", made.path, fence("```", "hcl", &made.text)));
            format!(
                "{}\n\n{}",
                text[1],
                all.lines().map(|line| format!("> {line}").trim_end().to_owned() + "\n").collect::<String>()
            )
        }
        Whole::Document => format!("```markdown\n# Zebra\n\n{}\n```\n", each(&|made| write(made, Style::Heading, ""))),
        Whole::FourMarksOutside => {
            format!("````markdown\n# Zebra\n\n{}\n````\n", each(&|made| write(made, Style::Bold, "")))
        }
    }
}

/// Texts without blank lines and without the comments that name a file.
fn plain(all: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let is_name = |line: &str| line.starts_with("# ===") || line.starts_with("# ") && line.ends_with(".tf");
    let lines = |text: String| {
        text.lines().filter(|line| !line.trim().is_empty() && !is_name(line)).collect::<Vec<_>>().join("\n")
    };
    all.into_iter().map(|(path, text)| (path, lines(text))).collect()
}

/// What the code of an answer must be, and what must not stand in it.
fn holds(answer: &str, files: &[Made]) -> Result<(), TestCaseError> {
    let read = match read_answer(answer, &Asked::default()) {
        Ok(read) => read,
        Err(error) => return Err(TestCaseError::fail(format!("{error}\n{answer}"))),
    };
    let found = terraform(&read);
    prop_assert_eq!(plain(found.clone()), plain(expected(files)), "{}", answer);
    prop_assert!(!found.values().any(|text| text.to_lowercase().contains("zebra")), "{}", answer);
    let lines = answer.split('\n').count();
    for (id, file) in read.sources.iter() {
        for at in 1..=file.text.lines().count() {
            let from = read.provenance.line(id, at).expect("each line has a source");
            prop_assert!(from >= 1 && from <= lines);
        }
    }
    Ok(())
}

fn texts() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(select(TEXT.to_vec()), 7)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_put_in_comes_out(
        files in configuration(),
        whole in select(WHOLES.to_vec()),
        styles in styles(),
        text in texts(),
        windows in any::<bool>(),
        mark in any::<bool>(),
    ) {
        let mut answer = lay_out(&files, whole, &styles, &text);
        if windows {
            answer = answer.replace('\n', "\r\n");
        }
        if mark {
            answer.insert(0, '\u{feff}');
        }
        let files: Vec<Made> = files;
        holds(&answer, &files)?;
    }

    #[test]
    fn what_is_shown_does_not_come_along(
        files in configuration(),
        styles in styles(),
        text in texts(),
        shown in prop::sample::subsequence(SHOWN.to_vec(), 0..=SHOWN.len()),
        trace in select(vec![Trace::None, Trace::Draft, Trace::Think, Trace::NoAnswer, Trace::InFence]),
        readme in any::<bool>(),
    ) {
        // Of what is shown some is a version of the first block: it stands there whole.
        let body = lay_out(&files, Whole::Fences, &styles, &text);
        let draft = "```hcl\nresource \"aws_vpc\" \"n1\" {\n  cidr_block = \"zebra\"\n}\n\nresource \"aws_vpc\" \"zebra\" {}\n```\n";
        let rest = format!("{}\n{}", if readme { format!("## README.md\n\n{README}\n") } else { String::new() }, shown.join("\n"));
        let answer = match trace {
            Trace::None => format!("{body}\n{rest}"),
            Trace::Draft => format!("### Reasoning Trace\n---\n\n{}\n\n{draft}\nNo, another way.\n\n### Answer\n---\n\n{body}\n{rest}", text[0]),
            Trace::Think => format!("<think>\n{}\n\n{draft}\n</think>\n\n{body}\n{rest}", text[0]),
            Trace::NoAnswer => format!("### Reasoning Trace\n---\n\n{body}\n\n### Answer\n---\n"),
            Trace::InFence => {
                // The marker stands in the middle of the first file's fence.
                let (one, two) = files[0].text.split_at(files[0].text.find("\n\n").map_or(0, |at| at + 2));
                let others = if files.len() > 1 { lay_out(&files[1..], Whole::Fences, &styles, &text) } else { String::new() };
                let start = format!("### Reasoning Trace\n---\n\n{}\n\n```hcl\n# {}\n{one}", text[0], files[0].path);
                format!("{start}\n### Answer\n---\n{two}```\n\n{others}\n{rest}")
            }
        };
        holds(&answer, &files)?;
    }

    /// Files that are not Terraform stand where the code looks for them.
    #[test]
    fn files_beside_the_code_stand_where_it_looks_for_them(
        files in configuration(),
        styles in styles(),
        text in texts(),
        whole in select(vec![Whole::Fences, Whole::JsonList, Whole::Tags, Whole::Shell, Whole::Yaml]),
        folder in select(vec!["", "lambda/", "files/src/"]),
    ) {
        let code = format!(
            "data \"archive_file\" \"fn\" {{\n  type        = \"zip\"\n  source_file = \"${{path.module}}/{folder}handler.py\"\n  output_path = \"fn.zip\"\n}}\n"
        );
        let script = "def handler(event, context):\n    return {\"zones\": 3}\n".to_owned();
        let mut files: Vec<Made> = files.into_iter().filter(|made| made.path != "archive.tf").collect();
        files.push(Made { path: "archive.tf".to_owned(), text: code });
        // In fences only its name is known.
        let path = if matches!(whole, Whole::Fences) { "handler.py".to_owned() } else { format!("{folder}handler.py") };
        let mut all = files.clone();
        all.push(Made { path, text: script.clone() });
        let mut styles = styles;
        styles.resize(8, Style::Heading);
        let answer = lay_out(&all, whole, &styles, &text);
        holds(&answer, &files)?;
        let read = read_answer(&answer, &Asked::default()).expect("it holds a resource");
        let found = by_path(&read).remove(&format!("{folder}handler.py"));
        prop_assert_eq!(found, Some(script), "{}", answer);
    }
}
