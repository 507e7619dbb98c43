//! The `Retry-After` header: seconds or an HTTP date, and what proxies make of it.

use crate::rules::whole;

/// How long the header asks to wait, in milliseconds, counted from `now`.
///
/// Two such headers arrive joined by a comma; the longer wait counts. A date in the past is 0.
/// What cannot be read is `None`.
pub(super) fn parse(header: &str, now: f64) -> Option<f64> {
    if let Some(date) = http_date(header.trim()) {
        return Some((date - now).max(0.0));
    }
    header
        .split(',')
        .filter_map(|part| seconds(part.trim()))
        .reduce(f64::max)
}

fn seconds(text: &str) -> Option<f64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // More digits than that are a wait without end all the same.
    let seconds = digits.then(|| whole(text))?;
    let seconds = seconds.and_then(|seconds| u32::try_from(seconds).ok());
    Some(f64::from(seconds.unwrap_or(u32::MAX)) * 1000.0)
}

/// `Sun, 06 Nov 1994 08:49:37 GMT` in milliseconds since 1970: the one form that senders may use
/// (RFC 9110, section 5.6.7).
fn http_date(text: &str) -> Option<f64> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (_, date) = text.strip_suffix(" GMT")?.split_once(',')?;
    let mut words = date.strip_prefix(' ')?.split(' ');
    let day = whole(words.next()?)?;
    let month = words.next()?;
    let month = MONTHS.iter().position(|name| *name == month)?;
    let month = i64::try_from(month).ok()?;
    let year = whole(words.next()?)?;
    let mut clock = words.next()?.split(':');
    let mut unit = |limit: i64| -> Option<i64> {
        let value = whole(clock.next()?)?;
        (0..=limit).contains(&value).then_some(value)
    };
    let (hour, minute, second) = (unit(23)?, unit(59)?, unit(60)?);
    if !(1..=31).contains(&day) || !(1970..=9999).contains(&year) || words.next().is_some() {
        return None;
    }
    let seconds = ((days_since_1970(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
    i32::try_from(seconds / 60)
        .ok()
        .map(|minutes| f64::from(minutes) * 60_000.0 + f64::from((seconds % 60) as i32) * 1000.0)
}

/// Days in the proleptic Gregorian calendar; years are counted from March, so that the leap day
/// is the last of its year.
fn days_since_1970(year: i64, month_from_january: i64, day: i64) -> i64 {
    let (year, month) = if month_from_january < 2 {
        (year - 1, month_from_january + 10)
    } else {
        (year, month_from_january - 2)
    };
    let days_before_month = (153 * month + 2) / 5;
    year * 365 + year / 4 - year / 100 + year / 400 + days_before_month + day - 719_469
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::parse;

    /// 2026-11-21T00:00:00Z.
    const NOW: f64 = 1_795_219_200_000.0;

    #[test]
    fn seconds_dates_and_joined_headers() {
        assert_eq!(parse("5", NOW), Some(5_000.0));
        assert_eq!(parse("5, 9", NOW), Some(9_000.0));
        assert_eq!(parse("0", NOW), Some(0.0));
        assert_eq!(parse("Sat, 21 Nov 2026 00:00:30 GMT", NOW), Some(30_000.0));
        assert_eq!(parse("Fri, 20 Nov 2026 23:59:00 GMT", NOW), Some(0.0));
        let leap_day = parse("Tue, 29 Feb 2028 00:00:00 GMT", NOW);
        assert_eq!(leap_day, Some(465.0 * 86_400_000.0));
    }

    #[test]
    fn what_cannot_be_read_is_none() {
        for header in [
            "",
            "-3",
            "soon",
            "1.5",
            "Sat, 21 Foo 2026 00:00:30 GMT",
            "Sat, 32 Nov 2026 00:00:30 GMT",
            "Sat, 21 Nov 2026 25:00:30 GMT",
            ", GMT",
        ] {
            assert_eq!(parse(header, NOW), None, "{header}");
        }
        // Beyond any wait, but a number: the caller bounds it.
        assert!(parse("99999999999999999999", NOW).is_some());
    }
}
