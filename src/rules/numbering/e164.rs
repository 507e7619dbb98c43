//! E.164: the one form of a number that is the same everywhere.

use crate::plans::{Plan, plans};
use core::fmt;

/// A phone number in E.164: its digits, the calling code first.
///
/// The recommendation allows 15 digits. A few services of Germany and Japan have longer numbers, which
/// libphonenumber knows, and so does this.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct E164(u64);

impl E164 {
    /// Room for the digits of every number, by eights.
    pub const MOST_DIGITS: usize = 24;

    /// The number of that calling code and those digits, which must be valid there.
    #[inline]
    pub fn joined(calling_code: u16, national: &[u8]) -> Self {
        let code = u64::from(calling_code);
        Self(national.iter().fold(code, |sum, digit| {
            sum.wrapping_mul(10).wrapping_add(u64::from(*digit))
        }))
    }

    /// The number of those digits, which must be valid.
    #[inline]
    pub(crate) const fn from_u64(digits: u64) -> Self {
        Self(digits)
    }

    /// The digits as one number: +39 333 123 4567 is 393331234567. It is never 0.
    #[inline]
    pub const fn as_u64(self) -> u64 {
        self.0
    }

    /// The digits as text, without `+`, in a buffer of the caller's.
    ///
    /// ```
    /// use spoki_numbering::E164;
    /// let number = E164::joined(39, &[3, 3, 3, 1, 2, 3, 4, 5, 6, 7]);
    /// assert_eq!(number.digits(&mut [0; E164::MOST_DIGITS]), b"393331234567");
    /// ```
    #[inline]
    pub fn digits(self, buffer: &mut [u8; Self::MOST_DIGITS]) -> &[u8] {
        if let [head, middle, back] = buffer.as_chunks_mut().0 {
            let upper = self.0 / PART;
            *back = eight_digits(self.0 % PART);
            if upper < PART {
                (*head, *middle) = ([b'0'; 8], eight_digits(upper));
            } else {
                (*head, *middle) = (eight_digits(upper / PART), eight_digits(upper % PART));
            }
        }
        let start = buffer.iter().position(|digit| *digit != b'0').unwrap_or(0);
        buffer.get(start..).unwrap_or_default()
    }

    /// The digits as text, without `+`, of a number that has nine to sixteen, as nearly all have: those
    /// before the last eight, how many these are, and the last eight.
    ///
    /// ```
    /// use spoki_numbering::E164;
    /// let number = E164::joined(39, &[3, 3, 3, 1, 2, 3, 4, 5, 6, 7]);
    /// let (first, length, last) = number.in_two_parts().unwrap();
    /// assert_eq!((&first[..length], &last), (&b"3933"[..], b"31234567"));
    /// ```
    #[inline]
    pub const fn in_two_parts(self) -> Option<([u8; 8], usize, [u8; 8])> {
        let upper = self.0 / PART;
        if upper == 0 || upper >= PART {
            return None;
        }
        let digits = u64::from_le_bytes(eight_digits(upper));
        let zeros = (digits ^ u64::from_le_bytes([b'0'; 8])).trailing_zeros() / 8;
        let first = (digits >> (8 * zeros)).to_le_bytes();
        Some((first, 8 - zeros as usize, eight_digits(self.0 % PART)))
    }

    /// The digits as text, with `+`.
    ///
    /// ```
    /// use spoki_numbering::E164;
    /// assert_eq!(E164::joined(39, &[0, 6, 6, 9, 8, 2]).text(), "+39066982");
    /// ```
    pub fn text(self) -> String {
        let mut buffer = [0; Self::MOST_DIGITS];
        let digits = self.digits(&mut buffer).iter();
        let digits = digits.map(|digit| char::from(*digit));
        core::iter::once('+').chain(digits).collect()
    }

    /// The calling code, such as 39.
    pub fn calling_code(self) -> u16 {
        self.apart().map_or(0, |(plan, _)| plan.calling_code())
    }

    /// The plan, and the values of the digits behind the calling code.
    pub fn apart(self) -> Option<(&'static Plan, Vec<u8>)> {
        let mut buffer = [0; Self::MOST_DIGITS];
        let digits = self.digits(&mut buffer).iter();
        let mut values: Vec<u8> = digits.map(|digit| digit - b'0').collect();
        let plan = plans().of_international(&values)?;
        Some((plan, values.split_off(plan.code_length())))
    }
}

/// What eight digits count to. Digits are written in parts of that: division of 32 bits is much
/// cheaper than of 64, above all in wasm.
const PART: u64 = 100_000_000;

/// A number below that as text: halved three times, with all halves side by side in one word.
#[inline]
const fn eight_digits(number: u64) -> [u8; 8] {
    // The highest digits come first in memory, so they are the lowest bits. Instead of divided by
    // 100 and 10 it is multiplied and shifted, which is exact for numbers this small.
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = ((fours * 10_486) >> 20) & 0x7f_0000_007f;
    let twos = hundreds | ((fours - hundreds * 100) << 16);
    let tens = ((twos * 103) >> 10) & 0x000f_000f_000f_000f;
    let ones = tens | ((twos - tens * 10) << 8);
    (ones | 0x3030_3030_3030_3030).to_le_bytes()
}

impl fmt::Display for E164 {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text())
    }
}

/// Shows the calling code and the last two digits only, so that no log gets the number.
impl fmt::Debug for E164 {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "+{}•••••{:02}", self.calling_code(), self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{E164, eight_digits};

    #[test]
    fn every_four_digits_are_written_in_both_halves() {
        for four in 0..10_000 {
            for number in [four, four * 10_000, four * 10_000 + 9_999 - four] {
                let expected = format!("{number:08}");
                assert_eq!(eight_digits(number), expected.as_bytes());
            }
        }
    }

    #[test]
    fn numbers_of_any_length_are_written() {
        for digits in [
            "1",
            "39333",
            "39333123",
            "393331234567",
            "4915123456789012",
            "81120123456789012345",
        ] {
            let number = E164(digits.parse().unwrap_or(u64::MAX));
            let expected = number.0.to_string();
            assert_eq!(
                number.digits(&mut [0; E164::MOST_DIGITS]),
                expected.as_bytes()
            );
        }
    }

    #[test]
    fn nine_to_sixteen_digits_are_two_parts() {
        for length in 1..=19_usize {
            let least = 10_u64.pow(u32::try_from(length).unwrap() - 1);
            for number in [least, least + 1, least * 7 + 5, least * 9 + (least - 1)] {
                let parts = E164(number).in_two_parts();
                let joined = parts.map(|(first, length, last)| [&first[..length], &last].concat());
                let expected = (9..=16).contains(&length).then(|| number.to_string());
                assert_eq!(joined, expected.map(String::into_bytes), "{number}");
            }
        }
    }
}
