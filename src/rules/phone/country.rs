//! Territories with phone numbers of their own.

use crate::{Code, Problem};
use core::fmt;
use spoki_numbering::{Territory, plans};

/// A number that no country has: it stands for none where a number is asked for.
pub const NO_COUNTRY: u8 = u8::MAX;

/// A territory with a numbering plan of its own, such as Italy, by its ISO 3166 code.
///
/// ```
/// use spoki::rules::phone::Country;
/// let italy = Country::from_code("IT").unwrap();
/// assert_eq!((italy.code(), italy.calling_code()), ("IT", 39));
/// assert!(Country::from_code("it").is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Country(u8);

impl Country {
    /// The territory of that code of two capital letters.
    ///
    /// # Errors
    /// `phone.unknown_country` when there is none.
    pub fn from_code(code: &str) -> Result<Self, Problem> {
        let mut territories = plans().territories().iter();
        let place = match code {
            // World-wide services are in the list too, without a code.
            "" => None,
            _ => territories.position(|territory| territory.code() == code),
        };
        place
            .and_then(|place| u8::try_from(place).ok())
            .map(Self)
            .ok_or_else(|| Code::PhoneUnknownCountry.into())
    }

    /// The country with that [`number`](Self::number).
    pub fn from_number(place: u8) -> Option<Self> {
        let territory = plans().territory(place)?;
        (!territory.code().is_empty()).then_some(Self(place))
    }

    /// A number that stands for the country as long as the program runs.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The ISO 3166 code.
    pub fn code(self) -> &'static str {
        self.territory().map_or("", Territory::code)
    }

    /// The calling code, such as 39. Several territories may share it.
    pub fn calling_code(self) -> u16 {
        self.territory().map_or(0, Territory::calling_code)
    }

    /// Its entry in the list of all; there always is one.
    #[inline]
    pub(super) fn territory(self) -> Option<&'static Territory> {
        plans().territory(self.0)
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}
