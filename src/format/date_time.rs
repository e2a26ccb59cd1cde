//! A date and time with its offset: `2025-01-27T10:30:00.123Z`, `2025-01-27T10:30+01:00`. The profile of ISO 8601 in RFC 3339,
//! section 5.6, with the seconds optional as Java's `OffsetDateTime` prints them, and `+hhmm` for the offset too.
//! <https://www.rfc-editor.org/rfc/rfc3339#section-5.6>

pub const PATTERN: &str = r"^[0-9]{4}\-[0-9]{2}\-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:[Zz]|[+\-][0-9]{2}:?[0-9]{2})$";

pub fn accepts(text: &str) -> bool {
    let mut scanner = Scanner(text.as_bytes());
    scanner.date_time().is_some() && scanner.0.is_empty()
}

/// Scans a text from its start. Each method skips what it is named after, or returns `None`.
struct Scanner<'t>(&'t [u8]);

impl Scanner<'_> {
    fn date_time(&mut self) -> Option<()> {
        let year = self.two_digits(99)? * 100 + self.two_digits(99)?;
        self.one_of(b"-")?;
        let month = self.two_digits(12)?;
        self.one_of(b"-")?;
        let day = self.two_digits(days_in_month(year, month))?;
        self.one_of(b"Tt")?;
        self.two_digits(23)?;
        self.one_of(b":")?;
        self.two_digits(59)?;
        if self.one_of(b":").is_some() {
            // 60 is a leap second.
            self.two_digits(60)?;
            if self.one_of(b".").is_some() {
                self.digit()?;
                while self.digit().is_some() {}
            }
        }
        if self.one_of(b"Zz").is_none() {
            self.one_of(b"+-")?;
            self.two_digits(23)?;
            // Java's `+hhmm` has no colon.
            self.one_of(b":");
            self.two_digits(59)?;
        }
        (month > 0 && day > 0).then_some(())
    }

    /// Scans two digits whose value is at most `max`.
    fn two_digits(&mut self, max: u32) -> Option<u32> {
        let value = self.digit()? * 10 + self.digit()?;
        (value <= max).then_some(value)
    }

    fn digit(&mut self) -> Option<u32> {
        let digit = self.one_of(b"0123456789")?;
        Some(u32::from(digit - b'0'))
    }

    fn one_of(&mut self, allowed: &[u8]) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        if !allowed.contains(&first) {
            return None;
        }
        self.0 = rest;
        Some(first)
    }
}

/// Returns the number of days in a month; 31 for months that do not exist, which are refused elsewhere.
const fn days_in_month(year: u32, month: u32) -> u32 {
    let is_leap_year =
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap_year => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
