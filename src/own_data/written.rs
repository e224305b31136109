//! The form of the program's data, as the build writes it.

use toml::Value;

/// The bits of a size that one letter holds.
pub const DIGIT: usize = 0x1f;

/// The bit that says that another letter of the size follows.
pub const MORE: usize = 0x20;

/// A value in the form that a start reads.
pub fn value(value: &Value, out: &mut String) {
    match value {
        Value::Boolean(is) => out.push(if *is { 't' } else { 'f' }),
        Value::Integer(number) => {
            out.push('i');
            let doubled = number.unsigned_abs() << 1 | u64::from(*number < 0);
            size(usize::try_from(doubled).expect("no data counts so far"), out);
        }
        Value::Float(number) => {
            out.push('d');
            word(&number.to_string(), out);
        }
        Value::String(text) => {
            out.push('s');
            word(text, out);
        }
        Value::Datetime(day) => {
            out.push('s');
            word(&day.to_string(), out);
        }
        Value::Array(items) => {
            out.push('l');
            size(items.len(), out);
            items.iter().for_each(|item| self::value(item, out));
        }
        Value::Table(entries) => {
            out.push('o');
            size(entries.len(), out);
            for (key, entry) in entries {
                word(key, out);
                self::value(entry, out);
            }
        }
    }
}

fn word(text: &str, out: &mut String) {
    size(text.len(), out);
    out.push_str(text);
}

/// A count: the lowest bits first, [`DIGIT`] of them in a letter from `@` on, and [`MORE`] while there are others.
fn size(mut count: usize, out: &mut String) {
    while count > DIGIT {
        out.push(char::from(0x40 | MORE as u8 | (count & DIGIT) as u8));
        count >>= DIGIT.count_ones();
    }
    out.push(char::from(0x40 | count as u8));
}
