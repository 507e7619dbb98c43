//! `plans.bin`: how it is laid out, and the way from it to [`Plans`].
//!
//! It is made so that reading it takes little time, and so that what a server packs it with (gzip, brotli)
//! finds much to do: what is alike stands together. Behind the lengths of its eight sections come these, all
//! made of numbers of seven bits to a byte, the lowest first:
//!
//! 1. how many states each level has: those that several refer to, and the others. The level of a state is
//!    the length of the longest string that it accepts; the highest level comes first;
//! 2. for each plan the lengths of its valid numbers as a set, and those that are possible in each of its
//!    territories;
//! 3. for each state, which of the digits 1 to 8 lead where the one before leads, as bits;
//! 4. the same of 9; behind it, whether the state accepts the empty string, and whether labels vary;
//! 5. how states are referred to: nowhere, the end, the next state of a level that only one refers to, or one
//!    of those that several refer to; the level is one below, or (an odd number) it is said;
//! 6. how many levels below these are;
//! 7. their places among those that several refer to;
//! 8. labels (see [`Label`]). They are on the edges: an edge has one where all that is accepted behind it has
//!    the same; behind it there are none.
//!
//! First each plan refers to the automaton of its valid numbers, and for each of its territories to that of
//! what its numbers look like at large, and to those of what is dialled there before a calling code and before
//! a national number. Then each state refers to those that its digits lead to.

use crate::layout::{ACCEPTS, ENDS, MAY_END, WIDTH};
use crate::plans::{DEAD, END, LABELS, Label, Plan, Plans, State, UNKNOWN, UNSURE};
use crate::territory::{self, Territory};

const PACKED: &[u8] = include_bytes!("plans.bin");

/// One more than the highest level: no number has more digits than that one.
const LEVELS: usize = 18;

/// The numbers of a section.
struct Section(core::slice::Iter<'static, u8>);

impl Section {
    fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or(0)
    }

    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= usize::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 || shift > 21 {
                return number;
            }
        }
    }
}

/// Where the states of a level are.
#[derive(Clone, Copy, Default)]
struct Level {
    /// The first of those that several refer to.
    first: usize,
    /// The next of the others.
    next: usize,
    end: usize,
}

struct Unpacker {
    levels: [Level; LEVELS],
    plans: Section,
    same: Section,
    flags: Section,
    kinds: Section,
    steps: Section,
    numbers: Section,
    labels: Section,
}

/// Unpacks all plans.
#[cold]
pub(super) fn unpack() -> Plans {
    let mut unpacker = Unpacker::new();
    let mut plans = Plans {
        by_head: vec![0; 1000],
        ..Plans::default()
    };
    plans.rows.push([DEAD; WIDTH]);
    let mut end = [DEAD; WIDTH];
    end[ACCEPTS] = ENDS;
    plans.rows.push(end);
    let mut unsure = [DEAD; WIDTH];
    unsure[..10].fill(UNSURE);
    unsure[ACCEPTS] = MAY_END;
    plans.rows.push(unsure);
    for (calling_code, territories) in territory::lines() {
        unpacker.plan(&mut plans, calling_code, &territories);
    }
    for level in (1..LEVELS).rev() {
        let end = unpacker.levels.get(level).map_or(0, |level| level.end);
        while plans.rows.len() < end {
            unpacker.state(&mut plans, level);
        }
    }
    plans.add_shortcuts();
    plans
}

impl Unpacker {
    fn new() -> Self {
        let mut head = Section(PACKED.iter());
        let lengths: [usize; 8] = core::array::from_fn(|_| head.number());
        let mut rest = head.0.as_slice();
        let [mut sizes, plans, same, flags, kinds, steps, numbers, labels] =
            lengths.map(|length| {
                let (section, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
                rest = behind;
                Section(section.iter())
            });
        let mut levels = [Level::default(); LEVELS];
        // The first three states belong to no level.
        let mut first = 3;
        for level in levels.iter_mut().skip(1).rev() {
            let next = first + sizes.number();
            let end = next + sizes.number();
            *level = Level { first, next, end };
            first = end;
        }
        Self {
            levels,
            plans,
            same,
            flags,
            kinds,
            steps,
            numbers,
            labels,
        }
    }

    fn plan(&mut self, plans: &mut Plans, calling_code: u16, territories: &[territory::Line]) {
        let lengths = self.set();
        let label = self.label();
        let place = u8::try_from(plans.all.len()).unwrap_or(u8::MAX);
        let first = u8::try_from(plans.territories.len()).unwrap_or(u8::MAX);
        let possible: Vec<u32> = territories.iter().map(|_| self.set()).collect();
        let root = self.root();
        for (line, lengths) in territories.iter().zip(possible) {
            plans.territories.push(Territory {
                line: *line,
                calling_code,
                plan: place,
                general: self.root(),
                typed: State(DEAD),
                lengths,
                international: self.root(),
                trunk: self.root(),
            });
        }
        plans.all.push(Plan {
            calling_code,
            first,
            root,
            label,
            lengths,
        });
        let code = usize::from(calling_code);
        let heads = match code {
            0..10 => code * 100..code * 100 + 100,
            10..100 => code * 10..code * 10 + 10,
            _ => code..code + 1,
        };
        if let Some(heads) = plans.by_head.get_mut(heads) {
            heads.fill(place.wrapping_add(1));
        }
    }

    fn set(&mut self) -> u32 {
        u32::try_from(self.plans.number()).unwrap_or(0)
    }

    fn root(&mut self) -> State {
        State(self.target(LEVELS))
    }

    /// The state that one of a level refers to.
    fn target(&mut self, from: usize) -> u16 {
        let kind = self.kinds.byte();
        if kind < 2 {
            return if kind == 0 { DEAD } else { END };
        }
        let steps = if kind & 1 == 0 {
            1
        } else {
            self.steps.number()
        };
        let Some(level) = self.levels.get_mut(from.wrapping_sub(steps)) else {
            return DEAD;
        };
        let place = if kind < 4 {
            level.next += 1;
            level.next - 1
        } else {
            level.first + self.numbers.number()
        };
        u16::try_from(place).unwrap_or(DEAD)
    }

    fn label(&mut self) -> Label {
        match self.labels.byte() {
            u8::MAX => UNKNOWN,
            kind if kind < 16 => Label::from(kind),
            kind => Label::from(self.labels.byte()) << 4 | Label::from(kind & 15),
        }
    }

    fn state(&mut self, plans: &mut Plans, level: usize) {
        let flags = self.flags.byte();
        let same = u16::from(flags & 1) << 8 | u16::from(self.same.byte());
        let (accepts, varies) = (flags & 2 != 0, flags & 4 != 0);
        let mut row = [DEAD; WIDTH];
        row[ACCEPTS] = if accepts { ENDS } else { 0 };
        let mut labels = [UNKNOWN; 11];
        if varies && accepts {
            labels[10] = self.label();
        }
        let (mut next, mut label) = (DEAD, UNKNOWN);
        // The digit before 0 leads nowhere, and never where 0 leads.
        let mut is_same = same << 1;
        for (place, own) in row.iter_mut().zip(&mut labels).take(10) {
            if is_same & 1 == 0 {
                next = self.target(level);
                label = if varies && next != DEAD {
                    self.label()
                } else {
                    UNKNOWN
                };
            }
            (*place, *own) = (next, label);
            is_same >>= 1;
        }
        if varies {
            plans.labels.push(labels);
            row[LABELS] = u16::try_from(plans.labels.len()).unwrap_or(0);
        }
        plans.rows.push(row);
    }
}
