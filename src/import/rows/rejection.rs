//! What keeps a row from becoming a contact.

use spoki_rules::phone::Refusal;
use spoki_rules::{Code, Problem};

/// Why a row cannot become a contact.
#[derive(Debug)]
pub struct Rejection<'a> {
    /// The field, as Spoki names it, or nothing when it is the row as a whole.
    pub field: &'a str,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong, as long as nobody asks for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A rule without figures.
    Rule(Code),
    /// A phone number that is none.
    Phone(Refusal),
    /// More cells than the header has.
    TooManyCells {
        /// How many cells the row has.
        actual: usize,
        /// How many the header has.
        max: usize,
    },
}

impl Reason {
    /// The code.
    pub const fn code(self) -> Code {
        match self {
            Self::Rule(code) => code,
            Self::Phone(refusal) => refusal.code(),
            Self::TooManyCells { .. } => Code::CsvTooManyCells,
        }
    }
}

impl From<Reason> for Problem {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Rule(code) => code.into(),
            Reason::Phone(refusal) => refusal.into(),
            Reason::TooManyCells { actual, max } => Self::new(reason.code())
                .with("actual", actual)
                .with("max", max),
        }
    }
}

#[cold]
pub(crate) const fn reject(field: &str, reason: Reason) -> Rejection<'_> {
    Rejection { field, reason }
}
