//! The parameters of an issue: what a translator needs to write its message in another language.

use crate::json::MAX_SAFE_INTEGER;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::borrow::Cow;

/// A parameter's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param<'a> {
    /// A whole number.
    Integer(Integer),
    /// A string.
    Text(Cow<'a, str>),
    /// A list of strings.
    Texts(Cow<'a, [&'static str]>),
}

/// A whole number that serializes as a string when a double does not represent it exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Integer(pub i64);

impl Integer {
    pub(crate) const fn is_safe(self) -> bool {
        self.0.unsigned_abs() <= MAX_SAFE_INTEGER.unsigned_abs()
    }
}

impl Serialize for Integer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_safe() {
            serializer.serialize_i64(self.0)
        } else {
            serializer.serialize_str(&self.0.to_string())
        }
    }
}

impl Serialize for Param<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Integer(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Texts(texts) => texts.serialize(serializer),
        }
    }
}

impl From<usize> for Param<'_> {
    fn from(number: usize) -> Self {
        Self::Integer(Integer(i64::try_from(number).unwrap_or(i64::MAX)))
    }
}

impl From<Integer> for Param<'_> {
    fn from(number: Integer) -> Self {
        Self::Integer(number)
    }
}

impl<'a> From<&'a [&'static str]> for Param<'a> {
    fn from(texts: &'a [&'static str]) -> Self {
        Self::Texts(texts.into())
    }
}

impl<'a> From<&'a str> for Param<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Param<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<char> for Param<'_> {
    fn from(character: char) -> Self {
        String::from(character).into()
    }
}

/// Named parameters, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params<'a>(pub(crate) Vec<(&'static str, Param<'a>)>);

impl<'a> Params<'a> {
    /// Returns the value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Param<'a>> {
        let mut params = self.0.iter();
        params.find_map(|(known, value)| (*known == name).then_some(value))
    }

    pub(crate) fn add(&mut self, name: &'static str, value: impl Into<Param<'a>>) {
        self.0.push((name, value.into()));
    }

    pub(crate) fn add_some(&mut self, name: &'static str, value: Option<impl Into<Param<'a>>>) {
        if let Some(value) = value {
            self.add(name, value);
        }
    }
}

impl Serialize for Params<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Params", self.0.len())?;
        for (name, value) in &self.0 {
            object.serialize_field(name, value)?;
        }
        object.end()
    }
}

#[cfg(test)]
mod tests {
    use super::{Param, Params};

    #[test]
    fn parameters_are_found_by_name() {
        let mut params = Params::default();
        params.add("first", "a");
        params.add("second", "b");
        assert_eq!(params.get("second"), Some(&Param::Text("b".into())));
        assert_eq!(params.get("third"), None);
    }
}
