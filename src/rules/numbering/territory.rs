//! Territories, and how they dial.

use crate::pattern;
use crate::plans::{Plans, State};

const LINES: &str = include_str!("plans.txt");

/// The most digits that are looked at, and that a transformation makes.
pub const MOST_DIGITS: usize = 32;

/// One line of `plans.txt`, with its fields.
pub(crate) type Line = &'static str;

/// A territory with numbers of its own, such as Italy; or one of the world-wide services.
#[derive(Clone, Copy, Debug)]
pub struct Territory {
    pub(crate) line: Line,
    pub(crate) calling_code: u16,
    /// The place of its plan.
    pub(crate) plan: u8,
    pub(crate) general: State,
    pub(crate) lengths: u32,
    pub(crate) trunk_heads: u16,
    pub(crate) international_heads: u16,
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
        match (head.parse(), plans.last_mut()) {
            (Ok(code), _) => plans.push((code, vec![rest])),
            (Err(_), Some((_, lines))) => lines.push(rest),
            (Err(_), None) => {}
        }
    }
    plans
}

impl Territory {
    /// The field of the line at a place.
    fn field(&self, place: usize) -> &'static str {
        self.line.split(';').nth(place).unwrap_or_default()
    }

    /// The ISO 3166 code of a territory; empty for a world-wide service.
    pub fn code(&self) -> &'static str {
        self.field(0)
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

    /// The digits behind an international prefix, such as 00, if there is one.
    #[inline]
    pub fn without_international<'d>(&self, digits: &'d [u8]) -> Option<&'d [u8]> {
        if !is_in(self.international_heads, digits) {
            return None;
        }
        let found = pattern::find(self.field(1), digits, false)?;
        let rest = digits.get(found.length..)?;
        // No calling code begins with 0: then it was no prefix.
        (rest.first() != Some(&0)).then_some(rest)
    }

    /// What remains of a national number as it is dialled: without a trunk prefix, or transformed.
    #[inline]
    pub fn without_trunk<'d>(
        &self,
        plans: &Plans,
        digits: &'d [u8],
        room: &mut [u8; MOST_DIGITS],
    ) -> Dialled<'d> {
        if is_in(self.trunk_heads, digits) {
            self.strip_trunk(plans, digits, room)
        } else {
            Dialled::Plain
        }
    }

    /// As Google's `maybeStripNationalPrefixAndCarrierCode`.
    fn strip_trunk<'d>(
        &self,
        plans: &Plans,
        digits: &'d [u8],
        room: &mut [u8; MOST_DIGITS],
    ) -> Dialled<'d> {
        let (trunk, transform) = (self.field(2), self.field(3));
        let Some(found) = pattern::find(trunk, digits, false) else {
            return Dialled::Plain;
        };
        let Some(rest) = digits.get(found.length..) else {
            return Dialled::Plain;
        };
        let last_group = pattern::group_count(trunk).checked_sub(1);
        let captured = last_group.and_then(|last| found.groups.get(last).copied().flatten());
        let (changed, national) = if transform.is_empty() || captured.is_none() {
            (None, rest)
        } else {
            let length = found.expand(transform, rest, room);
            (Some(length), room.get(..length).unwrap_or_default())
        };
        // A number as it should be does not become one that is not.
        if plans.accepts(self.general, digits) && !plans.accepts(self.general, national) {
            return Dialled::Plain;
        }
        changed.map_or(Dialled::Rest(rest), Dialled::Changed)
    }
}

#[inline]
fn is_in(heads: u16, digits: &[u8]) -> bool {
    let first = digits.first().copied().unwrap_or(15);
    heads >> (first & 15) & 1 == 1
}
