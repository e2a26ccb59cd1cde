//! Numbers from and to text. JSON numbers are read as exact integers: `1.0` and `1e2` are some, `1.5` is none. Writing does
//! without `core::fmt`, which would add kilobytes to the WebAssembly.

/// The number's value if it is an integer in int64. `raw` is a number as JSON writes it.
pub(crate) fn integer(raw: &str) -> Option<i64> {
    let (sign, magnitude) = match raw.strip_prefix('-') {
        Some(magnitude) => (-1, magnitude),
        None => (1, raw),
    };
    let mut digits = magnitude.bytes();
    let mut value: i64 = 0;
    let mut exponent: i64 = 0;
    // Zeros count only when another digit follows: `1000e-3` and `1.000` are 1.
    let mut zeros: i64 = 0;
    let mut is_fraction = false;
    for byte in digits.by_ref() {
        match byte {
            b'.' => is_fraction = true,
            b'e' | b'E' => break,
            b'0' if value == 0 => exponent -= i64::from(is_fraction),
            b'0' => {
                zeros += 1;
                exponent -= i64::from(is_fraction);
            }
            digit => {
                // Towards the number's own sign, since int64 reaches one further down than up.
                value = shift(value, zeros + 1)?.checked_add(sign * i64::from(digit - b'0'))?;
                zeros = 0;
                exponent -= i64::from(is_fraction);
            }
        }
    }
    if value == 0 {
        return Some(0);
    }
    shift(
        value,
        exponent
            .checked_add(zeros)?
            .checked_add(written_exponent(digits)?)?,
    )
}

/// The exponent behind an `e`. One that int64 cannot hold is out of reach of any mantissa that fits in memory.
fn written_exponent(mut digits: std::str::Bytes) -> Option<i64> {
    let mut sign = 1;
    digits.try_fold(0_i64, |exponent, byte| match byte {
        b'+' => Some(exponent),
        b'-' => {
            sign = -1;
            Some(exponent)
        }
        digit => exponent
            .checked_mul(10)?
            .checked_add(sign * i64::from(digit - b'0')),
    })
}

/// `value` times ten to the power of `places`, if that is an integer in int64; `value` does not end in a zero.
fn shift(mut value: i64, places: i64) -> Option<i64> {
    if places < 0 {
        return None;
    }
    for _ in 0..places {
        if value == 0 {
            break;
        }
        value = value.checked_mul(10)?;
    }
    Some(value)
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
