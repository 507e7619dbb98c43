//! The automata as bytes: `src/rules/numbering/unpack.rs` reads them, and says how they are laid out.
//!
//! First the labels are moved towards the roots: where all that a state accepts has one label, the
//! label goes to the edge that leads there, and the state is shared with its like. Then every state is
//! written where it is first met, as decisions of which most can be foreseen; later it is a number.

use std::collections::HashMap;

use super::automaton::{Automata, DEAD, LONGEST, Label, State};
use super::coder::Encoder;

/// Where the automata of a plan begin.
pub(super) struct Roots {
    pub(super) valid: State,
    pub(super) territories: Vec<TerritoryRoot>,
}

pub(super) struct TerritoryRoot {
    /// What every number of the territory matches, whatever its length.
    pub(super) general: State,
    /// The lengths that its numbers can have.
    pub(super) lengths: Vec<usize>,
    /// What is dialled there before a calling code.
    pub(super) international: State,
    /// What may be dialled there before a national number.
    pub(super) trunk: State,
}

impl Roots {
    pub(super) fn all(&self) -> impl Iterator<Item = State> {
        let general = self.territories.iter().map(|territory| territory.general);
        general.chain([self.valid])
    }
}

/// A state after its labels were moved.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Target {
    place: usize,
    /// The label of everything that is accepted from here; none where it varies.
    label: Option<Label>,
}

const NOWHERE: Target = Target {
    place: 0,
    label: None,
};

#[derive(Clone, PartialEq, Eq, Hash)]
struct Node {
    accepts: bool,
    /// The state's own label, where labels vary.
    label: Option<Label>,
    varies: bool,
    next: [Target; 10],
}

/// What a decision depends on: its kind, and some facts about where it stands.
type Context = (&'static str, [usize; 5]);

/// Packs the automata that begin at `roots`.
pub(super) fn pack(automata: &Automata, roots: &[Roots]) -> Vec<u8> {
    let mut packer = Packer {
        automata,
        nodes: Vec::new(),
        places: HashMap::new(),
        moved: HashMap::new(),
        lengths: Vec::new(),
        out: Encoder::new(),
        lists: HashMap::new(),
        written: Vec::new(),
        recent: Vec::new(),
        members: 0,
    };
    packer.node(
        Node {
            accepts: false,
            label: None,
            varies: false,
            next: [NOWHERE; 10],
        },
        0,
    );
    for plan in roots {
        packer.plan(plan);
    }
    packer.out.finish()
}

struct Packer<'a> {
    automata: &'a Automata,
    nodes: Vec<Node>,
    places: HashMap<Node, usize>,
    moved: HashMap<State, Target>,
    /// By place, the lengths of what is accepted, as bits.
    lengths: Vec<u32>,
    out: Encoder<Context>,
    /// What was written already, by lengths and by whether labels vary, the latest first.
    lists: HashMap<(u32, bool), Vec<usize>>,
    written: Vec<bool>,
    /// The labels of the plan so far, the latest first.
    recent: Vec<Label>,
    /// How many territories share the plan.
    members: usize,
}

impl Packer<'_> {
    fn node(&mut self, node: Node, lengths: u32) -> usize {
        if let Some(place) = self.places.get(&node) {
            return *place;
        }
        let place = self.nodes.len();
        self.nodes.push(node.clone());
        self.lengths.push(lengths);
        self.written.push(false);
        self.places.insert(node, place);
        place
    }

    /// The state with its labels moved; those below it come first.
    fn target(&mut self, state: State) -> Target {
        if state == DEAD {
            return NOWHERE;
        }
        if let Some(known) = self.moved.get(&state) {
            return *known;
        }
        let own = self.automata.accepts(state);
        let next = self.automata.next(state).map(|next| self.target(next));
        let mut lengths = u32::from(own.is_some());
        let mut labels: Vec<Option<Label>> = own.into_iter().map(Some).collect();
        for target in next.iter().filter(|target| **target != NOWHERE) {
            lengths |= self.lengths[target.place] << 1;
            labels.push(target.label);
        }
        labels.dedup();
        let target = match labels[..] {
            [Some(label)] => {
                let next = next.map(|target| Target {
                    label: None,
                    ..target
                });
                let node = Node {
                    accepts: own.is_some(),
                    label: None,
                    varies: false,
                    next,
                };
                Target {
                    place: self.node(node, lengths),
                    label: Some(label),
                }
            }
            _ => Target {
                place: self.node(
                    Node {
                        accepts: own.is_some(),
                        label: own,
                        varies: true,
                        next,
                    },
                    lengths,
                ),
                label: None,
            },
        };
        self.moved.insert(state, target);
        target
    }

    fn bit(&mut self, name: &'static str, facts: &[usize], bit: bool) {
        let mut all = [0; 5];
        all[..facts.len()].copy_from_slice(facts);
        self.out.bit((name, all), bit);
    }

    /// A number of that many bits, the highest first.
    fn number(&mut self, name: &'static str, number: usize, bits: u32) {
        let mut node = 1;
        for bit in (0..bits).rev() {
            let bit = number >> bit & 1;
            self.bit(name, &[node], bit == 1);
            node = node << 1 | bit;
        }
    }

    /// A small number, as so many ones and a zero.
    fn unary(&mut self, name: &'static str, kind: usize, number: usize) {
        for count in 0..=number {
            self.bit(name, &[kind, count.min(14)], count < number);
        }
    }

    /// Any number: how many bits it has behind the first, and those.
    fn any_number(&mut self, kind: usize, number: usize) {
        let bits = (number + 1).ilog2();
        self.unary("ref length", kind, bits as usize);
        for bit in (0..bits).rev() {
            self.bit(
                "ref bit",
                &[bits as usize, bit as usize],
                (number + 1) >> bit & 1 == 1,
            );
        }
    }

    /// A set of lengths; each length's chances depend on whether it is in `like`.
    fn set(&mut self, name: &'static str, set: u32, like: u32) {
        for length in 0..=LONGEST {
            let foreseen = (like >> length & 1) as usize;
            self.bit(name, &[length, foreseen], set >> length & 1 == 1);
        }
    }

    fn plan(&mut self, roots: &Roots) {
        self.recent.clear();
        self.members = roots.territories.len();
        let valid = self.target(roots.valid);
        let lengths = self.lengths[valid.place];
        self.set("lengths of a plan", lengths, 0);
        self.target_label(valid, 0);
        self.place(valid.place, 0);
        for territory in &roots.territories {
            let possible = territory
                .lengths
                .iter()
                .fold(0, |set, length| set | 1 << length);
            self.set("possible lengths", possible, lengths);
            let general = self.target(territory.general);
            self.set("general lengths", self.lengths[general.place], possible);
            self.place(general.place, 0);
            for prefix in [territory.international, territory.trunk] {
                let prefix = self.target(prefix).place;
                self.set("prefix lengths", self.lengths[prefix], 0);
                self.place(prefix, 0);
            }
        }
    }

    /// The one label of what an edge leads to, or that labels vary there too.
    fn target_label(&mut self, target: Target, depth: usize) {
        self.bit("varies", &[depth.min(3)], target.label.is_none());
        if let Some(label) = target.label {
            self.label(label);
        }
    }

    fn label(&mut self, label: Label) {
        let known = self.recent.iter().position(|recent| *recent == label);
        self.unary("label", 0, known.map_or(0, |place| place + 1));
        if let Some(place) = known {
            self.recent.remove(place);
        } else {
            if self.members > 1 {
                self.number("member", usize::from(label >> 4), 5);
            }
            self.number("kind", usize::from(label & 15), 4);
        }
        self.recent.insert(0, label);
    }

    /// A state whose lengths the reader knows: as the number of one that was written, or whole.
    fn place(&mut self, place: usize, depth: usize) {
        let (lengths, varies) = (self.lengths[place], self.nodes[place].varies);
        if lengths == 1 {
            return;
        }
        let bits = (lengths.ilog2() as usize).min(9);
        let list = self.lists.entry((lengths, varies)).or_default();
        let size = (list.len().checked_ilog2().map_or(0, |log| log + 1) as usize).min(6);
        if size > 0 {
            let is_new = !self.written[place];
            self.bit("new", &[bits, usize::from(varies), depth.min(4)], is_new);
        }
        if self.written[place] {
            let list = self.lists.entry((lengths, varies)).or_default();
            let back = list.iter().position(|other| *other == place).unwrap_or(0);
            list.remove(back);
            self.any_number(size, back);
        } else {
            self.written[place] = true;
            self.state(place, depth);
        }
        self.lists
            .entry((lengths, varies))
            .or_default()
            .insert(0, place);
    }

    fn state(&mut self, place: usize, depth: usize) {
        let node = self.nodes[place].clone();
        if let Some(label) = node.label {
            self.label(label);
        }
        let lengths = self.lengths[place];
        let rest = lengths >> 1;
        let one_length = usize::from(rest.is_power_of_two());
        let bits = (lengths.ilog2() as usize).min(9);
        // The targets so far, the latest last.
        let mut targets: Vec<Target> = Vec::new();
        let mut is_dead_seen = false;
        // 0 dead, 1 a known target, 2 a new one.
        let (mut kind, mut run) = (0, 0);
        for digit in 0..10 {
            let target = node.next[digit];
            let last = digit.checked_sub(1).map(|before| node.next[before]);
            if last.is_some() {
                let first_run = if run == digit { digit } else { 0 };
                let facts = [
                    kind,
                    run.min(4),
                    targets.len().min(3),
                    first_run,
                    depth.min(4),
                ];
                self.bit("same", &facts, last == Some(target));
            }
            if last == Some(target) {
                run += 1;
                continue;
            }
            run = 1;
            if last != Some(NOWHERE) {
                let facts = [
                    usize::from(digit == 0),
                    targets.len().min(3),
                    one_length,
                    usize::from(is_dead_seen),
                    depth.min(4),
                ];
                self.bit("dead", &facts, target == NOWHERE);
            }
            if target == NOWHERE {
                (kind, is_dead_seen) = (0, true);
                continue;
            }
            // The target of the digit before cannot be meant.
            let is_before = last.is_some() && targets.last() == last.as_ref();
            let others = targets.len() - usize::from(is_before);
            let old = targets[..others].iter().rposition(|other| *other == target);
            if others > 0 {
                self.bit("old", &[others.min(4), bits], old.is_some());
            }
            if let Some(old) = old {
                self.unary("old number", 0, others - 1 - old);
                targets.remove(old);
                targets.push(target);
                kind = 1;
                continue;
            }
            targets.push(target);
            let below = self.lengths[target.place];
            kind = 1 + usize::from(below != 1 && !self.written[target.place]);
            if node.varies {
                self.target_label(target, depth);
            }
            if one_length == 0 {
                let sizes = rest.count_ones() as usize;
                self.bit("all lengths", &[sizes], below == rest);
                if below != rest {
                    let mut before = 2;
                    for length in (0..=LONGEST).filter(|length| rest >> length & 1 == 1) {
                        let bit = below >> length & 1;
                        self.bit("length", &[length, before], bit == 1);
                        before = bit as usize;
                    }
                }
            }
            self.place(target.place, depth + 1);
        }
    }
}
