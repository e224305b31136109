//! JSON Lines in, JSON Lines out, in the same order.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Map, Value};

use super::{Args, count, progress};
use crate::bulk::summary::{Summary, millis};
use crate::bulk::{Done, Status, Task, ordered, refused, repair};
use crate::engine::Options;

/// The longest line that is read, in bytes: an answer of the largest size, its prompt, and their escapes.
const LONGEST: u64 = 64 * 1024 * 1024;

/// How many bytes of short lines are handed to a worker at a time: to hand one over costs more than to read it.
const PORTION: usize = 1024;

/// A line of the input.
enum Line {
    Record(Map<String, Value>),
    /// It is none: why, in words.
    Broken(String),
}

pub(super) fn run(args: &Args, options: &Options) -> Result<Summary, String> {
    let is_stdout = args.out.as_deref().is_none_or(|out| out.as_os_str() == "-");
    let out = args.out.as_deref().filter(|_| !is_stdout);
    if out.is_some_and(|out| out == args.input) {
        return Err(format!("{}: the output is the input", args.input.display()));
    }
    let done_before = match (args.resume, out) {
        (true, Some(out)) => whole_lines(out)?,
        (true, None) => return Err("--resume needs --out FILE: standard output cannot be read again".into()),
        (false, _) => 0,
    };
    let mut sink = writer(out, args.resume)?;
    let reader = reader(&args.input)?;
    let mut failed = None;
    let lines = Lines { reader, number: 0, skipped: done_before, failed: &mut failed };
    let mut summary = Summary { resumed: done_before, ..Summary::default() };
    let bar = progress(None);
    let work = |portion: Vec<(usize, Line)>| -> Vec<(String, String, Done)> {
        portion.into_iter().map(|(number, line)| work(args, options, number, line)).collect()
    };
    let written = ordered::run(lines, args.workers(), work, |portion: Vec<(String, String, Done)>| {
        let mut text = String::new();
        for (id, line, done) in portion {
            count(&mut summary, &bar, &id, &done);
            text += &line;
            text.push('\n');
        }
        // Whole lines at a time, so that a run that is killed leaves whole lines.
        sink.write_all(text.as_bytes()).and_then(|()| sink.flush())
    });
    bar.finish_and_clear();
    match written.and_then(|()| sink.finish()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe && is_stdout => {}
        other => other.map_err(|error| {
            let name = out.map_or("standard output".to_owned(), |out| out.display().to_string());
            format!("{name}: {error}; --resume goes on behind the last whole line")
        })?,
    }
    match failed {
        Some(error) => Err(format!("{}: {error}", args.input.display())),
        None => Ok(summary),
    }
}

fn work(args: &Args, options: &Options, number: usize, line: Line) -> (String, String, Done) {
    let mut record = match line {
        Line::Record(record) => record,
        Line::Broken(why) => {
            let mut record = Map::new();
            record.insert("line".into(), number.into());
            return refuse(format!("line {number}"), record, why);
        }
    };
    let id = match record.get(&args.id_field) {
        Some(Value::String(id)) => id.clone(),
        Some(other) => other.to_string(),
        None => format!("line {number}"),
    };
    let text = |field: &str| record.get(field).and_then(Value::as_str).map(str::to_owned);
    let Some(response) = text(&args.response_field) else {
        let field = &args.response_field;
        let why = format!("line {number}: there is no text in the field {field:?}");
        return refuse(id, record, why);
    };
    let task = Task { response, prompt: text(&args.prompt_field), review: text(&args.review_field) };
    let done = repair(&task, options, args.limit());
    let files: Map<String, Value> =
        done.files.iter().map(|(_, file)| (file.path.clone(), Value::String(file.as_read().to_string()))).collect();
    record.insert("files".into(), Value::Object(files));
    record.insert("status".into(), done.status.name().into());
    record.insert("findings".into(), serde_json::to_value(&done.findings).unwrap_or_default());
    record.insert("error".into(), done.error.clone().map_or(Value::Null, Value::String));
    record.insert("ms".into(), millis(done.time).into());
    (id, Value::Object(record).to_string(), done)
}

fn refuse(id: String, mut record: Map<String, Value>, why: String) -> (String, String, Done) {
    record.insert("status".into(), Status::Refused.name().into());
    record.insert("error".into(), why.clone().into());
    (id, Value::Object(record).to_string(), refused(why))
}

/// The lines of the input, numbered from 1: those that are short and were read at once come together. What the system says
/// ends them.
struct Lines<'f> {
    reader: BufReader<Box<dyn Read + Send>>,
    number: usize,
    /// How many of the first records a run before has done.
    skipped: usize,
    failed: &'f mut Option<io::Error>,
}

impl Iterator for Lines<'_> {
    type Item = Vec<(usize, Line)>;

    fn next(&mut self) -> Option<Vec<(usize, Line)>> {
        let (mut portion, mut size) = (Vec::new(), 0);
        while let Some((bytes, is_whole)) = self.read() {
            // An empty line has no record, and none in the output.
            if !bytes.trim_ascii().is_empty() {
                if self.skipped > 0 {
                    self.skipped -= 1;
                    continue;
                }
                portion.push((self.number, self.line(&bytes, is_whole)));
                size += bytes.len();
            }
            // Whoever writes a line and waits for the answer must not wait for another line.
            let is_there = || memchr::memchr(b'\n', self.reader.buffer()).is_some();
            if !portion.is_empty() && (size >= PORTION || !is_there()) {
                break;
            }
        }
        (!portion.is_empty()).then_some(portion)
    }
}

impl Lines<'_> {
    /// The next line, and whether it is there to its end; `None` when there is none, or it cannot be read.
    fn read(&mut self) -> Option<(Vec<u8>, bool)> {
        let mut bytes = Vec::new();
        match self.reader.by_ref().take(LONGEST).read_until(b'\n', &mut bytes) {
            Ok(0) => return None,
            Ok(_) => {}
            Err(error) => {
                *self.failed = Some(error);
                return None;
            }
        }
        self.number += 1;
        let is_whole = (bytes.len() as u64) < LONGEST || bytes.last() == Some(&b'\n');
        if !is_whole && let Err(error) = skip_line(&mut self.reader) {
            *self.failed = Some(error);
        }
        Some((bytes, is_whole))
    }

    /// What stands in the line that was read last.
    fn line(&self, bytes: &[u8], is_whole: bool) -> Line {
        if !is_whole {
            return Line::Broken(format!("line {}: longer than {} MiB", self.number, LONGEST / 1024 / 1024));
        }
        match serde_json::from_slice(bytes) {
            Ok(Value::Object(record)) => Line::Record(record),
            Ok(_) => Line::Broken(format!("line {}: not a JSON object", self.number)),
            Err(error) => Line::Broken(format!("line {}: not JSON: {error}", self.number)),
        }
    }
}

fn skip_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = reader.fill_buf()?;
        let (used, over) = match memchr::memchr(b'\n', buffer) {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        reader.consume(used);
        if over {
            return Ok(());
        }
    }
}

fn reader(path: &Path) -> Result<BufReader<Box<dyn Read + Send>>, String> {
    let named = |error: io::Error| format!("{}: {error}", path.display());
    let file = || File::open(path).map_err(named);
    let bytes: Box<dyn Read + Send> = match path.extension().and_then(|ext| ext.to_str()) {
        _ if path.as_os_str() == "-" => Box::new(io::stdin()),
        Some("gz") => Box::new(MultiGzDecoder::new(file()?)),
        Some("zst") => Box::new(zstd::Decoder::new(file()?).map_err(named)?),
        _ => Box::new(file()?),
    };
    Ok(BufReader::new(bytes))
}

/// Where the lines go.
enum Sink {
    Plain(Box<dyn Write>),
    Gzip(GzEncoder<BufWriter<File>>),
    Zstd(zstd::Encoder<'static, BufWriter<File>>),
}

impl Sink {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Sink::Plain(out) => out.write_all(bytes),
            Sink::Gzip(out) => out.write_all(bytes),
            Sink::Zstd(out) => out.write_all(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Sink::Plain(out) => out.flush(),
            // A flush of a compressed stream costs much of what it saves.
            Sink::Gzip(_) | Sink::Zstd(_) => Ok(()),
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Sink::Plain(mut out) => out.flush(),
            Sink::Gzip(out) => out.finish()?.flush(),
            Sink::Zstd(out) => out.finish()?.flush(),
        }
    }
}

fn writer(out: Option<&Path>, resume: bool) -> Result<Sink, String> {
    let Some(path) = out else { return Ok(Sink::Plain(Box::new(io::stdout()))) };
    let named = |error: io::Error| format!("--out {}: {error}", path.display());
    let ext = path.extension().and_then(|ext| ext.to_str());
    if resume && matches!(ext, Some("gz" | "zst")) {
        return Err(format!("--out {}: --resume needs an output that is not compressed", path.display()));
    }
    let file = File::options().create(true).write(true).append(resume).truncate(!resume).open(path).map_err(named)?;
    Ok(match ext {
        Some("gz") => Sink::Gzip(GzEncoder::new(BufWriter::new(file), flate2::Compression::default())),
        Some("zst") => Sink::Zstd(zstd::Encoder::new(BufWriter::new(file), 3).map_err(named)?),
        _ => Sink::Plain(Box::new(file)),
    })
}

/// How many whole lines an output has. What stands behind the last of them is cut off: a run was killed in the middle.
fn whole_lines(path: &Path) -> Result<usize, String> {
    let named = |error: io::Error| format!("--out {}: {error}", path.display());
    let file = match File::options().read(true).write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        other => other.map_err(named)?,
    };
    let (mut count, mut whole, mut at) = (0, 0_u64, 0_u64);
    let mut reader = BufReader::new(&file);
    loop {
        let buffer = reader.fill_buf().map_err(named)?;
        if buffer.is_empty() {
            break;
        }
        for newline in memchr::memchr_iter(b'\n', buffer) {
            count += 1;
            whole = at + newline as u64 + 1;
        }
        let used = buffer.len();
        at += used as u64;
        reader.consume(used);
    }
    if whole < at {
        file.set_len(whole).map_err(named)?;
    }
    Ok(count)
}
