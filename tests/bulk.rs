//! Bulk runs of the real binary: the order, the fields, broken records, a run that is killed, compressed files.

use std::io::{BufRead as _, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

fn tffix() -> Command {
    Command::new(env!("CARGO_BIN_EXE_tffix"))
}

/// Answers of several kinds, with a line that is no JSON and a record without an answer among them.
fn input(count: usize) -> String {
    let mut text = String::new();
    for n in 0..count {
        let code = format!("resource \"aws_s3_bucket\" \"b{n}\" {{\n  bucket = \"b-{n}\"\n}}\n");
        let response = match n % 3 {
            0 => format!("Here it is:\n\n```hcl\n{code}```\n"),
            1 => format!("{code}resource \"aws_sns_topic\" \"t\" {{\n"),
            _ => "No code at all.".to_owned(),
        };
        text += &json!({ "id": n, "note": "kept", "response": response }).to_string();
        text.push('\n');
    }
    text + "no json\n{\"id\":\"empty\"}\n"
}

fn records(text: &str) -> Vec<Value> {
    let parse = |line: &str| {
        let mut record: Value = serde_json::from_str(line).expect("a line is a JSON document");
        record.as_object_mut().expect("an object").remove("ms");
        record
    };
    text.lines().map(parse).collect()
}

fn run(arguments: &[&str], folder: &Path) -> (i32, String, String) {
    let output = tffix().args(arguments).current_dir(folder).output().expect("the binary runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints text");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    let mut child = tffix().args(["bulk", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it runs");
    let mut lines = std::io::BufReader::new(child.stdout.take().expect("piped")).lines();
    let mut give = child.stdin.take().expect("piped");
    // A line, two at once, and one behind which an empty one stands.
    for (text, count) in [("{\"id\":1}\n", 1), ("{\"id\":2}\n{\"id\":3}\n", 2), ("{\"id\":4}\n\n", 1)] {
        give.write_all(text.as_bytes()).and_then(|()| give.flush()).expect("given");
        for _ in 0..count {
            let line = lines.next().expect("a line").expect("it can be read");
            assert!(line.contains("refused"), "{line}");
        }
    }
    drop(give);
    assert!(lines.next().is_none() && child.wait().expect("it ends").success());
}

#[test]
fn every_record_has_its_outcome_in_order() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("in.jsonl"), input(7)).expect("written");
    let (code, out, report) = run(&["bulk", "in.jsonl", "-j", "3"], folder.path());
    assert_eq!(code, 0, "{report}");
    let all = records(&out);
    assert_eq!(all.len(), 9);
    assert!(all[..7].iter().enumerate().all(|(n, record)| record["id"] == n && record["note"] == "kept"));
    assert_eq!(all[0]["status"], "repaired");
    assert!(all[0]["files"]["main.tf"].as_str().is_some_and(|text| text.contains("aws_s3_bucket_public_access_block")));
    assert_eq!(all[2]["status"], "refused");
    assert!(all[7]["error"].as_str().is_some_and(|error| error.starts_with("line 8: not JSON")));
    assert_eq!(all[8]["error"], "line 9: there is no text in the field \"response\"");
    assert!(report.starts_with("9 records"), "{report}");
}

#[test]
fn a_run_that_is_killed_is_completed_by_the_next_one() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("in.jsonl"), input(60)).expect("written");
    let (_, whole, _) = run(&["bulk", "in.jsonl", "-j", "2"], folder.path());
    let out = folder.path().join("out.jsonl");
    for wait in [0, 3, 20, 60, 150] {
        let mut child = tffix()
            .args(["bulk", "in.jsonl", "-o", "out.jsonl", "--resume", "-j", "2"])
            .current_dir(folder.path())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary runs");
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().expect("killed");
        child.wait().expect("gone");
    }
    // What a kill in the middle of a write leaves.
    std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(&out)
        .and_then(|mut file| file.write_all(b"{\"id\": 3, \"resp"))
        .expect("written");
    let (code, _, report) = run(&["bulk", "in.jsonl", "-o", "out.jsonl", "--resume"], folder.path());
    assert_eq!(code, 0, "{report}");
    assert_eq!(records(&std::fs::read_to_string(out).expect("there")), records(&whole));
}

#[test]
fn compressed_files_are_told_by_their_names() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("in.jsonl"), input(4)).expect("written");
    let (_, plain, _) = run(&["bulk", "in.jsonl"], folder.path());
    for name in ["out.jsonl.gz", "out.jsonl.zst"] {
        let (code, _, report) = run(&["bulk", "in.jsonl", "-o", name], folder.path());
        assert_eq!(code, 0, "{report}");
        let file = std::fs::File::open(folder.path().join(name)).expect("there");
        let mut text = String::new();
        match name.ends_with("gz") {
            true => flate2::read::MultiGzDecoder::new(file).read_to_string(&mut text).expect("gzip"),
            false => zstd::Decoder::new(file).and_then(|mut all| all.read_to_string(&mut text)).expect("zstd"),
        };
        assert_eq!(records(&text), records(&plain));
        // And back in: what came out has answers, too.
        let (code, again, _) = run(&["bulk", name], folder.path());
        assert_eq!((code, again.lines().count()), (0, plain.lines().count()));
    }
}

#[test]
fn a_tree_of_answers_becomes_a_tree_of_configurations() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        ("in/a/ANSWER.md", "```hcl\nresource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n```\n"),
        ("in/a/PROMPT.md", "Write it to a single file named stack.tf."),
        ("in/b/ANSWER.md", "nothing"),
    ] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    }
    let arguments = ["bulk", "in", "-o", "out", "--answer-name", "ANSWER.md"];
    let (code, _, report) = run(&arguments, folder.path());
    assert_eq!(code, 0, "{report}");
    assert!(folder.path().join("out/a/stack.tf").is_file());
    assert!(!folder.path().join("out/b").exists());
    let (_, _, report) = run(&[&arguments[..], &["--resume"]].concat(), folder.path());
    assert!(report.contains("2 done before"), "{report}");
}

/// Whoever wrote the answer may have written its comments: they hold, and are in the record.
#[test]
fn a_comment_of_an_answer_is_honoured_and_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    let code =
        "# tffix:ignore imdsv2 I was told to\nresource \"aws_instance\" \"a\" {\n  instance_type = \"t3.micro\"\n}\n";
    let record = json!({ "id": 1, "response": format!("```hcl\n{code}```\n") });
    std::fs::write(folder.path().join("in.jsonl"), format!("{record}\n")).expect("written");
    let call = ["bulk", "--unsafe", "--select", "imdsv2", "in.jsonl"];
    let (_, text, _) = run(&call, folder.path());
    let record = &records(&text)[0];
    assert_eq!(record["files"]["main.tf"], json!(code));
    assert_eq!(record["findings"][0]["state"], json!("ignored"));
    assert_eq!(record["findings"][0]["reason"], json!("I was told to"));
    std::fs::write(folder.path().join("tffix.toml"), "ignore-comments = false\n").expect("written");
    let (_, text, said) = run(&call, folder.path());
    assert!(text.contains("http_tokens"), "{text}");
    assert!(said.contains("settings from tffix.toml"), "{said}");
}

#[test]
fn what_cannot_be_used_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("in.jsonl"), input(1)).expect("written");
    for (arguments, says) in [
        (vec!["bulk", "none.jsonl"], "none.jsonl"),
        (vec!["bulk", "in.jsonl", "-o", "in.jsonl"], "the output is the input"),
        (vec!["bulk", "in.jsonl", "-o", "out.jsonl.gz", "--resume"], "not compressed"),
        (vec!["bulk", "in.jsonl", "-o", "no/such/folder/out.jsonl"], "no/such/folder"),
        (vec!["bulk", "in.jsonl", "--select", "imdsv3"], "did you mean"),
    ] {
        let (code, _, report) = run(&arguments, folder.path());
        assert_eq!(code, 2, "{arguments:?}");
        assert!(report.contains(says), "{arguments:?}: {report}");
    }
}

/// The same command under Spark, on two worker processes, gives what a plain run gives. Skipped where there is no Java or
/// no PySpark.
#[test]
fn it_runs_unchanged_under_spark() {
    let has = |program: &str, arguments: &[&str]| {
        Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
    };
    if !has("java", &["-version"]) || !has("python3", &["-c", "import pyspark"]) {
        println!("skipped: there is no Java, or no PySpark");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("in.jsonl"), input(20)).expect("written");
    let (_, plain, _) = run(&["bulk", "in.jsonl"], folder.path());
    // Each worker has one core and is waited for, so that each gets one of the two parts.
    let script = format!(
        "import os\n\
         from pyspark import SparkConf, SparkContext\n\
         conf = SparkConf().setMaster('local-cluster[2,1,1024]').setAppName('tffix')\n\
         conf.set('spark.scheduler.minRegisteredResourcesRatio', '1.0')\n\
         conf.set('spark.scheduler.maxRegisteredResourcesWaitingTime', '120s')\n\
         sc = SparkContext(conf=conf)\n\
         lines = sc.textFile('in.jsonl', 2)\n\
         workers = lines.mapPartitions(lambda part: [(os.getppid(), len(list(part)))]).collect()\n\
         assert len(workers) == len(set(process for process, _ in workers)) == 2, workers\n\
         assert all(count > 0 for _, count in workers), workers\n\
         lines = lines.pipe('{} bulk -').collect()\n\
         open('out.jsonl', 'w', encoding='utf-8').write('\\n'.join(lines) + '\\n')\n\
         sc.stop()\n",
        env!("CARGO_BIN_EXE_tffix")
    );
    let output = Command::new("python3").args(["-c", &script]).current_dir(folder.path()).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let spark = std::fs::read_to_string(folder.path().join("out.jsonl")).expect("written");
    // Each worker numbers its own lines: that alone may differ.
    let unnumbered = |text: &str| -> Vec<Value> {
        let mut all = records(text);
        for record in &mut all {
            if let Some(line) = record.get_mut("line") {
                *line = Value::Null;
            }
            let said = record["error"].as_str().and_then(|error| error.strip_prefix("line "));
            if let Some((_, why)) = said.and_then(|said| said.split_once(": ")) {
                record["error"] = json!(why);
            }
        }
        all
    };
    assert_eq!(unnumbered(&plain).len(), 22);
    assert_eq!(unnumbered(&spark), unnumbered(&plain));
}
