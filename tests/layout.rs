//! `--layout` for folders: every block moves whole, with its comments; nothing is lost, and a second run moves nothing.

use proptest::prelude::*;
use proptest::sample::select;
use tffix::catalogue::Selection;
use tffix::engine::{Options, Outcome};
use tffix::layout::Choice;
use tffix::source::{File, Sources};

/// A block with this number in its name, and the comments that stand right above it.
fn block(number: usize, shape: usize) -> String {
    match shape % 8 {
        0 => format!("# What n{number} is for.\nvariable \"n{number}\" {{\n  type = string # of {number}\n}}\n"),
        1 => format!("output \"n{number}\" {{ value = path.module }} # behind\n"),
        2 => format!("locals {{\n  n{number} = <<-EOT\n    output \"x\" {{\n    }}\n  EOT\n}}\n"),
        3 => format!(
            "# ----\n# Section {number}\n# ----\nresource \"terraform_data\" \"n{number}\" {{\n  input = \"${{path.module}}/x\"\n}}\n"
        ),
        4 => format!("provider \"aws\" {{\n  alias  = \"n{number}\"\n  region = \"eu-west-1\"\n}}\n"),
        5 => "terraform {\n  required_version = \">= 1.5\"\n}\n".to_owned(),
        6 => format!("# Alone in the file: {number}.\n\nvariable \"n{number}\" {{}}\n"),
        _ => format!("data \"aws_region\" \"n{number}\" {{}}\n"),
    }
}

fn folder() -> impl Strategy<Value = Sources> {
    let names = ["main.tf", "variables.tf", "outputs.tf", "network.tf", "provider.tf", "a_override.tf", "sub/main.tf"];
    let some = prop::sample::subsequence(names.to_vec(), 1..=names.len());
    (some, prop::collection::vec(prop::collection::vec(0..8usize, 1..5), names.len()), any::<bool>()).prop_map(
        |(names, shapes, ends)| {
            let mut number = 0;
            let files = names.iter().zip(&shapes).map(|(name, shapes)| {
                let blocks = shapes.iter().map(|shape| {
                    number += 1;
                    block(number, *shape)
                });
                let text = blocks.collect::<Vec<_>>().join("\n");
                let text = if ends { text } else { text.trim_end().to_owned() };
                File::new(*name, if name.ends_with("_override.tf") { "locals {\n}\n".to_owned() } else { text })
            });
            Sources::new(files.collect::<Vec<_>>())
        },
    )
}

fn arranged(sources: Sources, choice: Choice) -> Outcome {
    let selection = Selection { select: vec!["none".to_owned()], ignore: Vec::new() };
    let options = Options { layout: Some(choice), selection, ..Options::default() };
    tffix::repair(sources, &options).expect("the log gives the result")
}

/// Every paragraph of the files of the folder itself, sorted.
fn paragraphs(sources: &Sources) -> Vec<String> {
    let texts = sources.iter().filter(|(_, file)| file.folder().is_empty());
    let mut all: Vec<String> = texts
        .flat_map(|(_, file)| file.text.split("\n\n").map(|part| part.trim().to_owned()).collect::<Vec<_>>())
        .collect();
    all.retain(|part| !part.is_empty());
    all.sort();
    all
}

/// The sources as they stand on disk afterwards.
fn written(outcome: &Outcome) -> Sources {
    let files = outcome.after.iter().filter(|(id, _)| !outcome.removed.contains(id));
    Sources::new(files.map(|(_, file)| File::new(file.path.clone(), file.text.clone())).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_a_second_run_moves_nothing(sources in folder(), choice in select(vec![Choice::Single, Choice::Split])) {
        let outcome = arranged(sources.clone(), choice);
        prop_assert_eq!(paragraphs(&outcome.after), paragraphs(&sources), "{:?}", outcome.after);
        for (id, file) in sources.iter() {
            let gone = outcome.removed.contains(&id);
            prop_assert_eq!(gone, outcome.after.file(id).text.trim().is_empty(), "{}", file.path);
            if file.path.contains('/') || file.path.ends_with("_override.tf") {
                prop_assert_eq!(&outcome.after.file(id).text, &file.text);
            }
        }
        let now = written(&outcome);
        let again = arranged(now.clone(), choice);
        prop_assert_eq!(&again.after, &now);
        prop_assert!(again.log.is_empty() && again.removed.is_empty());
    }

    #[test]
    fn each_kind_has_its_file(sources in folder()) {
        for (_, file) in written(&arranged(sources.clone(), Choice::Split)).iter() {
            let heads: Vec<&str> = file.text.lines().filter(|line| !line.starts_with([' ', '#', '}'])).collect();
            let only = |word: &str| heads.iter().all(|head| head.is_empty() || head.starts_with(word));
            match file.path.as_str() {
                // What stood in a file of another use and has no file of its own stays.
                "variables.tf" | "outputs.tf" if sources.find(&file.path).is_none() => {
                    prop_assert!(only(if file.path == "variables.tf" { "variable" } else { "output" }), "{}", file.text);
                }
                "main.tf" | "network.tf" => {
                    prop_assert!(!heads.iter().any(|head| head.starts_with("variable") || head.starts_with("output")), "{}", file.text);
                }
                _ => {}
            }
        }
        let single = written(&arranged(sources.clone(), Choice::Single));
        let root: Vec<&str> = single.iter().map(|(_, file)| &*file.path).filter(|path| !path.contains('/') && !path.ends_with("_override.tf")).collect();
        let had = sources.iter().any(|(_, file)| file.folder().is_empty() && !file.path.ends_with("_override.tf"));
        prop_assert_eq!(root, if had { vec!["main.tf"] } else { Vec::new() });
    }
}

#[test]
fn files_that_do_not_parse_stay_where_they_are() {
    let sources = Sources::new([File::new("main.tf", "variable \"a\" {\n"), File::new("b.tf", "variable \"b\" {}\n")]);
    let outcome = arranged(sources.clone(), Choice::Split);
    assert_eq!(outcome.after, sources);
    assert_eq!(outcome.moved, ["no block is moved to another file, since not every file parses"]);
}

/// The files of a folder after a run of the program, by name.
fn on_disk(args: &[&str], settings: &str) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    let main = "variable \"a\" {\n  type = string\n}\n\noutput \"a\" {\n  value = var.a\n}\n";
    std::fs::write(folder.path().join("main.tf"), main).expect("it is written");
    std::fs::write(folder.path().join("locals.tf"), "locals {\n  b = 1\n}\n").expect("it is written");
    std::fs::write(folder.path().join("tffix.toml"), settings).expect("it is written");
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_tffix"))
        .args(["--select", "none"])
        .args(args)
        .arg(folder.path())
        .output()
        .expect("the binary runs");
    assert!(run.status.code().is_some_and(|code| code < 2), "{run:?}");
    let files = std::fs::read_dir(folder.path()).expect("it is there").flatten();
    let name = |entry: &std::fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut all: Vec<(String, String)> = files
        .filter(|entry| name(entry).ends_with(".tf"))
        .map(|entry| (name(&entry), std::fs::read_to_string(entry.path()).expect("it is text")))
        .collect();
    all.sort();
    all
}

#[test]
fn the_call_and_the_settings_choose_the_layout_of_a_folder() {
    let names = |all: &[(String, String)]| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let single = on_disk(&["--layout", "single"], "");
    assert_eq!(names(&single), ["main.tf"]);
    assert!(single[0].1.starts_with("locals {\n  b = 1\n}\n\nvariable \"a\""), "{}", single[0].1);
    assert_eq!(names(&on_disk(&[], "layout = \"split\"\n")), ["locals.tf", "outputs.tf", "variables.tf"]);
    // The call goes before the settings.
    assert_eq!(names(&on_disk(&["--layout", "keep"], "layout = \"split\"\n")), ["locals.tf", "main.tf"]);
}
