//! What reading an answer did with it.

/// One thing that was decided while an answer or a folder was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Which kind of decision: one of [`NOTES`].
    pub id: &'static str,
    /// What was decided, in a sentence.
    pub message: String,
    /// The lines of the answer that it speaks of, from 1; empty for a folder.
    pub lines: Vec<u32>,
    /// How many things it speaks of (lines, blocks, files).
    pub count: usize,
}

/// The kinds of notes, each with what it says.
pub const NOTES: [(&str, &str); 18] = [
    ("ingest-asset", "A file that is not Terraform is written beside the code"),
    ("ingest-continuation", "A later fence goes on with a file that an earlier one began"),
    ("ingest-draft", "A draft before the answer proper is left out"),
    ("ingest-elided", "The answer leaves out a part of its code"),
    ("ingest-escape", "Markdown escapes are taken out of code that stands in no fence"),
    ("ingest-example", "Code that illustrates is left out"),
    ("ingest-finished", "Where the answer breaks off, a draft before it says how it goes on"),
    ("ingest-fragment", "Arguments without their block are left out"),
    ("ingest-layout", "Blocks of a folder are moved to the files of the layout that was chosen"),
    ("ingest-link", "A link in a folder is not followed, or is read but never written"),
    ("ingest-moved", "A file is written where the code looks for it, or under the name that was asked for"),
    ("ingest-open", "The answer ends in the middle of a fence"),
    ("ingest-other", "A fence that is neither Terraform nor a file is left out"),
    ("ingest-prose", "Text around the code is left out"),
    ("ingest-refused-name", "A name that must not be written is not used"),
    ("ingest-rewrite", "Code that is given twice is taken once"),
    ("ingest-unfenced", "Code stands in no fence"),
    ("ingest-wrapped", "What stands around the files is taken off: JSON, tags, shell commands, a diff"),
];

impl Note {
    /// A note. `id` is one of [`NOTES`].
    pub(crate) fn new(id: &'static str, message: String, lines: Vec<u32>, count: usize) -> Self {
        debug_assert!(NOTES.iter().any(|(known, _)| *known == id), "{id} is not in NOTES");
        Note { id, message, lines, count }
    }
}

/// The first names of a list, and how many more there are.
pub(crate) fn list(names: &[String]) -> String {
    const SHOWN: usize = 6;
    let shown = names.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN { format!("{shown} and {} more", names.len() - SHOWN) } else { shown }
}

/// `1 line`, `2 lines`.
pub(crate) fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
