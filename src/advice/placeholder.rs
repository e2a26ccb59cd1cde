//! What a template has in the place of a value.

/// The first `{…}`, `${…}` or `<…>` with something inside.
pub(super) fn placeholder(text: &str) -> Option<&str> {
    let mut start = None;
    let mut opening = b' ';
    let mut previous = b' ';
    for (at, byte) in text.bytes().enumerate() {
        if matches!(byte, b'{' | b'<') {
            start = Some(if previous == b'$' { at - 1 } else { at });
            opening = byte;
        } else if matches!(byte, b'}' | b'>') {
            // The one that closes stands two behind the one that opens in ASCII.
            if let Some(start) = start.take()
                && opening + 2 == byte
                && previous != opening
            {
                return text.get(start..=at);
            }
        }
        previous = byte;
    }
    None
}
