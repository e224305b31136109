//! Data of this program, in the form that the build writes down (`own_data/written.rs`) and a start reads.
//!
//! People write TOML. A start reads dozens of tables, and each of their hundred types has its own code to be read by: the
//! form is as plain as can be, so that both stay small. A value is a letter and what belongs to it. Words, lists and objects
//! are counted, so that no end is looked for; a count is a letter for each five bits of it, the lowest first.
//!
//! | Letter | Value |
//! |---|---|
//! | `t`, `f` | true, false |
//! | `i` | a whole number: a count of twice as many, and one more when it is below zero |
//! | `d` | another number: its decimal text, as a word without the letter |
//! | `s` | a word: the count of its bytes, and they |
//! | `l` | a list: the count of its items, and they |
//! | `o` | an object: the count of its entries, and for each the key, as a word without the letter, and the value |

use std::cell::Cell;
use std::fmt;

use serde::Deserialize;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

#[path = "own_data/written.rs"]
#[cfg_attr(not(test), allow(dead_code, reason = "the build writes, the program reads"))]
mod written;

/// A value from what the build wrote of a file.
///
/// # Panics
///
/// Where it is none of this type: it is part of the program, and a test reads all of them.
pub(crate) fn read<'de, T: Deserialize<'de>>(file: &'static str, text: &'de str) -> T {
    FILE.set(file);
    let Ok(value) = T::deserialize(&mut Reader { rest: text });
    value
}

thread_local! {
    /// The file that is read, for what is said of it.
    static FILE: Cell<&'static str> = const { Cell::new("") };
}

/// What reading can end in but a value: nothing. Of a type that has no values no way back is compiled, which for a hundred
/// types is much.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl Error for Never {
    fn custom<T: fmt::Display>(said: T) -> Self {
        wrong(&said)
    }
}

#[cold]
#[inline(never)]
fn wrong(said: &dyn fmt::Display) -> ! {
    panic!("{}: {said}", FILE.get())
}

/// Where reading is.
struct Reader<'de> {
    rest: &'de str,
}

impl<'de> Reader<'de> {
    fn cut(&mut self, len: usize) -> &'de str {
        let Some((cut, rest)) = self.rest.split_at_checked(len) else { wrong(&"it ends too early") };
        self.rest = rest;
        cut
    }

    fn letter(&mut self) -> u8 {
        self.cut(1).as_bytes()[0]
    }

    fn size(&mut self) -> usize {
        let (mut size, mut shift) = (0, 0);
        loop {
            let digit = usize::from(self.letter());
            size |= (digit & written::DIGIT) << shift;
            if digit & written::MORE == 0 {
                return size;
            }
            shift += written::DIGIT.count_ones();
        }
    }

    fn word(&mut self) -> &'de str {
        let len = self.size();
        self.cut(len)
    }

    /// The number of parts of a list or an object, the letter of which is next.
    fn parts(&mut self, letter: u8) -> usize {
        if self.letter() == letter { self.size() } else { wrong(&"a list or an object is wanted") }
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Never;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        match self.letter() {
            b't' => visitor.visit_bool(true),
            b'f' => visitor.visit_bool(false),
            b'i' => {
                let size = self.size() as u64;
                visitor.visit_i64((size >> 1) as i64 * if size & 1 == 0 { 1 } else { -1 })
            }
            b'd' => visitor.visit_f64(self.word().parse().unwrap_or_else(|error| wrong(&error))),
            b's' => visitor.visit_borrowed_str(self.word()),
            b'l' => visitor.visit_seq(Parts { left: self.size(), reader: self }),
            b'o' => visitor.visit_map(Parts { left: self.size(), reader: self }),
            _ => wrong(&"no value begins so"),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        if self.letter() == b's' { visitor.visit_borrowed_str(self.word()) } else { wrong(&"a text is wanted") }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_str(visitor)
    }

    /// What is left out is none: TOML has no word for it.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Parts { left: self.parts(b'l'), reader: self })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_map(Parts { left: self.parts(b'o'), reader: self })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        let name = <&str>::deserialize(self)?;
        visitor.visit_enum(BorrowedStrDeserializer::new(name))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char bytes byte_buf unit unit_struct tuple_struct identifier ignored_any
    }
}

/// The items of a list or the entries of an object that are still to be read.
struct Parts<'r, 'de> {
    reader: &'r mut Reader<'de>,
    left: usize,
}

impl Parts<'_, '_> {
    fn next(&mut self) -> bool {
        let is_next = self.left > 0;
        self.left -= usize::from(is_next);
        is_next
    }
}

impl<'de> SeqAccess<'de> for Parts<'_, 'de> {
    type Error = Never;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Never> {
        if self.next() { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

impl<'de> MapAccess<'de> for Parts<'_, 'de> {
    type Error = Never;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Never> {
        if self.next() {
            seed.deserialize(BorrowedStrDeserializer::new(self.reader.word())).map(Some)
        } else {
            Ok(None)
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Never> {
        seed.deserialize(&mut *self.reader)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use toml::Value;

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<bool>().prop_map(Value::Boolean),
            (i64::MIN / 2 + 1..i64::MAX / 2).prop_map(Value::Integer),
            (-1e9..1e9).prop_map(Value::Float),
            ".{0,80}".prop_map(Value::String),
        ];
        leaf.prop_recursive(4, 64, 40, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..40).prop_map(Value::Array),
                prop::collection::btree_map(".{0,8}", inner, 0..40)
                    .prop_map(|entries| Value::Table(entries.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(value in values()) {
            let mut text = String::new();
            super::written::value(&value, &mut text);
            prop_assert_eq!(super::read::<Value>("test", &text), value);
        }
    }

    #[test]
    #[should_panic(expected = "scale.toml: it ends too early")]
    fn what_is_cut_off_is_said_with_its_file() {
        let mut text = String::new();
        super::written::value(&Value::String("a word".into()), &mut text);
        super::read::<String>("scale.toml", &text[..5]);
    }
}
