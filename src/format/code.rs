//! A destination's code. The documentation gives it as a Java pattern,
//! `^([^[\p{Cntrl}\s]])|([^[\p{Cntrl}\s]][[^[\p{Cntrl}\s]] ]*[^[\p{Cntrl}\s]])$`, over the whole string (`matches()`).
//! In Java `\p{Cntrl}` is U+0000-U+001F and U+007F, and `\s` the ASCII blanks, so this comes to: no such control character
//! anywhere, and no space at either edge.

use super::Flaw;
use crate::issue::Reason;

pub const PATTERN: &str =
    r"^[^\u0000-\u0020\u007F](?:[^\u0000-\u001F\u007F]*[^\u0000-\u0020\u007F])?$";

/// `text` is not empty: its length is checked by itself.
pub fn check(text: &str) -> Result<(), Flaw> {
    if let Some(control) = text.chars().find(char::is_ascii_control) {
        return Err(Flaw::new(Reason::ControlCharacter).with("character", control));
    }
    let reason = match text {
        _ if text.starts_with(' ') => Reason::LeadingSpace,
        _ if text.ends_with(' ') => Reason::TrailingSpace,
        _ => return Ok(()),
    };
    let flaw = Flaw::new(reason);
    Err(match text.trim_ascii() {
        "" => flaw,
        trimmed => flaw.meant(trimmed),
    })
}
