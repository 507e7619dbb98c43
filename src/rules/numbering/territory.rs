//! Territories, and how they dial.

use crate::pattern;
use crate::plans::{Plans, State};

const LINES: &str = include_str!("plans.txt");

/// The most digits that are looked at, and that a transformation makes.
pub const MOST_DIGITS: usize = 32;

/// One line of `plans.txt`: a name; and where more becomes of a number with a trunk prefix than that the
/// prefix is left out, the pattern of these prefixes and what becomes of the number.
pub(crate) type Line = [&'static str; 3];

/// A territory with numbers of its own, such as Italy; or one of the world-wide services.
#[derive(Clone, Copy, Debug)]
pub struct Territory {
    pub(crate) line: Line,
    pub(crate) calling_code: u16,
    /// The place of its plan.
    pub(crate) plan: u8,
    pub(crate) general: State,
    /// The automaton of what may be typed without `+` where it is the default.
    pub(crate) typed: State,
    pub(crate) lengths: u32,
    /// The automaton of what is dialled before a calling code.
    pub(crate) international: State,
    /// The automaton of what may be dialled before a national number.
    pub(crate) trunk: State,
}

/// What a prefix before a national number makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialled<'a> {
    /// Nothing: there is no prefix.
    Plain,
    /// The digits behind the prefix.
    Rest(&'a [u8]),
    /// Other digits, as many as are said; they are in the room that was given.
    Changed(usize),
}

/// The lines of each plan, behind its calling code.
pub(crate) fn lines() -> Vec<(u16, Vec<Line>)> {
    let mut plans: Vec<(u16, Vec<Line>)> = Vec::new();
    for line in LINES.lines() {
        let rest = line.trim_start_matches(|symbol: char| symbol.is_ascii_digit());
        let head = line.strip_suffix(rest).unwrap_or_default();
        let mut fields = rest.split(';');
        let fields = core::array::from_fn(|_| fields.next().unwrap_or_default());
        match (head.parse(), plans.last_mut()) {
            (Ok(code), _) => plans.push((code, vec![fields])),
            (Err(_), Some((_, lines))) => lines.push(fields),
            (Err(_), None) => {}
        }
    }
    plans
}

impl Territory {
    /// The ISO 3166 code of a territory; empty for a world-wide service.
    pub const fn code(&self) -> &'static str {
        self.line[0]
    }

    /// The calling code, such as 39. Several territories may share it.
    #[inline]
    pub const fn calling_code(&self) -> u16 {
        self.calling_code
    }

    /// The automaton of what its numbers look like at large, valid or not.
    #[inline]
    pub const fn general(&self) -> State {
        self.general
    }

    /// How long its numbers can be: bit n stands for n digits.
    #[inline]
    pub const fn lengths(&self) -> u32 {
        self.lengths
    }

    /// The digits behind an international prefix, such as 00, if there is one; the longest counts.
    pub fn without_international<'d>(&self, plans: &Plans, digits: &'d [u8]) -> Option<&'d [u8]> {
        let length = plans.longest(self.international, digits)?;
        // No calling code begins with 0: then it was no prefix.
        let rest = digits.get(length..)?;
        (rest.first() != Some(&0)).then_some(rest)
    }

    /// What remains of a national number as it is dialled: without a trunk prefix, or transformed.
    ///
    /// As Google's `maybeStripNationalPrefixAndCarrierCode`.
    pub fn without_trunk<'d>(
        &self,
        plans: &Plans,
        digits: &'d [u8],
        room: &mut [u8; MOST_DIGITS],
    ) -> Dialled<'d> {
        let Some(longest) = plans.longest(self.trunk, digits) else {
            return Dialled::Plain;
        };
        let [_, trunk, transform] = self.line;
        let (rest, changed) = if transform.is_empty() {
            (Some(longest), None)
        } else {
            let found = pattern::find(trunk, digits);
            let changed = found.as_ref().and_then(|found| {
                let group = pattern::group_of(transform)?;
                found.groups.get(group).copied().flatten()?;
                Some(found.expand(transform, digits.get(found.length..)?, room))
            });
            (found.map(|found| found.length), changed)
        };
        let Some(rest) = rest.and_then(|length| digits.get(length..)) else {
            return Dialled::Plain;
        };
        let national = match changed {
            Some(length) => room.get(..length).unwrap_or_default(),
            None => rest,
        };
        // A number as it should be does not become one that is not.
        if !plans.accepts(self.general, national) && plans.accepts(self.general, digits) {
            return Dialled::Plain;
        }
        changed.map_or(Dialled::Rest(rest), Dialled::Changed)
    }
}
