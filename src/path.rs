//! Where in a document an issue is, and how a patch names that place.

use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::ops::Deref;

/// The way from the document's root to what an issue is about: a member's name, or nothing for the document itself. It is a slice
/// of names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(pub(crate) Option<Cow<'static, str>>);

impl Deref for Path {
    type Target = [Cow<'static, str>];

    fn deref(&self) -> &Self::Target {
        self.0.as_slice()
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&**self)
    }
}

/// The JSON Pointer (RFC 6901) of a member of the document.
#[inline(never)]
pub(crate) fn pointer(name: &str) -> String {
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
