//! Sets of digit strings as minimal automata.
//!
//! Every set here is finite, so an automaton is a graph without circles in which equal states are one
//! (they are looked up when they are made), and an operation is a walk with a memory.

use std::collections::{HashMap, HashSet};

use super::pattern::Pattern;

/// What an accepted string is: the territory's place within its plan times 16, plus the kind.
pub(super) type Label = u16;

/// A state, by its place; [`DEAD`] accepts nothing.
pub(super) type State = usize;

pub(super) const DEAD: State = 0;

/// No number is longer, whatever its pattern says.
pub(super) const LONGEST: usize = 17;

#[derive(Clone, PartialEq, Eq, Hash)]
struct Node {
    accepts: Option<Label>,
    next: [State; 10],
}

/// All states that were made.
pub(super) struct Automata {
    nodes: Vec<Node>,
    places: HashMap<Node, State>,
    unions: HashMap<(State, State), State>,
    intersections: HashMap<(State, State), State>,
    /// The state that accepts the empty string.
    end: State,
}

impl Automata {
    pub(super) fn new() -> Self {
        let mut new = Self {
            nodes: Vec::new(),
            places: HashMap::new(),
            unions: HashMap::new(),
            intersections: HashMap::new(),
            end: DEAD,
        };
        new.state(None, [DEAD; 10]);
        new.end = new.state(Some(0), [DEAD; 10]);
        new
    }

    pub(super) fn accepts(&self, state: State) -> Option<Label> {
        self.nodes[state].accepts
    }

    pub(super) fn next(&self, state: State) -> [State; 10] {
        self.nodes[state].next
    }

    fn state(&mut self, accepts: Option<Label>, next: [State; 10]) -> State {
        let node = Node { accepts, next };
        if let Some(place) = self.places.get(&node) {
            return *place;
        }
        let place = self.nodes.len();
        self.nodes.push(node.clone());
        self.places.insert(node, place);
        place
    }

    /// What a pattern matches, labelled 0.
    pub(super) fn matching(&mut self, pattern: &Pattern) -> State {
        self.before(pattern, self.end)
    }

    /// What begins with a match of the pattern, labelled 0.
    pub(super) fn beginning(&mut self, pattern: &Pattern) -> State {
        let anything = (0..LONGEST).fold(self.end, |rest, _| self.state(Some(0), [rest; 10]));
        self.before(pattern, anything)
    }

    /// What consists of a match of the pattern and of something that `rest` accepts.
    fn before(&mut self, pattern: &Pattern, rest: State) -> State {
        match pattern {
            Pattern::Class(digits) => {
                let next = std::array::from_fn(|digit| match digits >> digit & 1 {
                    0 => DEAD,
                    _ => rest,
                });
                self.state(None, next)
            }
            Pattern::Sequence(parts) => parts
                .iter()
                .rev()
                .fold(rest, |rest, part| self.before(part, rest)),
            Pattern::Alternatives(all) => all.iter().fold(DEAD, |sum, one| {
                let one = self.before(one, rest);
                self.union(sum, one)
            }),
            Pattern::Repeat(part, least, most) => {
                let optional = (*least..*most).fold(rest, |sum, _| {
                    let more = self.before(part, sum);
                    self.union(rest, more)
                });
                (0..*least).fold(optional, |rest, _| self.before(part, rest))
            }
        }
    }

    /// What either accepts; what both accept has the label of the first.
    pub(super) fn union(&mut self, first: State, second: State) -> State {
        if first == DEAD || first == second {
            return second;
        }
        if second == DEAD {
            return first;
        }
        if let Some(known) = self.unions.get(&(first, second)) {
            return *known;
        }
        let (one, other) = (self.nodes[first].clone(), self.nodes[second].clone());
        let next = std::array::from_fn(|digit| self.union(one.next[digit], other.next[digit]));
        let sum = self.state(one.accepts.or(other.accepts), next);
        self.unions.insert((first, second), sum);
        sum
    }

    /// What both accept, with the label of the first.
    pub(super) fn intersection(&mut self, first: State, second: State) -> State {
        if first == DEAD || second == DEAD {
            return DEAD;
        }
        if let Some(known) = self.intersections.get(&(first, second)) {
            return *known;
        }
        let (one, other) = (self.nodes[first].clone(), self.nodes[second].clone());
        let next =
            std::array::from_fn(|digit| self.intersection(one.next[digit], other.next[digit]));
        let common = self.state(one.accepts.filter(|_| other.accepts.is_some()), next);
        self.intersections.insert((first, second), common);
        common
    }

    /// What `state` accepts of those lengths.
    pub(super) fn of_lengths(&mut self, state: State, lengths: &[usize]) -> State {
        let longest = lengths.iter().copied().max().unwrap_or(0);
        let mut any = DEAD;
        for length in (0..=longest).rev() {
            let accepts = lengths.contains(&length).then_some(0);
            any = self.state(accepts, [any; 10]);
        }
        self.intersection(state, any)
    }

    /// The same set with other labels; what gets none is not accepted any more.
    pub(super) fn relabelled(
        &mut self,
        state: State,
        label: &dyn Fn(Label) -> Option<Label>,
    ) -> State {
        let mut done = HashMap::from([(DEAD, DEAD)]);
        self.relabel(state, label, &mut done)
    }

    fn relabel(
        &mut self,
        state: State,
        label: &dyn Fn(Label) -> Option<Label>,
        done: &mut HashMap<State, State>,
    ) -> State {
        if let Some(known) = done.get(&state) {
            return *known;
        }
        let node = self.nodes[state].clone();
        let next = node.next.map(|next| self.relabel(next, label, done));
        let new = self.state(node.accepts.and_then(label), next);
        done.insert(state, new);
        new
    }

    /// How many states can be reached from those.
    pub(super) fn reachable(&self, roots: impl Iterator<Item = State>) -> usize {
        let mut seen = HashSet::from([DEAD]);
        let mut open: Vec<State> = roots.collect();
        while let Some(state) = open.pop() {
            if seen.insert(state) {
                open.extend(self.nodes[state].next);
            }
        }
        seen.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{Automata, DEAD, Label, Pattern, State};

    fn matching(automata: &mut Automata, text: &str) -> State {
        let pattern = Pattern::parse(text).unwrap();
        automata.matching(&pattern)
    }

    fn label(automata: &Automata, state: State, digits: &str) -> Option<Label> {
        let last = digits.bytes().fold(state, |state, digit| {
            automata.next(state)[usize::from(digit - b'0')]
        });
        automata.accepts(last)
    }

    #[test]
    fn equal_sets_are_one_state() {
        let mut automata = Automata::new();
        let one = matching(&mut automata, "1[23]|1(?:4|5)");
        assert_eq!(one, matching(&mut automata, "1[2-5]"));
        assert_ne!(one, matching(&mut automata, "1[2-6]"));
        assert_eq!(matching(&mut automata, "[3-4]?\\d{0,2}|\\d{1,3}"), {
            let shorter = matching(&mut automata, "\\d{0,2}");
            let three = matching(&mut automata, "\\d{3}");
            automata.union(shorter, three)
        });
    }

    #[test]
    fn operations_are_those_of_sets() {
        let mut automata = Automata::new();
        let one = matching(&mut automata, "1\\d{1,3}");
        let one = automata.relabelled(one, &|_| Some(7));
        let two = matching(&mut automata, "\\d2");
        let sum = automata.union(one, two);
        for (digits, expected) in [
            ("12", Some(7)),
            ("1", None),
            ("22", Some(0)),
            ("122", Some(7)),
            ("222", None),
        ] {
            assert_eq!(label(&automata, sum, digits), expected, "{digits}");
        }
        let common = automata.intersection(one, two);
        assert_eq!(common, {
            let only = matching(&mut automata, "12");
            automata.relabelled(only, &|_| Some(7))
        });
        let long = automata.of_lengths(one, &[3, 9]);
        assert_eq!(label(&automata, long, "123"), Some(7));
        assert_eq!(label(&automata, long, "12"), None);
        assert_eq!(automata.relabelled(sum, &|_| None), DEAD);
    }

    #[test]
    fn what_begins_with_a_match_goes_on_as_it_likes() {
        let mut automata = Automata::new();
        let pattern = Pattern::parse("7|8[01]").unwrap();
        let state = automata.beginning(&pattern);
        for (digits, expected) in [("7", true), ("80123", true), ("82", false), ("8", false)] {
            assert_eq!(label(&automata, state, digits).is_some(), expected);
        }
    }
}
