//! How often the reader of prompts is right, against labels made by reading (`asked/labels.toml`).
//!
//! The texts are not part of this repository: without `TFFIX_SHARED` (or `../shared` beside the crate) nothing is measured, and this is said.
//! `TFFIX_SHOW=development` prints every error of that part, with the sentence. The part that is held out was labelled by
//! the same reading before the tool was run on it, and its errors stay unread. `BLESS=1` writes `docs/components.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use tffix::ask::{self, Asked};

#[derive(serde::Deserialize)]
struct Labels {
    development: BTreeMap<String, Label>,
    held_out: BTreeMap<String, Label>,
}

#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Label {
    asked: String,
    optional: String,
    excluded: String,
    existing: String,
    unsure: String,
}

/// Right, wrongly asked, overlooked.
#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Count {
    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }
}

fn corpus() -> Option<PathBuf> {
    let shared = std::env::var_os("TFFIX_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    let corpus = shared.join("corpus");
    if !corpus.is_dir() {
        println!("skipped: no corpus of prompts here (set TFFIX_SHARED)");
        return None;
    }
    Some(corpus)
}

fn labels() -> Labels {
    toml::from_str(include_str!("asked/labels.toml")).expect("labels.toml parses")
}

fn set(list: &str) -> BTreeSet<&str> {
    list.split_whitespace().collect()
}

fn measure(name: &str, half: &BTreeMap<String, Label>, corpus: &std::path::Path) -> Count {
    let show = std::env::var("TFFIX_SHOW").is_ok_and(|half| half == name);
    let mut total = Count::default();
    let mut excluded = (0, 0);
    for (id, label) in half {
        let text = std::fs::read_to_string(corpus.join(id).join("PROMPT.md")).expect("a labelled prompt is there");
        let asked: Asked = ask::read(Some(&text), None, &[]);
        let (wanted, unsure) = (set(&label.asked), set(&label.unsure));
        for component in ask::components() {
            let (told, meant) = (asked.wants(component.id), wanted.contains(component.id));
            if unsure.contains(component.id) || !(told || meant) {
                continue;
            }
            match (told, meant) {
                (true, true) => total.right += 1,
                (true, false) => total.wrong += 1,
                _ => total.missed += 1,
            }
            if show && told != meant {
                let kind = if told { "WRONG " } else { "MISSED" };
                let why: Vec<String> = asked
                    .components
                    .get(component.id)
                    .into_iter()
                    .flatten()
                    .map(|one| {
                        format!("{:?} {} {}", one.wish, one.source, one.sentence.chars().take(160).collect::<String>())
                    })
                    .collect();
                println!("{kind} {id} {}\n      {}", component.id, why.join("\n      "));
            }
        }
        for component in set(&label.excluded) {
            excluded.1 += 1;
            excluded.0 += usize::from(asked.excludes(component));
            if show && !asked.excludes(component) {
                println!("KEPT   {id} {component}");
            }
        }
    }
    println!(
        "{name}: {} prompts, right {} wrong {} missed {}, precision {:.1} %, recall {:.1} %, excluded {} of {}",
        half.len(),
        total.right,
        total.wrong,
        total.missed,
        100.0 * total.precision(),
        100.0 * total.recall(),
        excluded.0,
        excluded.1
    );
    total
}

#[test]
fn labels_name_components_once() {
    let labels = labels();
    let known: BTreeSet<&str> = ask::components().iter().map(|one| one.id).collect();
    for (id, label) in labels.development.iter().chain(&labels.held_out) {
        let lists = [&label.asked, &label.optional, &label.excluded, &label.existing, &label.unsure];
        let all: Vec<&str> = lists.iter().flat_map(|list| list.split_whitespace()).collect();
        let once: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), once.len(), "{id} labels a component twice");
        assert!(once.is_subset(&known), "{id}: {:?} are no components", once.difference(&known).collect::<Vec<_>>());
    }
}

/// The table of `docs/components.md`: how often each component was read as asked, and was.
fn table(labels: &Labels, corpus: &std::path::Path) -> String {
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for (id, label) in labels.development.iter().chain(&labels.held_out) {
        let text = std::fs::read_to_string(corpus.join(id).join("PROMPT.md")).expect("a labelled prompt is there");
        let asked: Asked = ask::read(Some(&text), None, &[]);
        let (wanted, unsure) = (set(&label.asked), set(&label.unsure));
        for component in ask::components().iter().filter(|one| !unsure.contains(one.id)) {
            let count = counts.entry(component.id).or_default();
            match (asked.wants(component.id), wanted.contains(component.id)) {
                (true, true) => count.right += 1,
                (true, false) => count.wrong += 1,
                (false, true) => count.missed += 1,
                (false, false) => {}
            }
        }
    }
    let mut out = format!(
        "# How often a component is read as asked, and is\n\n\
         Counted over the {} labelled prompts of `tests/asked/labels.toml` by `cargo test --test asked`, which needs the\n\
         prompts and skips itself without them. `BLESS=1` writes this file.\n\n\
         | component | what it is | read as asked | of these right | overlooked |\n|---|---|---|---|---|\n",
        labels.development.len() + labels.held_out.len()
    );
    for component in ask::components() {
        let Some(count) = counts.get(component.id).filter(|one| one.right + one.wrong + one.missed > 0) else {
            continue;
        };
        let fired = count.right + count.wrong;
        let line =
            format!("| `{}` | {} | {fired} | {} | {} |\n", component.id, component.title, count.right, count.missed);
        out.push_str(&line);
    }
    out
}

#[test]
fn the_table_of_components_is_current() {
    let Some(corpus) = corpus() else { return };
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/components.md");
    let table = table(&labels(), &corpus);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &table).expect("the table is written");
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == table, "docs/components.md is out of date: BLESS=1 cargo test --test asked writes it");
}

#[test]
fn what_is_read_as_asked_is_asked() {
    let Some(corpus) = corpus() else { return };
    let labels = labels();
    for (name, half) in [("development", &labels.development), ("held_out", &labels.held_out)] {
        let count = measure(name, half, &corpus);
        assert!(count.precision() >= 0.95, "{name}: precision {:.3}", count.precision());
        assert!(count.recall() >= 0.95, "{name}: recall {:.3}", count.recall());
    }
}
