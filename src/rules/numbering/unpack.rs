//! `plans.bin`: how it is laid out, and the way from it to [`Plans`].
//!
//! It is a stream of decisions, each with the chances that its context has had so far. For each plan
//! come the lengths of its valid numbers as a set, the automaton of these numbers, and for each of its
//! territories the lengths that are possible there, the automaton of what its numbers look like at
//! large, and those of what is dialled there before a calling code and before a national number.
//!
//! A state is written where it is first met; what precedes it there, a set of lengths, says how long
//! the strings are that it accepts. Later it is a number: how many states with the same lengths were
//! met more recently. Of the ten digits each says whether it leads where the one before it leads;
//! if not, nowhere; if not, where an earlier one leads; if not, the new target follows at once.
//!
//! Labels (see [`Label`]) are on the edges. An edge has one where all that is accepted behind it has the
//! same; behind it there are none. Labels, too, are written once per plan and are numbers later.

use crate::coder::{BITS, Reader, UNARY};
use crate::plans::{ACCEPTS, DEAD, END, LABELS, Label, Plan, Plans, State, UNKNOWN, UNSURE};
use crate::territory::{self, Territory};

const PACKED: &[u8] = include_bytes!("plans.bin");

/// No number is longer.
const LONGEST: usize = 17;

/// A place in a group of models: each group is as large as the facts of its decisions demand.
const SAME: usize = 0;
const DEAD_END: usize = SAME + 3 * 5 * 4 * 10 * 5;
const KNOWN: usize = DEAD_END + 2 * 4 * 2 * 2 * 5;
const KNOWN_NUMBER: usize = KNOWN + 5 * 10;
const VARIES: usize = KNOWN_NUMBER + UNARY;
const ALL_LENGTHS: usize = VARIES + 4;
const LENGTH: usize = ALL_LENGTHS + 19;
const PLAN_LENGTHS: usize = LENGTH + 18 * 3;
const POSSIBLE_LENGTHS: usize = PLAN_LENGTHS + 18 * 2;
const GENERAL_LENGTHS: usize = POSSIBLE_LENGTHS + 18 * 2;
const PREFIX_LENGTHS: usize = GENERAL_LENGTHS + 18 * 2;
const IS_NEW: usize = PREFIX_LENGTHS + 18 * 2;
const BACK_LENGTH: usize = IS_NEW + 10 * 2 * 5;
const BACK_BIT: usize = BACK_LENGTH + 7 * UNARY;
const LABEL_NUMBER: usize = BACK_BIT + BITS;
const MEMBER: usize = LABEL_NUMBER + UNARY;
const KIND: usize = MEMBER + 32;
const TOTAL: usize = KIND + 16;

/// An edge's end: the state, and the label of all behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Target {
    state: u16,
    label: Label,
}

const NOWHERE: Target = Target {
    state: DEAD,
    label: UNKNOWN,
};

struct Unpacker {
    reader: Reader<'static>,
    plans: Plans,
    /// The states so far.
    lists: Lists,
    /// The labels of the plan so far, the latest first.
    recent: Vec<Label>,
    /// How many territories share the plan.
    members: usize,
}

/// Unpacks all plans.
#[cold]
pub(super) fn unpack() -> Plans {
    let mut unpacker = Unpacker {
        reader: Reader::new(PACKED, TOTAL),
        plans: Plans {
            by_head: vec![0; 1000],
            ..Plans::default()
        },
        lists: Lists::default(),
        recent: Vec::new(),
        members: 0,
    };
    unpacker.plans.rows.push([DEAD; 16]);
    let mut end = [DEAD; 16];
    end[ACCEPTS] = 1;
    unpacker.plans.rows.push(end);
    let mut unsure = [DEAD; 16];
    unsure[..10].fill(UNSURE);
    unsure[ACCEPTS] = 2;
    unpacker.plans.rows.push(unsure);
    for (calling_code, territories) in territory::lines() {
        unpacker.plan(calling_code, &territories);
    }
    unpacker.plans.add_shortcuts();
    unpacker.plans
}

impl Unpacker {
    fn bit(&mut self, group: usize, fact: usize) -> bool {
        self.reader.bit(group + fact)
    }

    fn set(&mut self, group: usize, like: u32) -> u32 {
        (0..=LONGEST).fold(0, |set, length| {
            let foreseen = (like >> length & 1) as usize;
            set | u32::from(self.bit(group, length * 2 + foreseen)) << length
        })
    }

    fn plan(&mut self, calling_code: u16, territories: &[territory::Line]) {
        self.recent.clear();
        self.members = territories.len();
        let lengths = self.set(PLAN_LENGTHS, 0);
        let label = self.target_label(0);
        let root = self.state(lengths, label == UNKNOWN, 0);
        let plan = u8::try_from(self.plans.all.len()).unwrap_or(u8::MAX);
        let first = u8::try_from(self.plans.territories.len()).unwrap_or(u8::MAX);
        for line in territories {
            let possible = self.set(POSSIBLE_LENGTHS, lengths);
            let general = self.set(GENERAL_LENGTHS, possible);
            let general = State(self.state(general, false, 0));
            let [international, trunk] = [(); 2].map(|()| {
                let lengths = self.set(PREFIX_LENGTHS, 0);
                State(self.state(lengths, false, 0))
            });
            self.plans.territories.push(Territory {
                line: *line,
                calling_code,
                plan,
                general,
                typed: State(DEAD),
                lengths: possible,
                trunk,
                international,
            });
        }
        self.plans.all.push(Plan {
            calling_code,
            first,
            root: State(root),
            label,
            lengths,
        });
        let code = usize::from(calling_code);
        let heads = match code {
            0..10 => code * 100..code * 100 + 100,
            10..100 => code * 10..code * 10 + 10,
            _ => code..code + 1,
        };
        if let Some(heads) = self.plans.by_head.get_mut(heads) {
            heads.fill(plan.wrapping_add(1));
        }
    }

    fn target_label(&mut self, depth: usize) -> Label {
        if self.bit(VARIES, depth.min(3)) {
            return UNKNOWN;
        }
        self.label()
    }

    fn label(&mut self) -> Label {
        let label = match self.reader.unary(LABEL_NUMBER).checked_sub(1) {
            Some(back) if back < self.recent.len() => self.recent.remove(back),
            _ => {
                let member = if self.members > 1 {
                    self.reader.number(MEMBER, 5)
                } else {
                    0
                };
                let kind = self.reader.number(KIND, 4);
                Label::try_from(member << 4 | kind).unwrap_or(UNKNOWN)
            }
        };
        self.recent.insert(0, label);
        label
    }

    fn state(&mut self, lengths: u32, varies: bool, depth: usize) -> u16 {
        if lengths <= 1 {
            return END;
        }
        let key = (lengths, varies);
        let size = self.lists.size(key);
        let facts = (log(lengths) * 2 + usize::from(varies)) * 5 + depth.min(4);
        let is_new = size == 0 || self.bit(IS_NEW, facts);
        let state = if is_new {
            self.new_state(lengths, varies, depth)
        } else {
            let size = size.checked_ilog2().map_or(0, |log| log + 1) as usize;
            let back = self
                .reader
                .any_number(BACK_LENGTH + size.min(6) * UNARY, BACK_BIT);
            self.lists.take(key, back)
        };
        self.lists.put(key, state);
        state
    }

    fn new_state(&mut self, lengths: u32, varies: bool, depth: usize) -> u16 {
        let place = self.plans.rows.len();
        self.plans.rows.push([DEAD; 16]);
        let mut row = [DEAD; 16];
        row[ACCEPTS] = u16::from(lengths & 1 == 1);
        let mut labels = [UNKNOWN; 11];
        if varies {
            self.plans.labels.push(labels);
            row[LABELS] = u16::try_from(self.plans.labels.len()).unwrap_or(0);
            if lengths & 1 == 1 {
                labels[10] = self.label();
            }
        }
        self.targets(lengths, varies, depth, &mut |digit, target| {
            if let (Some(next), Some(label)) = (row.get_mut(digit), labels.get_mut(digit)) {
                (*next, *label) = (target.state, target.label);
            }
        });
        let labels_place = usize::from(row[LABELS]).wrapping_sub(1);
        if let Some(own) = self.plans.labels.get_mut(labels_place) {
            *own = labels;
        }
        if let Some(own) = self.plans.rows.get_mut(place) {
            *own = row;
        }
        u16::try_from(place).unwrap_or(DEAD)
    }

    /// Reads where each digit leads from a state.
    fn targets(
        &mut self,
        lengths: u32,
        varies: bool,
        depth: usize,
        set: &mut dyn FnMut(usize, Target),
    ) {
        let rest = lengths >> 1;
        let one_length = usize::from(rest.is_power_of_two());
        // The targets so far, the latest last.
        let mut known: Vec<Target> = Vec::new();
        let mut is_dead_seen = 0;
        let mut last = NOWHERE;
        // 0 nowhere, 1 a known target, 2 a new one; and how many digits in a row lead there.
        let (mut kind, mut run) = (0, 0);
        for digit in 0..10 {
            let count = known.len().min(3);
            let first_run = if run == digit { digit } else { 0 };
            let facts = (kind * 5 + run.min(4)) * 4 + count;
            let facts = (facts * 10 + first_run) * 5 + depth.min(4);
            if digit > 0 && self.bit(SAME, facts) {
                run += 1;
                set(digit, last);
                continue;
            }
            run = 1;
            let was_dead = digit > 0 && last == NOWHERE;
            let facts = ((usize::from(digit == 0) * 4 + count) * 2 + one_length) * 2 + is_dead_seen;
            if !was_dead && self.bit(DEAD_END, facts * 5 + depth.min(4)) {
                (kind, last, is_dead_seen) = (0, NOWHERE, 1);
                continue;
            }
            // The target of the digit before cannot be meant.
            let others = known.len() - usize::from(!was_dead && digit > 0);
            let facts = others.min(4) * 10 + log(lengths);
            if others > 0 && self.bit(KNOWN, facts) {
                let back = self.reader.unary(KNOWN_NUMBER);
                last = known.remove((others - 1).saturating_sub(back));
                kind = 1;
            } else {
                (last, kind) = self.new_target(rest, varies, depth);
            }
            known.push(last);
            set(digit, last);
        }
    }

    /// Reads a target that no digit before led to, and whether it is a new state.
    fn new_target(&mut self, rest: u32, varies: bool, depth: usize) -> (Target, usize) {
        let label = if varies {
            self.target_label(depth)
        } else {
            UNKNOWN
        };
        let mut lengths = rest;
        let sizes = rest.count_ones() as usize;
        if sizes > 1 && !self.bit(ALL_LENGTHS, sizes) {
            let mut before = 2;
            for length in (0..=LONGEST).filter(|length| rest >> length & 1 == 1) {
                before = usize::from(self.bit(LENGTH, length * 3 + before));
                if before == 0 {
                    lengths &= !(1 << length);
                }
            }
        }
        let states = self.plans.rows.len();
        let state = self.state(lengths, varies && label == UNKNOWN, depth + 1);
        let is_new = usize::from(self.plans.rows.len() > states);
        (Target { state, label }, 1 + is_new)
    }
}

fn log(lengths: u32) -> usize {
    (lengths.checked_ilog2().unwrap_or(0) as usize).min(9)
}

/// States by what is known of them before they are met: their lengths, and whether labels vary. The latest
/// is the last of its list.
#[derive(Default)]
struct Lists(Vec<((u32, bool), Vec<u16>)>);

impl Lists {
    /// The list of `key`; it comes nearer to the front, so that what is asked for often is found soon.
    fn list(&mut self, key: (u32, bool)) -> Option<&mut Vec<u16>> {
        let place = self.0.iter().position(|(other, _)| *other == key)?;
        self.0.swap(place, place / 2);
        self.0.get_mut(place / 2).map(|(_, list)| list)
    }

    fn size(&mut self, key: (u32, bool)) -> usize {
        self.list(key).map_or(0, |list| list.len())
    }

    /// Takes out the state that `back` later ones stand behind.
    fn take(&mut self, key: (u32, bool), back: usize) -> u16 {
        let taken = self.list(key).and_then(|list| {
            let place = list.len().checked_sub(back + 1)?;
            Some(list.remove(place))
        });
        taken.unwrap_or(DEAD)
    }

    fn put(&mut self, key: (u32, bool), state: u16) {
        match self.list(key) {
            Some(list) => list.push(state),
            None => self.0.push((key, vec![state])),
        }
    }
}
