//! A UUID in its text form: five groups of 8, 4, 4, 4 and 12 hexadecimal digits, joined by hyphens; any version.
//! <https://www.rfc-editor.org/rfc/rfc9562#section-4>

pub const PATTERN: &str =
    r"^[0-9A-Fa-f]{8}\-[0-9A-Fa-f]{4}\-[0-9A-Fa-f]{4}\-[0-9A-Fa-f]{4}\-[0-9A-Fa-f]{12}$";

pub fn accepts(text: &str) -> bool {
    let is_good = |(place, byte): (usize, u8)| match place {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    text.len() == 36 && text.bytes().enumerate().all(is_good)
}
