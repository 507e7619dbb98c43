//! The short way: most numbers are read, or refused, in one walk.
//!
//! For `+` and for each default country there is an automaton of what is typed: international prefixes
//! lead to the numbers of the world, trunk prefixes to those of the country, wherever the digits can be
//! read in one way only. Where they may mean something else, it leads to a state that is not sure, and the
//! input goes the long way.

use crate::e164::E164;
use crate::layout::{ACCEPTS, BEHIND_PLUS, CHARACTERS, ENDS};
use crate::plans::{DEAD, END, LABELS, OTHER, Plan, Plans, SEPARATOR, START, State, UNSURE};
use crate::territory::Territory;

/// What the short way says of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It is this number.
    Number(E164),
    /// It is none.
    Invalid,
    /// The long way must tell.
    Unsure,
}

impl Plans {
    /// Reads what is typed, with `+` in front or in the territory at that place.
    #[inline]
    pub fn read(&self, input: &[u8], territory: Option<u8>) -> Reading {
        let (start, text) = match (input, territory) {
            ([b'+', rest @ ..], _) => (self.international, rest),
            (_, Some(place)) => match self.territory(place) {
                Some(territory) => (territory.typed, input),
                None => return Reading::Unsure,
            },
            _ => return Reading::Unsure,
        };
        let (mut state, mut number, mut points) = (start.0, 0_u64, 0_u32);
        // It takes no branch but the end, as separators come when nobody foresees them.
        for &byte in text {
            let place = PLACES.get(usize::from(byte)).copied().unwrap_or(0);
            let Some(row) = self.rows.get(usize::from(state)) else {
                return Reading::Unsure;
            };
            number = match u64::from(row[START]) {
                0 => number,
                start => start - 1,
            };
            let longer = number.wrapping_mul(10).wrapping_add(u64::from(place));
            number = if place < 10 { longer } else { number };
            state = row.get(usize::from(place)).copied().unwrap_or(UNSURE);
            points += u32::from(byte == b'.');
        }
        let row = self.rows.get(usize::from(state));
        match row.map(|row| row[ACCEPTS]) {
            // Decimals may follow a single point.
            _ if points == 1 => Reading::Unsure,
            Some(0) => Reading::Invalid,
            Some(ENDS) => Reading::Number(E164::from_u64(number)),
            _ => Reading::Unsure,
        }
    }

    /// The automata of the short way as one table, for who cannot call from here for each number.
    ///
    /// First, for each state, as many numbers as its [`WIDTH`](crate::layout::WIDTH): by place the state that
    /// follows, and in the place [`ACCEPTS`] whether a number may end there. Then, for each of so many
    /// [`CHARACTERS`], its place; all others have that of the character 0. At last, for each of so many
    /// [`STARTS`](crate::layout::STARTS), the state to begin with: by the place of the territory that is the default, or
    /// [`BEHIND_PLUS`].
    pub fn table(&self) -> Vec<u16> {
        let mut table = self.rows.as_flattened().to_vec();
        let places = (0..CHARACTERS).zip(PLACES).map(|(byte, place)| match byte {
            // Decimals may follow: see `read`.
            b'.' => u16::from(PLACES[0]),
            _ => u16::from(place),
        });
        table.extend(places);
        let start = |place| match (place, self.territory(place)) {
            (BEHIND_PLUS, _) => self.international.0,
            (_, Some(territory)) => territory.typed.0,
            (_, None) => UNSURE,
        };
        table.extend((0..=u8::MAX).map(start));
        table
    }

    /// Makes the automata of the short way.
    pub(crate) fn add_shortcuts(&mut self) {
        let start = self.copy_of(DEAD, 0..10);
        self.set(start, START, 1);
        self.international = State(start);
        for plan in self.all.clone() {
            let Some(main) = self.territory(plan.first).copied() else {
                continue;
            };
            let digits = digits_of(plan.calling_code);
            let mut node = start;
            for digit in digits.iter().take(digits.len() - 1) {
                if self.next(node, *digit) == UNSURE {
                    let below = self.copy_of(DEAD, 0..10);
                    self.set(node, *digit, below);
                }
                node = self.next(node, *digit);
            }
            let national = self.national(&plan, &main);
            if let Some(last) = digits.last() {
                self.set(node, *last, national);
            }
        }
        for place in 0..self.territories.len() {
            if let Some(typed) = self.typed_in(place)
                && let Some(territory) = self.territories.get_mut(place)
            {
                territory.typed = State(typed);
            }
        }
        for (state, row) in (0..).zip(&mut self.rows) {
            (row[SEPARATOR], row[OTHER]) = (state, UNSURE);
        }
    }

    /// What is typed without `+` where a territory is the default.
    fn typed_in(&mut self, place: usize) -> Option<u16> {
        let territory = *self.territories.get(place)?;
        let plan = *self.of_territory(&territory)?;
        let typed = self.national(&plan, &territory);
        self.set(typed, START, plan.calling_code + 1);
        self.graft(typed, territory.international.0);
        self.lead(typed, &digits_of(plan.calling_code), UNSURE);
        Some(typed)
    }

    /// The numbers of a plan, as they are dialled in a territory.
    fn national(&mut self, plan: &Plan, territory: &Territory) -> u16 {
        let (root, trunk) = (plan.root.0, territory.trunk.0);
        let heads: Vec<usize> = self.live_digits(trunk).collect();
        let copy = self.copy_of(root, heads.iter().copied());
        // With one territory, what is valid behind a prefix of one digit is a number, and nothing else is if
        // no number begins with that digit.
        if let [digit] = heads[..]
            && self.next(trunk, digit) == END
            && self.next(root, digit) == DEAD
            && self.is_of_one_territory(plan)
        {
            let behind = self.copy_of(root, 0..0);
            self.set(behind, START, plan.calling_code + 1);
            self.set(copy, digit, behind);
        }
        copy
    }

    fn live_digits(&self, state: u16) -> impl Iterator<Item = usize> {
        (0..10).filter(move |digit| self.next(state, *digit) != DEAD)
    }

    /// Whether no other territory shares the plan.
    fn is_of_one_territory(&self, plan: &Plan) -> bool {
        let next = self.territory(plan.first.saturating_add(1));
        next.is_none_or(|next| next.calling_code != plan.calling_code)
    }

    /// Lets what is dialled before a calling code lead to the numbers of the world.
    fn graft(&mut self, node: u16, prefix: u16) {
        for digit in 0..10 {
            let next = self.next(prefix, digit);
            if next == DEAD {
                continue;
            }
            let goes_on = self.live_digits(next).next().is_some();
            match (self.next(next, ACCEPTS) != 0, goes_on) {
                (true, true) => self.set(node, digit, UNSURE),
                (true, false) => self.set(node, digit, self.international.0),
                (false, true) => {
                    let below = self.copy_on_the_way(node, digit);
                    self.graft(below, next);
                }
                (false, false) => {}
            }
        }
    }

    /// Copies the state to which a digit leads, and lets it lead to the copy.
    fn copy_on_the_way(&mut self, node: u16, digit: usize) -> u16 {
        let next = self.next(node, digit);
        let copy = self.copy_of(next, 0..0);
        let start = self.next(next, START);
        self.set(copy, START, start);
        self.set(node, digit, copy);
        copy
    }

    /// Lets those digits lead to a state; what is on the way is copied.
    fn lead(&mut self, from: u16, digits: &[usize], to: u16) {
        let mut node = from;
        for (place, digit) in digits.iter().enumerate() {
            if place + 1 == digits.len() {
                self.set(node, *digit, to);
                return;
            }
            node = self.copy_on_the_way(node, *digit);
        }
    }

    /// A state like another, but with some digits unsure.
    fn copy_of(&mut self, state: u16, unsure: impl IntoIterator<Item = usize>) -> u16 {
        let mut row = self
            .rows
            .get(usize::from(state))
            .copied()
            .unwrap_or_default();
        (row[LABELS], row[START]) = (0, 0);
        for digit in unsure {
            if let Some(next) = row.get_mut(digit) {
                *next = UNSURE;
            }
        }
        self.rows.push(row);
        u16::try_from(self.rows.len() - 1).unwrap_or(DEAD)
    }

    pub(crate) fn next(&self, state: u16, digit: usize) -> u16 {
        let row = self.rows.get(usize::from(state));
        row.and_then(|row| row.get(digit)).copied().unwrap_or(DEAD)
    }

    fn set(&mut self, state: u16, place: usize, value: u16) {
        let row = self.rows.get_mut(usize::from(state));
        if let Some(own) = row.and_then(|row| row.get_mut(place)) {
            *own = value;
        }
    }
}

/// The digits of a calling code.
fn digits_of(code: u16) -> Vec<usize> {
    let powers = [100, 10, 1].into_iter().filter(|power| code >= *power);
    powers.map(|power| usize::from(code / power % 10)).collect()
}

/// By byte, the place of a row that it leads through.
#[expect(
    clippy::indexing_slicing,
    reason = "a constant, which no compiler makes of a panic"
)]
const PLACES: [u8; 256] = {
    let mut places = [OTHER.to_le_bytes()[0]; 256];
    let mut byte = 0;
    while byte < u8::MAX {
        if byte.is_ascii_digit() {
            places[byte as usize] = byte - b'0';
        } else if is_separator(byte) {
            places[byte as usize] = SEPARATOR.to_le_bytes()[0];
        }
        byte += 1;
    }
    places
};

/// What people put between the digits of a number.
#[inline]
pub const fn is_separator(byte: u8) -> bool {
    matches!(
        byte,
        b' ' | b'.' | b'-' | b'/' | b'(' | b')' | b'[' | b']' | b'~' | b'\t' | b'\r' | b'\n'
    )
}
