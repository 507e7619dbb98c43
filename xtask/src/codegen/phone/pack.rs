//! The automata as bytes: `src/rules/numbering/unpack.rs` reads them, and says how they are laid out.
//!
//! First the labels are moved towards the roots: where all that a state accepts has one label, the
//! label goes to the edge that leads there, and the state is shared with its like. Then the states are
//! put in an order in which most need not be named, and are written in it.

use std::collections::HashMap;

use super::automaton::{Automata, DEAD, LONGEST, Label, State};

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

impl Node {
    /// Where the digits lead, each target once for all digits in a row that lead there.
    fn runs(&self) -> impl Iterator<Item = Target> {
        let is_first = |digit: usize| digit == 0 || self.next[digit] != self.next[digit - 1];
        let first = (0..10).filter(move |digit| is_first(*digit));
        first.map(|digit| self.next[digit])
    }
}

/// Packs the automata that begin at `roots`.
pub(super) fn pack(automata: &Automata, roots: &[Roots]) -> Vec<u8> {
    let mut packer = Packer {
        automata,
        nodes: Vec::new(),
        places: HashMap::new(),
        moved: HashMap::new(),
        lengths: Vec::new(),
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
    let plans: Vec<Plan> = roots.iter().map(|plan| packer.plan(plan)).collect();
    Writer::new(&packer, &plans).write(&plans)
}

struct Packer<'a> {
    automata: &'a Automata,
    nodes: Vec<Node>,
    places: HashMap<Node, usize>,
    moved: HashMap<State, Target>,
    /// By place, the lengths of what is accepted, as bits.
    lengths: Vec<u32>,
}

/// The roots of a plan, after labels were moved.
struct Plan {
    valid: Target,
    lengths: u32,
    territories: Vec<(u32, [usize; 3])>,
}

impl Plan {
    /// The places of all roots, as they are written.
    fn places(&self) -> impl Iterator<Item = usize> {
        let of_territories = self.territories.iter().flat_map(|(_, places)| *places);
        [self.valid.place].into_iter().chain(of_territories)
    }
}

impl Packer<'_> {
    fn node(&mut self, node: Node, lengths: u32) -> usize {
        if let Some(place) = self.places.get(&node) {
            return *place;
        }
        let place = self.nodes.len();
        self.nodes.push(node.clone());
        self.lengths.push(lengths);
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

    fn plan(&mut self, roots: &Roots) -> Plan {
        let valid = self.target(roots.valid);
        let territories = roots.territories.iter().map(|territory| {
            let lengths = territory.lengths.iter();
            let lengths = lengths.fold(0, |set, length| set | 1 << length);
            let roots = [territory.general, territory.international, territory.trunk];
            (lengths, roots.map(|root| self.target(root).place))
        });
        let territories = territories.collect();
        Plan {
            valid,
            lengths: self.lengths[valid.place],
            territories,
        }
    }

    /// How long the longest string is that a state accepts.
    fn height(&self, place: usize) -> usize {
        self.lengths[place].checked_ilog2().unwrap_or(0) as usize
    }
}

/// How a state is referred to.
const NO_STATE: u8 = 0;
const END: u8 = 1;
const NEXT: u8 = 2;
const SHARED: u8 = 4;
/// Added where the state is not one level below.
const FURTHER: u8 = 1;

/// The level that the roots are referred to from.
const ABOVE: usize = LONGEST + 1;

struct Writer<'a> {
    packer: &'a Packer<'a>,
    /// The states that several refer to, by level, the most often first.
    shared: Vec<Vec<usize>>,
    /// The place among those.
    shared_place: HashMap<usize, usize>,
    /// The states that one refers to, by level, in the order in which they are referred to.
    others: Vec<Vec<usize>>,
    plans: Vec<u8>,
    same: Vec<u8>,
    flags: Vec<u8>,
    kinds: Vec<u8>,
    levels: Vec<u8>,
    numbers: Vec<u8>,
    labels: Vec<u8>,
}

impl<'a> Writer<'a> {
    fn new(packer: &'a Packer<'a>, plans: &[Plan]) -> Self {
        let mut references = vec![0_usize; packer.nodes.len()];
        let of_nodes = packer.nodes.iter().flat_map(Node::runs);
        for place in of_nodes.map(|target| target.place) {
            references[place] += 1;
        }
        for place in plans.iter().flat_map(Plan::places) {
            references[place] += 1;
        }
        let mut shared = vec![Vec::new(); ABOVE];
        for (place, count) in references.iter().enumerate() {
            if *count > 1 && packer.lengths[place] > 1 {
                shared[packer.height(place)].push(place);
            }
        }
        let mut shared_place = HashMap::new();
        for level in &mut shared {
            level.sort_by_key(|place| std::cmp::Reverse(references[*place]));
            shared_place.extend(level.iter().copied().zip(0..));
        }
        Self {
            packer,
            shared,
            shared_place,
            others: vec![Vec::new(); ABOVE],
            plans: Vec::new(),
            same: Vec::new(),
            flags: Vec::new(),
            kinds: Vec::new(),
            levels: Vec::new(),
            numbers: Vec::new(),
            labels: Vec::new(),
        }
    }

    fn write(mut self, plans: &[Plan]) -> Vec<u8> {
        for plan in plans {
            push_number(&mut self.plans, plan.lengths as usize);
            self.label(plan.valid.label);
            for (lengths, _) in &plan.territories {
                push_number(&mut self.plans, *lengths as usize);
            }
            for place in plan.places() {
                self.reference(ABOVE, place);
            }
        }
        let mut sizes = Vec::new();
        for level in (1..ABOVE).rev() {
            let shared = self.shared[level].clone();
            let others = self.others[level].clone();
            push_number(&mut sizes, shared.len());
            push_number(&mut sizes, others.len());
            for place in shared.into_iter().chain(others) {
                self.state(level, place);
            }
        }
        let sections = [
            &sizes,
            &self.plans,
            &self.same,
            &self.flags,
            &self.kinds,
            &self.levels,
            &self.numbers,
            &self.labels,
        ];
        let mut bytes = Vec::new();
        for section in sections {
            push_number(&mut bytes, section.len());
        }
        for section in sections {
            bytes.extend(section);
        }
        bytes
    }

    fn state(&mut self, level: usize, place: usize) {
        let node = &self.packer.nodes[place];
        let same = (1..10).filter(|digit| node.next[*digit] == node.next[digit - 1]);
        let same = same.fold(0_u16, |bits, digit| bits | 1 << (digit - 1));
        let [low, high] = same.to_le_bytes();
        self.same.push(low);
        self.flags
            .push(high | u8::from(node.accepts) << 1 | u8::from(node.varies) << 2);
        if node.varies && node.accepts {
            self.label(node.label);
        }
        for target in node.runs() {
            self.reference(level, target.place);
            if node.varies && target != NOWHERE {
                self.label(target.label);
            }
        }
    }

    fn reference(&mut self, from: usize, place: usize) {
        let lengths = self.packer.lengths[place];
        if lengths <= 1 {
            self.kinds.push(if lengths == 0 { NO_STATE } else { END });
            return;
        }
        let level = self.packer.height(place);
        let (kind, number) = match self.shared_place.get(&place) {
            Some(number) => (SHARED, Some(*number)),
            None => (NEXT, None),
        };
        if from - level == 1 {
            self.kinds.push(kind);
        } else {
            self.kinds.push(kind + FURTHER);
            push_number(&mut self.levels, from - level);
        }
        match number {
            Some(number) => push_number(&mut self.numbers, number),
            None => self.others[level].push(place),
        }
    }

    /// A label: 255 where labels vary; else the kind, and behind 16 more the member, if it is not the first.
    fn label(&mut self, label: Option<Label>) {
        let Some(label) = label else {
            self.labels.push(u8::MAX);
            return;
        };
        let [low, high] = label.to_le_bytes();
        let (kind, member) = (low & 15, low >> 4 | high << 4);
        if member == 0 {
            self.labels.push(kind);
        } else {
            self.labels.extend([kind | 16, member]);
        }
    }
}

/// Seven bits to a byte, the lowest first; the highest bit of a byte says that more follow.
fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        bytes.push(number.to_le_bytes()[0] | 128);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}
