//! A UUID in its text form: five groups of 8, 4, 4, 4 and 12 hexadecimal digits, joined by hyphens; any version.
//! <https://www.rfc-editor.org/rfc/rfc9562#section-4>

use super::shape::walk;

pub const PATTERN: &str =
    r"^[0-9A-Fa-f]{8}\-[0-9A-Fa-f]{4}\-[0-9A-Fa-f]{4}\-[0-9A-Fa-f]{4}\-[0-9A-Fa-f]{12}$";

pub fn accepts(text: &str) -> bool {
    walk(text.as_bytes(), b"hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh") == Some(&[])
}
