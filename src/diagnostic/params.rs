//! The parameters of an issue: what a translator needs to write its message in another language.

use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::borrow::Cow;

/// A parameter's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param {
    /// A whole number.
    Integer(Integer),
    /// A string.
    Text(Cow<'static, str>),
    /// A list of strings.
    Texts(&'static [&'static str]),
}

/// A whole number that serializes as a string when a double cannot hold it exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Integer(pub i64);

/// The greatest number up to which a double holds every whole number: 2^53 - 1.
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

impl Integer {
    pub(crate) const fn is_safe(self) -> bool {
        self.0.unsigned_abs() <= MAX_SAFE_INTEGER
    }
}

impl Serialize for Integer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_safe() {
            serializer.serialize_i64(self.0)
        } else {
            serializer.collect_str(&self.0)
        }
    }
}

impl Serialize for Param {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Integer(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Texts(texts) => serializer.collect_seq(*texts),
        }
    }
}

impl From<usize> for Param {
    fn from(number: usize) -> Self {
        Self::Integer(Integer(i64::try_from(number).unwrap_or(i64::MAX)))
    }
}

impl From<Integer> for Param {
    fn from(number: Integer) -> Self {
        Self::Integer(number)
    }
}

impl From<&'static [&'static str]> for Param {
    fn from(texts: &'static [&'static str]) -> Self {
        Self::Texts(texts)
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<&'static str> for Param {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<char> for Param {
    fn from(character: char) -> Self {
        String::from(character).into()
    }
}

/// Named parameters, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(pub(crate) Vec<(&'static str, Param)>);

impl Params {
    /// Returns the value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Param> {
        let mut params = self.0.iter();
        params.find_map(|(known, value)| (*known == name).then_some(value))
    }

    pub(crate) fn add(&mut self, name: &'static str, value: impl Into<Param>) {
        self.0.push((name, value.into()));
    }

    pub(crate) fn add_some(&mut self, name: &'static str, value: Option<impl Into<Param>>) {
        if let Some(value) = value {
            self.add(name, value);
        }
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Params", self.0.len())?;
        for (name, value) in &self.0 {
            object.serialize_field(name, value)?;
        }
        object.end()
    }
}
