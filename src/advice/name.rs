//! The destination's name.

use super::{Rule, Set, Sources, surrounding_whitespace};
use crate::issue::{Code, Reason};

pub(super) static SET: Set = Set {
    code: Code::Name,
    sources: Sources::new(&[]),
    rules: &[Rule::new(
        Reason::SurroundingWhitespace,
        surrounding_whitespace,
        "there are blanks at its edges, which people who look for it will not type",
        r#""Finance exports ""#,
        r#""Finance  exports""#,
    )],
};

/// No blank at its edges: that is what a code asks for too.
pub(super) use crate::format::code::plain;
