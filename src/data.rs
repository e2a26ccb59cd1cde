//! Plain data on its way out: an issue's parameters, a fix's values, the schemas. What JSON can say, and no more.

use crate::number;
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that a double holds exactly; a larger one is better kept as text.
    Integer(i64),
    /// A string.
    Text(Cow<'static, str>),
    /// An array.
    List(Vec<Self>),
    /// An object, its members in order.
    Object(Params),
}

/// Named values, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(&'static str, Data)>);

impl Params {
    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Data> {
        self.iter()
            .find_map(|(known, value)| (known == name).then_some(value))
    }

    /// A name's text, or nothing where there is no text of that name.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        match self.get(name) {
            Some(Data::Text(text)) => text,
            _ => "",
        }
    }

    /// All names with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Data)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }

    pub(crate) fn push(&mut self, name: &'static str, value: impl Into<Data>) {
        self.0.push((name, value.into()));
    }

    pub(crate) fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

/// The greatest whole number up to which a double holds each: 2^53 - 1.
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

impl Data {
    /// As JSON text, without blanks.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::Null => text.push_str("null"),
            Self::Bool(true) => text.push_str("true"),
            Self::Bool(false) => text.push_str("false"),
            Self::Integer(number) => number::push_decimal(*number, text),
            Self::Text(string) => write_string(string, text),
            Self::List(list) => {
                text.push('[');
                for (index, value) in list.iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    value.write(text);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    write_string(name, text);
                    text.push(':');
                    value.write(text);
                }
                text.push('}');
            }
        }
    }
}

fn write_string(string: &str, text: &mut String) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            control if control < ' ' => {
                text.push_str("\\u");
                number::push_hex(control.into(), 4, text);
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

impl From<i64> for Data {
    fn from(number: i64) -> Self {
        if number.unsigned_abs() <= MAX_SAFE_INTEGER {
            Self::Integer(number)
        } else {
            {
                let mut text = String::new();
                number::push_decimal(number, &mut text);
                text.into()
            }
        }
    }
}

impl From<usize> for Data {
    fn from(number: usize) -> Self {
        i64::try_from(number).unwrap_or(i64::MAX).into()
    }
}

impl From<&'static str> for Data {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<bool> for Data {
    fn from(bool: bool) -> Self {
        Self::Bool(bool)
    }
}

impl From<String> for Data {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<char> for Data {
    fn from(character: char) -> Self {
        Self::from(String::from(character))
    }
}

impl From<&[&'static str]> for Data {
    fn from(texts: &[&'static str]) -> Self {
        Self::List(
            texts
                .iter()
                .map(|&text| Self::Text(Cow::Borrowed(text)))
                .collect(),
        )
    }
}

impl From<Vec<Self>> for Data {
    fn from(list: Vec<Self>) -> Self {
        Self::List(list)
    }
}

impl From<Params> for Data {
    fn from(members: Params) -> Self {
        Self::Object(members)
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(bool) => serializer.serialize_bool(*bool),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => serializer.collect_seq(list),
            Self::Object(members) => members.serialize(serializer),
        }
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in self.iter() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// Public types serialise as the plain data that JavaScript gets: one shape, written down once.
macro_rules! serialize_as_data {
    ($type:ty, |$value:ident| $data:expr) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $value = self;
                $crate::data::Data::from($data).serialize(serializer)
            }
        }
    };
}
pub(crate) use serialize_as_data;
