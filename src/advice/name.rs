//! The destination's name.

use super::{Rule, Set, Sources, surrounding_whitespace};
use crate::issue::{Code, Reason};

pub(super) static SET: Set = Set {
    code: Code::Name,
    sources: Sources::new(&[]),
    is_plain: |text| {
        let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        is_letter(text.as_bytes().first()) && is_letter(text.as_bytes().last())
    },
    rules: &[Rule::new(
        Reason::SurroundingWhitespace,
        surrounding_whitespace,
        "there are blanks at its edges, which people who look for it will not type",
        r#""Finance exports ""#,
        r#""Finance  exports""#,
    )],
};
