//! What no fix may speak of: `# tffix:ignore FIX reason` comments, and the paths of `tffix.toml`.

mod comment;
pub mod pattern;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::catalogue;
use crate::check::{Diagnostic, Layer, Order, Severity};
use crate::fix::Fix;
use crate::module::Trees;
use crate::schema::nearest::nearest;
use crate::source::{FileId, Sources, Span};
use comment::{Comment, Form, Places};
use pattern::Pattern;

/// What every such comment starts with; a text without it is not looked at any further.
const MARK: &str = "tffix:ignore";
/// The summary of what is wrong with one.
const SUMMARY: &str = "Ignore comment";

/// What a call says of this.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// What stands before the name of a file to make its path relative to the settings: empty, or ending in `/`.
    pub prefix: String,
    /// Fixes and classes that stay silent in files of these paths.
    pub paths: Vec<(Pattern, Vec<String>)>,
    /// Comments in the text count for nothing.
    pub without_comments: bool,
}

/// The comments of a run as it stands.
#[derive(Debug, Default)]
pub struct Ignores {
    comments: Vec<Ignore>,
    problems: Vec<Diagnostic>,
    paths: BTreeMap<FileId, Vec<String>>,
}

/// One comment that is honoured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The comment.
    pub at: Span,
    /// Fixes and classes, all of them known.
    pub names: Vec<String>,
    /// What its author says.
    pub reason: String,
    scope: Range<usize>,
}

/// Why a finding is not spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// The settings say so.
    Settings,
    /// A comment says so: its number.
    Comment(usize),
}

impl Ignores {
    /// Reads the comments of all files.
    pub fn of(sources: &Sources, trees: &Trees, rules: &Rules) -> Self {
        let mut ignores = Ignores::default();
        for (id, tree) in trees {
            let file = sources.file(*id);
            let path = format!("{}{}", rules.prefix, file.path);
            let names = rules.paths.iter().filter(|(pattern, _)| pattern.matches(&path)).flat_map(|(_, names)| names);
            let names: Vec<String> = names.cloned().collect();
            if !names.is_empty() {
                ignores.paths.insert(*id, names);
            }
            if !rules.without_comments && file.text.contains(MARK) {
                let mut places = Places::of(&file.text, tree);
                comment::all(&file.text).for_each(|comment| ignores.read(*id, &file.text, &mut places, &comment));
            }
        }
        ignores
    }

    fn read(&mut self, file: FileId, text: &str, places: &mut Places, comment: &Comment) {
        let at = Span::new(file, comment.range.clone());
        let known = |name: &str| catalogue::all().iter().any(|fix| fix.id == name || fix.class == name);
        for name in comment.names.iter().filter(|name| !known(name)) {
            let names = catalogue::all().iter().flat_map(|fix| [fix.id, fix.class]);
            let hint = nearest(name, names).map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
            self.say(&at, Severity::Error, format!("there is no fix or class \"{name}\"{hint}"));
        }
        let names: Vec<String> =
            comment.names.iter().filter(|name| known(name)).map(|name| (*name).to_owned()).collect();
        let scope = match comment.form {
            Form::Unknown => {
                let why = "it is neither `tffix:ignore FIX reason` nor `tffix:ignore-file FIX reason`";
                return self.say(&at, Severity::Error, why.to_owned());
            }
            _ if comment.names.is_empty() => {
                return self.say(&at, Severity::Error, "it names no fix (`tffix list` shows them all)".to_owned());
            }
            _ if names.is_empty() => return,
            _ if comment.reason.is_empty() => {
                let why = format!("{} is not ignored: a reason must stand behind the name", names.join(", "));
                return self.say(&at, Severity::Warning, why);
            }
            Form::File if places.begins_before(comment.range.start) => {
                let why = "it is not honoured: what is said of the whole file stands above its first block";
                return self.say(&at, Severity::Warning, why.to_owned());
            }
            Form::File => Some(0..text.len() + 1),
            Form::Here => places.scope(&comment.range),
        };
        match scope {
            Some(scope) => self.comments.push(Ignore { at, names, reason: comment.reason.to_owned(), scope }),
            None => {
                let why = "it stands above nothing: it belongs right above a block or attribute, or behind one";
                self.say(&at, Severity::Warning, why.to_owned());
            }
        }
    }

    fn say(&mut self, at: &Span, severity: Severity, message: String) {
        self.problems.push(problem(at, severity, message));
    }

    /// The comments that are honoured, file by file.
    pub fn comments(&self) -> &[Ignore] {
        &self.comments
    }

    /// What is wrong with comments: names that are unknown, a reason that is missing.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// What silences a fix at a place.
    pub fn silence(&self, fix: &Fix, at: &Span) -> Option<Silence> {
        let named = |names: &[String]| names.iter().any(|name| name == fix.id || *name == fix.class);
        if self.paths.get(&at.file).is_some_and(|names| named(names)) {
            return Some(Silence::Settings);
        }
        let covers = |one: &Ignore| one.at.file == at.file && one.scope.contains(&at.range.start) && named(&one.names);
        self.comments.iter().position(covers).map(Silence::Comment)
    }
}

/// What is wrong with a comment that silences nothing.
pub fn unused(ignore: &Ignore, names: &[&str]) -> Diagnostic {
    let names = names.join(", ");
    problem(&ignore.at, Severity::Warning, format!("nothing here is a finding of {names}: the comment can go"))
}

fn problem(at: &Span, severity: Severity, message: String) -> Diagnostic {
    Diagnostic {
        at: at.clone(),
        severity,
        layer: Layer::Comment,
        summary: SUMMARY.into(),
        message: message.into(),
        order: Order::Seen,
    }
}

#[cfg(test)]
mod tests;
