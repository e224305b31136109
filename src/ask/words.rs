//! Words of a text, in the one spelling that phrases and sentences share.

use std::ops::Range;

/// What stands between a word and the word before it, strongest mark first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// The end of a clause: `;`, a dash between blanks, or the end of a sentence inside a text that was not split.
    Break,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A colon.
    Colon,
    /// A comma, an ampersand or a plus: the next item of a list.
    Comma,
    /// A slash: one of several.
    Slash,
    /// Nothing but blanks, quotes, hyphens or markup.
    None,
}

/// One word.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its bytes in [`Words::flat`], without the blanks around it.
    pub flat: Range<usize>,
    /// What stands before it.
    pub mark: Mark,
}

/// Stands in [`Words::flat`] where punctuation parts two words, so that no phrase reaches across it.
pub(super) const BARRIER: char = '\u{1}';

/// The words of one text. `flat` holds each as `" word "` in its shared spelling (lower case, singular, no apostrophe),
/// so that a phrase written the same way is found only at word boundaries, and neighbours never share a blank.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// The words, in order.
    pub list: Vec<Word>,
    /// The shared spelling.
    pub flat: String,
}

impl Words {
    /// The words of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut words = Words { list: Vec::new(), flat: String::with_capacity(text.len() + text.len() / 3) };
        let mut mark = Mark::None;
        let mut chars = text.char_indices().peekable();
        let mut last = ' ';
        while let Some((at, c)) = chars.next() {
            if !c.is_alphanumeric() {
                let spaced = last.is_whitespace() && chars.peek().is_none_or(|(_, next)| next.is_whitespace());
                let arrow = c == '>' && matches!(last, '-' | '=');
                mark = mark.min(if arrow { Mark::Break } else { mark_of(c, spaced) });
                last = c;
                continue;
            }
            let mut end = at + c.len_utf8();
            last = c;
            while let Some(&(next_at, next)) = chars.peek() {
                // What stands behind a domain is a path: `kubernetes.io/role/elb`.
                let path = matches!(next, '/' | '-') && in_domain(&text[at..end]);
                let joins = (path || matches!(next, '.' | '\'' | '\u{2019}'))
                    && text[next_at + next.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
                if !next.is_alphanumeric() && !joins {
                    break;
                }
                end = next_at + next.len_utf8();
                last = next;
                chars.next();
            }
            let start = if names_file(&text[at..end]) || names_thing(&text[at..end]) {
                words.swallow(text, at, &mut mark)
            } else {
                at
            };
            if mark != Mark::None && !words.list.is_empty() {
                words.flat.push(BARRIER);
            }
            words.flat.push(' ');
            let from = words.flat.len();
            spell(&text[start..end], &mut words.flat);
            words.list.push(Word { range: start..end, flat: from..words.flat.len(), mark });
            words.flat.push(' ');
            mark = Mark::None;
        }
        words
    }

    /// Takes back the words that stand before a file's name or an id without a blank (`vpc-`, `modules/`): they are part of it.
    fn swallow(&mut self, text: &str, mut start: usize, mark: &mut Mark) -> usize {
        while let Some(last) = self.list.last() {
            let glued =
                last.range.end + 1 == start && matches!(text.as_bytes().get(last.range.end), Some(b'-' | b'_' | b'/'));
            if !glued {
                break;
            }
            (start, *mark) = (last.range.start, last.mark);
            let cut = last.flat.start - 1;
            self.list.pop();
            self.flat.truncate(cut);
            if self.flat.ends_with(BARRIER) {
                self.flat.pop();
            }
        }
        start
    }

    /// The shared spelling of word `index`; empty when there is none.
    pub(super) fn get(&self, index: usize) -> &str {
        self.list.get(index).map_or("", |word| &self.flat[word.flat.clone()])
    }
}

/// Whether a word is a domain with or without a path behind it.
fn in_domain(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or(word);
    host.rsplit_once('.').is_some_and(|(_, end)| ["io", "com", "org", "net"].contains(&end))
}

/// Whether a word ends like a file's name.
fn names_file(word: &str) -> bool {
    let ends = ["tf", "tfvars", "hcl", "py", "js", "ts", "json", "md", "sh", "zip", "yml", "yaml", "txt", "csv"];
    word.rsplit_once('.').is_some_and(|(_, end)| ends.iter().any(|known| end.eq_ignore_ascii_case(known)))
}

/// Whether a word ends like the id of one thing (`0abc12345def67890` of `vpc-0abc12345def67890`).
fn names_thing(word: &str) -> bool {
    word.len() >= 6 && word.bytes().all(|b| b.is_ascii_hexdigit()) && word.bytes().any(|b| b.is_ascii_digit())
}

fn mark_of(c: char, spaced: bool) -> Mark {
    match c {
        ';' | '\u{2014}' | '.' | '!' | '?' | '\u{2192}' => Mark::Break,
        '-' | '\u{2013}' if spaced => Mark::Break,
        '(' | '[' | '{' => Mark::Open,
        ')' | ']' | '}' => Mark::Close,
        ':' => Mark::Colon,
        ',' | '&' | '+' | '|' => Mark::Comma,
        '/' => Mark::Slash,
        _ => Mark::None,
    }
}

/// Writes `word` in the shared spelling: lower case, without apostrophes, plural endings cut. The cut need not be
/// grammar (`alias` becomes `alia`): phrases pass through the same function.
fn spell(word: &str, out: &mut String) {
    let from = out.len();
    for c in word.chars().filter(|c| !matches!(c, '\'' | '\u{2019}')) {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else {
            out.extend(c.to_lowercase());
        }
    }
    let spelt = &out[from..];
    if spelt == "https" {
        return;
    }
    let cut = if spelt.len() >= 5 && spelt.ends_with("ies") {
        3
    } else if spelt.len() >= 4 && spelt.ends_with('s') && !["ss", "us", "is"].iter().any(|end| spelt.ends_with(end)) {
        1
    } else {
        0
    };
    out.truncate(out.len() - cut);
    if cut == 3 {
        out.push('y');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(text: &str) -> Vec<String> {
        let words = Words::of(text);
        (0..words.list.len()).map(|index| words.get(index).to_owned()).collect()
    }

    #[test]
    fn hyphens_underscores_case_and_plurals_do_not_matter() {
        assert_eq!(spelt("Auto-Scaling Groups"), spelt("auto_scaling group"));
        assert_eq!(spelt("Don\u{2019}t policies"), ["dont", "policy"]);
    }

    #[test]
    fn a_file_name_is_one_word() {
        assert_eq!(spelt("see modules/vpc-flow_logs.tf now"), ["see", "modules/vpc-flow_logs.tf", "now"]);
        assert_eq!(spelt("in vpc-0abc12345def now"), ["in", "vpc-0abc12345def", "now"]);
        assert!(!Words::of("modules/vpc-flow_logs.tf").flat.contains(" vpc "));
    }

    #[test]
    fn dots_join_only_inside_a_word() {
        assert_eq!(spelt("t3.micro in main.tf. Then"), ["t3.micro", "in", "main.tf", "then"]);
    }

    #[test]
    fn the_strongest_mark_between_two_words_is_kept() {
        let words = Words::of("a, b - c (d) e/f");
        let marks: Vec<Mark> = words.list.iter().map(|word| word.mark).collect();
        assert_eq!(marks, [Mark::None, Mark::Comma, Mark::Break, Mark::Open, Mark::Close, Mark::Slash]);
    }

    #[test]
    fn ranges_point_into_the_text() {
        let text = "über \u{2022} VPCs";
        let words = Words::of(text);
        assert_eq!(&text[words.list[1].range.clone()], "VPCs");
    }
}
