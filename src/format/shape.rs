//! Texts of a fixed shape, walked through letter by letter.

/// What follows a part of the given shape. In it `d` stands for a decimal digit, `h` for a hexadecimal one, a capital letter
/// for itself in either case, and anything else for itself.
pub(crate) fn walk<'t>(mut text: &'t [u8], shape: &[u8]) -> Option<&'t [u8]> {
    for &expected in shape {
        let (&byte, rest) = text.split_first()?;
        let fits = match expected {
            b'd' => byte.is_ascii_digit(),
            b'h' => byte.is_ascii_hexdigit(),
            itself => byte.to_ascii_uppercase() == itself,
        };
        text = if fits { rest } else { return None };
    }
    Some(text)
}
