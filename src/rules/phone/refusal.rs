//! Why an input is no phone number.

use crate::{Code, Problem};
use spoki_numbering::{E164, Plan, modern_form};

/// Why an input is no phone number. It becomes a [`Problem`] when somebody wants the figures in
/// words; an import, which lists few of the rows that it rejects, does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    code: Code,
    calling_code: u16,
    digits: usize,
    /// The nearest possible number of digits.
    bound: u32,
    /// The number in the form that its country has now.
    modern: Option<E164>,
}

impl Refusal {
    /// The code.
    pub const fn code(self) -> Code {
        self.code
    }

    /// The number in the form that its country has now, if the refused one has an old form.
    pub(super) const fn modern_form(self) -> Option<E164> {
        self.modern
    }

    /// Why a national number that is not valid is not; `surplus` are its digits beyond all that are read.
    #[cold]
    pub(super) fn of_national(plan: &Plan, national: &[u8], surplus: usize) -> Self {
        let digits = national.len() + surplus;
        let modern = modern_form(plan, national);
        let modern = modern.map(|modern| E164::joined(plan.calling_code(), &modern));
        let possible = plan.lengths();
        let (min, max) = (possible.trailing_zeros(), possible.ilog2());
        let (code, bound) = if modern.is_some() {
            (Code::PhoneOldForm, 0)
        } else if digits < min as usize {
            (Code::PhoneTooShort, min)
        } else if digits > max as usize {
            (Code::PhoneTooLong, max)
        } else if possible >> digits & 1 == 0 {
            (Code::PhoneInvalidLength, 0)
        } else {
            (Code::PhoneUnassigned, 0)
        };
        Self {
            code,
            calling_code: plan.calling_code(),
            digits,
            bound,
            modern,
        }
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self {
            code,
            calling_code: 0,
            digits: 0,
            bound: 0,
            modern: None,
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let problem = Self::new(refusal.code);
        if refusal.calling_code == 0 {
            return problem;
        }
        let problem = problem.with("callingCode", refusal.calling_code);
        let problem = match refusal.code {
            Code::PhoneUnassigned | Code::PhoneOldForm => problem,
            _ => problem.with("digits", refusal.digits),
        };
        match refusal.code {
            Code::PhoneTooShort => problem.with("min", refusal.bound),
            Code::PhoneTooLong => problem.with("max", refusal.bound),
            _ => problem,
        }
    }
}
