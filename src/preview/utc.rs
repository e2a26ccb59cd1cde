//! A moment as UTC's calendar and clock write it. No date library: the WebAssembly has no room for one.

const SECOND: u32 = 1000;
const MINUTE: u32 = 60 * SECOND;
const HOUR: u32 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR as i64;

/// The years that ISO 8601 writes with four digits, in milliseconds since 1970.
const YEAR_0: i64 = -719_528 * DAY;
const YEAR_10000: i64 = 2_932_897 * DAY;

/// A moment of the years 0 to 9999, as text: `2025-01-27T10:30:00.000Z`.
pub(super) struct Utc(String);

impl Utc {
    /// The moment so many milliseconds after 1970 began, or the nearest of the years 0 to 9999.
    pub(super) fn new(milliseconds: i64) -> Self {
        let since_year_0 = milliseconds.clamp(YEAR_0, YEAR_10000 - 1) - YEAR_0;
        let (year, month, day) = date(small(since_year_0 / DAY));
        let time = small(since_year_0 % DAY);
        let mut text = String::new();
        for (number, length, end) in [
            (year, 4, '-'),
            (month, 2, '-'),
            (day, 2, 'T'),
            (time / HOUR, 2, ':'),
            (time / MINUTE % 60, 2, ':'),
            (time / SECOND % 60, 2, '.'),
            (time % SECOND, 3, 'Z'),
        ] {
            let digits = number.to_string();
            text.extend(std::iter::repeat_n('0', length - digits.len()));
            text.push_str(&digits);
            text.push(end);
        }
        Self(text)
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn date(&self) -> &str {
        &self.0[..10]
    }

    pub(super) fn hour(&self) -> &str {
        &self.0[11..13]
    }
}

/// Of what the clamp above leaves, all parts fit.
fn small(number: i64) -> u32 {
    number.try_into().unwrap_or_default()
}

/// Year, month and day of the day so many days after the first of the year 0. Years are counted from March, so that the leap
/// day is the last of its year: <https://howardhinnant.github.io/date_algorithms.html>
const fn date(days: u32) -> (u32, u32, u32) {
    const MARCH_1: u32 = 60;
    /// The calendar repeats itself after 400 years.
    const CYCLE: u32 = 146_097;
    let quarters = 4 * (days + CYCLE - MARCH_1) + 3;
    let century = quarters / CYCLE;
    let quarters = (quarters % CYCLE) | 3;
    let year = 100 * century + quarters / 1461;
    let day_of_year = quarters % 1461 / 4;
    // Five months have 153 days, from March and again from August.
    let fifths = 5 * day_of_year + 2;
    let (month, day) = (fifths / 153, fifths % 153 / 5 + 1);
    let (year, month) = if month < 10 {
        (year, month + 3)
    } else {
        (year + 1, month - 9)
    };
    (year - 400, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_ten_thousand_years() {
        const fn days_in(year: u32, month: u32) -> u32 {
            match month {
                2 if year.is_multiple_of(4)
                    && (!year.is_multiple_of(100) || year.is_multiple_of(400)) =>
                {
                    29
                }
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            }
        }
        let mut days = 0;
        for year in 0..10_000 {
            for month in 1..=12 {
                for day in 1..=days_in(year, month) {
                    assert_eq!(date(days), (year, month, day));
                    days += 1;
                }
            }
        }
        assert_eq!(i64::from(days) * DAY, YEAR_10000 - YEAR_0);
    }

    #[test]
    fn moments() {
        for (milliseconds, expected) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (1_737_973_805_007, "2025-01-27T10:30:05.007Z"),
            (951_782_399_999, "2000-02-28T23:59:59.999Z"),
            (951_868_799_999, "2000-02-29T23:59:59.999Z"),
            (YEAR_0, "0000-01-01T00:00:00.000Z"),
            (YEAR_0 - 1, "0000-01-01T00:00:00.000Z"),
            (i64::MIN, "0000-01-01T00:00:00.000Z"),
            (YEAR_10000 - 1, "9999-12-31T23:59:59.999Z"),
            (YEAR_10000, "9999-12-31T23:59:59.999Z"),
            (i64::MAX, "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(Utc::new(milliseconds).as_str(), expected);
        }
    }
}
