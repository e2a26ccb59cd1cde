//! Numbers from and to text. JSON numbers are read as exact integers: `1.0` and `1e2` are some, `1.5` is none. Writing does
//! without `core::fmt`, which would add kilobytes to the WebAssembly.

/// The number's value if it is an integer in int64. `raw` is a number as JSON writes it.
pub(crate) fn integer(raw: &str) -> Option<i64> {
    let (sign, magnitude) = match raw.strip_prefix('-') {
        Some(magnitude) => (-1, magnitude),
        None => (1, raw),
    };
    let (mantissa, exponent) = magnitude.split_once(['e', 'E']).unwrap_or((magnitude, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    let is_zero = |digit: &u8| *digit == b'0';
    if digits().all(|digit| is_zero(&digit)) {
        return Some(0);
    }
    // An exponent too long to be read is out of reach of any mantissa that fits in memory.
    let exponent: i64 = exponent.parse().ok()?;
    let zeros = digits().rev().take_while(is_zero).count();
    let shift = exponent
        .checked_add(i64::try_from(zeros).ok()?)?
        .checked_sub(i64::try_from(fraction.len()).ok()?)?;
    let shift = u32::try_from(shift).ok()?;
    let mut value: i64 = 0;
    for digit in digits().take(whole.len() + fraction.len() - zeros) {
        // Towards the number's own sign, since int64 reaches one further down than up.
        value = value
            .checked_mul(10)?
            .checked_add(sign * i64::from(digit - b'0'))?;
    }
    value.checked_mul(10_i64.checked_pow(shift)?)
}

/// Appends a number in decimal.
pub(crate) fn push_decimal(number: i64, text: &mut String) {
    if number < 0 {
        text.push('-');
    }
    let magnitude = number.unsigned_abs();
    let mut place: u64 = 1;
    while magnitude / place >= 10 {
        place *= 10;
    }
    while place > 0 {
        text.extend(char::from_digit((magnitude / place % 10) as u32, 10));
        place /= 10;
    }
}

/// Appends the last `length` digits of a number in upper-case hexadecimal.
pub(crate) fn push_hex(number: u32, length: u32, text: &mut String) {
    for place in (0..length).rev() {
        let digit = char::from_digit((number >> (4 * place)) & 0xF, 16);
        text.extend(digit.map(|digit| digit.to_ascii_uppercase()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_integer(raw: &str, expected: impl Into<Option<i64>>) {
        assert_eq!(integer(raw), expected.into(), "{raw}");
    }

    #[test]
    fn reads_integers_however_they_are_written() {
        for raw in [
            "100",
            "100.0",
            "1e2",
            "1E+2",
            "10e1",
            "0.1e3",
            "0.0100e4",
            "10000e-2",
            "100.00000",
        ] {
            assert_integer(raw, 100);
        }
        for raw in ["0", "-0", "0.0", "0e99999999999999999999", "-0.0e-5"] {
            assert_integer(raw, 0);
        }
        assert_integer("-12", -12);
    }

    #[test]
    fn writes_like_fmt() {
        for number in [0, 1, 9, 10, 99, 100, 12_345, -1, -10, i64::MAX, i64::MIN] {
            let mut text = String::new();
            push_decimal(number, &mut text);
            assert_eq!(text, number.to_string());
        }
        let mut text = String::new();
        push_hex(0xAB0, 4, &mut text);
        assert_eq!(text, "0AB0");
    }

    #[test]
    fn refuses_fractions() {
        for raw in ["1.5", "1e-1", "15e-1", "0.1", "1e-99999999999999999999"] {
            assert_integer(raw, None);
        }
    }

    #[test]
    fn holds_to_int64() {
        assert_integer("9223372036854775807", i64::MAX);
        assert_integer("9223372036854775808", None);
        assert_integer("-9223372036854775808", i64::MIN);
        assert_integer("-9223372036854775809", None);
        assert_integer("9.223372036854775807e18", i64::MAX);
        assert_integer("1e19", None);
        assert_integer("1e400", None);
        assert_integer("1e99999999999999999999", None);
    }
}
