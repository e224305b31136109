//! Templates: parts of strings and heredocs, and what a quoted string says.

use super::Convert;
use crate::syntax::tree::{ForPart, IfPart, Part};
use hcl_edit::template::{Directive, Element, ForDirective, IfDirective, Template};

impl Convert<'_> {
    pub(super) fn parts(&mut self, template: &Template) -> Vec<Part> {
        let mut parts = Vec::with_capacity(template.len());
        for element in template.iter() {
            parts.push(match element {
                Element::Literal(text) => Part::Literal(self.place(text)),
                Element::Interpolation(one) => Part::Interpolation(self.place(one), self.expr(&one.expr)),
                Element::Directive(one) => match &**one {
                    Directive::If(one) => Part::If(Box::new(self.if_part(one))),
                    Directive::For(one) => Part::For(Box::new(self.for_part(one))),
                },
            });
        }
        parts
    }

    fn if_part(&mut self, one: &IfDirective) -> IfPart {
        let condition = self.expr(&one.if_expr.cond_expr);
        self.check_behind("if", condition.range.start);
        IfPart {
            condition,
            then: self.parts(&one.if_expr.template),
            otherwise: one.else_expr.as_ref().map(|one| self.parts(&one.template)).unwrap_or_default(),
        }
    }

    fn for_part(&mut self, one: &ForDirective) -> ForPart {
        let head = &one.for_expr;
        let collection = self.expr(&head.collection_expr);
        self.check_behind("in", collection.range.start);
        let first = head.key_var.as_ref().unwrap_or(&head.value_var);
        self.check_behind("for", self.place(first).start);
        ForPart {
            key_name: head.key_var.as_ref().map(|name| self.name(name)),
            value_name: self.name(&head.value_var),
            collection,
            body: self.parts(&head.template),
        }
    }
}

/// What a quoted string without templates says: its quotes taken off, its escapes resolved.
pub(crate) fn unquote(quoted: &str) -> String {
    let inside = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(quoted);
    if !inside.bytes().any(|b| matches!(b, b'\\' | b'{')) {
        return inside.to_owned();
    }
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(char) = rest.chars().next() {
        let (char, len) = match char {
            '\\' => escape(rest),
            '$' if rest.starts_with("$${") => ('$', 2),
            '%' if rest.starts_with("%%{") => ('%', 2),
            _ => (char, char.len_utf8()),
        };
        text.push(char);
        rest = &rest[len..];
    }
    text
}

/// The character of an escape and the escape's length. The lexer refuses all but these.
fn escape(rest: &str) -> (char, usize) {
    let hex = |len: usize| {
        let code = rest.get(2..2 + len).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        code.and_then(char::from_u32).map(|char| (char, 2 + len))
    };
    match rest.as_bytes().get(1) {
        Some(b'n') => ('\n', 2),
        Some(b'r') => ('\r', 2),
        Some(b't') => ('\t', 2),
        Some(b'"') => ('"', 2),
        Some(b'u') => hex(4).unwrap_or(('\\', 1)),
        Some(b'U') => hex(8).unwrap_or(('\\', 1)),
        Some(b'\\') => ('\\', 2),
        _ => ('\\', 1),
    }
}

#[cfg(test)]
mod tests {
    use super::unquote;

    #[test]
    fn escapes_and_doubled_marks_are_resolved() {
        assert_eq!(unquote(r#""a\n\t\"\\\u00e9\U0001F600$${b}%%{c}$$d{""#), "a\n\t\"\\é😀${b}%{c}$$d{");
        assert_eq!(unquote("\"a$${\""), "a${");
        assert_eq!(unquote("\"$$${x}\""), "$${x}");
    }
}
