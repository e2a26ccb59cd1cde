//! Reads JSON numbers as exact integers: `1.0` and `1e2` are integers, `1.5` is not.

/// Returns the value of a JSON number if it is an integer from 1 to the maximum of int64.
pub(crate) fn positive_integer(raw: &str) -> Option<i64> {
    let mut bytes = raw.bytes();
    let mut value: i64 = 0;
    let mut exponent: i64 = 0;
    // Zeros count only when another digit follows: `1000e-3` and `1.000` are 1.
    let mut zeros: i64 = 0;
    let mut is_fraction = false;
    for byte in bytes.by_ref() {
        match byte {
            b'-' => return None,
            b'.' => is_fraction = true,
            b'e' | b'E' => break,
            digit => {
                exponent -= i64::from(is_fraction);
                if digit == b'0' {
                    zeros += 1;
                    continue;
                }
                value = append(shift(value, zeros)?, digit)?;
                zeros = 0;
            }
        }
    }
    let written = written_exponent(bytes)?;
    if value == 0 {
        None
    } else {
        shift(value, written.saturating_add(exponent + zeros))
    }
}

/// The greatest integer up to which a double represents every integer exactly: 2^53 - 1.
pub(crate) const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

/// Tools that round a number write fewer digits.
const MORE_THAN_ROUNDED: usize = 11;

/// Returns the value of a JSON number if it is a positive integer and no tool rounded it: all its digits are written, as in
/// `4.151e3`, and not in `4.15e3`, or at least eleven.
pub(crate) fn exact_integer(raw: &str) -> Option<i64> {
    let value = positive_integer(raw).filter(|&value| value <= MAX_SAFE_INTEGER)?;
    let mantissa = raw.split(['e', 'E']).next().unwrap_or_default();
    let digits = mantissa.bytes().filter(u8::is_ascii_digit);
    let written = digits.skip_while(|&digit| digit == b'0').count();
    (written >= value.to_string().len() || written >= MORE_THAN_ROUNDED).then_some(value)
}

/// Reads the exponent after an `e`. `None` if it is over int64, which no mantissa that fits in memory can balance.
fn written_exponent(digits: std::str::Bytes) -> Option<i64> {
    let mut is_negative = false;
    let mut exponent = 0;
    for byte in digits {
        match byte {
            b'-' => is_negative = true,
            b'+' => {}
            digit => exponent = append(exponent, digit)?,
        }
    }
    Some(if is_negative { -exponent } else { exponent })
}

/// Returns `value` times ten to the power of `places`, if that is an integer in int64. `value` does not end in a zero.
fn shift(mut value: i64, places: i64) -> Option<i64> {
    if places < 0 {
        return None;
    }
    for _ in 0..places {
        value = append(value, b'0')?;
    }
    Some(value)
}

/// Appends a decimal digit to `value`, if the result fits.
fn append(value: i64, digit: u8) -> Option<i64> {
    value.checked_mul(10)?.checked_add(i64::from(digit & 0xF))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_integer(raw: &str, expected: impl Into<Option<i64>>) {
        assert_eq!(positive_integer(raw), expected.into(), "{raw}");
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
        assert_integer("10203.0405e4", 102_030_405);
    }

    #[test]
    fn knows_rounded_numbers() {
        for raw in [
            "4151",
            "4.151e3",
            "4151.0",
            "4151.00e0",
            "0.4151e4",
            "41510e-1",
        ] {
            assert_eq!(exact_integer(raw), Some(4151), "{raw}");
        }
        assert_eq!(exact_integer("4.150e3"), Some(4150));
        assert_eq!(exact_integer("4.1510404126e+11"), Some(415_104_041_260));
        for raw in [
            "4.15e3",
            "4e3",
            "0",
            "-4.151e3",
            "4.1515e3",
            "9007199254740993.0",
            "1.234567891e12",
            "1e99",
        ] {
            assert_eq!(exact_integer(raw), None, "{raw}");
        }
    }

    #[test]
    fn refuses_what_is_no_version() {
        for raw in [
            "0",
            "-0",
            "0.0",
            "0e99",
            "-0.0e-5",
            "-1",
            "-12e3",
            "-9223372036854775808",
        ] {
            assert_integer(raw, None);
        }
    }

    #[test]
    fn refuses_fractions() {
        for raw in ["1.5", "1e-1", "15e-1", "0.1", "1e-99999999999999999999"] {
            assert_integer(raw, None);
        }
    }

    #[test]
    fn is_limited_to_int64() {
        assert_integer("9223372036854775807", i64::MAX);
        assert_integer("9223372036854775808", None);
        assert_integer("9.223372036854775807e18", i64::MAX);
        assert_integer("1e19", None);
        assert_integer("1e400", None);
        assert_integer("10e9223372036854775807", None);
        assert_integer("0.1e-9223372036854775807", None);
        assert_integer("1e99999999999999999999", None);
    }

    #[test]
    fn an_exact_integer_is_at_most_the_safe_maximum() {
        assert_eq!(exact_integer("9007199254740991"), Some(MAX_SAFE_INTEGER));
        assert_eq!(exact_integer("9007199254740992"), None);
    }
}
