//! The little regular expressions of libphonenumber's metadata: digits, classes, groups, counts.

use anyhow::{Context, Result, bail, ensure};
use std::collections::{BTreeMap, BTreeSet};

/// What numbers a pattern matches, seen roughly: their first two digits and their lengths.
///
/// A key shorter than two digits is a whole number; then only bit 0 of its value is set. Behind a
/// key of two digits, bit n says that n more digits may follow.
#[derive(Clone)]
pub(crate) struct Lengths(BTreeMap<Vec<u8>, u32>);

impl Lengths {
    /// Matches nothing.
    pub(crate) fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// What `pattern` matches.
    pub(crate) fn parse(pattern: &str) -> Result<Self> {
        let mut parser = Parser {
            rest: pattern.as_bytes(),
        };
        let node = parser.alternatives()?;
        ensure!(parser.rest.is_empty(), "there is an unmatched parenthesis");
        Ok(Self::of(&node))
    }

    fn of(node: &Node) -> Self {
        match node {
            Node::Class(digits) => Self(digits.iter().map(|digit| (vec![*digit], 1)).collect()),
            Node::Sequence(nodes) => nodes
                .iter()
                .fold(Self::empty(), |sum, node| sum.then(&Self::of(node))),
            Node::Alternatives(nodes) => nodes
                .iter()
                .fold(Self::none(), |sum, node| sum.or(&Self::of(node))),
            Node::Repeat(node, least, most) => {
                let (once, mut sum) = (Self::of(node), Self::none());
                let mut power = Self::empty();
                for count in 0..=*most {
                    if count >= *least {
                        sum = sum.or(&power);
                    }
                    power = power.then(&once);
                }
                sum
            }
        }
    }

    /// Matches the empty text only.
    fn empty() -> Self {
        Self(BTreeMap::from([(Vec::new(), 1)]))
    }

    /// What either of the two matches.
    pub(crate) fn or(&self, other: &Self) -> Self {
        let mut sum = self.clone();
        for (head, mask) in &other.0 {
            *sum.0.entry(head.clone()).or_default() |= mask;
        }
        sum
    }

    fn then(&self, next: &Self) -> Self {
        let mut sum = Self::none();
        for (head, mask) in &self.0 {
            for (next_head, next_mask) in &next.0 {
                let mut joined = head.clone();
                joined.extend(next_head);
                let surplus = joined.len().saturating_sub(2);
                joined.truncate(2);
                let combined = (0..32)
                    .filter(|bit| mask & (1 << bit) != 0)
                    .fold(0, |sum, bit| sum | next_mask << bit);
                *sum.0.entry(joined).or_default() |= combined << surplus;
            }
        }
        sum
    }

    /// Runs of leading pairs (0 to 99) with the same total lengths: each run's last pair, and the
    /// lengths as bits. Numbers of fewer than two digits are left out: there are none.
    pub(crate) fn by_head(&self) -> Vec<(u8, u32)> {
        let mut runs: Vec<(u8, u32)> = Vec::new();
        for pair in 0..100 {
            let mask = self
                .0
                .get(&vec![pair / 10, pair % 10])
                .map_or(0, |mask| mask << 2);
            match runs.last_mut() {
                Some((last, same)) if *same == mask => *last = pair,
                _ => runs.push((pair, mask)),
            }
        }
        runs
    }
}

/// Every text that a finite pattern matches, the longest first.
pub(crate) fn spellings(pattern: &str) -> Result<Vec<String>> {
    let mut parser = Parser {
        rest: pattern.as_bytes(),
    };
    let node = parser.alternatives()?;
    ensure!(parser.rest.is_empty(), "there is an unmatched parenthesis");
    let mut all: Vec<String> = texts(&node).into_iter().collect();
    all.sort_by_key(|text| (std::cmp::Reverse(text.len()), text.clone()));
    Ok(all)
}

fn texts(node: &Node) -> BTreeSet<String> {
    match node {
        Node::Class(digits) => digits.iter().map(ToString::to_string).collect(),
        Node::Alternatives(nodes) => nodes.iter().flat_map(texts).collect(),
        Node::Sequence(nodes) => nodes
            .iter()
            .fold(BTreeSet::from([String::new()]), |sum, node| {
                joined(&sum, &texts(node))
            }),
        Node::Repeat(node, least, most) => {
            let (once, mut all) = (texts(node), BTreeSet::new());
            let mut power = BTreeSet::from([String::new()]);
            for count in 0..=*most {
                if count >= *least {
                    all.extend(power.clone());
                }
                power = joined(&power, &once);
            }
            all
        }
    }
}

fn joined(left: &BTreeSet<String>, right: &BTreeSet<String>) -> BTreeSet<String> {
    left.iter()
        .flat_map(|head| right.iter().map(move |tail| format!("{head}{tail}")))
        .collect()
}

enum Node {
    Class(BTreeSet<u8>),
    Sequence(Vec<Node>),
    Alternatives(Vec<Node>),
    Repeat(Box<Node>, usize, usize),
}

struct Parser<'a> {
    rest: &'a [u8],
}

impl Parser<'_> {
    fn take(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn take_if(&mut self, byte: u8) -> bool {
        let found = self.rest.first() == Some(&byte);
        if found {
            self.take();
        }
        found
    }

    fn alternatives(&mut self) -> Result<Node> {
        let mut nodes = vec![self.sequence()?];
        while self.take_if(b'|') {
            nodes.push(self.sequence()?);
        }
        Ok(Node::Alternatives(nodes))
    }

    fn sequence(&mut self) -> Result<Node> {
        let mut nodes = Vec::new();
        while !matches!(self.rest.first(), None | Some(b'|' | b')')) {
            let atom = self.atom()?;
            nodes.push(self.counted(atom)?);
        }
        Ok(Node::Sequence(nodes))
    }

    fn atom(&mut self) -> Result<Node> {
        match self.take() {
            Some(digit @ b'0'..=b'9') => Ok(Node::Class(BTreeSet::from([digit - b'0']))),
            Some(b'\\') if self.take_if(b'd') => Ok(Node::Class((0..=9).collect())),
            Some(b'[') => self.class(),
            Some(b'(') if self.take_if(b'?') && self.take_if(b':') => {
                let inner = self.alternatives()?;
                ensure!(self.take_if(b')'), "a group is not closed");
                Ok(inner)
            }
            other => bail!("{:?} is not known here", other.map(char::from)),
        }
    }

    fn class(&mut self) -> Result<Node> {
        let mut digits = BTreeSet::new();
        loop {
            match self.take() {
                Some(b']') => return Ok(Node::Class(digits)),
                Some(first @ b'0'..=b'9') if self.take_if(b'-') => {
                    let last = self.take().context("a range has no end")?;
                    digits.extend(first - b'0'..=last - b'0');
                }
                Some(digit @ b'0'..=b'9') => {
                    digits.insert(digit - b'0');
                }
                other => bail!("{:?} is not known in a class", other.map(char::from)),
            }
        }
    }

    fn counted(&mut self, node: Node) -> Result<Node> {
        if self.take_if(b'?') {
            return Ok(Node::Repeat(Box::new(node), 0, 1));
        }
        if !self.take_if(b'{') {
            return Ok(node);
        }
        let end = self
            .rest
            .iter()
            .position(|byte| *byte == b'}')
            .context("a count is not closed")?;
        let (count, rest) = self.rest.split_at(end);
        self.rest = &rest[1..];
        let count = std::str::from_utf8(count)?;
        let (least, most) = count.split_once(',').unwrap_or((count, count));
        Ok(Node::Repeat(Box::new(node), least.parse()?, most.parse()?))
    }
}

#[cfg(test)]
mod tests {
    use super::{Lengths, spellings};

    #[test]
    fn lengths_follow_the_first_two_digits() {
        let lengths = Lengths::parse("3(?:[2-4]\\d{2,3}|9)|0\\d?")
            .unwrap()
            .by_head();
        let mask = |pair: u8| lengths.iter().find(|(last, _)| pair <= *last).unwrap().1;
        assert_eq!(mask(33), 1 << 4 | 1 << 5);
        assert_eq!(mask(39), 1 << 2);
        assert_eq!(mask(7), 1 << 2);
        assert_eq!(mask(35), 0);
    }

    #[test]
    fn spellings_come_longest_first() {
        assert_eq!(
            spellings("0(?:0|1[2-3])?").unwrap(),
            ["012", "013", "00", "0"]
        );
    }

    #[test]
    fn an_unknown_construct_is_refused() {
        assert!(Lengths::parse("0(\\d)").is_err());
        assert!(spellings("0+").is_err());
    }
}
