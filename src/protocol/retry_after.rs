//! The `Retry-After` header: seconds or an HTTP date, and what proxies make of it.

use crate::rules::whole;

/// Longer waits are told as this one: 136 years, in milliseconds.
const LONGEST: f64 = 4_294_967_295_000.0;

const DAY: i64 = 24 * 60 * 60;

/// How long the header asks to wait, in milliseconds, counted from `now`.
///
/// Two such headers arrive joined by a comma; the longer wait counts. A date in the past is 0.
/// What cannot be read is `None`.
pub(super) fn parse(header: &str, now: f64) -> Option<f64> {
    // Two forms of a date have a comma behind the name of the day. It stands alone then, and says
    // nothing.
    header
        .split(',')
        .filter_map(|part| {
            let part = part.trim();
            seconds(part).or_else(|| Some((http_date(part, now)? - now).clamp(0.0, LONGEST)))
        })
        .reduce(f64::max)
}

fn seconds(text: &str) -> Option<f64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // More digits than that are a wait without end all the same.
    let seconds = digits.then(|| whole(text))?;
    let seconds = seconds.and_then(|seconds| u32::try_from(seconds).ok());
    Some(seconds.map_or(LONGEST, |seconds| f64::from(seconds) * 1000.0))
}

/// A date in milliseconds since 1970, in each of the forms that a recipient must read (RFC 9110,
/// section 5.6.7), without the name of the day that a comma ends:
///
/// - `06 Nov 1994 08:49:37 GMT`
/// - `06-Nov-94 08:49:37 GMT`
/// - `Sun Nov  6 08:49:37 1994`
fn http_date(text: &str, now: f64) -> Option<f64> {
    let mut words = text.split([' ', '-']).filter(|word| !word.is_empty());
    let mut next = || words.next();
    let (day, month, year, clock) = if text.starts_with(|first: char| first.is_ascii_digit()) {
        let (day, month, year, clock) = (next()?, next()?, next()?, next()?);
        next()?.eq_ignore_ascii_case("GMT").then_some(())?;
        (day, month, year, clock)
    } else {
        let (_, month, day, clock, year) = (next()?, next()?, next()?, next()?, next()?);
        (day, month, year, clock)
    };
    if next().is_some() {
        return None;
    }
    let (day, month) = (limited(day, 31)?, month_from_january(month)?);
    let days = match year.len() {
        2 => latest_century(limited(year, 99)?, now, |year| {
            days_since_1970(year, month, day)
        }),
        4 => days_since_1970(limited(year, 9999)?, month, day),
        _ => return None,
    };
    let mut clock = clock.split(':');
    let mut unit = |most| limited(clock.next()?, most);
    let (hour, minute, second) = (unit(23)?, unit(59)?, unit(60)?);
    let seconds = days * DAY + (hour * 60 + minute) * 60 + second;
    (day > 0 && clock.next().is_none()).then(|| milliseconds(seconds))
}

/// A number of one to four digits that is not above a limit.
fn limited(text: &str, most: i64) -> Option<i64> {
    let digits = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    whole(text).filter(|number| digits && *number <= most)
}

fn month_from_january(name: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let place = MONTHS
        .iter()
        .position(|month| month.eq_ignore_ascii_case(name))?;
    i64::try_from(place).ok()
}

/// The days to a date whose year lacks its century: the latest one that is at most 50 years in the
/// future.
fn latest_century(year: i64, now: f64, days: impl Fn(i64) -> i64) -> i64 {
    const CENTURIES: [i64; 3] = [2100, 2000, 1900];
    let latest = now + milliseconds(50 * 365 * DAY);
    let mut candidates = CENTURIES.iter().map(|century| days(century + year));
    candidates
        .find(|days| milliseconds(days * DAY) <= latest)
        .unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "no date has so many seconds")]
const fn milliseconds(seconds: i64) -> f64 {
    seconds as f64 * 1000.0
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
    fn every_form_of_a_date_is_read() {
        for date in [
            "Sat, 21 Nov 2026 00:00:30 GMT",
            "Saturday, 21-Nov-26 00:00:30 GMT",
            "Sat Nov 21 00:00:30 2026",
            "sat, 21 nov 2026 00:00:30 gmt",
        ] {
            assert_eq!(parse(date, NOW), Some(30_000.0), "{date}");
        }
        // A day of one digit is padded with a blank there.
        let sixth = parse("Sun Dec  6 00:00:00 2026", NOW);
        assert_eq!(sixth, Some(15.0 * 86_400_000.0));
        for past in ["Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            assert_eq!(parse(past, NOW), Some(0.0), "{past}");
        }
        // Within 50 years a year of two digits is in the future.
        assert!(parse("Monday, 01-Jan-70 00:00:00 GMT", NOW).unwrap() > 0.0);
        assert_eq!(parse("Monday, 01-Jan-80 00:00:00 GMT", NOW), Some(0.0));
        let joined = "Sat, 21 Nov 2026 00:00:30 GMT, Sat Nov 21 00:01:00 2026, 5";
        assert_eq!(parse(joined, NOW), Some(60_000.0));
    }

    #[test]
    fn a_wait_without_end_is_a_long_one() {
        for header in [
            "99999999999999999999",
            "Fri, 31 Dec 9999 23:59:59 GMT",
            "Fri Dec 31 23:59:59 9999",
        ] {
            assert_eq!(
                parse(header, NOW),
                Some(f64::from(u32::MAX) * 1000.0),
                "{header}"
            );
        }
    }

    #[test]
    fn what_cannot_be_read_is_none() {
        for header in [
            "",
            "-3",
            "soon",
            "1.5",
            "Sat",
            "Sat, 21 Foo 2026 00:00:30 GMT",
            "Sat, 32 Nov 2026 00:00:30 GMT",
            "Sat, 00 Nov 2026 00:00:30 GMT",
            "Sat, 21 Nov 2026 25:00:30 GMT",
            "Sat, 21 Nov 2026 00:00:30:00 GMT",
            "Sat, 21 Nov 2026 00:00:30",
            "Sat, 21 Nov 2026 00:00:30 CET",
            "Sat, 21 Nov 2026 00:00:30 GMT x",
            "Sat, 21 Nov 026 00:00:30 GMT",
            "Sat Nov 21 00:00:30 26000",
            "21 Nov +026 00:00:30 GMT",
            ", GMT",
        ] {
            assert_eq!(parse(header, NOW), None, "{header}");
        }
    }
}
