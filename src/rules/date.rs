//! Dates and times of the real calendar.

use super::{Code, Problem};

/// Checks a date, such as `2026-02-28`: it must be in the calendar.
///
/// Source: ISO 8601 (Spoki's documentation: `YYYY-MM-DD`).
///
/// # Errors
/// `date.invalid`.
///
/// ```
/// use spoki::rules::date;
/// assert!(date::check("2028-02-29").is_ok());
/// assert!(date::check("2026-02-29").is_err());
/// ```
pub fn check(text: &str) -> Result<(), Problem> {
    if is_date(text.as_bytes()) {
        Ok(())
    } else {
        Err(Code::DateInvalid.into())
    }
}

/// Checks a point in time, such as `2026-10-01T09:00:00.000Z`: in the calendar, on the clock, and
/// with `Z` or an offset, without which nobody knows when it is.
///
/// Source: RFC 3339 section 5.6 (Spoki's documentation: ISO 8601).
///
/// # Errors
/// `date.time_invalid`.
///
/// ```
/// use spoki::rules::date;
/// assert!(date::check_time("2026-10-01T09:00:00+02:00").is_ok());
/// assert!(date::check_time("2026-10-01T09:00:00").is_err());
/// ```
pub fn check_time(text: &str) -> Result<(), Problem> {
    match after_time(text.as_bytes(), b"Tt").and_then(is_zone) {
        Some(true) => Ok(()),
        _ => Err(Code::DateTimeInvalid.into()),
    }
}

/// Checks a date with a time, such as `2026-10-01 09:00:00`, as fields of contacts hold it.
///
/// Spoki's documentation has that form; programs in production send ISO 8601, so `T`, a fraction
/// and a zone are taken too.
///
/// # Errors
/// `date.local_time_invalid`.
///
/// ```
/// use spoki::rules::date;
/// assert!(date::check_local_time("2026-10-01 09:00:00").is_ok());
/// assert!(date::check_local_time("01/10/26 09:00").is_err());
/// ```
pub fn check_local_time(text: &str) -> Result<(), Problem> {
    match after_time(text.as_bytes(), b"Tt ") {
        Some([]) => Ok(()),
        Some(zone) if is_zone(zone) == Some(true) => Ok(()),
        _ => Err(Code::LocalTimeInvalid.into()),
    }
}

fn is_date(text: &[u8]) -> bool {
    let [rest @ .., b'-', m1, m2, b'-', d1, d2] = text else {
        return false;
    };
    let year: Option<[u8; 4]> = rest.try_into().ok();
    let year = year.and_then(|[a, b, c, d]| Some(100 * number([a, b])? + number([c, d])?));
    let (Some(year), Some(month), Some(day)) = (year, number([*m1, *m2]), number([*d1, *d2]))
    else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// What follows a date, one of those signs, and a time of the clock.
fn after_time<'a>(text: &'a [u8], between: &[u8]) -> Option<&'a [u8]> {
    let (date, rest) = text.split_at_checked(10)?;
    let [sign, h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = rest else {
        return None;
    };
    let rest = match rest {
        [b'.', fraction @ ..] => {
            let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit());
            let (digits, rest) = fraction.split_at_checked(digits.count())?;
            (!digits.is_empty()).then_some(rest)?
        }
        rest => rest,
    };
    let is_right = is_date(date)
        && between.contains(sign)
        && is_on_clock([*h1, *h2], [*m1, *m2])?
        && number([*s1, *s2])? < 60;
    is_right.then_some(rest)
}

fn is_zone(text: &[u8]) -> Option<bool> {
    match text {
        [b'Z' | b'z'] => Some(true),
        [b'+' | b'-', h1, h2, b':', m1, m2] => is_on_clock([*h1, *h2], [*m1, *m2]),
        _ => None,
    }
}

fn is_on_clock(hour: [u8; 2], minute: [u8; 2]) -> Option<bool> {
    Some(number(hour)? < 24 && number(minute)? < 60)
}

fn number([tens, ones]: [u8; 2]) -> Option<u16> {
    let is_number = tens.is_ascii_digit() && ones.is_ascii_digit();
    is_number.then(|| 10 * u16::from(tens - b'0') + u16::from(ones - b'0'))
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{check, check_local_time, check_time};
    use proptest::prelude::*;

    #[test]
    fn only_days_of_the_calendar_pass() {
        for date in ["2026-01-31", "2024-02-29", "2000-02-29", "0001-12-31"] {
            assert!(check(date).is_ok(), "{date}");
        }
        for date in [
            "",
            "2026-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
            "2026-1-1",
            "26-01-01",
            "02026-01-01",
            "2026/01/01",
            "01-02-2026",
            "２０２６-01-01",
            "2026-01-01T00:00:00Z",
        ] {
            assert!(check(date).is_err(), "{date}");
        }
    }

    #[test]
    fn a_time_is_on_the_clock_and_says_its_zone() {
        for time in [
            "2026-10-01T09:00:00.000Z",
            "2026-10-01t09:00:00z",
            "2026-10-01T23:59:59+14:00",
            "2026-10-01T00:00:00.123456-00:30",
        ] {
            assert!(check_time(time).is_ok(), "{time}");
        }
        for time in [
            "",
            "2026-10-01",
            "2026-10-01T09:00:00",
            "2026-10-01T09:00Z",
            "2026-10-01 09:00:00Z",
            "2026-10-01T24:00:00Z",
            "2026-10-01T09:60:00Z",
            "2026-10-01T09:00:60Z",
            "2026-10-01T09:00:00.Z",
            "2026-10-01T09:00:00+0200",
            "2026-10-01T09:00:00+24:00",
            "2026-02-30T09:00:00Z",
            "2026-10-01T09:00:00Zé",
            "01/10/26 09:00",
        ] {
            assert!(check_time(time).is_err(), "{time}");
        }
    }

    #[test]
    fn a_local_time_may_say_its_zone() {
        for time in [
            "2026-10-01 09:00:00",
            "2026-10-01T09:00:00",
            "2024-02-29 23:59:59.5",
            "2026-10-01T09:00:00+02:00",
            "2026-10-01 09:00:00Z",
        ] {
            assert!(check_local_time(time).is_ok(), "{time}");
        }
        for time in [
            "",
            "2026-10-01",
            "2026-10-01 09:00",
            "2026-10-01 09:00:00 ",
            "2026-10-01  09:00:00",
            "2026-10-01_09:00:00",
            "2026-10-01 09:00:00+02",
            "2026-02-29 09:00:00",
            "2026-10-01 24:00:00",
            "01/10/26 09:00",
            "10/01/2026 09:00",
        ] {
            assert!(check_local_time(time).is_err(), "{time}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics_and_a_time_begins_with_a_date(text in "[0-9TZz:.+ é-]{0,30}|20(24|26)-0[12]-(28|29)[T ]09:00:[0-5]0(Z|\\+02:00)?") {
            let _ = check(&text);
            if check_time(&text).is_ok() {
                prop_assert!(check(&text[..10]).is_ok());
                prop_assert!(check_local_time(&text).is_ok());
            }
        }
    }
}
