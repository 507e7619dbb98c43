//! The sandbox's own time, which can run faster than the real one.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

pub(crate) struct Clock {
    started: Instant,
    started_unix: f64,
    speed: f64,
    /// What was put forward by hand.
    skipped: Mutex<f64>,
}

impl Clock {
    pub(crate) fn new(speed: f64) -> Self {
        Self {
            started: Instant::now(),
            started_unix: unix_seconds(),
            speed,
            skipped: Mutex::default(),
        }
    }

    /// Puts the clock forward.
    pub(crate) fn skip(&self, seconds: f64) {
        *self.skipped.lock().unwrap_or_else(PoisonError::into_inner) += seconds;
    }

    /// Sandbox seconds since 1970. Monotonic: a change of the machine's clock does not move it.
    pub(crate) fn now(&self) -> f64 {
        let skipped = *self.skipped.lock().unwrap_or_else(PoisonError::into_inner);
        self.started_unix + self.started.elapsed().as_secs_f64() * self.speed + skipped
    }

    /// The whole real seconds in which `sandbox_seconds` certainly pass; at least 1, because
    /// `Retry-After: 0` would invite an immediate second try. A clock that stands tells its own.
    pub(crate) fn real_seconds(&self, sandbox_seconds: f64) -> u64 {
        let speed = if self.speed > 0.0 { self.speed } else { 1.0 };
        let whole = (sandbox_seconds / speed).ceil().max(1.0);
        Duration::try_from_secs_f64(whole).map_or(u64::MAX, |wait| wait.as_secs())
    }

    pub(crate) fn speed(&self) -> f64 {
        self.speed
    }
}

fn unix_seconds() -> f64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0.0, |since| since.as_secs_f64())
}

/// The machine's own time in whole seconds, for signatures.
pub(crate) fn real_unix_seconds() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

/// The machine's own time, for the request log.
pub(crate) fn wall_clock() -> String {
    iso_8601(unix_seconds())
}

/// `2026-09-01T08:30:00Z`, as Spoki writes date-times [live].
pub(crate) fn iso_8601(unix: f64) -> String {
    let seconds = Duration::try_from_secs_f64(unix).map_or(0, |since| since.as_secs());
    let (year, month, day) = civil_date(seconds / 86_400);
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// `2026-10-01T09:00:00.000Z`, as campaigns are scheduled [seed]; seconds and their fraction may
/// lack, an offset may stand for the `Z`, and nothing means `Z`. [inferred]
pub(crate) fn parse_iso_8601(text: &str) -> Option<f64> {
    let (date, rest) = text.split_once(['T', ' '])?;
    let (time, offset) = match rest.find(['Z', '+', '-']) {
        Some(at) => rest.split_at(at),
        None => (rest, "Z"),
    };
    let days = days_of(date)?;
    let mut parts = time.split(':');
    let hour = number(parts.next()?, 2, 23)?;
    let minute = number(parts.next()?, 2, 59)?;
    let second: f64 = match parts.next() {
        None => 0.0,
        Some(second) => {
            number(second.get(..2)?, 2, 59)?;
            let rest = second.get(2..)?;
            let is_fraction = rest.strip_prefix('.').is_some_and(|digits| {
                !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
            });
            if !rest.is_empty() && !is_fraction {
                return None;
            }
            second.parse().ok()?
        }
    };
    if parts.next().is_some() {
        return None;
    }
    let local = f64::from(days) * 86_400.0 + f64::from(hour * 3_600 + minute * 60) + second;
    Some(local - offset_seconds(offset)?)
}

fn offset_seconds(offset: &str) -> Option<f64> {
    if offset == "Z" {
        return Some(0.0);
    }
    let sign = if offset.starts_with('-') { -1.0 } else { 1.0 };
    let digits = offset.get(1..)?.replacen(':', "", 1);
    let hours = number(digits.get(..2)?, 2, 23)?;
    let minutes = number(digits.get(2..)?, 2, 59)?;
    Some(sign * f64::from(hours * 3_600 + minutes * 60))
}

/// `2026-10-01` to days since 1970; only dates that the calendar has.
fn days_of(date: &str) -> Option<u32> {
    let mut parts = date.split('-');
    let year = number(parts.next()?, 4, 9_999).filter(|year| *year >= 1970)?;
    let month = number(parts.next()?, 2, 12)?;
    let day = number(parts.next()?, 2, 31)?;
    // The reverse of `civil_date`, which then tells whether the month has such a day.
    let since_march = year - u32::from(month <= 2);
    let (era, year_of_era) = (since_march / 400, since_march % 400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day.checked_sub(1)?;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let days = (era * 146_097 + day_of_era).checked_sub(719_468)?;
    let exists = civil_date(u64::from(days)) == (year.into(), month.into(), day.into());
    (exists && parts.next().is_none()).then_some(days)
}

/// Exactly so many digits, up to a greatest value.
fn number(text: &str, digits: usize, greatest: u32) -> Option<u32> {
    let are_digits = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = are_digits.then(|| text.parse().ok()).flatten();
    number.filter(|number| *number <= greatest)
}

/// Days since 1970 to a date of the Gregorian calendar. Years are counted from March, so that the
/// leap day is the last of its year and needs no case of its own.
fn civil_date(days: u64) -> (u64, u64, u64) {
    let since_march_of_year_0 = days + 719_468;
    let era = since_march_of_year_0 / 146_097;
    let day_of_era = since_march_of_year_0 % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::{Clock, iso_8601, parse_iso_8601};

    #[test]
    fn dates_around_leap_days_are_right() {
        assert_eq!(iso_8601(0.0), "1970-01-01T00:00:00Z");
        assert_eq!(iso_8601(951_782_400.0), "2000-02-29T00:00:00Z");
        assert_eq!(iso_8601(1_709_251_199.9), "2024-02-29T23:59:59Z");
        assert_eq!(iso_8601(1_767_225_600.0), "2026-01-01T00:00:00Z");
    }

    #[test]
    fn dates_are_read_back() {
        for days in 0..60_000_u32 {
            let time = f64::from(days) * 86_400.0 + 3_723.0;
            assert_eq!(parse_iso_8601(&iso_8601(time)), Some(time), "{days}");
        }
        let half_past_nine = parse_iso_8601("2026-10-01T09:30:00Z");
        assert!(half_past_nine.is_some());
        for same in [
            "2026-10-01T09:30:00.000Z",
            "2026-10-01T09:30",
            "2026-10-01 09:30:00",
            "2026-10-01T11:30:00+02:00",
            "2026-10-01T04:00:00-0530",
        ] {
            assert_eq!(parse_iso_8601(same), half_past_nine, "{same}");
        }
        for wrong in [
            "",
            "2026-10-01",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-10-00T00:00:00Z",
            "2026-10-01T24:00:00Z",
            "2026-10-01T09:30:00.Z",
            "2026-10-01T09:30:00+2",
            "2026-10-1T09:30:00Z",
            "01/10/2026 09:30",
        ] {
            assert_eq!(parse_iso_8601(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_clock_that_stands_is_put_forward_by_hand() {
        let clock = Clock::new(0.0);
        let start = clock.now();
        assert_eq!(clock.now().to_bits(), start.to_bits());
        clock.skip(60.0);
        assert!((clock.now() - start - 60.0).abs() < 0.001);
    }

    #[test]
    fn a_wait_is_rounded_up_and_never_zero() {
        assert_eq!(Clock::new(1.0).real_seconds(59.2), 60);
        assert_eq!(Clock::new(60.0).real_seconds(59.2), 1);
        assert_eq!(Clock::new(60.0).real_seconds(0.0), 1);
        assert_eq!(Clock::new(0.5).real_seconds(30.1), 61);
        assert_eq!(Clock::new(0.0).real_seconds(59.2), 60);
    }
}
