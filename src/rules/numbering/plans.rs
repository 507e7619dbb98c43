//! All plans, unpacked.

use crate::kind::Kind;
use crate::layout::{ACCEPTS, WIDTH};
use crate::territory::Territory;
use crate::unpack;
use std::sync::OnceLock;

/// A state of the automata.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State(pub(crate) u16);

/// Where nothing is accepted, and every digit leads back to.
pub(crate) const DEAD: u16 = 0;

/// Where a number ends and cannot go on.
pub(crate) const END: u16 = 1;

/// One state: where each digit leads, and six more numbers.
pub(crate) type Row = [u16; WIDTH];

/// The place of a row that leads to the same state: there, a separator changes nothing.
pub(crate) const SEPARATOR: usize = 10;

/// The place of a row where all else leads.
pub(crate) const OTHER: usize = 11;

/// The place of a row that says which labels the state has, where labels vary.
pub(crate) const LABELS: usize = 13;

/// The place of a row that says, plus one, which number all digits before it come to: an international or
/// trunk prefix was behind them.
pub(crate) const START: usize = 14;

/// Where it is not sure what the digits mean, and every digit leads back to.
pub(crate) const UNSURE: u16 = 2;

/// What a number is: the territory's place within its plan times 16, plus the kind.
pub(crate) type Label = u16;

/// No label yet, or the labels vary.
pub(crate) const UNKNOWN: Label = Label::MAX;

/// Labels by digit; the last is the state's own.
pub(crate) type Labels = [Label; 11];

/// The numbering plan of a calling code.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub(crate) calling_code: u16,
    /// The place of its main territory; those that share the code follow.
    pub(crate) first: u8,
    pub(crate) root: State,
    pub(crate) label: Label,
    pub(crate) lengths: u32,
}

impl Plan {
    /// The calling code, such as 39.
    #[inline]
    pub const fn calling_code(&self) -> u16 {
        self.calling_code
    }

    /// How many digits the calling code has.
    #[inline]
    pub const fn code_length(&self) -> usize {
        match self.calling_code {
            0..10 => 1,
            10..100 => 2,
            _ => 3,
        }
    }

    /// The automaton of its valid numbers.
    #[inline]
    pub const fn valid(&self) -> State {
        self.root
    }

    /// How long its valid numbers are: bit n stands for n digits.
    pub const fn lengths(&self) -> u32 {
        self.lengths
    }

    /// The place of the territory that stands for the calling code.
    #[inline]
    pub const fn main_territory(&self) -> u8 {
        self.first
    }
}

/// All plans.
#[derive(Debug, Default)]
pub struct Plans {
    pub(crate) rows: Vec<Row>,
    pub(crate) labels: Vec<Labels>,
    pub(crate) all: Vec<Plan>,
    pub(crate) territories: Vec<Territory>,
    /// The automaton of what may follow `+`.
    pub(crate) international: State,
    /// By the first three digits of an international number, one more than the place of its plan.
    pub(crate) by_head: Vec<u8>,
}

/// The plans; the first call unpacks them, which takes about two milliseconds.
#[inline]
pub fn plans() -> &'static Plans {
    static PLANS: OnceLock<Plans> = OnceLock::new();
    PLANS.get_or_init(unpack::unpack)
}

impl Plans {
    /// Whether `digits` are accepted.
    #[inline]
    pub fn accepts(&self, from: State, digits: &[u8]) -> bool {
        let mut state = from.0;
        for digit in digits {
            state = match self.rows.get(usize::from(state)) {
                Some(row) => row.get(usize::from(digit & 15)).copied().unwrap_or(DEAD),
                None => DEAD,
            };
        }
        let row = self.rows.get(usize::from(state));
        row.is_some_and(|row| row[ACCEPTS] != 0)
    }

    /// How many digits at the beginning are accepted: the most that are, if any.
    pub(crate) fn longest(&self, from: State, digits: &[u8]) -> Option<usize> {
        let (mut state, mut longest) = (from.0, None);
        for (place, digit) in digits.iter().enumerate() {
            state = self.next(state, usize::from(*digit));
            if state == DEAD {
                break;
            }
            if self.next(state, ACCEPTS) != 0 {
                longest = Some(place + 1);
            }
        }
        longest
    }

    /// The plan whose calling code `digits` begin with. No calling code is the beginning of another.
    #[inline]
    pub fn of_international(&self, digits: &[u8]) -> Option<&Plan> {
        let &[first, second, third, ..] = digits else {
            return None;
        };
        let head = usize::from(first) * 100 + usize::from(second) * 10 + usize::from(third);
        let place = usize::from(*self.by_head.get(head)?);
        self.all.get(place.checked_sub(1)?)
    }

    /// The plan of a territory.
    #[inline]
    pub fn of_territory(&self, territory: &Territory) -> Option<&Plan> {
        self.all.get(usize::from(territory.plan))
    }

    /// Every territory, by plan, the main one first.
    pub fn territories(&self) -> &[Territory] {
        &self.territories
    }

    /// The territory at a place.
    #[inline]
    pub fn territory(&self, place: u8) -> Option<&Territory> {
        self.territories.get(usize::from(place))
    }

    /// The territory and the kind of a valid number of `plan`; none if it is not valid.
    pub fn classify(&self, plan: &Plan, national: &[u8]) -> Option<(u8, Kind)> {
        let mut label = plan.label;
        let mut row = self.rows.get(usize::from(plan.root.0))?;
        for digit in national {
            let digit = usize::from(*digit);
            let labels = self.labels_of(row);
            match labels.and_then(|labels| labels.get(digit)) {
                Some(&known) if known != UNKNOWN => label = known,
                _ => {}
            }
            row = self.rows.get(usize::from(*row.get(digit)?))?;
        }
        if row[ACCEPTS] == 0 {
            return None;
        }
        if let Some(labels) = self.labels_of(row) {
            label = labels[10];
        }
        let territory = plan.first.checked_add(u8::try_from(label >> 4).ok()?)?;
        Some((territory, Kind::from_number(label & 15)?))
    }

    fn labels_of(&self, row: &Row) -> Option<&Labels> {
        self.labels.get(usize::from(row[LABELS]).checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::plans;
    use crate::{E164, Kind, Reading};
    use proptest::prelude::*;

    fn digits(text: &str) -> Vec<u8> {
        text.bytes().map(|byte| byte - b'0').collect()
    }

    #[test]
    fn every_number_fits_in_its_type() {
        for plan in &plans().all {
            let longest = plan.code_length() + plan.lengths().ilog2() as usize;
            assert!(longest < E164::MOST_DIGITS, "+{}", plan.calling_code());
            assert!(
                plan.lengths().trailing_zeros() >= 3,
                "+{}",
                plan.calling_code()
            );
        }
        // The greatest number of 19 digits.
        let greatest = E164::joined(999, &[9; 16]);
        assert_eq!(greatest.digits(&mut [0; E164::MOST_DIGITS]), [b'9'; 19]);
    }

    #[test]
    fn numbers_have_a_plan_a_territory_and_a_kind() {
        for (international, expected) in [
            ("393331234567", Some(("IT", Kind::Mobile))),
            ("3906698", None),
            ("39066982", Some(("VA", Kind::FixedLine))),
            ("12425551234", None),
            ("12423571234", Some(("BS", Kind::Mobile))),
            ("80012345678", Some(("", Kind::TollFree))),
            ("33612345678", Some(("FR", Kind::Mobile))),
        ] {
            let digits = digits(international);
            let plan = plans().of_international(&digits).unwrap();
            let found = plans().classify(plan, &digits[plan.code_length()..]);
            let found = found.map(|(place, kind)| (plans().territory(place).unwrap().code(), kind));
            assert_eq!(found, expected, "{international}");
        }
        assert!(plans().of_international(&[9, 9, 9, 1]).is_none());
        assert!(plans().of_international(&[3, 9]).is_none());
    }

    proptest! {
        #[test]
        fn what_is_accepted_is_of_some_kind_and_reads_back(text in "[1-9][0-9]{5,14}") {
            let digits = digits(&text);
            if let Some(plan) = plans().of_international(&digits) {
                let national = &digits[plan.code_length()..];
                let is_accepted = plans().accepts(plan.valid(), national);
                prop_assert_eq!(plans().classify(plan, national).is_some(), is_accepted);
                match plans().read(format!("+{text}").as_bytes(), None) {
                    Reading::Number(number) => {
                        prop_assert_eq!(number.as_u64().to_string().len() <= text.len(), true);
                    }
                    Reading::Invalid => prop_assert!(!is_accepted),
                    Reading::Unsure => {}
                }
            }
        }
    }
}
