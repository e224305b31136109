//! JSON with the bytes on which everything stands, as Terraform's own reader takes it (hashicorp/hcl, `json/parser.go`).

use std::ops::Range;

/// A value and its bytes.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Kind {
    Null,
    /// A number, `true` or `false`, as it is written.
    Word,
    String(String),
    Array(Vec<Node>),
    Object(Vec<Member>),
}

/// `"name": value`
#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: String,
    /// With its quotes.
    pub(super) name_range: Range<usize>,
    pub(super) value: Node,
}

/// What is wrong, and where.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) at: usize,
    pub(super) summary: &'static str,
    pub(super) message: String,
}

/// The only value of a text, or the first thing that is wrong with it.
pub(super) fn read(text: &str) -> Result<Node, Wrong> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let node = reader.value()?;
    match reader.peek() {
        None => Ok(node),
        Some(_) => reader.wrong("Extraneous data after value", "Extra characters appear after the JSON value."),
    }
}

/// What the inside of a string says, and for each byte of that where it stands in the inside. `None` when it is no string
/// of JSON.
pub(super) fn decode(raw: &str) -> Option<(String, Vec<usize>)> {
    let (mut said, mut places) = (String::with_capacity(raw.len()), Vec::with_capacity(raw.len()));
    let mut at = 0;
    while let Some(next) = raw[at..].chars().next() {
        let (len, one) = match next {
            '\\' => escaped(&raw[at..])?,
            one if one < ' ' => return None,
            one => (one.len_utf8(), one),
        };
        places.extend(std::iter::repeat_n(at, one.len_utf8()));
        said.push(one);
        at += len;
    }
    Some((said, places))
}

/// The escape that a text starts with: its length and what it stands for.
fn escaped(text: &str) -> Option<(usize, char)> {
    let unit = |at: usize| u32::from_str_radix(text.get(at..at + 4).filter(|hex| !hex.starts_with('+'))?, 16).ok();
    Some(match text.as_bytes().get(1)? {
        b'n' => (2, '\n'),
        b't' => (2, '\t'),
        b'r' => (2, '\r'),
        b'b' => (2, '\u{8}'),
        b'f' => (2, '\u{c}'),
        mark @ (b'"' | b'\\' | b'/') => (2, char::from(*mark)),
        b'u' => {
            let high = unit(2)?;
            let low = if (0xd800..0xdc00).contains(&high) && text[6..].starts_with("\\u") { unit(8) } else { None };
            match low.filter(|low| (0xdc00..0xe000).contains(low)) {
                Some(low) => (12, char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))?),
                None => (6, char::from_u32(high).unwrap_or('\u{fffd}')),
            }
        }
        _ => return None,
    })
}

/// How deep values may stand in each other.
const DEEP: usize = 100;

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn wrong<T>(&self, summary: &'static str, message: impl Into<String>) -> Result<T, Wrong> {
        Err(Wrong { at: self.at, summary, message: message.into() })
    }

    /// The first byte of the next token.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text[self.at..].trim_start_matches([' ', '\t', '\n', '\r']);
        self.at = self.text.len() - rest.len();
        rest.bytes().next()
    }

    fn value(&mut self) -> Result<Node, Wrong> {
        const START: &str = "A JSON value must start with a brace, a bracket, a number, a string, or a keyword.";
        self.depth += 1;
        if self.depth > DEEP {
            return self.wrong("Too deep", "Values stand in each other too deeply to be read.");
        }
        let first = self.peek();
        let start = self.at;
        let kind = match first {
            Some(b'{') => self.object()?,
            Some(b'[') => self.array()?,
            Some(b'"') => Kind::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b'a'..=b'z' | b'A'..=b'Z') => self.keyword()?,
            Some(b'}') => return self.wrong("Missing JSON value", START),
            Some(b']') => return self.wrong("Missing array element value", START),
            None => return self.wrong("Missing value", "The JSON data ends prematurely."),
            Some(_) => return self.wrong("Invalid start of value", START),
        };
        self.depth -= 1;
        Ok(Node { range: start..self.at, kind })
    }

    fn object(&mut self) -> Result<Kind, Wrong> {
        let open = self.at;
        self.at += 1;
        let mut members = Vec::new();
        while self.peek() != Some(b'}') {
            let name = self.value()?;
            let Kind::String(text) = name.kind else {
                self.at = name.range.start;
                return self.wrong("Invalid object property name", "A JSON object property name must be a string");
            };
            match self.peek() {
                Some(b':') => self.at += 1,
                Some(b'}' | b',') => {
                    return self.wrong(
                        "Missing object value",
                        "A JSON object attribute must have a value, introduced by a colon.",
                    );
                }
                _ => {
                    return self.wrong(
                        "Missing property value colon",
                        "A colon must appear between an object property's name and its value.",
                    );
                }
            }
            let value = self.value()?;
            members.push(Member { name: text, name_range: name.range, value });
            if !self.goes_on(open, b'}')? {
                break;
            }
        }
        self.at += 1;
        Ok(Kind::Object(members))
    }

    fn array(&mut self) -> Result<Kind, Wrong> {
        let open = self.at;
        self.at += 1;
        let mut items = Vec::new();
        while self.peek() != Some(b']') {
            items.push(self.value()?);
            if !self.goes_on(open, b']')? {
                break;
            }
        }
        self.at += 1;
        Ok(Kind::Array(items))
    }

    /// Whether a comma leads to another item of what opened there; what closes it is not read.
    fn goes_on(&mut self, open: usize, close: u8) -> Result<bool, Wrong> {
        match self.peek() {
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                if self.peek() == Some(close) {
                    self.at = comma;
                    return self.wrong("Trailing comma", "JSON does not permit a trailing comma behind the last item.");
                }
                Ok(true)
            }
            Some(byte) if byte == close => Ok(false),
            Some(b'}' | b']') => self.wrong("Mismatched brackets", "It is closed by the other kind of bracket."),
            Some(_) => {
                // Terraform looks at what stands behind the token that it did not expect.
                let _ = self.value();
                self.peek();
                self.wrong("Missing attribute seperator comma", "A comma must appear between two items.")
            }
            None => {
                self.at = open;
                self.wrong("Unclosed object", "No closing bracket was found for it.")
            }
        }
    }

    fn string(&mut self) -> Result<String, Wrong> {
        let bytes = self.text.as_bytes();
        let mut end = self.at + 1;
        while let Some(byte) = bytes.get(end).filter(|byte| **byte != b'"' && **byte >= b' ') {
            end += if *byte == b'\\' { 2 } else { 1 };
        }
        let inside = self.text.get(self.at + 1..end).filter(|_| bytes.get(end) == Some(&b'"'));
        let Some((said, _)) = inside.and_then(decode) else {
            return self.wrong("Invalid JSON string", "There is a syntax error in the given JSON string.");
        };
        self.at = end + 1;
        Ok(said)
    }

    fn number(&mut self) -> Result<Kind, Wrong> {
        let rest = &self.text[self.at..];
        let len = rest.find(|one: char| !matches!(one, '-' | '+' | '.' | 'e' | 'E' | '0'..='9')).unwrap_or(rest.len());
        if serde_json::from_str::<serde_json::Number>(&rest[..len]).is_err() {
            return self.wrong("Invalid JSON number", "There is a syntax error in the given JSON number.");
        }
        self.at += len;
        Ok(Kind::Word)
    }

    fn keyword(&mut self) -> Result<Kind, Wrong> {
        let rest = &self.text[self.at..];
        let len = rest.find(|one: char| !one.is_ascii_alphanumeric() && one != '_').unwrap_or(rest.len());
        let kind = match &rest[..len] {
            "true" | "false" => Kind::Word,
            "null" => Kind::Null,
            word => return self.wrong("Invalid JSON keyword", format!("\"{word}\" is not a valid JSON keyword.")),
        };
        self.at += len;
        Ok(kind)
    }
}
