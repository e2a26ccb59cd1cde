//! What a template has in the place of a value.

/// The first `{…}`, `${…}` or `<…>` with something inside.
pub(super) fn placeholder(text: &str) -> Option<&str> {
    let mut opening = None;
    let mut previous = b' ';
    for (at, byte) in text.bytes().enumerate() {
        match (byte, opening) {
            (b'{' | b'<', _) => {
                let start = if previous == b'$' { at - 1 } else { at };
                opening = Some((byte, at, start));
            }
            (b'}' | b'>', Some((kind, inside, start))) => {
                // The one that closes stands two behind the one that opens in ASCII.
                if kind + 2 == byte && at > inside + 1 {
                    return text.get(start..=at);
                }
                opening = None;
            }
            _ => {}
        }
        previous = byte;
    }
    None
}
