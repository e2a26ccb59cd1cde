//! Fixes: a change as a JSON Patch, and for a text the same change as text edits.

use super::params::Integer;
use crate::text::{Quoted, excerpt};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A change that makes its issue go away and brings no new error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What the change does, as the label of a button.
    pub title: String,
    /// Whether the change can be applied without asking.
    pub applicability: Applicability,
    /// The change as a JSON Patch (RFC 6902). Empty when the text is not JSON.
    pub patch: Vec<PatchOperation>,
    /// The same change of the text, in the text's order, not overlapping.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<TextEdit>,
}

/// Whether a fix can be applied without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Applicability {
    /// There is only one reading of what was meant.
    Safe,
    /// It is likely what was meant, but somebody should look at it.
    Suggestion,
}

/// A replacement of a part of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TextEdit {
    /// The start of the replaced part, in UTF-16 code units.
    pub start: usize,
    /// The end of the replaced part, exclusive, in UTF-16 code units.
    pub end: usize,
    /// The text that replaces it.
    pub text: String,
}

impl Fix {
    /// Applies the edits to the text that was validated.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        let mut fixed = String::with_capacity(text.len());
        let mut edits = self.edits.iter().peekable();
        let mut offset = 0;
        for character in text.chars() {
            while let Some(edit) = edits.next_if(|edit| edit.start <= offset && edit.end <= offset)
            {
                fixed.push_str(&edit.text);
            }
            if edits.peek().is_none_or(|edit| offset < edit.start) {
                fixed.push(character);
            }
            offset += character.len_utf16();
        }
        fixed.extend(edits.map(|edit| edit.text.as_str()));
        fixed
    }
}

/// An operation of a JSON Patch (RFC 6902).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PatchOperation {
    /// What the operation does.
    pub op: Op,
    /// The old name of a renamed member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Pointer>,
    /// The member that the operation changes.
    pub path: Pointer,
    /// The value that the member gets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<PatchValue>,
}

/// What an operation of a JSON Patch does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// Adds a member, or replaces its value if it is there.
    Add,
    /// Removes a member.
    Remove,
    /// Replaces the value of a member.
    Replace,
    /// Renames a member.
    Move,
}

/// What an operation changes. It serializes as a JSON Pointer (RFC 6901).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// The whole document.
    Document,
    /// The member of the root object with this name.
    Member(Cow<'static, str>),
}

impl Pointer {
    /// Returns the member's name; it is empty for the document.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Document => "",
            Self::Member(name) => name,
        }
    }
}

/// A value that a patch writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum PatchValue {
    /// A string.
    Text(Cow<'static, str>),
    /// A whole number.
    Integer(Integer),
    /// A JSON text, which serializes as the value that it is the text of.
    #[serde(serialize_with = "serialize_document")]
    Document(String),
}

/// `JSON.parse` knows how JavaScript represents a document.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn serialize_document<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let value = js_sys::JSON::parse(text).unwrap_or_default();
    serde_wasm_bindgen::preserve::serialize(&value, serializer)
}

/// Serializes the text itself where Rust cannot represent the value: a number over a double, a lone surrogate.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn serialize_document<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(value) => value.serialize(serializer),
        Err(_) => serializer.serialize_str(text),
    }
}

/// What the operation does, as the label of a button.
impl fmt::Display for PatchOperation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = excerpt(self.path.name());
        let name = Quoted(&name);
        match (self.op, &self.from, &self.value) {
            (_, _, Some(PatchValue::Document(text)))
                if text.trim_ascii_start().starts_with('{') =>
            {
                formatter.write_str("use the inner object")
            }
            (_, _, Some(PatchValue::Document(_))) => formatter.write_str("use the inner value"),
            (Op::Add, _, Some(value)) => write!(formatter, "add {name}: {value}"),
            (Op::Replace, _, Some(value)) => write!(formatter, "use {value}"),
            (Op::Move, Some(from), _) => {
                write!(
                    formatter,
                    "rename {} to {name}",
                    Quoted(&excerpt(from.name()))
                )
            }
            _ => write!(formatter, "remove {name}"),
        }
    }
}

impl fmt::Display for PatchValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => Quoted(&excerpt(text)).fmt(formatter),
            Self::Integer(number) => write!(formatter, "`{}`", number.0),
            Self::Document(text) => Quoted(&excerpt(text)).fmt(formatter),
        }
    }
}

impl Serialize for Pointer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Document => serializer.serialize_str(""),
            Self::Member(name) => serializer.serialize_str(&pointer(name)),
        }
    }
}

/// Returns the JSON Pointer (RFC 6901) of a member of the root object.
fn pointer(name: &str) -> String {
    let mut pointer = String::from("/");
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
    pointer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        Fix {
            title: String::new(),
            applicability: Applicability::Safe,
            patch: Vec::new(),
            edits: edits
                .iter()
                .map(|&(start, end, text)| TextEdit {
                    start,
                    end,
                    text: text.to_owned(),
                })
                .collect(),
        }
    }

    #[test]
    fn applies_edits_by_utf16_offsets() {
        assert_eq!(fix(&[]).apply("a😀b"), "a😀b");
        assert_eq!(fix(&[(1, 3, "x")]).apply("a😀b"), "axb");
        assert_eq!(
            fix(&[(0, 1, ""), (3, 3, "-"), (4, 4, "!")]).apply("a😀b"),
            "😀-b!"
        );
        assert_eq!(fix(&[(0, 0, "<"), (0, 2, "é")]).apply("abc"), "<éc");
    }

    #[test]
    fn escapes_pointers() {
        assert_eq!(pointer("a/b~c"), "/a~1b~0c");
    }
}
