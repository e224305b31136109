//! Every fix, by its folder: cases, keeps, README example, and the laws that hold for all of them.

mod support;

use std::fmt::Write as _;
use std::path::Path;

use libtest_mimic::{Arguments, Failed, Trial};
use support::{diff, entries, golden, root, sources};
use tffix::catalogue::{self, Selection};
use tffix::engine::{self, Options, Outcome, State};
use tffix::fix::Fix;
use tffix::source::{File, Sources};
use tffix::{ask, verify};

fn main() {
    let args = Arguments::from_args();
    let mut trials = Vec::new();
    for fix in catalogue::all() {
        let folder = root().join("fixes").join(fix.id);
        trials.push(Trial::test(format!("{}/readme", fix.id), move || readme(fix)));
        for path in entries(&folder.join("cases")) {
            trials.push(Trial::test(format!("{}/cases/{}", fix.id, stem(&path)), move || case(fix, &path)));
        }
        for path in entries(&folder.join("keeps")) {
            trials.push(Trial::test(format!("{}/keeps/{}", fix.id, stem(&path)), move || keep(fix, &path)));
        }
        trials.push(Trial::test(format!("{}/folder", fix.id), move || folder_is_whole(fix)));
    }
    trials.push(Trial::test("matrix", matrix));
    trials.push(Trial::test("orphans", orphans));
    trials.push(Trial::test("table", table));
    libtest_mimic::run(&args, trials).exit();
}

fn stem(path: &Path) -> String {
    path.file_stem().expect("cases have names").to_string_lossy().into_owned()
}

/// What a case asks for: its `prompt.md`, and what stands in `require` (names, separated by commas).
fn asked(path: &Path) -> ask::Asked {
    let text = |name: &str| std::fs::read_to_string(path.join(name)).ok();
    let require: Vec<String> =
        text("require").iter().flat_map(|all| all.trim().split(',')).map(str::to_owned).collect();
    ask::read(text("prompt.md").as_deref(), text("review.md").as_deref(), &require)
}

fn run(fix: &Fix, before: Sources, asked: ask::Asked) -> Outcome {
    let selection = Selection { select: vec![fix.id.to_owned()], ignore: Vec::new() };
    engine::settle(before, catalogue::all(), &Options { asked, allow_unsafe: true, selection, ..Options::default() })
}

/// The laws: converged, logged, every promise kept.
fn laws(outcome: &Outcome) -> Result<(), Failed> {
    verify::replay(outcome)?;
    for record in &outcome.records {
        if let State::Held(engine::Held::RolledBack(why)) = &record.state {
            return Err(format!("{}: {}: {why}", record.fix.id, record.message).into());
        }
    }
    Ok(())
}

fn case(fix: &'static Fix, path: &Path) -> Result<(), Failed> {
    let before = sources(path);
    let outcome = run(fix, before.clone(), asked(path));
    laws(&outcome)?;
    if outcome.after == before {
        return Err("the case is not changed: it is a keep".into());
    }
    let again = run(fix, outcome.after.clone(), asked(path));
    if again.after != outcome.after {
        return Err(format!("a second run changes something:\n{}", diff(&outcome.after, &again.after)).into());
    }
    for (_, file) in outcome.after.iter() {
        let is_new =
            |line: &&str| line.ends_with([' ', '\t']) && !before.iter().any(|(_, old)| old.text.contains(*line));
        if let Some(line) = file.text.lines().find(is_new) {
            return Err(format!("blanks at the end of a line: {line:?}").into());
        }
    }
    let mut text = String::new();
    for record in &outcome.records {
        let file = before.iter().find(|(id, _)| *id == record.at.file).map(|(_, file)| file);
        let (line, _) = file.map_or((1, 1), |file| file.position(record.at.range.start));
        let name = file.map_or("", |file| &file.path);
        let held = if record.state == State::Applied { "" } else { ", held" };
        let _ = writeln!(text, "# {name}:{line} {} [{}{held}]", record.message, record.fix.id);
    }
    text += &diff(&before, &outcome.after);
    golden(&root().join("snapshots").join(fix.id).join(format!("{}.diff", stem(path))), &text)?;
    Ok(())
}

fn keep(fix: &'static Fix, path: &Path) -> Result<(), Failed> {
    let before = sources(path);
    let outcome = run(fix, before.clone(), asked(path));
    if outcome.after != before {
        return Err(format!("it is changed:\n{}", diff(&before, &outcome.after)).into());
    }
    Ok(())
}

const SECTIONS: [&str; 3] = ["## Example", "## What it leaves alone", "## Safety"];

fn readme(fix: &'static Fix) -> Result<(), Failed> {
    let text = fix.readme();
    let text = text.as_str();
    let title = text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or("");
    if title != fix.title {
        return Err(format!("the README's title is {title:?}, fix.toml's {:?}", fix.title).into());
    }
    if let Some(section) = SECTIONS.iter().find(|section| !text.contains(*section)) {
        return Err(format!("the README has no section {section:?}").into());
    }
    let example = text.split("## Example").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap_or("");
    let fences: Vec<(&str, &str)> =
        example.split("```").skip(1).step_by(2).filter_map(|fence| fence.split_once('\n')).collect();
    let [(_, before), (_, after)] = fences.iter().filter(|(info, _)| *info == "hcl").copied().collect::<Vec<_>>()[..]
    else {
        return Err("the example needs two hcl fences: before and after".into());
    };
    let prompt = fences.iter().find(|(info, _)| *info == "text").map(|(_, text)| *text);
    let sources = Sources::new([File::new("main.tf", before)]);
    let outcome = run(fix, sources, ask::read(prompt, None, &[]));
    let (_, file) = outcome.after.iter().next().expect("a file does not go away");
    if &*file.text != after {
        return Err(format!("the example gives something else:\n{}", file.text).into());
    }
    laws(&outcome)
}

fn folder_is_whole(fix: &'static Fix) -> Result<(), Failed> {
    let folder = root().join("fixes").join(fix.id);
    for part in ["cases", "keeps"] {
        if entries(&folder.join(part)).is_empty() {
            return Err(format!("{part}/ is empty").into());
        }
    }
    let known = ["fix.toml", "fix.rs", "must.tf", "must", "README.md", "cases", "keeps"];
    for path in entries(&folder) {
        let name = path.file_name().expect("entries have names").to_string_lossy().into_owned();
        if !known.contains(&name.as_str()) && !name.ends_with(".toml") {
            return Err(format!("{name}: nothing reads it").into());
        }
    }
    let title = &fix.title;
    if !title.starts_with(char::is_uppercase) || title.ends_with('.') || !title.contains(' ') {
        return Err(format!("the title is a sentence without its stop: {title:?}").into());
    }
    if (fix.safety == tffix::fix::Safety::Safe) != fix.risks.is_empty() && fix.safety != tffix::fix::Safety::Suggest {
        return Err("a safe fix has no risks, an unsafe one says which".into());
    }
    Ok(())
}

/// Every fix on every case and keep: who fires where.
fn matrix() -> Result<(), Failed> {
    let mut text = String::new();
    for owner in catalogue::all() {
        for part in ["cases", "keeps"] {
            for path in entries(&root().join("fixes").join(owner.id).join(part)) {
                let before = sources(&path);
                let options = Options { asked: asked(&path), allow_unsafe: true, ..Options::default() };
                let outcome = engine::settle(before, catalogue::all(), &options);
                laws(&outcome)
                    .map_err(|e| format!("{}/{part}/{}: {}", owner.id, stem(&path), e.message().unwrap_or("")))?;
                let mut fired: Vec<&str> = outcome
                    .records
                    .iter()
                    .filter(|record| record.state == State::Applied)
                    .map(|record| record.fix.id)
                    .collect();
                fired.sort_unstable();
                fired.dedup();
                let _ = writeln!(text, "{}/{part}/{}: {}", owner.id, stem(&path), fired.join(" "));
            }
        }
    }
    golden(&root().join("snapshots/matrix.txt"), &text)?;
    Ok(())
}

/// A golden without a case fails by name.
fn orphans() -> Result<(), Failed> {
    for folder in entries(&root().join("snapshots")).into_iter().filter(|path| path.is_dir()) {
        let id = folder.file_name().expect("folders have names").to_string_lossy().into_owned();
        for snapshot in entries(&folder) {
            let case = root().join("fixes").join(&id).join("cases").join(stem(&snapshot));
            if !case.is_dir() && !case.with_extension("tf").is_file() {
                return Err(format!("snapshots/{id}/{} belongs to no case", stem(&snapshot)).into());
            }
        }
    }
    Ok(())
}

/// The table of all fixes, written by the program.
fn table() -> Result<(), Failed> {
    let mut text = String::from(
        "# Fixes\n\nWritten by the program; `BLESS=1 cargo test --test fixes` writes it again.\n\n| fix | what holds afterwards | class | stage | safety | shape |\n|---|---|---|---|---|---|\n",
    );
    for fix in catalogue::all() {
        let lower = |value: &dyn std::fmt::Debug| format!("{value:?}").to_lowercase();
        let mut safety = lower(&fix.safety);
        if !fix.risks.is_empty() {
            let _ = write!(safety, " ({})", fix.risks.iter().map(|risk| lower(risk)).collect::<Vec<_>>().join(", "));
        }
        let _ = writeln!(
            text,
            "| [{0}]({0}/README.md) | {1} | {2} | {3} | {safety} | {4} |",
            fix.id,
            fix.title,
            fix.class,
            lower(&fix.stage),
            fix.shape.name()
        );
    }
    golden(&root().join("fixes/README.md"), &text)?;
    Ok(())
}
