//! Eight bytes at a time, as one number, whose first byte is the lowest. What is true of a byte is marked by its highest bit.
#![expect(
    clippy::inline_always,
    reason = "a call costs more than what is called"
)]

/// A byte, eight times.
pub(crate) const fn each(byte: u8) -> u64 {
    u64::MAX / 0xFF * byte as u64
}

const HIGH_BITS: u64 = each(0x80);

/// Marks the first byte that is below a limit, which is at most 128; behind it, others can be marked falsely.
#[inline(always)]
pub(crate) const fn first_below(bytes: u64, limit: u8) -> u64 {
    first_below_or_not_ascii(bytes, limit) & !bytes
}

/// The same, but that of the bytes that are not ASCII it may mark any.
#[inline(always)]
pub(crate) const fn first_below_or_not_ascii(bytes: u64, limit: u8) -> u64 {
    bytes.wrapping_sub(each(limit)) & HIGH_BITS
}

/// Marks the first byte that is `byte`; behind it, others can be marked falsely.
#[inline(always)]
pub(crate) const fn first_equal(bytes: u64, byte: u8) -> u64 {
    first_below(bytes ^ each(byte), 1)
}

/// Marks the bytes that are `byte`, where all are ASCII.
#[inline(always)]
pub(crate) const fn equal(bytes: u64, byte: u8) -> u64 {
    HIGH_BITS.wrapping_sub(bytes ^ each(byte)) & HIGH_BITS
}

/// Marks the bytes that are not ASCII.
#[inline(always)]
pub(crate) const fn not_ascii(bytes: u64) -> u64 {
    bytes & HIGH_BITS
}

/// Marks the bytes from `low` to `high`, where all are ASCII.
#[inline(always)]
pub(crate) const fn within(bytes: u64, low: u8, high: u8) -> u64 {
    let not_below = bytes.wrapping_add(each(0x80 - low));
    let above = bytes.wrapping_add(each(0x7F - high));
    not_below & !above & HIGH_BITS
}

/// How many bytes come before the first that is marked.
#[inline(always)]
pub(crate) const fn before_first(marks: u64) -> usize {
    (marks.trailing_zeros() / u8::BITS) as usize
}

/// How many bytes of a text come before the first that is not ASCII or not marked.
#[inline(always)]
pub(crate) fn run(text: &[u8], marks: impl Fn(u64) -> u64) -> usize {
    let others = |bytes| not_ascii(bytes) | (marks(bytes) ^ HIGH_BITS);
    first(text, others).unwrap_or(text.len())
}

/// Where the first byte of a text is that is marked.
#[inline(always)]
pub(crate) fn first(text: &[u8], marks: impl Fn(u64) -> u64) -> Option<usize> {
    let mut rest = text;
    loop {
        let bytes = match rest.first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight),
            None => gather(rest, 0),
        };
        let marked = marks(bytes);
        if marked != 0 {
            let place = text.len() - rest.len() + before_first(marked);
            return (place < text.len()).then_some(place);
        }
        rest = rest.get(8..)?;
    }
}

/// Up to eight bytes, before others.
#[inline(always)]
fn gather(text: &[u8], others: u64) -> u64 {
    text.iter()
        .rev()
        .fold(others, |bytes, &byte| bytes << 8 | u64::from(byte))
}

/// Whether a text begins as another.
pub(crate) fn begins(text: &[u8], other: &[u8]) -> bool {
    text.get(..other.len())
        .is_some_and(|begin| same(begin, other))
}

/// Whether two texts are the same.
#[inline(never)]
pub(crate) fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    if a.len() >= 8 {
        let (mut rest_a, mut rest_b) = (a, b);
        while let (Some((eight_a, behind_a)), Some((eight_b, behind_b))) = (
            rest_a.split_first_chunk::<8>(),
            rest_b.split_first_chunk::<8>(),
        ) {
            if eight_a != eight_b {
                return false;
            }
            (rest_a, rest_b) = (behind_a, behind_b);
        }
        return a.last_chunk::<8>() == b.last_chunk::<8>();
    }
    if a.len() >= 4 {
        return a.first_chunk::<4>() == b.first_chunk::<4>()
            && a.last_chunk::<4>() == b.last_chunk::<4>();
    }
    let mut at = 0;
    while at < a.len() {
        if a.get(at) != b.get(at) {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each byte at each place among others.
    fn assert_marks(
        around: &[u8],
        marks: impl Fn(u64) -> u64,
        is_marked: impl Fn(u8) -> bool,
        only_ascii: bool,
    ) {
        for byte in 0..=if only_ascii { 0x7F } else { 0xFF } {
            for &other in around {
                for place in 0..8 {
                    let mut bytes = [other; 8];
                    bytes[place] = byte;
                    let marked = marks(u64::from_le_bytes(bytes));
                    let first = bytes.iter().position(|&byte| is_marked(byte));
                    assert_eq!(before_first(marked), first.unwrap_or(8), "{bytes:x?}");
                    if only_ascii {
                        let expected = bytes.map(|byte| if is_marked(byte) { 0x80 } else { 0 });
                        assert_eq!(marked.to_le_bytes(), expected, "{bytes:x?}");
                    }
                }
            }
        }
    }

    #[test]
    fn marks_are_of_the_bytes_they_are_said_to_be_of() {
        let any = [
            0, 1, 0x1F, b' ', b'/', b'9', b'a', 0x7F, 0x80, 0x81, 0xA0, 0xFF,
        ];
        let ascii = &any[..8];
        for limit in [1, b' ', 0x7F, 0x80] {
            let below = |byte| byte < limit;
            assert_marks(&any, |bytes| first_below(bytes, limit), below, false);
        }
        assert_marks(&any, not_ascii, |byte| byte >= 0x80, false);
        for known in [0, b'/', b'a', 0x7F] {
            let equals = |byte| byte == known;
            assert_marks(&any, |bytes| first_equal(bytes, known), equals, false);
            assert_marks(ascii, |bytes| equal(bytes, known), equals, true);
        }
        for (low, high) in [(0, 0), (b'0', b'9'), (b'a', b'z'), (0x7F, 0x7F), (0, 0x7F)] {
            let within = |byte| (low..=high).contains(&byte);
            assert_marks(ascii, |bytes| super::within(bytes, low, high), within, true);
        }
    }

    #[test]
    fn finds_and_counts_at_any_length() {
        for length in 0..40 {
            let plain = vec![b'x'; length];
            let is_dot = |bytes| first_equal(bytes, b'.');
            assert_eq!(first(&plain, is_dot), None);
            assert_eq!(run(&plain, |bytes| equal(bytes, b'x')), length);
            assert_eq!(run(&plain, |bytes| equal(bytes, b'.')), 0);
            for place in 0..length {
                for other in [b'.', 0x80, 0xFF] {
                    let mut text = plain.clone();
                    text[place] = other;
                    text[length - 1] = other;
                    let found = (other == b'.').then_some(place);
                    assert_eq!(first(&text, is_dot), found);
                    assert_eq!(run(&text, |bytes| equal(bytes, b'x')), place);
                }
            }
        }
    }

    #[test]
    fn texts_are_the_same_or_not() {
        for length in 0..40 {
            let text: Vec<u8> = (b'A'..).take(length).collect();
            assert!(same(&text, &text.clone()) && begins(&text, &text));
            assert!(begins(&[&text[..], b"x"].concat(), &text));
            assert!(!same(&[&text[..], b"x"].concat(), &text));
            assert!(!begins(&text, &[&text[..], b"x"].concat()));
            for place in 0..length {
                let mut other = text.clone();
                other[place] ^= 1;
                assert!(
                    !same(&text, &other) && !begins(&text, &other),
                    "{length} {place}"
                );
            }
        }
    }
}
