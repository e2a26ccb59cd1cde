//! A date and time with its offset: `2025-01-27T10:30:00.123Z`, `2025-01-27T10:30+01:00`. The profile of ISO 8601 in RFC 3339,
//! section 5.6, with the seconds optional as Java's `OffsetDateTime` prints them, and `+hhmm` for the offset too.
//! <https://www.rfc-editor.org/rfc/rfc3339#section-5.6>

use super::shape::walk;

pub const PATTERN: &str = r"^[0-9]{4}\-[0-9]{2}\-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:[Zz]|[+\-][0-9]{2}:?[0-9]{2})$";

pub fn accepts(text: &str) -> bool {
    date_time(text.as_bytes()).is_some()
}

fn date_time(text: &[u8]) -> Option<()> {
    let mut rest = walk(text, b"dddd-dd-ddTdd:dd")?;
    let month = number(text, 5)?;
    let days = days(number(text, 0)? * 100 + number(text, 2)?, month);
    let day = number(text, 8)?;
    let mut good = (1..=12).contains(&month)
        && (1..=days).contains(&day)
        && number(text, 11)? <= 23
        && number(text, 14)? <= 59;
    if let Some(after) = walk(rest, b":dd") {
        // 60 is a leap second.
        good &= number(rest, 1)? <= 60;
        rest = after;
        if walk(rest, b".d").is_some() {
            rest = rest.get(1..)?;
            while let Some(after) = walk(rest, b"d") {
                rest = after;
            }
        }
    }
    let is_offset = match rest {
        [b'Z' | b'z'] => true,
        [b'+' | b'-', clock @ ..] => {
            let end = walk(clock, b"dd:dd").or_else(|| walk(clock, b"dddd"))?;
            let minutes = if clock.get(2) == Some(&b':') { 3 } else { 2 };
            end.is_empty() && number(clock, 0)? <= 23 && number(clock, minutes)? <= 59
        }
        _ => false,
    };
    (good && is_offset).then_some(())
}

/// The two digits at a place.
fn number(text: &[u8], at: usize) -> Option<u32> {
    let digit = |at: usize| Some(u32::from(text.get(at)? & 0xF));
    Some(digit(at)? * 10 + digit(at + 1)?)
}

const fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
