//! Templates: what is put together of literal texts and of values.

use std::collections::HashMap;
use std::ops::Range;

use super::super::Judge;
use super::super::known::Known;
use super::super::scope::Scope;
use crate::module::block::Value;
use crate::schema::types::Type;
use crate::syntax::tree::Part;
use crate::syntax::unquote;

/// How long a text is, in bytes, that a template makes and that is known: texts that are put together of each other twice
/// grow without end.
pub(super) const LONGEST: usize = 65_536;

impl<'m> Judge<'m> {
    /// What a template makes.
    pub(super) fn template(
        &self,
        value: Value<'m>,
        parts: &'m [Part],
        literals: &Literals,
        scope: &Scope<'m>,
    ) -> Known {
        let (mut secret, mut whole) = (false, Some(String::new()));
        for part in parts {
            match part {
                Part::Literal(range) => whole = whole.map(|all| all + &literals.text(value, value.place(range))),
                Part::Interpolation(_, node) => {
                    let part = value.inner(node);
                    let known = self.eval(part, scope);
                    secret |= known.holds_secret();
                    whole = match known.bare() {
                        Known::Text(text) => whole.map(|all| all + text),
                        Known::Number(number) => whole.map(|all| all + &number.to_string()),
                        Known::Bool(known) => whole.map(|all| all + &known.to_string()),
                        Known::Null => {
                            let why =
                                "The expression result is null. Cannot include a null value in a string template.";
                            self.wrong(part, scope, "Invalid template interpolation value", why);
                            None
                        }
                        Known::Tuple(_) | Known::Set(_) | Known::Object(_) => {
                            let why = "Cannot include the given value in a string template: string required.";
                            self.wrong(part, scope, "Invalid template interpolation value", why);
                            None
                        }
                        _ => None,
                    };
                }
                Part::If(part) => {
                    let test = self.test(value.inner(&part.condition), scope);
                    let quiet = scope.quiet();
                    let taken = |side: bool| if *test.bare() == Known::Bool(side) { scope } else { &quiet };
                    let then = self.template(value, &part.then, literals, taken(true));
                    let otherwise = self.template(value, &part.otherwise, literals, taken(false));
                    secret |= test.is_secret() || then.is_secret() || otherwise.is_secret();
                    whole = match (test.bare(), then.bare(), otherwise.bare()) {
                        (Known::Bool(true), Known::Text(text), _) | (Known::Bool(false), _, Known::Text(text)) => {
                            whole.map(|all| all + text)
                        }
                        _ => None,
                    };
                }
                Part::For(part) => {
                    let text = self.printed_each(value, part, literals, scope);
                    secret |= text.is_secret();
                    whole = match text.bare() {
                        Known::Text(text) => whole.map(|all| all + text),
                        _ => None,
                    };
                }
            }
            whole = whole.filter(|all| all.len() <= LONGEST);
        }
        whole.map_or(Known::Of(Type::String), |all| Known::text(&all)).marked(secret)
    }
}

/// The literal texts of a heredoc by where they start in the file; of a quoted template there are none.
pub(super) struct Literals(HashMap<usize, String>);

/// A line of a literal text as far as it goes, and where that text starts; `None` for what is no text.
type Line = Option<(usize, String)>;

impl Literals {
    /// Those of a quoted template.
    pub(super) fn none() -> Self {
        Literals(HashMap::new())
    }

    /// Those of a heredoc, without the indentation that all of its lines share where `<<-` opens it.
    pub(super) fn of(value: Value, parts: &[Part]) -> Self {
        let mut lines = Vec::new();
        lines_of(value, parts, &mut lines);
        if value.text().starts_with("<<-") {
            undent(&mut lines);
        }
        let mut literals: HashMap<usize, String> = HashMap::new();
        for (start, text) in lines.into_iter().flatten() {
            literals.entry(start).or_default().push_str(&text);
        }
        Literals(literals)
    }

    fn text(&self, value: Value, place: Range<usize>) -> String {
        match self.0.get(&place.start) {
            Some(text) => text.clone(),
            None => cut(value, &place, unquote(&value.file_text()[place.clone()])),
        }
    }
}

/// A literal text without the spaces that a mark next to it takes away.
fn cut(value: Value, place: &Range<usize>, mut text: String) -> String {
    let (before, behind) = (&value.file_text()[..place.start], &value.file_text()[place.end..]);
    if before.ends_with("~}") {
        text = text.trim_start().to_owned();
    }
    if behind.starts_with("${~") || behind.starts_with("%{~") {
        text.truncate(text.trim_end().len());
    }
    text
}

/// Each line is a text of its own: marks take away spaces of the one next to them alone.
fn lines_of(value: Value, parts: &[Part], lines: &mut Vec<Line>) {
    for part in parts {
        match part {
            Part::Literal(range) => {
                let place = value.place(range);
                let mut at = place.start;
                for line in value.file_text()[place.clone()].split_inclusive('\n') {
                    let text = line.replace("$${", "${").replace("%%{", "%{");
                    lines.push(Some((place.start, cut(value, &(at..at + line.len()), text))));
                    at += line.len();
                }
            }
            Part::Interpolation(..) => lines.push(None),
            Part::If(part) => {
                lines.push(None);
                lines_of(value, &part.then, lines);
                lines.push(None);
                lines_of(value, &part.otherwise, lines);
                lines.push(None);
            }
            Part::For(part) => {
                lines.push(None);
                lines_of(value, &part.body, lines);
                lines.push(None);
            }
        }
    }
}

/// Takes away the indentation that is common to all lines, as Terraform counts it.
fn undent(lines: &mut [Line]) {
    let (mut least, mut starts) = (usize::MAX, true);
    let mut indented = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let text = line.as_ref().map(|(_, text)| text.as_str());
        if std::mem::take(&mut starts) {
            match text {
                Some(text) if text.trim_start().is_empty() && text.ends_with('\n') => {}
                Some(text) => {
                    least = least.min(text.len() - text.trim_start().len());
                    indented.push(at);
                }
                None => least = 0,
            }
        }
        starts = text.is_some_and(|text| text.ends_with('\n'));
    }
    for at in indented {
        if let Some((_, text)) = &mut lines[at] {
            *text = text.get(least..).unwrap_or_default().to_owned();
        }
    }
}
