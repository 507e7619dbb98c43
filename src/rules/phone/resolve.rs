//! From digits to a number, step by step as libphonenumber's `parse` does it.

use super::country::Country;
use super::decimals::Decimals;
use super::read::{self, Digits};
use super::refusal::Refusal;
use crate::Code;
use spoki_numbering::{Dialled, E164, MOST_DIGITS, Plan, Plans, Territory, plans, written};

/// Digits that a transformation made.
type Room = [u8; MOST_DIGITS];

/// The number that `input` holds.
#[inline]
pub(super) fn resolve(input: &[u8], default_country: Option<Country>) -> Result<E164, Refusal> {
    if input.is_ascii() {
        of_text(input, default_country)
    } else {
        of_unicode(input, default_country)
    }
}

/// Reads an input with other than ASCII characters, by their ASCII equivalents.
#[cold]
fn of_unicode(input: &[u8], default_country: Option<Country>) -> Result<E164, Refusal> {
    let ascii = written::ascii(input).ok_or(Code::PhoneNotANumber)?;
    of_text(&ascii, default_country)
}

/// The number of a text in ASCII: without the scheme of a link, and without decimals.
#[inline]
fn of_text(text: &[u8], default_country: Option<Country>) -> Result<E164, Refusal> {
    let text = written::without_scheme(text);
    match Decimals::of(text) {
        None => of_digits(text, default_country),
        Some(decimals) => decimals.resolve(text, &|text| of_digits(text, default_country)),
    }
}

/// The number of the digits in a text; points separate them.
#[inline]
fn of_digits(input: &[u8], default_country: Option<Country>) -> Result<E164, Refusal> {
    let mut digits = Digits::none();
    read::read(input, &mut digits)?;
    let plans = plans();
    let values = digits.values();
    let territory = default_country.and_then(Country::territory);
    let mut room = [0; MOST_DIGITS];

    if digits.plus
        && let Some(plan) = plans.of_international(values)
    {
        return international(plans, plan, &digits, values, &mut room);
    }
    // What follows `+` may begin with no calling code, but with 00: people write that, too.
    let stray_plus = digits
        .plus
        .then(|| Refusal::from(Code::PhoneUnknownCallingCode));
    let Some(territory) = territory.filter(|_| !digits.plus || values.len() > 2) else {
        if let Some(refusal) = stray_plus {
            return Err(refusal);
        }
        let rest = values.strip_prefix(&[0, 0]).ok_or(Code::PhoneNoCountry)?;
        return of_code(plans, &digits, rest, &mut room);
    };
    if let Some(rest) = territory.without_international(plans, values) {
        return of_code(plans, &digits, rest, &mut room);
    }
    let plan = plans
        .of_territory(territory)
        .ok_or(Code::PhoneUnknownCountry)?;
    if let Some(rest) = behind_own_code(plans, plan, territory, values, &mut room) {
        return main(plans, plan, &digits, rest, &mut [0; MOST_DIGITS]);
    }
    match stray_plus {
        Some(refusal) => Err(refusal),
        None => national(plans, plan, territory, &digits, values, &mut room),
    }
}

/// A number whose digits begin with a calling code.
fn of_code(
    plans: &'static Plans,
    digits: &Digits,
    values: &[u8],
    room: &mut Room,
) -> Result<E164, Refusal> {
    let plan = plans
        .of_international(values)
        .ok_or(Code::PhoneUnknownCallingCode)?;
    international(plans, plan, digits, values, room)
}

#[inline]
fn international(
    plans: &'static Plans,
    plan: &'static Plan,
    digits: &Digits,
    values: &[u8],
    room: &mut Room,
) -> Result<E164, Refusal> {
    let rest = values.get(plan.code_length()..).unwrap_or_default();
    main(plans, plan, digits, rest, room)
}

/// The number behind a calling code: the main territory of the code says how it is dialled.
#[inline]
fn main(
    plans: &'static Plans,
    plan: &'static Plan,
    digits: &Digits,
    values: &[u8],
    room: &mut Room,
) -> Result<E164, Refusal> {
    let territory = plans
        .territory(plan.main_territory())
        .ok_or(Code::PhoneUnknownCallingCode)?;
    national(plans, plan, territory, digits, values, room)
}

/// The digits behind the default country's own calling code, if a number was written with it, but
/// without `+`: when the digits can be no national number as they stand.
#[inline]
fn behind_own_code<'a>(
    plans: &Plans,
    plan: &Plan,
    territory: &Territory,
    values: &'a [u8],
    room: &'a mut Room,
) -> Option<&'a [u8]> {
    let code = plan.code_length();
    let (head, rest) = values.split_at_checked(code)?;
    let number = head
        .iter()
        .fold(0, |sum, digit| sum * 10 + u16::from(*digit));
    if number != plan.calling_code() {
        return None;
    }
    let rest = match territory.without_trunk(plans, rest, room) {
        Dialled::Plain => rest,
        Dialled::Rest(rest) => rest,
        Dialled::Changed(length) => room.get(..length)?,
    };
    let is_too_long = values.len() > territory.lengths().checked_ilog2().unwrap_or(0) as usize;
    let is_meant = is_too_long
        || (!plans.accepts(territory.general(), values)
            && plans.accepts(territory.general(), rest));
    is_meant.then_some(rest)
}

/// A national number, which may have a trunk prefix.
#[inline]
fn national(
    plans: &'static Plans,
    plan: &'static Plan,
    territory: &Territory,
    digits: &Digits,
    values: &[u8],
    room: &mut Room,
) -> Result<E164, Refusal> {
    let stripped = match territory.without_trunk(plans, values, room) {
        Dialled::Plain => values,
        Dialled::Rest(rest) => rest,
        Dialled::Changed(length) => room.get(..length).unwrap_or_default(),
    };
    // What is too short without its prefix had none.
    let length = u32::try_from(stripped.len()).unwrap_or(u32::MAX);
    let longer = territory.lengths().checked_shr(length).unwrap_or(0);
    let is_possible = longer == 0 || longer & 1 == 1;
    let number = if is_possible { stripped } else { values };
    if plans.accepts(plan.valid(), number) {
        Ok(E164::joined(plan.calling_code(), number))
    } else {
        Err(Refusal::of_national(plan, number, digits.surplus))
    }
}
