//! Numbering plans: which numbers a calling code has, and how its territories are dialled.

use super::table::{BY_FIRST_DIGITS, LENGTHS, PLANS, RUNS, TERRITORIES};
use crate::{Code, Problem};
use core::fmt;

/// A territory with a numbering plan of its own, such as Italy, by its ISO 3166 code.
///
/// ```
/// use spoki::rules::phone::Country;
/// let italy = Country::from_code("IT").unwrap();
/// assert_eq!((italy.code(), italy.calling_code()), ("IT", 39));
/// assert!(Country::from_code("it").is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Country(&'static Territory);

impl Country {
    /// The territory of that code of two capital letters.
    ///
    /// # Errors
    /// `phone.unknown_country` when there is none.
    pub fn from_code(code: &str) -> Result<Self, Problem> {
        TERRITORIES
            .binary_search_by(|territory| territory.code.cmp(code))
            .ok()
            .and_then(|index| TERRITORIES.get(index))
            .map(Self)
            .ok_or_else(|| Code::PhoneUnknownCountry.into())
    }

    /// The ISO 3166 code.
    pub const fn code(self) -> &'static str {
        self.0.code
    }

    /// The calling code, such as 39. Several territories may share it.
    pub const fn calling_code(self) -> u16 {
        self.0.calling_code
    }

    /// Whether a prefix is dialled there before a national number.
    pub(super) const fn has_trunk(self) -> bool {
        !self.0.trunk.is_empty()
    }

    pub(super) fn plan(self) -> Option<&'static Plan> {
        let head = match self.calling_code() {
            code @ 0..10 => code * 100,
            code @ 10..100 => code * 10,
            code => code,
        };
        PLANS.get(usize::from(*BY_FIRST_DIGITS.get(usize::from(head))?))
    }

    /// What is dialled there before a calling code; `00` is understood everywhere.
    #[inline]
    pub(super) fn strip_international(self, digits: &[u8]) -> Option<&[u8]> {
        strip_any(digits, self.0.international)
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

/// One row of the table of territories.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Territory {
    code: &'static str,
    calling_code: u16,
    /// What is dialled inside the country before a national number, one or more, by spaces.
    trunk: &'static str,
    /// What is dialled before a calling code, one or more, by spaces, the longest first.
    international: &'static str,
}

pub(super) const fn territory(
    code: &'static str,
    calling_code: u16,
    trunk: &'static str,
    international: &'static str,
) -> Territory {
    Territory {
        code,
        calling_code,
        trunk,
        international,
    }
}

/// One row of the table of calling codes.
pub(super) struct Plan {
    pub(super) calling_code: u16,
    main: u8,
    possible: u8,
    runs: u16,
}

pub(super) const fn plan(calling_code: u16, main: u8, possible: u8, runs: u16) -> Plan {
    Plan {
        calling_code,
        main,
        possible,
        runs,
    }
}

impl Plan {
    /// The plan whose calling code `digits` begin with, and the digits after the code.
    #[inline]
    pub(super) fn of_international(digits: &[u8]) -> Option<(&'static Self, &[u8])> {
        // No country's number is so short that its code and number make fewer than three digits.
        let &[first, second, third, ..] = digits else {
            return None;
        };
        let head = usize::from(first) * 100 + usize::from(second) * 10 + usize::from(third);
        let plan = PLANS.get(usize::from(*BY_FIRST_DIGITS.get(head)?))?;
        Some((plan, digits.get(plan.code_length()..)?))
    }

    /// How many digits the calling code has.
    #[inline]
    pub(super) const fn code_length(&self) -> usize {
        match self.calling_code {
            0..10 => 1,
            10..100 => 2,
            _ => 3,
        }
    }

    /// The territory that stands for the calling code; none for the world-wide services.
    #[inline]
    pub(super) fn main_country(&self) -> Option<Country> {
        TERRITORIES.get(usize::from(self.main)).map(Country)
    }

    /// `national` without the trunk prefix that `country` dials, if it is a number without it.
    #[inline]
    pub(super) fn without_trunk<'a>(
        &self,
        country: Option<Country>,
        national: &'a [u8],
    ) -> &'a [u8] {
        let trunk = country.map_or("", |country| country.0.trunk);
        if trunk.is_empty() {
            return national;
        }
        match strip_any(national, trunk) {
            Some(rest) if check(self, rest).is_ok() => rest,
            _ => national,
        }
    }
}

/// The digits behind the first of the prefixes, given by spaces, that they begin with.
#[inline]
fn strip_any<'a>(digits: &'a [u8], prefixes: &str) -> Option<&'a [u8]> {
    prefixes
        .as_bytes()
        .split(|byte| *byte == b' ')
        .find_map(|prefix| {
            let (head, rest) = digits.split_at_checked(prefix.len())?;
            let same = head
                .iter()
                .zip(prefix)
                .all(|(digit, byte)| digit + b'0' == *byte);
            same.then_some(rest)
        })
}

/// Why a national number is not one of its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mismatch {
    TooShort { min: u32 },
    TooLong { max: u32 },
    NoSuchLength,
    Unassigned,
}

/// Whether `national` (digit values, no trunk prefix) can be a number of the plan.
///
/// It refuses a length that no valid number with these first two digits has; it does not look at
/// the digits behind them. Whoever needs more replaces this function, and nothing else.
#[inline]
pub(super) fn check(plan: &Plan, national: &[u8]) -> Result<(), Mismatch> {
    // E.164 allows 15 digits in all; every plan's own lengths end below 32.
    let most = 15 - plan.code_length();
    let possible = lengths(plan.possible) & ((2 << most) - 1);
    let length = u32::try_from(national.len()).unwrap_or(u32::MAX);
    let (min, max) = (
        possible.trailing_zeros(),
        31 - possible.leading_zeros().min(31),
    );
    if length < min {
        return Err(Mismatch::TooShort { min });
    }
    if length > max {
        return Err(Mismatch::TooLong { max });
    }
    if possible & (1 << length) == 0 {
        return Err(Mismatch::NoSuchLength);
    }
    let &[first, second, ..] = national else {
        return Err(Mismatch::TooShort { min });
    };
    let pair = u16::from(first) * 10 + u16::from(second);
    let assigned = RUNS
        .iter()
        .skip(usize::from(plan.runs))
        .find(|run| *run >> 8 >= pair)
        .is_some_and(|run| lengths(run.to_be_bytes()[1]) & (1 << length) != 0);
    if assigned {
        Ok(())
    } else {
        Err(Mismatch::Unassigned)
    }
}

#[inline]
fn lengths(index: u8) -> u32 {
    LENGTHS.get(usize::from(index)).copied().unwrap_or(0)
}
