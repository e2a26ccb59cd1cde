//! A date and time with its offset: `2025-01-27T10:30:00.123Z`, `2025-01-27T10:30+01:00`. The profile of ISO 8601 in RFC 3339,
//! section 5.6, with the seconds optional as Java's `OffsetDateTime` prints them, and `+hhmm` for the offset too.
//! <https://www.rfc-editor.org/rfc/rfc3339#section-5.6>

pub const PATTERN: &str = r"^[0-9]{4}\-[0-9]{2}\-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:[Zz]|[+\-][0-9]{2}:?[0-9]{2})$";

pub fn accepts(text: &str) -> bool {
    let mut clock = Clock(text.as_bytes());
    clock.date_time().is_some() && clock.0.is_empty()
}

/// What is left of the text. Each method takes what it is named after, if that comes.
struct Clock<'t>(&'t [u8]);

impl Clock<'_> {
    fn date_time(&mut self) -> Option<()> {
        let year = self.number(99)? * 100 + self.number(99)?;
        self.mark(b"-")?;
        let month = self.number(12)?;
        self.mark(b"-")?;
        let day = self.number(days(year, month))?;
        self.mark(b"Tt")?;
        self.number(23)?;
        self.mark(b":")?;
        self.number(59)?;
        if self.mark(b":").is_some() {
            // 60 is a leap second.
            self.number(60)?;
            if self.mark(b".").is_some() {
                self.mark(DIGITS)?;
                while self.mark(DIGITS).is_some() {}
            }
        }
        if self.mark(b"Zz").is_none() {
            self.mark(b"+-")?;
            self.number(23)?;
            self.mark(b":");
            self.number(59)?;
        }
        (month > 0 && day > 0).then_some(())
    }

    /// Two digits, up to a greatest number.
    #[inline(never)]
    fn number(&mut self, most: usize) -> Option<usize> {
        let number = self.mark(DIGITS)? * 10 + self.mark(DIGITS)?;
        (number <= most).then_some(number)
    }

    /// One of these, and which.
    #[inline(never)]
    fn mark(&mut self, marks: &[u8]) -> Option<usize> {
        let (byte, rest) = self.0.split_first()?;
        let place = marks.iter().position(|mark| mark == byte)?;
        self.0 = rest;
        Some(place)
    }
}

const DIGITS: &[u8] = b"0123456789";

/// Where there is no such month, its days do not matter.
const fn days(year: usize, month: usize) -> usize {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
