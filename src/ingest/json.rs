//! Terraform's JSON syntax: a `.tf.json` file is read as the same blocks and expressions in HCL, with the place in the JSON
//! at which each of them stands. It is judged as any other file, and never written.

mod blocks;
mod nodes;
mod values;

use std::collections::BTreeSet;

use crate::schema::Schemas;
use crate::source::{File, FileId, Mark, Origin, Sources};

use nodes::{Kind, Node};

/// How the names of such files end.
pub const ENDING: &str = ".tf.json";

/// Reads the files of JSON among sources: their text is HCL from now on. Says which they are. Whether a name is a block or
/// an argument is the provider's to say, by `schemas`.
pub fn read(sources: &mut Sources, schemas: &Schemas) -> BTreeSet<FileId> {
    let all: Vec<FileId> = sources.iter().filter(|(_, file)| file.path.ends_with(ENDING)).map(|(id, _)| id).collect();
    for id in &all {
        let file = sources.file(*id).clone();
        let (text, origin) = in_hcl(&file.text, schemas);
        sources.put(*id, File::of_origin(file.path.clone(), text, origin));
    }
    all.into_iter().collect()
}

/// A text of JSON in HCL.
fn in_hcl(json: &std::sync::Arc<str>, schemas: &Schemas) -> (String, Origin) {
    let mut writer = Writer { json, schemas, out: String::new(), marks: Vec::new(), faults: Vec::new() };
    match nodes::read(json) {
        Ok(Node { range, kind: Kind::Null | Kind::Word | Kind::String(_) }) => {
            let message = "It must be either a JSON object or a JSON array of objects.";
            writer.broken(range.start, "Root value must be object", message);
        }
        Ok(root) => writer.file(&root),
        Err(wrong) => writer.broken(wrong.at, wrong.summary, &wrong.message),
    }
    (writer.out, Origin { text: json.clone(), marks: writer.marks, faults: writer.faults })
}

/// Writes HCL and remembers from where.
struct Writer<'t> {
    json: &'t str,
    schemas: &'t Schemas,
    out: String,
    marks: Vec<Mark>,
    faults: Vec<(usize, String, String)>,
}

impl Writer<'_> {
    /// What is written from here on stands at one place of the JSON.
    fn stands(&mut self, origin: usize) {
        self.marks.push(Mark { at: self.out.len(), origin, moves: false });
    }

    /// Writes a text that stands at one place.
    fn put(&mut self, text: &str, origin: usize) {
        self.stands(origin);
        self.out.push_str(text);
    }

    /// Writes a text whose first byte stands at a place, and each other behind the one before.
    fn along(&mut self, text: &str, origin: usize) {
        let follows = |mark: &Mark| mark.moves && mark.origin + (self.out.len() - mark.at) == origin;
        if !self.marks.last().is_some_and(follows) {
            self.marks.push(Mark { at: self.out.len(), origin, moves: true });
        }
        self.out.push_str(text);
    }

    /// Something is wrong at a place of the JSON.
    fn fault(&mut self, origin: usize, summary: &str, message: &str) {
        self.stands(origin);
        self.faults.push((self.out.len(), summary.to_owned(), message.to_owned()));
        // A comment holds the place.
        self.out.push_str("#\n");
    }

    /// The file cannot be read: what is declared in it is not known.
    fn broken(&mut self, origin: usize, summary: &str, message: &str) {
        self.fault(origin, summary, message);
        self.out.push_str("=\n");
    }
}

#[cfg(test)]
mod tests;
