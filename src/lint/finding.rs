//! What the linter finds, and how it notes it down.

use super::rules::{Level, Rule};
use crate::error::Segment;
use crate::rules::decimal;
use crate::schema::Value;
use core::fmt;

/// The most findings that are told. A text of a megabyte could have a hundred thousand.
const MOST: usize = 1_000;

/// A place in a text, in UTF-16 units as JavaScript counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it begins.
    pub start: usize,
    /// Where it ends; this unit is no part of it.
    pub end: usize,
}

/// A place, or none, in one word: most checks hand one over, and the code of all of them is in the package.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Spot(u64);

impl Spot {
    /// Nowhere: what is said is about a text as a whole.
    pub(super) const NONE: Self = Self(0);

    /// No text is as long as 32 bits can count.
    pub(super) const fn new(start: usize, end: usize) -> Self {
        Self((start as u64) << 32 | end as u64)
    }

    pub(super) const fn is_somewhere(self) -> bool {
        self.0 != 0
    }

    pub(super) const fn end(self) -> usize {
        (self.0 & 0xffff_ffff) as usize
    }

    /// Keeps the first place.
    pub(super) const fn note(&mut self, spot: Self) {
        if self.0 == 0 {
            *self = spot;
        }
    }

    fn place(self) -> Option<Place> {
        self.is_somewhere().then_some(Place {
            start: (self.0 >> 32) as usize,
            end: self.end(),
        })
    }
}

/// A count, for a sentence.
pub(super) fn figure(count: usize) -> String {
    decimal(i64::try_from(count).unwrap_or(i64::MAX))
}

/// One thing that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Where, from the outside in.
    pub path: Vec<Segment>,
    /// Where in the text at that path, if it is about a place.
    pub place: Option<Place>,
    /// What its sentence tells: lengths, codes of placeholders, kinds.
    pub figures: Vec<String>,
}

impl Finding {
    /// How severe it is, for those who take no chances or for others.
    pub const fn level(&self, is_strict: bool) -> Level {
        if is_strict {
            self.rule.strict_level()
        } else {
            self.rule.level()
        }
    }
}

/// The sentence in English.
impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = self.rule.message().to_owned();
        for (number, figure) in self.figures.iter().enumerate() {
            text = text.replace(&format!("{{{number}}}"), figure);
        }
        out.write_str(&text)
    }
}

/// Walks a value, and notes what it finds with the path where it is.
#[derive(Default)]
pub(super) struct Linter {
    path: Vec<Segment>,
    findings: Vec<Finding>,
}

impl Linter {
    pub(super) fn finish(self) -> Vec<Finding> {
        self.findings
    }

    pub(super) fn report(&mut self, rule: Rule, spot: Spot, figures: Vec<String>) {
        if self.findings.len() < MOST {
            self.findings.push(Finding {
                rule,
                path: self.path.clone(),
                place: spot.place(),
                figures,
            });
        }
    }

    /// How many findings there are so far.
    pub(super) const fn count(&self) -> usize {
        self.findings.len()
    }

    pub(super) fn flag(&mut self, rule: Rule, is_broken: bool) {
        if is_broken {
            self.report(rule, Spot::NONE, Vec::new());
        }
    }

    /// Reports a place, if there is one.
    pub(super) fn flag_at(&mut self, rule: Rule, spot: Spot) {
        if spot.is_somewhere() {
            self.report(rule, spot, Vec::new());
        }
    }

    pub(super) fn name(&mut self, rule: Rule, spot: Spot, name: &str) {
        self.report(rule, spot, vec![name.to_owned()]);
    }

    /// Reports a count that is greater than it may be.
    pub(super) fn limit(&mut self, rule: Rule, actual: usize, most: usize) {
        if actual > most {
            self.counts(rule, most, actual);
        }
    }

    pub(super) fn counts(&mut self, rule: Rule, first: usize, second: usize) {
        self.report(rule, Spot::NONE, vec![figure(first), figure(second)]);
    }

    /// Checks a length. WhatsApp does not say what a character is, so two ways of counting must agree
    /// that a text is too long. The answer is how many code points it has.
    pub(super) fn length(&mut self, rule: Rule, text: &str, most: usize) -> usize {
        let (mut points, mut units) = (0, 0);
        for symbol in text.chars() {
            points += 1;
            units += symbol.len_utf16();
        }
        self.limit(rule, points, most);
        if points <= most {
            self.limit(Rule::TextCounted, units, most);
        }
        points
    }

    /// The same where one source has a lower limit than the others, which is the first.
    pub(super) fn lengths(&mut self, rules: [Rule; 2], text: &str, limits: [usize; 2]) {
        let ([long, too_long], [few, most]) = (rules, limits);
        let points = self.length(too_long, text, most);
        if points <= most {
            self.limit(long, points, few);
        }
    }

    pub(super) fn enter(&mut self, name: &str) {
        self.path.push(Segment::Field(name.to_owned()));
    }

    pub(super) fn enter_item(&mut self, index: usize) {
        self.path.push(Segment::Index(index));
    }

    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// Reports about a field of what is looked at.
    pub(super) fn flag_field(&mut self, name: &str, rule: Rule, is_broken: bool) {
        self.enter(name);
        self.flag(rule, is_broken);
        self.leave();
    }

    /// The text of a field, if it has one.
    pub(super) fn text<'a>(&mut self, object: &'a Value, name: &str) -> Option<&'a str> {
        match object.get(name) {
            None | Some(Value::Null) => None,
            Some(Value::Text(text)) => Some(text),
            Some(_) => {
                self.flag_field(name, Rule::TypeWrong, true);
                None
            }
        }
    }

    /// The items of a field; none if it is missing.
    pub(super) fn items<'a>(&mut self, object: &'a Value, name: &str) -> &'a [Value] {
        match object.get(name) {
            None | Some(Value::Null) => &[],
            Some(Value::List(items)) => items,
            Some(_) => {
                self.flag_field(name, Rule::TypeWrong, true);
                &[]
            }
        }
    }

    /// The fields of an object in a field; none if it is missing.
    pub(super) fn fields<'a>(&mut self, object: &'a Value, name: &str) -> &'a [(String, Value)] {
        match object.get(name) {
            None | Some(Value::Null) => &[],
            Some(Value::Object(fields)) => fields,
            Some(_) => {
                self.flag_field(name, Rule::TypeWrong, true);
                &[]
            }
        }
    }

    /// The text of a field, if it has one that is not too long.
    pub(super) fn short<'a>(
        &mut self,
        object: &'a Value,
        name: &str,
        rule: Rule,
        most: usize,
    ) -> Option<&'a str> {
        let text = self.text(object, name)?;
        self.enter(name);
        self.length(rule, text, most);
        self.leave();
        Some(text)
    }
}
