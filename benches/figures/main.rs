//! How fast it is, as ratios within one run: `cargo bench --bench figures`, or `-- check` for one group of them.

mod inputs;
mod ratios;
mod terraform;

use std::ffi::OsStr;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use tffix::catalogue;
use tffix::engine::{Options, look};
use tffix::report::diff;
use tffix::source::Sources;
use tffix::syntax;

/// Where the harness puts what it measured, and the ratios are read from.
const MEASURED: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/figures");

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .output_directory(Path::new(MEASURED))
        .configure_from_args();
    let folder = tempfile::tempdir().expect("a folder");
    whole(&mut criterion, folder.path());
    bulk(&mut criterion, folder.path());
    cost(&mut criterion);
    shapes(&mut criterion);
    criterion.final_summary();
    ratios::print(Path::new(MEASURED));
}

fn tffix(arguments: &[impl AsRef<OsStr>], folder: &Path) {
    run(Command::new(env!("CARGO_BIN_EXE_tffix")).args(arguments).current_dir(folder));
}

/// Runs a command to its end; what it says and how it ends is not looked at.
fn run(command: &mut Command) {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.expect("it runs");
}

/// The whole program, start and end included, beside Terraform on the same folder.
fn whole(criterion: &mut Criterion, folder: &Path) {
    let Some(terraform) = terraform::Terraform::find() else {
        println!("skipped: repair and check, since there is no terraform on PATH");
        return;
    };
    let [one, ten, hundred, many] = ratios::INPUTS;
    for (name, cells) in [(one, 1), (ten, 10), (hundred, 100)] {
        beside(criterion, &terraform, name, &[configuration(&folder.join(name), cells)]);
    }
    let configured = |cells| configuration(&folder.join(many).join(format!("{cells}")), cells);
    beside(criterion, &terraform, many, &(1..=FOLDERS).map(configured).collect::<Vec<_>>());
}

/// How many folders a call is given, of one cell, two, and so on: 1 to 40 KB, as answers are.
const FOLDERS: usize = 24;

/// A folder that holds so many cells.
fn configuration(root: &Path, cells: usize) -> PathBuf {
    std::fs::create_dir_all(root).expect("made");
    std::fs::write(root.join("main.tf"), inputs::cells(cells)).expect("written");
    root.to_owned()
}

/// One call for all folders. `terraform validate` takes one folder a call, `terraform fmt` takes several.
fn beside(criterion: &mut Criterion, terraform: &terraform::Terraform, name: &str, roots: &[PathBuf]) {
    let here = Path::new(".");
    let with = |before: &[&str]| {
        let roots = roots.iter().map(|root| root.to_str().expect("a name of ours").to_owned());
        before.iter().map(|&word| word.to_owned()).chain(roots).collect::<Vec<_>>()
    };
    let (repair, check, fmt) = (with(&["--dry-run"]), with(&["check"]), with(&["fmt", "-check", "-diff"]));
    let mut group = criterion.benchmark_group("repair");
    group.sampling_mode(SamplingMode::Flat);
    group.bench_function(BenchmarkId::new("tffix", name), |b| b.iter(|| tffix(&repair, here)));
    group.bench_function(BenchmarkId::new("terraform", name), |b| b.iter(|| terraform.run(&fmt, here)));
    group.finish();
    if !roots.iter().all(|root| terraform.init(root)) {
        println!("skipped: check, since terraform init does not work here");
        return;
    }
    let mut group = criterion.benchmark_group("check");
    group.sampling_mode(SamplingMode::Flat);
    group.bench_function(BenchmarkId::new("tffix", name), |b| b.iter(|| tffix(&check, here)));
    group.bench_function(BenchmarkId::new("terraform", name), |b| {
        b.iter(|| roots.iter().for_each(|root| terraform.run(&["validate"], root)))
    });
    group.finish();
}

/// A bulk run with one worker and with two.
fn bulk(criterion: &mut Criterion, folder: &Path) {
    const RECORDS: usize = 400;
    std::fs::write(folder.join("in.jsonl"), inputs::records(RECORDS)).expect("written");
    let mut group = criterion.benchmark_group("bulk");
    group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Elements(RECORDS as u64));
    for workers in ["1", "2"] {
        let arguments = ["bulk", "in.jsonl", "-o", "out.jsonl", "-j", workers];
        group.bench_function(BenchmarkId::new("workers", workers), |b| b.iter(|| tffix(&arguments, folder)));
    }
    group.finish();
}

/// The cost of a byte, within the process, from one block to a file of 10 MB.
fn cost(criterion: &mut Criterion) {
    for (name, size) in
        [("1KB", 1_000), ("100KB", 100_000), ("1MB", 1_000_000), ("2MB", 2_000_000), ("10MB", 10_000_000)]
    {
        measure(criterion, name, inputs::bytes(size));
    }
}

/// Shapes in which a program may be slow: each once, and ten times as large.
fn shapes(criterion: &mut Criterion) {
    for (name, text) in [
        ("nested_100", inputs::nested(100)),
        ("nested_1000", inputs::nested(1000)),
        ("object_2000", inputs::object(2000)),
        ("object_20000", inputs::object(20_000)),
        ("heredoc_500KB", inputs::heredoc(500_000)),
        ("heredoc_5MB", inputs::heredoc(5_000_000)),
        ("references_1000", inputs::references(1000)),
        ("references_10000", inputs::references(10_000)),
    ] {
        measure(criterion, name, text);
    }
}

fn measure(criterion: &mut Criterion, name: &str, text: String) {
    let bytes = Throughput::Bytes(text.len() as u64);
    let sources = inputs::module(text);
    let options = Options::default();
    let text = sources.iter().map(|(_, file)| file.text.clone()).next().expect("a file");
    let mut one = |group: &str, work: &dyn Fn()| {
        let mut group = criterion.benchmark_group(group);
        group.sampling_mode(SamplingMode::Flat).throughput(bytes.clone());
        group.bench_function(name, |b| b.iter(work));
        group.finish();
    };
    one("cost-syntax", &|| drop(black_box(syntax::parse(&text))));
    one("cost-check", &|| {
        black_box(look(sources.clone(), catalogue::all(), &options).reading.is_valid());
    });
    one("cost-repair", &|| repair(&sources, &options));
}

fn repair(sources: &Sources, options: &Options) {
    let outcome = tffix::repair(sources.clone(), options).expect("no bug");
    black_box(diff::render(&outcome, "", false));
}
