//! A date and time with its offset: `2025-01-27T10:30:00.123Z`, `2025-01-27T10:30:00+01:00`. The profile of ISO 8601 in
//! RFC 3339, section 5.6, with the seconds optional as Java's `OffsetDateTime` prints them, and `+hhmm` for the offset too.
//! <https://www.rfc-editor.org/rfc/rfc3339#section-5.6>

use super::Flaw;

pub const PATTERN: &str = r"^[0-9]{4}\-[0-9]{2}\-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:[Zz]|[+\-][0-9]{2}:?[0-9]{2})$";

pub fn check(text: &str) -> Result<(), Flaw> {
    if date_time(text).is_some() {
        Ok(())
    } else {
        Err(Flaw::default())
    }
}

fn date_time(text: &str) -> Option<()> {
    let (date, time) = text.split_once(['T', 't'])?;
    let (date, day) = date.rsplit_once('-')?;
    let (year, month) = date.split_once('-')?;
    let (year, month) = (number(year, 4)?, number(month, 2)?);
    within(number(day, 2)?, 1, days(year, month)?)?;

    let clock = offset(time)?;
    let (clock, second) = match clock.match_indices(':').nth(1) {
        Some((at, _)) => (clock.get(..at)?, clock.get(at + 1..)?),
        None => (clock, "00"),
    };
    let (hour, minute) = clock.split_once(':')?;
    within(number(hour, 2)?, 0, 23)?;
    within(number(minute, 2)?, 0, 59)?;
    let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
    // 60 is a leap second.
    within(number(second, 2)?, 0, 60)?;
    (!fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit())).then_some(())
}

/// Takes the offset from the end of a time, and leaves the time.
fn offset(time: &str) -> Option<&str> {
    if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        return Some(clock);
    }
    let (clock, offset) = time.rsplit_once(['+', '-'])?;
    let (hours, minutes) = offset
        .split_once(':')
        .or_else(|| offset.split_at_checked(2))?;
    within(number(hours, 2)?, 0, 23)?;
    within(number(minutes, 2)?, 0, 59)?;
    Some(clock)
}

fn number(digits: &str, length: usize) -> Option<u32> {
    let good = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    if good { digits.parse().ok() } else { None }
}

fn within(number: u32, least: u32, most: u32) -> Option<()> {
    (least..=most).contains(&number).then_some(())
}

fn days(year: u32, month: u32) -> Option<u32> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => Some(29),
        2 => Some(28),
        4 | 6 | 9 | 11 => Some(30),
        1..=12 => Some(31),
        _ => None,
    }
}
