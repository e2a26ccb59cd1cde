//! Plain data on its way out: an issue's parameters, a fix's values, the schemas. What JSON can say, and no more.

use crate::number;
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;

/// A JSON value. What issues never hold, only the documents that the emitters write do; the WebAssembly has no code for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// A whole number that a double holds exactly; a larger one is better kept as text.
    Integer(i64),
    /// A string.
    Text(Cow<'static, str>),
    /// An array of known strings.
    Texts(&'static [&'static str]),
    /// `null`.
    #[cfg(not(target_arch = "wasm32"))]
    Null,
    /// `true` or `false`.
    #[cfg(not(target_arch = "wasm32"))]
    Bool(bool),
    /// An array.
    #[cfg(not(target_arch = "wasm32"))]
    List(Vec<Self>),
    /// An object, its members in order.
    #[cfg(not(target_arch = "wasm32"))]
    Object(Params),
}

/// Named values, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(&'static str, Data)>);

impl Params {
    /// The value of a name.
    #[must_use]
    #[inline(never)]
    pub fn get(&self, name: &str) -> Option<&Data> {
        self.iter()
            .find_map(|(known, value)| (known == name).then_some(value))
    }

    /// A name's text, or nothing where there is no text of that name.
    #[must_use]
    #[inline(never)]
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
        self.push_data(name, value.into());
    }

    // Kept out of line, like all that many places call and no valid body needs: it halves their code.
    #[inline(never)]
    fn push_data(&mut self, name: &'static str, value: Data) {
        self.0.push((name, value));
    }
}

/// The greatest whole number up to which a double holds each: 2^53 - 1.
pub(crate) const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

impl From<i64> for Data {
    fn from(number: i64) -> Self {
        if number.unsigned_abs() <= MAX_SAFE_INTEGER {
            Self::Integer(number)
        } else {
            let mut text = String::new();
            number::push_decimal(number, &mut text);
            text.into()
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

impl From<&'static [&'static str]> for Data {
    fn from(texts: &'static [&'static str]) -> Self {
        Self::Texts(texts)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl From<Params> for Data {
    fn from(members: Params) -> Self {
        Self::Object(members)
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Texts(texts) => serializer.collect_seq(*texts),
            #[cfg(not(target_arch = "wasm32"))]
            Self::Null => serializer.serialize_unit(),
            #[cfg(not(target_arch = "wasm32"))]
            Self::Bool(bool) => serializer.serialize_bool(*bool),
            #[cfg(not(target_arch = "wasm32"))]
            Self::List(list) => serializer.collect_seq(list),
            #[cfg(not(target_arch = "wasm32"))]
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
