//! Text as it was read: files that are never changed in place, and places in them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Index of a file in its [`Sources`]. It stays the same while fixes run: files are added behind it, never removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in one file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Bytes from the start of the file's text.
    pub range: Range<usize>,
}

impl Span {
    /// The span of `range` in `file`.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Span { file, range }
    }
}

/// One file: a path relative to the root that was read, with `/` between its parts, and its whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Relative, without `.` or `..`, parts joined by `/`.
    pub path: String,
    /// The text, byte for byte (a BOM and carriage returns included).
    pub text: Arc<str>,
    lines: Lines,
    origin: Option<Arc<Origin>>,
}

/// What stands in a file whose text was made from it, as HCL is from JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The text as it was read.
    pub text: Arc<str>,
    /// Where what was made stands in it, in the order of what was made.
    pub marks: Vec<Mark>,
    /// What is wrong with it, by the place in what was made: a summary and a message.
    pub faults: Vec<(usize, String, String)>,
}

/// A place in a text that was made, and the one from which it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Bytes from the start of what was made.
    pub at: usize,
    /// Bytes from the start of what was read.
    pub origin: usize,
    /// Whether what follows stands behind it there as well, byte for byte.
    pub moves: bool,
}

/// Where the lines of a text start, once somebody asked for a place in it. It says nothing that the text does not.
#[derive(Clone, Debug, Default)]
struct Lines {
    starts: OnceLock<Vec<usize>>,
    /// How many characters stand before each stretch of [`STRETCH`] bytes, for what is far from the start of its line.
    characters: OnceLock<Vec<usize>>,
}

const STRETCH: usize = 1 << 12;

impl PartialEq for Lines {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Lines {}

impl File {
    /// A file of this path and text.
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        File { path: path.into(), text: text.into(), lines: Lines::default(), origin: None }
    }

    /// A file of a text that was made from what stands in it. No edit of the text can be written.
    pub fn of_origin(path: impl Into<String>, text: impl Into<Arc<str>>, origin: Origin) -> Self {
        File { origin: Some(Arc::new(origin)), ..File::new(path, text) }
    }

    /// What its text was made from, where it was.
    pub fn origin(&self) -> Option<&Origin> {
        self.origin.as_deref()
    }

    /// The text that stands in the file.
    pub fn as_read(&self) -> &Arc<str> {
        self.origin.as_ref().map_or(&self.text, |origin| &origin.text)
    }

    /// The folder part of the path, empty for a file at the root. A folder is a module.
    pub fn folder(&self) -> &str {
        self.path.rfind('/').map_or("", |slash| &self.path[..slash])
    }

    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rfind('/').map_or(&*self.path, |slash| &self.path[slash + 1..])
    }

    /// Whether its text is Terraform in HCL: that of `.tf`, and what was made of `.tf.json`.
    pub fn is_terraform(&self) -> bool {
        self.path.ends_with(".tf") || self.origin.is_some()
    }

    /// Whether it changes blocks of other files and declares none: `override.tf`, `x_override.tf`, and in JSON.
    pub fn is_override(&self) -> bool {
        let stem = self.name().strip_suffix(".tf").or_else(|| self.name().strip_suffix(".tf.json"));
        stem.is_some_and(|stem| stem == "override" || stem.ends_with("_override"))
    }

    /// The line ending that new text must use: that of the first line.
    pub fn line_ending(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if at > 0 && self.text.as_bytes()[at - 1] == b'\r' => "\r\n",
            _ => "\n",
        }
    }

    /// Line and column (both from 1, the column in characters) of a byte offset, in what stands in the file.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let offset = self.placed(offset);
        let bytes = self.as_read().as_bytes();
        let starts = self.lines.starts.get_or_init(|| {
            let behind = memchr::memchr_iter(b'\n', bytes).map(|at| at + 1);
            std::iter::once(0).chain(behind).collect()
        });
        let line = starts.partition_point(|start| *start <= offset);
        let start = starts[line - 1];
        let column = match offset - start {
            0..STRETCH => characters(&bytes[start..offset]),
            _ => self.characters_before(offset) - self.characters_before(start),
        };
        (line, column + 1)
    }

    fn characters_before(&self, offset: usize) -> usize {
        let bytes = self.as_read().as_bytes();
        let all = self.lines.characters.get_or_init(|| {
            let mut before = 0;
            let sum = |stretch| {
                let start = before;
                before += characters(stretch);
                start
            };
            bytes.chunks(STRETCH).map(sum).collect()
        });
        let stretch = offset / STRETCH;
        all.get(stretch)
            .map_or_else(|| characters(bytes), |before| before + characters(&bytes[stretch * STRETCH..offset]))
    }

    /// The line of what stands in the file that holds a byte of the text: its number, and its text. Of a file of JSON that
    /// is one long line it is the part behind the place.
    pub fn line(&self, offset: usize) -> (usize, &str) {
        let (number, _) = self.position(offset);
        let text = self.as_read();
        let (before, behind) = text.split_at(self.placed(offset));
        let start = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
        let end = memchr::memchr(b'\n', behind.as_bytes()).map_or(text.len(), |end| before.len() + end);
        const LONG: usize = 400;
        if self.origin.is_some() && end - start > LONG {
            return (number, &behind[..behind.floor_char_boundary((end - before.len()).min(LONG))]);
        }
        (number, text[start..end].trim_end_matches('\r'))
    }

    /// Where a byte of the text stands in what stands in the file.
    fn placed(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let Some(origin) = &self.origin else { return offset };
        let behind = origin.marks.partition_point(|mark| mark.at <= offset);
        let Some(mark) = behind.checked_sub(1).map(|at| origin.marks[at]) else { return 0 };
        let moved = if mark.moves { mark.origin + offset - mark.at } else { mark.origin };
        (0..=moved.min(origin.text.len())).rev().find(|at| origin.text.is_char_boundary(*at)).unwrap_or(0)
    }
}

/// How many characters begin in some bytes: one that continues a character counts for nothing.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

/// Every file of one run: configuration and the files that stand beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    files: Vec<Arc<File>>,
    by_path: Paths,
}

/// The first file of each path, once somebody asked for one of many. It says nothing that the files do not.
#[derive(Clone, Debug, Default)]
struct Paths(OnceLock<Arc<HashMap<String, FileId>>>);

impl PartialEq for Paths {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Paths {}

/// How many files are looked through one by one.
const FEW: usize = 16;

impl Sources {
    /// Sources of these files, in this order.
    pub fn new(files: impl IntoIterator<Item = File>) -> Self {
        Sources { files: files.into_iter().map(Arc::new).collect(), by_path: Paths::default() }
    }

    /// The file of an id.
    pub fn file(&self, id: FileId) -> &Arc<File> {
        &self.files[id.0 as usize]
    }

    /// The id and the file of a path.
    pub fn find(&self, path: &str) -> Option<(FileId, &Arc<File>)> {
        if self.len() <= FEW {
            return self.iter().find(|(_, file)| file.path == path);
        }
        let all = self.by_path.0.get_or_init(|| {
            // The last one that is put in stays.
            Arc::new(
                self.files.iter().enumerate().rev().map(|(at, file)| (file.path.clone(), FileId(at as u32))).collect(),
            )
        });
        all.get(path).map(|id| (*id, self.file(*id)))
    }

    /// Every file with its id, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Arc<File>)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(at as u32), file))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Adds a file behind the others.
    pub fn push(&mut self, file: File) -> FileId {
        self.files.push(Arc::new(file));
        self.by_path = Paths::default();
        FileId(self.files.len() as u32 - 1)
    }

    /// Puts a file in the place of another.
    pub fn put(&mut self, id: FileId, file: File) {
        self.files[id.0 as usize] = Arc::new(file);
        self.by_path = Paths::default();
    }

    /// The same sources with another text in one file.
    pub fn replace(&mut self, id: FileId, text: impl Into<Arc<str>>) {
        let path = self.file(id).path.clone();
        self.files[id.0 as usize] = Arc::new(File::new(path, text));
    }

    /// The text of a span.
    pub fn text(&self, span: &Span) -> &str {
        &self.file(span.file).text[span.range.clone()]
    }
}
