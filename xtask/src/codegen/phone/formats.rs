//! How numbers are written: pictures such as `0c c *` (a 0, groups of 3 and 3 digits, the rest), and
//! trees that lead from the first digits of a number to its picture.
//!
//! `src/rules/numbering/format.rs` reads both, and says how they are laid out. A tree need not be right
//! about digits that no valid number has: they lead where their neighbours lead.

use std::collections::HashMap;

use anyhow::{Context as _, Result, ensure};

use super::automaton::{Automata, DEAD, LONGEST, Label, State};
use super::coder::Encoder;
use super::metadata::{Format, Plan};
use super::pack::Roots;
use super::pattern::Pattern;

/// Where a digit leads: to a picture, or to another digit.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Target {
    Picture(Label),
    Node(usize),
}

type Context = (&'static str, [usize; 3]);

/// The packed trees, and the pictures, one a line.
///
/// # Errors
/// When a format is not as formats have always been.
pub(super) fn pack(
    automata: &mut Automata,
    plans: &[Plan],
    roots: &[Roots],
) -> Result<(Vec<u8>, String)> {
    let mut packer = Packer {
        automata,
        pictures: HashMap::new(),
        text: String::new(),
        nodes: Vec::new(),
        places: HashMap::new(),
        out: Encoder::new(),
        list: Vec::new(),
        written: Vec::new(),
        recent: Vec::new(),
    };
    for (plan, roots) in plans.iter().zip(roots) {
        packer.plan(plan, roots.valid)?;
    }
    Ok((packer.out.finish(), packer.text))
}

struct Packer<'a> {
    automata: &'a mut Automata,
    pictures: HashMap<String, Label>,
    text: String,
    nodes: Vec<[Target; 10]>,
    places: HashMap<[Target; 10], usize>,
    out: Encoder<Context>,
    /// The nodes that were written, the latest first.
    list: Vec<usize>,
    written: Vec<bool>,
    /// The pictures of the plan so far, the latest first.
    recent: Vec<Label>,
}

impl Packer<'_> {
    fn plan(&mut self, plan: &Plan, valid: State) -> Result<()> {
        self.recent.clear();
        let formats = plan.territories.first().map(|main| main.formats.as_slice());
        for length in 0..=LONGEST {
            let valid = self.automata.of_lengths(valid, &[length]);
            if valid == DEAD {
                continue;
            }
            let mut all = DEAD;
            for format in formats.unwrap_or_default() {
                let group_texts = groups(&format.pattern);
                let pattern = Pattern::parse(&format.pattern)?;
                let mut state = self.automata.matching(&pattern);
                if !format.leading.is_empty() {
                    let leading = Pattern::parse(&format.leading)?;
                    let leading = self.automata.beginning(&leading);
                    state = self.automata.intersection(state, leading);
                }
                if self.automata.intersection(state, valid) == DEAD {
                    continue;
                }
                let sizes = sizes(&group_texts, length)
                    .with_context(|| format!("the format {}", format.pattern))?;
                let picture = self.picture(&line(format, &sizes)?)?;
                let state = self.automata.relabelled(state, &|_| Some(picture));
                all = self.automata.union(all, state);
            }
            let none = self.picture("*")?;
            let rest = self.automata.relabelled(valid, &|_| Some(none));
            all = self.automata.union(all, rest);
            let all = self.automata.intersection(all, valid);
            let target = self.target(all, &mut HashMap::new());
            let target = target.context("a plan without numbers")?;
            self.write(target);
        }
        Ok(())
    }

    fn picture(&mut self, line: &str) -> Result<Label> {
        if let Some(known) = self.pictures.get(line) {
            return Ok(*known);
        }
        let new = Label::try_from(self.pictures.len())?;
        ensure!(new < 256, "there are too many pictures for a byte");
        self.pictures.insert(line.to_owned(), new);
        self.text.push_str(line);
        self.text.push('\n');
        Ok(new)
    }

    /// The tree of an automaton; none if it accepts nothing.
    fn target(
        &mut self,
        state: State,
        done: &mut HashMap<State, Option<Target>>,
    ) -> Option<Target> {
        if state == DEAD {
            return None;
        }
        if let Some(known) = done.get(&state) {
            return *known;
        }
        let next = self
            .automata
            .next(state)
            .map(|next| self.target(next, done));
        let target = if let Some(picture) = self.automata.accepts(state) {
            Some(Target::Picture(picture))
        } else if let Some(first) = next.iter().flatten().next() {
            let is_one = next.iter().flatten().all(|target| target == first);
            if is_one && matches!(first, Target::Picture(_)) {
                Some(*first)
            } else {
                Some(Target::Node(self.node(*first, next)))
            }
        } else {
            None
        };
        done.insert(state, target);
        target
    }

    fn node(&mut self, first: Target, next: [Option<Target>; 10]) -> usize {
        let mut before = first;
        let next = next.map(|target| {
            before = target.unwrap_or(before);
            before
        });
        let place = *self.places.entry(next).or_insert(self.nodes.len());
        if place == self.nodes.len() {
            self.nodes.push(next);
            self.written.push(false);
        }
        place
    }

    fn bit(&mut self, name: &'static str, facts: [usize; 3], bit: bool) {
        self.out.bit((name, facts), bit);
    }

    fn unary(&mut self, name: &'static str, number: usize) {
        for count in 0..=number {
            self.bit(name, [count.min(14), 0, 0], count < number);
        }
    }

    fn write(&mut self, target: Target) {
        self.bit("is picture", [0; 3], matches!(target, Target::Picture(_)));
        match target {
            Target::Picture(picture) => self.write_picture(picture),
            Target::Node(place) => self.write_node(place),
        }
    }

    fn write_picture(&mut self, picture: Label) {
        let known = self.recent.iter().position(|recent| *recent == picture);
        self.unary("picture", known.map_or(0, |place| place + 1));
        if let Some(place) = known {
            self.recent.remove(place);
        } else {
            let mut node = 1;
            for bit in (0..8).rev() {
                let bit = usize::from(picture >> bit & 1);
                self.bit("new picture", [node, 0, 0], bit == 1);
                node = node << 1 | bit;
            }
        }
        self.recent.insert(0, picture);
    }

    fn write_node(&mut self, place: usize) {
        let is_new = !self.written[place];
        self.bit("is new", [0; 3], is_new);
        if is_new {
            self.written[place] = true;
            self.write_targets(self.nodes[place]);
        } else {
            let back = self
                .list
                .iter()
                .position(|other| *other == place)
                .unwrap_or(0);
            self.list.remove(back);
            let bits = (back + 1).ilog2();
            self.unary("back", bits as usize);
            for bit in (0..bits).rev() {
                let facts = [bits as usize, bit as usize, 0];
                self.bit("back bit", facts, (back + 1) >> bit & 1 == 1);
            }
        }
        self.list.insert(0, place);
    }

    fn write_targets(&mut self, targets: [Target; 10]) {
        // The targets so far, the latest last.
        let mut known: Vec<Target> = Vec::new();
        let mut run = 0;
        for (digit, target) in targets.into_iter().enumerate() {
            let is_same = known.last() == Some(&target);
            if digit > 0 {
                self.bit("same", [run.min(3), known.len().min(3), 0], is_same);
            }
            run += 1;
            if is_same {
                continue;
            }
            run = 1;
            let others = known.len().saturating_sub(1);
            let old = known
                .iter()
                .take(others)
                .rposition(|other| *other == target);
            if others > 0 {
                self.bit("old", [others.min(4), 0, 0], old.is_some());
            }
            if let Some(old) = old {
                self.unary("old number", others - 1 - old);
                known.remove(old);
            } else {
                self.write(target);
            }
            known.push(target);
        }
    }
}

/// The texts of the groups of a format's pattern, which consists of nothing else.
fn groups(pattern: &str) -> Vec<&str> {
    let inner = pattern.trim_start_matches('(').trim_end_matches(')');
    inner.split(")(").collect()
}

/// How many digits each group has in a number of that length; as many as possible in the first.
fn sizes(groups: &[&str], length: usize) -> Result<Vec<usize>> {
    let mut bounds = Vec::new();
    for group in groups {
        bounds.push(Pattern::parse(group)?.lengths());
    }
    let least: usize = bounds.iter().map(|(least, _)| least).sum();
    let mut spare = length.checked_sub(least).context("it is too long")?;
    Ok(bounds
        .into_iter()
        .map(|(least, most)| {
            let more = spare.min(most - least);
            spare -= more;
            least + more
        })
        .collect())
}

/// The national and the international picture; the second only if it differs.
fn line(format: &Format, sizes: &[usize]) -> Result<String> {
    let national = if format.national.is_empty() {
        format.template.clone()
    } else {
        let first = format.template.find('$').context("no group")?;
        let (head, rest) = format.template.split_at(first);
        let (group, tail) = rest.split_at(2);
        format!("{head}{}{tail}", format.national.replace("$1", group))
    };
    let international = if format.international.is_empty() {
        &format.template
    } else {
        &format.international
    };
    let national = picture(&national, sizes)?;
    let international = picture(international, sizes)?;
    Ok(if national == international {
        national
    } else {
        format!("{national};{international}")
    })
}

/// A template with the sizes of its groups, as letters; a group that is left out is a capital, and the
/// last one is `*`, whatever its size.
fn picture(template: &str, sizes: &[usize]) -> Result<String> {
    let letter = |size: usize, first: u8| -> Result<char> {
        ensure!((1..=20).contains(&size), "a group of {size} digits");
        Ok(char::from(first + u8::try_from(size)? - 1))
    };
    let mut text = String::new();
    let mut done = 0;
    let mut symbols = template.chars();
    while let Some(symbol) = symbols.next() {
        if symbol != '$' {
            ensure!(!symbol.is_ascii_alphabetic(), "{template} has a letter");
            text.push(symbol);
            continue;
        }
        let group = symbols.next().and_then(|symbol| symbol.to_digit(10));
        let group = usize::try_from(group.context("no group")?)?;
        ensure!(
            done < group && group <= sizes.len(),
            "{template} turns groups around"
        );
        for left_out in &sizes[done..group - 1] {
            text.push(letter(*left_out, b'A')?);
        }
        text.push(if group == sizes.len() {
            '*'
        } else {
            letter(sizes[group - 1], b'a')?
        });
        done = group;
    }
    ensure!(done == sizes.len(), "{template} leaves out the end");
    Ok(text)
}
