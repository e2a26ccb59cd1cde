//! A destination's code. The documentation gives it as a Java pattern,
//! `^([^[\p{Cntrl}\s]])|([^[\p{Cntrl}\s]][[^[\p{Cntrl}\s]] ]*[^[\p{Cntrl}\s]])$`, over the whole string (`matches()`).
//! In Java `\p{Cntrl}` is U+0000-U+001F and U+007F, and `\s` the ASCII white space. In closed form: no such control
//! character anywhere, and no space at the start or the end.

use super::{Explanation, Flaw};

pub const PATTERN: &str =
    r"^[^\u0000-\u0020\u007F](?:[^\u0000-\u001F\u007F]*[^\u0000-\u0020\u007F])?$";

pub fn accepts(text: &str) -> bool {
    let has_space_at_edge = matches!(text.as_bytes(), [b' ', ..] | [.., b' ']);
    !has_space_at_edge && !text.bytes().any(|byte| byte.is_ascii_control())
}

pub fn explain(text: &str) -> Explanation {
    let flaw = match text.chars().find(char::is_ascii_control) {
        Some(character) => Flaw::ControlCharacter { character },
        None if text.starts_with(' ') => Flaw::LeadingSpace,
        None => Flaw::TrailingSpace,
    };
    let trimmed = text.trim_ascii();
    let is_good = !trimmed.is_empty() && accepts(trimmed);
    Explanation {
        meant: is_good.then(|| trimmed.to_owned()),
        ..flaw.into()
    }
}
