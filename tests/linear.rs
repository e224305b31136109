//! What a run costs grows as its input does: held by counting what is allocated for an input and for one four times as
//! long, never by time.

use std::alloc::{GlobalAlloc, Layout, System};
use std::borrow::Cow;
use std::cell::Cell;

use tffix::catalogue;
use tffix::check::Diagnostic;
use tffix::engine::{Held, Options, Record, State, look, settle};
use tffix::source::{File, Sources};

/// The system's allocator, which counts what each thread asks it for.
struct Counting;

thread_local! {
    static BYTES: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: everything is handed on to the system's allocator as it comes; counting touches no memory of its own.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = BYTES.try_with(|bytes| bytes.set(bytes.get() + layout.size()));
        // SAFETY: the caller keeps the promises of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps the promises of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// A name, and the text before, of and behind many parts.
type Kind = (&'static str, &'static str, fn(usize) -> String, &'static str);

/// Inputs that once cost the square of their length, or more; each part is one of many.
const KINDS: [Kind; 20] = [
    ("equal variables", "", |_| "variable \"a\" {}\n".into(), ""),
    ("references to one", "variable \"a\" {}\nlocals {\n", |n| format!("  l{n} = var.a\n"), "}\n"),
    ("references to none", "locals {\n", |n| format!("  l{n} = var.a\n"), "}\n"),
    ("a chain", "locals {\n", |n| format!("  l{n} = local.l{}\n", n + 1), "  last = 1\n}\n"),
    ("doubling", "locals {\n  l0 = [1]\n", |n| format!("  l{} = [local.l{n}, local.l{n}]\n", n + 1), "}\n"),
    ("arguments", "resource \"aws_s3_bucket\" \"b\" {\n", |n| format!("  a{n} = {n}\n"), "}\n"),
    ("blocks in one", "resource \"aws_s3_bucket\" \"b\" {\n", |n| format!("  b{n} {{}}\n"), "}\n"),
    ("blocks for a map", "resource \"aws_s3_bucket\" \"b\" {\n", |_| "  tags {\n  }\n".into(), "}\n"),
    ("aliases", "", |n| format!("provider \"aws\" {{\n  alias = \"a{n}\"\n}}\n"), ""),
    ("settings", "", |_| "terraform {\n  required_version = \">= 1.0\"\n}\n".into(), ""),
    ("topics", "", |n| format!("resource \"aws_sns_topic\" \"t{n}\" {{\n}}\n"), ""),
    ("policies of roles", "", role, ""),
    ("keys of a table", "locals {\n  t = { a = 1 }\n  all = [", |n| format!("local.t[\"k{n}\"], "), "]\n}\n"),
    ("alarms", "", |n| format!("resource \"aws_cloudwatch_metric_alarm\" \"t{n}\" {{\n}}\n"), ""),
    ("data sources that are missing", "", |n| format!("output \"o{n}\" {{\n  value = data.aws_vpc.x{n}.id\n}}\n"), ""),
    ("providers nobody knows", "", |n| format!("resource \"p{n}_thing\" \"b\" {{\n}}\n"), ""),
    ("imports", "", |n| format!("import {{\n  to = aws_vpc.a{n}\n  id = \"x\"\n}}\n"), ""),
    ("groups in pairs", "", group, ""),
    ("policies of buckets", "", bucket, ""),
    ("templates", "variable \"a\" {}\nlocals {\n  x = [", |_| "\"${var.a}\", ".into(), "]\n}\n"),
];

fn role(n: usize) -> String {
    let policy = format!("resource \"aws_iam_role_policy\" \"r{n}\" {{\n  role = aws_iam_role.r{n}.id\n}}\n");
    policy + &format!("resource \"aws_iam_role\" \"r{n}\" {{\n}}\n")
}

fn group(n: usize) -> String {
    let ingress = format!("ingress {{\n    security_groups = [aws_security_group.s{}.id]\n  }}", n ^ 1);
    format!("resource \"aws_security_group\" \"s{n}\" {{\n  {ingress}\n}}\n")
}

fn bucket(n: usize) -> String {
    let policy = format!("resource \"aws_s3_bucket_policy\" \"p{n}\" {{\n  bucket = aws_s3_bucket.b{n}.id\n}}\n");
    policy + &format!("resource \"aws_s3_bucket\" \"b{n}\" {{\n}}\n")
}

fn input(count: usize, (_, head, part, foot): Kind) -> String {
    (0..count).fold(head.to_owned(), |text, number| text + &part(number)) + foot
}

/// How many bytes a run asks for in all.
fn cost(run: impl FnOnce()) -> usize {
    let before = BYTES.with(Cell::get);
    run();
    BYTES.with(Cell::get) - before
}

fn alone(text: &str) -> Sources {
    Sources::new([File::new("main.tf", text)])
}

fn check(sources: Sources) {
    let options = Options::default();
    let look = look(sources, catalogue::all(), &options);
    look.reading.facts.errors(&look.reading.modules).count();
}

fn repair(sources: Sources) {
    let options = Options { allow_unsafe: true, ..Options::default() };
    settle(sources, catalogue::all(), &options);
}

/// Four times the input costs at most six times as much.
fn grows_as_its_input_does(name: &str, few: usize, many: usize) {
    assert!(few > 0 && many < 6 * few, "{name}: {few} bytes for a quarter of what {many} are asked for");
}

#[test]
fn a_check_is_linear() {
    // What is made once in a process is not counted.
    KINDS.iter().for_each(|kind| check(alone(&input(10, *kind))));
    for kind in KINDS {
        let [few, many] = [400, 1600].map(|count| input(count, kind)).map(|text| cost(|| check(alone(&text))));
        grows_as_its_input_does(kind.0, few, many);
    }
}

/// Inputs whose repair once cost the square of their length, or more.
const REPAIRED: [Kind; 9] = [
    ("equal resources", "", |_| "resource \"aws_s3_bucket\" \"b\" {\n}\n".into(), ""),
    ("buckets", "", |n| format!("resource \"aws_s3_bucket\" \"b{n}\" {{\n}}\n"), ""),
    ("carriage returns", "", |n| format!("resource \"aws_s3_bucket\" \"b{n}\" {{\r\n}}\r\n"), ""),
    ("instances", "", |n| format!("resource \"aws_instance\" \"b{n}\" {{\n}}\n"), ""),
    ("providers", "", |_| "provider \"aws\" {\n  region = \"us-east-1\"\n}\n".into(), ""),
    ("variables that are missing", "", |n| format!("output \"o{n}\" {{\n  value = var.x{n}\n}}\n"), ""),
    ("resources that are missing", "", |n| format!("output \"o{n}\" {{\n  value = aws_vpc.x{n}.id\n}}\n"), ""),
    ("functions nobody knows", "locals {\n  x = [", |_| "a(), ".into(), "]\n}\n"),
    (
        "what is waited for and missing",
        "resource \"aws_vpc\" \"v\" {\n  depends_on = [\n",
        |n| format!("    aws_vpc.x{n},\n"),
        "  ]\n}\n",
    ),
];

#[test]
fn a_repair_is_linear() {
    REPAIRED.iter().for_each(|kind| repair(alone(&input(10, *kind))));
    for kind in REPAIRED {
        let [few, many] = [50, 200].map(|count| input(count, kind)).map(|text| cost(|| repair(alone(&text))));
        grows_as_its_input_does(kind.0, few, many);
    }
}

/// A word that makes a thousand numbers is worth a thousand words: all of them together are counted.
#[test]
fn what_few_words_make_does_not_grow_without_end() {
    let text = format!("locals {{\n  x = setproduct({})\n}}\n", "range(1000), ".repeat(5_000));
    let bytes = cost(|| check(alone(&text)));
    assert!(bytes < 400_000_000, "{bytes} bytes");
}

#[test]
fn a_tree_of_many_folders_is_linear() {
    let files = |count: usize| -> Vec<File> {
        let text = "variable \"a\" {}\noutput \"a\" {\n  value = var.a\n}\n";
        (0..count).map(|number| File::new(format!("f{number:04}/main.tf"), text)).collect()
    };
    check(Sources::new(files(2)));
    let [few, many] = [40, 160].map(|count| cost(|| check(Sources::new(files(count)))));
    grows_as_its_input_does("folders", few, many);
}

#[test]
fn outputs_that_are_missing_are_not_held_against_all_there_are() {
    let files = |count: usize| -> Vec<File> {
        let all = |part: fn(usize) -> String| (0..count).map(part).collect::<String>();
        let taken = all(|n| format!("output \"o{n}\" {{\n  value = module.m.what_{n}\n}}\n"));
        let root = format!("module \"m\" {{\n  source = \"./m\"\n}}\n{taken}");
        let child = all(|n| format!("output \"other_{n}\" {{\n  value = {n}\n}}\n"));
        vec![File::new("main.tf", root.as_str()), File::new("m/main.tf", child.as_str())]
    };
    repair(Sources::new(files(2)));
    let [few, many] = [25, 100].map(|count| cost(|| repair(Sources::new(files(count)))));
    // Each name is compared with each output, and nothing is made of the two: sixteen times, were it otherwise.
    assert!(many < 10 * few, "{few} bytes for a quarter of what {many} are asked for");
}

/// What is said of a broken line is long, and there may be as many as there are bytes: none has a copy of its own.
#[test]
fn what_is_said_of_broken_lines_is_not_copied() {
    for line in ["\"\n", "}\n", "a = [\n", "a = 1 @\n", "a\n"] {
        let look = look(alone(&line.repeat(20)), catalogue::all(), &Options::default());
        let mut said = look.reading.facts.errors(&look.reading.modules).peekable();
        assert!(said.peek().is_some(), "nothing is said of {line:?}");
        let is_shared = |one: &Diagnostic| matches!((&one.summary, &one.message), (Cow::Borrowed(_), Cow::Borrowed(_)));
        assert!(said.all(is_shared), "{line:?}");
    }
}

/// How many rounds a repair takes, and whether it comes to rest.
fn rounds(files: Vec<File>) -> usize {
    let options = Options { allow_unsafe: true, ..Options::default() };
    let outcome = settle(Sources::new(files), catalogue::all(), &options);
    let restless = |one: &Record| matches!(one.state, State::Held(Held::Unsettled | Held::RolledBack(_)));
    assert!(!outcome.records.iter().any(restless), "something is left that would change");
    outcome.log.len()
}

#[test]
fn what_one_folder_settles_keeps_no_other_waiting() {
    let bucket = "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n}\n";
    let folders = |count: usize| (0..count).map(|n| File::new(format!("f{n}/main.tf"), bucket)).collect();
    assert_eq!(rounds(folders(60)), rounds(folders(1)));
}

#[test]
fn things_of_one_name_get_their_own_at_once() {
    let topics = |count: usize| -> String {
        (0..count).map(|n| format!("resource \"aws_sns_topic\" \"t\" {{\n  name = \"shop-{n}\"\n}}\n")).collect()
    };
    let providers = |count: usize| {
        "provider \"aws\" {\n  region = \"us-east-1\"\n}\n".to_owned() + &"provider \"aws\" {\n}\n".repeat(count)
    };
    for text in [topics, providers] {
        let [few, many] = [2, 24].map(|count| rounds(vec![File::new("main.tf", text(count))]));
        assert_eq!(few, many);
    }
}
