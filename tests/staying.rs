//! Staying power of bulk runs: memory that does not grow with the records, a budget of time, trees whose answers get in each
//! other's way, interrupts, and a terminal; and what a report says of very many things that are alike.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

fn tffix() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tffix"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn run(arguments: &[&str], folder: &Path) -> (i32, String, String) {
    let mut command = tffix();
    let output = command.args(arguments).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    let output = output.output().expect("the binary runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

const BUCKET: &str = "```hcl\nresource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n}\n```\n";

/// An answer of about 100 KB: whoever keeps all of them is seen.
fn long_answer(number: usize) -> String {
    format!("{BUCKET}\nThis is said of number {number}: {}\n", "x".repeat(100_000))
}

/// The largest part of memory that a run ever had, in KB, as Linux counts it.
fn peak(mut child: Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        most = most.max(now.unwrap_or(0));
        if let Some(ended) = child.try_wait().expect("asked") {
            assert!(ended.success(), "{ended}");
            return most;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Ten times as many records, 18 MB more of them, take no more memory.
#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_records() {
    let root = tempfile::tempdir().expect("a folder");
    let counts = [20, 200];
    let [lines, trees] = ["lines", "tree"].map(|form| {
        counts.map(|count| {
            let folder = root.path().join(format!("{form}-{count}"));
            fs::create_dir(&folder).expect("made");
            if form == "lines" {
                let record = |number| json!({ "id": number, "response": long_answer(number) }).to_string() + "\n";
                fs::write(folder.join("in.jsonl"), (0..count).map(record).collect::<String>()).expect("written");
            } else {
                fs::create_dir(folder.join("in")).expect("made");
                for number in 0..count {
                    fs::write(folder.join(format!("in/{number}.md")), long_answer(number)).expect("written");
                }
            }
            let (input, out) = if form == "lines" { ("in.jsonl", "out.jsonl") } else { ("in", "out") };
            let mut command = tffix();
            command.args(["bulk", input, "-o", out, "-j", "2", "--select", "none"]).current_dir(&folder);
            let most = peak(command.spawn().expect("it runs"));
            assert!(most > 0, "the system says how much it was");
            most
        })
    });
    for [few, many] in [lines, trees] {
        assert!(many < few + 10_000, "{few} KB for {}, {many} KB for {}", counts[0], counts[1]);
    }
}

#[test]
fn a_record_whose_time_is_up_is_late_and_stands_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let record = |id: &str, response: &str| json!({ "id": id, "response": response }).to_string() + "\n";
    let input = record("bucket", BUCKET) + &record("words", "No code at all.");
    fs::write(folder.path().join("in.jsonl"), input).expect("written");
    let call = |limit: &str| {
        let (code, out, report) = run(&["bulk", "in.jsonl", "--time-limit", limit], folder.path());
        assert_eq!(code, 0, "{report}");
        let all: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
        assert_eq!(all[1]["status"], "refused");
        (all[0].clone(), report)
    };
    let (late, report) = call("0.000001");
    assert_eq!(late["status"], "late");
    assert!(late["files"]["main.tf"].as_str().is_some_and(|text| text.contains("aws_s3_bucket")), "{late}");
    assert!(report.contains("1 late"), "{report}");
    for limit in ["0", "1000"] {
        assert_eq!(call(limit).0["status"], "repaired");
    }
    let (code, _, report) = run(&["bulk", "in.jsonl", "--time-limit", "soon"], folder.path());
    assert!(code == 2 && report.contains("a number of seconds"), "{code}: {report}");
}

#[test]
fn the_summary_says_how_far_the_records_came() {
    let folder = tempfile::tempdir().expect("a folder");
    let broken = "```hcl\nresource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n```\n";
    let input: String = [BUCKET, broken, "words"].map(|text| json!({ "response": text }).to_string() + "\n").concat();
    fs::write(folder.path().join("in.jsonl"), input).expect("written");
    let (code, _, report) = run(&["bulk", "in.jsonl", "--summary", "summary.json"], folder.path());
    assert_eq!(code, 0, "{report}");
    let text = fs::read_to_string(folder.path().join("summary.json")).expect("there");
    let summary: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(summary["records"], 3);
    assert_eq!(summary["statuses"], json!({ "refused": 1, "repaired": 2 }));
    assert_eq!(summary["before"], json!({ "extracts": 2, "parses": 1, "valid": 1 }));
    assert_eq!(summary["after"], json!({ "extracts": 2, "parses": 2, "valid": 2 }));
    assert_eq!(summary["fixes"]["s3-public-access-block"], json!({ "applied": 2, "held": 0, "rolled_back": 0 }));
    assert_eq!(summary["fixes"]["s3-encryption"], json!({ "applied": 0, "held": 2, "rolled_back": 0 }));
    assert_eq!(summary["slowest"].as_array().map(Vec::len), Some(3));
    for line in ["3 records: 1 refused, 2 repaired", "before  2 hold Terraform, 1 parse, 1 are valid"] {
        assert!(report.contains(line), "{line}: {report}");
    }
    assert!(report.contains("after   2 hold Terraform, 2 parse, 2 are valid"), "{report}");
}

#[test]
fn answers_that_get_in_each_others_way_stop_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let names = ["a.md", "a.txt", "B.md", "b.txt", "c.md", "c/main.tf.md", "tffix-bulk.jsonl.md", "z.md"];
    for name in names {
        let path = folder.path().join("in").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, BUCKET).expect("written");
    }
    let (code, _, report) = run(&["bulk", "in", "-o", "out", "-j", "2"], folder.path());
    assert_eq!(code, 0, "{report}");
    let log = fs::read_to_string(folder.path().join("out/tffix-bulk.jsonl")).expect("there");
    let log: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    assert_eq!(log.len(), names.len());
    let refused: Vec<(&str, &str)> = log
        .iter()
        .filter(|line| line["status"] == "refused")
        .map(|line| (line["id"].as_str().unwrap_or(""), line["error"].as_str().unwrap_or("")))
        .collect();
    assert_eq!(refused.len(), 4, "{refused:?}");
    for (id, why) in &refused {
        let says = if *id == "c" || *id == "c/main.tf" { "is not a file" } else { "another" };
        assert!(why.contains(says) || why.contains("is a file, where"), "{id}: {why}");
    }
    assert!(folder.path().join("out/z/main.tf").is_file());
}

/// Wherever an interrupt comes, no temporary file stays, every configuration is whole, and the next run ends it.
#[test]
fn an_interrupt_of_a_bulk_run_leaves_whole_configurations() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("in")).expect("made");
    for number in 0..30 {
        fs::write(folder.path().join(format!("in/{number:02}.md")), BUCKET).expect("written");
    }
    let start = Instant::now();
    assert_eq!(run(&["bulk", "in", "-o", "whole", "-j", "2"], folder.path()).0, 0);
    let time = start.elapsed();
    let text = |out: &str, name: &str| fs::read_to_string(folder.path().join(out).join(name).join("main.tf"));
    let whole = text("whole", "00").expect("there");
    let mut interrupted = 0;
    for tenth in 1..=9 {
        let mut command = tffix();
        command.args(["bulk", "in", "-o", "out", "--resume", "-j", "2"]).current_dir(folder.path());
        let mut child = command.spawn().expect("it runs");
        std::thread::sleep(time * tenth / 20);
        let asked = Command::new("kill").args(["-INT", &child.id().to_string()]).stderr(Stdio::null()).status();
        asked.expect("asked");
        interrupted += u32::from(child.wait().expect("gone").code() == Some(130));
        for entry in walkdir::WalkDir::new(folder.path().join("out")).into_iter().filter_map(Result::ok) {
            let name = entry.file_name().to_string_lossy();
            assert!(!name.starts_with(".tffix-"), "{name} stayed behind");
            if name == "main.tf" {
                assert_eq!(fs::read_to_string(entry.path()).expect("text"), whole);
            }
        }
    }
    assert!(interrupted > 0, "some of the interrupts came in time");
    assert_eq!(run(&["bulk", "in", "-o", "out", "--resume"], folder.path()).0, 0);
    assert!((0..30).all(|number| text("out", &format!("{number:02}")).is_ok_and(|text| text == whole)));
}

/// On a terminal there is progress, elsewhere none. Skipped where `script` cannot make a terminal.
#[test]
fn progress_is_shown_on_a_terminal_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let record = json!({ "response": BUCKET }).to_string() + "\n";
    fs::write(folder.path().join("in.jsonl"), record.repeat(20)).expect("written");
    let (_, _, report) = run(&["bulk", "in.jsonl", "-o", "out.jsonl"], folder.path());
    assert!(!report.contains(['\r', '\u{1b}']) && report.starts_with("20 records"), "{report:?}");
    let call = format!("{} bulk in.jsonl -o out.jsonl", env!("CARGO_BIN_EXE_tffix"));
    let mut terminal = Command::new("script");
    terminal.args(["-qec", &call, "/dev/null"]).env("TERM", "xterm").current_dir(folder.path());
    let Ok(output) = terminal.stdin(Stdio::null()).output() else { return println!("skipped: there is no `script`") };
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && shown.contains("20 records"), "{shown}");
    assert!(shown.contains("/s"), "a rate is shown: {shown:?}");
}

/// Of very many lines of a kind a report for people shows the first, and says how many there are; of a line that is as long
/// as a file it shows what it begins with. The report for programs has them all.
#[test]
fn a_report_does_not_grow_with_what_is_alike() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text).expect("written");
    let report = |arguments: &[&str]| {
        let (code, out, said) = run(arguments, folder.path());
        assert_eq!(code, 1, "{said}");
        out + &said
    };
    let count = 1_000;
    for (name, text, kind) in [
        ("names.tf", (0..count).map(|at| format!("  name_{at} = {at}\n")).collect(), "Unsupported argument"),
        (
            "line.tf",
            format!("  bucket = [{}]\n", "\"${var.a}\", ".repeat(count)),
            "Reference to undeclared input variable",
        ),
    ] {
        write(name, format!("resource \"aws_s3_bucket\" \"b\" {{\n{text}}}\n"));
        let text = report(&["check", name]);
        assert!(text.contains(&format!("and {} more of: {kind}", count - 100)), "{text}");
        assert!(text.len() < 100_000, "{} bytes", text.len());
        let all: Value = serde_json::from_str(&report(&["check", "--format", "json", name])).expect("it is JSON");
        let alike = |one: &&Value| one["summary"] == kind;
        assert_eq!(all["diagnostics"].as_array().map(|all| all.iter().filter(alike).count()), Some(count));
        fs::remove_file(folder.path().join(name)).expect("gone");
    }
    write("buckets.tf", (0..300).map(|at| format!("resource \"aws_s3_bucket\" \"b{at}\" {{\n}}\n")).collect());
    let text = report(&["--dry-run", "buckets.tf"]);
    assert!(text.contains("and 200 more of: s3-public-access-block"), "{text}");
    assert!(text.contains("and 200 more of: s3-encryption, held"), "{text}");
}

/// A fix makes two thousand edits in a module, and more only where it was selected by name.
#[test]
fn a_fix_that_would_make_very_many_edits_makes_none_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let repair = |count: usize, select: &[&str]| {
        let text = format!("variable \"a\" {{}}\noutput \"all\" {{\n  value = [{}]\n}}\n", "\"var.a\", ".repeat(count));
        fs::write(folder.path().join("main.tf"), &text).expect("written");
        let (_, _, said) = run(&[select, &["."]].concat(), folder.path());
        (fs::read_to_string(folder.path().join("main.tf")).expect("there") == text, said)
    };
    assert!(!repair(2_000, &[]).0, "two thousand are made");
    let (is_same, said) = repair(2_001, &[]);
    assert!(is_same && said.contains("2001 edits of one module are not made unasked"), "{said}");
    assert!(said.contains("--select reference-in-string makes them"), "{said}");
    assert!(!repair(2_001, &["--select", "reference-in-string"]).0, "they were asked for");
}

/// Each round unites them two by two: one at a time there are not rounds enough.
#[test]
fn however_many_blocks_require_providers_one_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = "terraform {\n  required_providers {\n    aws = {\n      source = \"hashicorp/aws\"\n    }\n  }\n}\n\n";
    fs::write(folder.path().join("main.tf"), one.repeat(100)).expect("written");
    let (code, _, said) = run(&["."], folder.path());
    let text = fs::read_to_string(folder.path().join("main.tf")).expect("there");
    assert_eq!((code, text.matches("required_providers").count()), (0, 1), "{said}");
}

/// However many steps lead into a value, its type is asked for on a small stack.
#[test]
fn a_value_of_very_many_steps_is_no_end_of_the_stack() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!("variable \"a\" {{}}\n\noutput \"x\" {{\n  value = var.a{}\n}}\n", ".b".repeat(100_000));
    fs::write(folder.path().join("main.tf"), text).expect("written");
    let (code, _, report) = run(&["check", "main.tf"], folder.path());
    assert_eq!(code, 0, "{report}");
}

/// Modules that call each other in a circle, many times, are told of, and nobody goes round it.
#[test]
fn modules_that_call_each_other_in_a_circle_are_no_end_of_the_stack() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    };
    write("main.tf", "module \"a\" {\n  source = \"./a\"\n  zones  = 3\n}\n");
    for (own, other) in [("a", "b"), ("b", "a")] {
        let subnets = "variable \"zones\" {}\nresource \"aws_subnet\" \"s\" {\n  count      = var.zones\n  vpc_id     = \"v\"\n  \
                       cidr_block = cidrsubnet(\"10.0.0.0/16\", 1, count.index)\n}\n";
        let call = |at| format!("module \"m{at}\" {{\n  source = \"../{other}\"\n  zones  = var.zones\n}}\n");
        write(&format!("{own}/main.tf"), &(subnets.to_owned() + &(0..40).map(call).collect::<String>()));
    }
    let (code, _, said) = run(&["--dry-run", "--unsafe", "."], folder.path());
    assert!(code == 1 && said.contains("Module calls itself"), "{code}: {said}");
}

/// What repeats a block stands inside of what it makes by mistake: nobody looks for its elements there without end.
#[test]
fn a_for_each_in_the_content_of_a_dynamic_block_is_no_end_of_the_stack() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "resource \"aws_ecs_service\" \"a\" {\n  name = \"a\"\n\n  dynamic \"load_balancer\" {\n    content {\n      \
                for_each       = var.targets\n      container_name = load_balancer.value.name\n    }\n  }\n}\n";
    fs::write(folder.path().join("main.tf"), text).expect("written");
    let (code, said, _) = run(&["check", "main.tf"], folder.path());
    assert!(code == 1 && said.contains("An argument named \"for_each\" is not expected here"), "{code}: {said}");
}
