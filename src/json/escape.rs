//! The escapes of a string, once the reader knows that they are good.

use crate::text::split_once;

/// Appends a string that `Reader::string` has gone through, its escapes decoded; U+FFFD stands for each half of a surrogate
/// pair that comes without the other. Answers whether there is such a half.
pub(super) fn decode(raw: &str, decoded: &mut String) -> bool {
    let mut has_lone_surrogate = false;
    let mut rest = raw;
    while let Some((plain, escape)) = split_once(rest, b'\\') {
        decoded.push_str(plain);
        let (code, length) = code_point(escape.as_bytes());
        let character = char::from_u32(code);
        has_lone_surrogate |= character.is_none();
        decoded.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
        rest = escape.get(length..).unwrap_or_default();
    }
    decoded.push_str(rest);
    has_lone_surrogate
}

/// What the escape that begins here, behind its backslash, stands for, and how long it is.
fn code_point(escape: &[u8]) -> (u32, usize) {
    let code = match escape {
        [b'u', ..] => {
            let first = unit(escape);
            return match escape.get(5..) {
                Some([b'\\', second @ ..])
                    if is_high(first) && second.first() == Some(&b'u') && is_low(unit(second)) =>
                {
                    let pair = ((first - HIGH) << 10) + (unit(second) - LOW);
                    (0x1_0000 + pair, 11)
                }
                _ => (first, 5),
            };
        }
        [b'b', ..] => 8,
        [b'f', ..] => 0xC,
        [b'n', ..] => 0xA,
        [b'r', ..] => 0xD,
        [b't', ..] => 9,
        // A quote, a backslash or a slash means itself.
        [itself, ..] => u32::from(*itself),
        [] => 0,
    };
    (code, 1)
}

/// Where the halves of surrogate pairs begin.
const HIGH: u32 = 0xD800;
const LOW: u32 = 0xDC00;

const fn is_high(unit: u32) -> bool {
    unit & 0xFC00 == HIGH
}

const fn is_low(unit: u32) -> bool {
    unit & 0xFC00 == LOW
}

/// The four hexadecimal digits behind `u`.
#[inline(never)]
fn unit(escape: &[u8]) -> u32 {
    let digits = escape.iter().skip(1).take(4);
    // Of letters, whose seventh bit is set, `a` and `A` have 1 in the lower four bits.
    let value = |digit: u8| u32::from(digit & 0xF) + u32::from(digit >> 6) * 9;
    digits.fold(0, |unit, &digit| unit * 16 + value(digit))
}
