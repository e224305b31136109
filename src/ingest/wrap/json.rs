//! JSON as models write it: strings over lines, commas too many, an end that is missing.

use super::Row;

/// A value.
pub(super) enum Json<'a> {
    /// The lines of a string.
    Text(Vec<Row<'a>>),
    /// A list.
    List(Vec<Json<'a>>),
    /// An object.
    Object(Vec<(String, Json<'a>)>),
    /// A number or a word.
    Other,
}

/// How deep values may stand in each other.
const DEPTH: usize = 32;

/// The value that rows are, and nothing else; where they end too early, what there is of it.
pub(super) fn parse<'a>(rows: &[Row]) -> Option<Json<'a>> {
    let text = rows.iter().map(|row| &*row.text).collect::<Vec<_>>().join("\n");
    let mut reader = Reader { rest: text.chars().peekable(), line: 0, rows };
    let value = reader.value(0)?;
    reader.blanks();
    reader.rest.peek().is_none().then_some(value)
}

struct Reader<'t> {
    rest: std::iter::Peekable<std::str::Chars<'t>>,
    line: usize,
    rows: &'t [Row<'t>],
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.next();
        self.line += usize::from(c == Some('\n'));
        c
    }

    fn blanks(&mut self) {
        while self.rest.peek().is_some_and(|c| c.is_whitespace()) {
            self.next();
        }
    }

    fn value<'a>(&mut self, depth: usize) -> Option<Json<'a>> {
        self.blanks();
        match *self.rest.peek()? {
            '"' => self.text().map(Json::Text),
            '[' if depth < DEPTH => {
                self.next();
                let mut all = Vec::new();
                while self.goes_on(']')? {
                    all.push(self.value(depth + 1)?);
                }
                Some(Json::List(all))
            }
            '{' if depth < DEPTH => {
                self.next();
                let mut all = Vec::new();
                while self.goes_on('}')? {
                    if self.rest.peek() != Some(&'"') {
                        return None;
                    }
                    let key: Vec<String> = self.text()?.into_iter().map(|row| row.text.into_owned()).collect();
                    self.blanks();
                    match self.next() {
                        None => break,
                        Some(':') => {}
                        Some(_) => return None,
                    }
                    self.blanks();
                    if self.rest.peek().is_none() {
                        break;
                    }
                    all.push((key.join("\n"), self.value(depth + 1)?));
                }
                Some(Json::Object(all))
            }
            c if c.is_ascii_alphanumeric() || c == '-' => {
                while self.rest.peek().is_some_and(|c| c.is_ascii_alphanumeric() || "+-.".contains(*c)) {
                    self.next();
                }
                Some(Json::Other)
            }
            _ => None,
        }
    }

    /// Whether another element comes before the bracket, which is read.
    fn goes_on(&mut self, close: char) -> Option<bool> {
        self.blanks();
        while self.rest.peek() == Some(&',') {
            self.next();
            self.blanks();
        }
        if self.rest.peek() == Some(&close) {
            self.next();
            return Some(false);
        }
        Some(self.rest.peek().is_some())
    }

    fn from(&self) -> u32 {
        self.rows.get(self.line).or(self.rows.last()).map_or(0, |row| row.from)
    }

    fn text<'a>(&mut self) -> Option<Vec<Row<'a>>> {
        self.next();
        let mut out: Vec<Row> = Vec::new();
        let (mut line, mut from) = (String::new(), self.from());
        while let Some(c) = self.next() {
            let c = match c {
                '"' => break,
                '\\' => match self.next() {
                    Some('n') => '\n',
                    Some('t') => '\t',
                    Some('r') => continue,
                    Some('b' | 'f') => ' ',
                    Some('u') => self.unicode(),
                    Some(other) => other,
                    None => break,
                },
                c => c,
            };
            if c == '\n' {
                out.push(Row::new(std::mem::take(&mut line), from));
                from = self.from();
            } else {
                line.push(c);
            }
        }
        out.push(Row::new(line, from));
        Some(out)
    }

    /// Four digits, or two times four for signs beyond the first plane.
    fn unicode(&mut self) -> char {
        let mut four = || {
            let mut code = 0;
            for _ in 0..4 {
                let digit = self.rest.peek().and_then(|c| c.to_digit(16));
                let Some(digit) = digit else { break };
                code = code * 16 + digit;
                self.rest.next();
            }
            code
        };
        let first = four();
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).unwrap_or('\u{fffd}');
        }
        if self.rest.peek() == Some(&'\\') {
            self.rest.next();
            self.rest.next();
        }
        let mut four = || {
            let mut code = 0;
            for _ in 0..4 {
                let Some(digit) = self.rest.peek().and_then(|c| c.to_digit(16)) else { break };
                code = code * 16 + digit;
                self.rest.next();
            }
            code
        };
        let second = four();
        let code = 0x10000 + ((first - 0xd800) << 10) + second.wrapping_sub(0xdc00) % 0x400;
        char::from_u32(code).unwrap_or('\u{fffd}')
    }
}
