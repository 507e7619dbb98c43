//! Objects of several kinds: which kind is meant, so that issues are about that one.

use super::check::Checker;
use super::field::{Conditions, Shape, Type, Variants};
use super::text::one_of;
use super::value::Value;
use crate::error::Segment;
use crate::rules::Code;

impl Checker {
    pub(super) fn variants(&mut self, variants: &Variants, input: Value) -> Value {
        let mut given = match input {
            Value::Object(given) => given,
            other => return self.wrong_type("an object", other),
        };
        let Some(meant) = meant(variants, &given) else {
            return Value::Null;
        };
        for (place, name) in variants.by.iter().enumerate() {
            // What is wrong with such a field is told here, where all kinds are known; the object
            // is then checked as if it had been right.
            let here = literals(meant, name);
            let Some(first) = here.first() else {
                continue;
            };
            let mut found = None;
            for (key, value) in &mut given {
                if key == name {
                    found = Some(value);
                }
            }
            let problem = match found {
                None => {
                    given.push(((*name).to_owned(), text(first)));
                    Code::Required.into()
                }
                Some(value) => match value.as_text() {
                    Some(actual) if !here.contains(&actual) => {
                        let allowed = allowed(variants, meant, place);
                        let Err(problem) = one_of(&allowed, actual) else {
                            continue;
                        };
                        *value = text(first);
                        problem
                    }
                    _ => continue,
                },
            };
            self.within(Segment::Field((*name).to_owned()), |checker| {
                checker.report(problem);
            });
        }
        let given = Value::Object(given);
        self.object(meant.fields, meant.open, &Conditions::NONE, given)
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// The kind that the most decisive strings name, whatever their case; among several the one that
/// knows the most of the fields, and among those the first.
pub(crate) fn meant(variants: &Variants, given: &[(String, Value)]) -> Option<&'static Shape> {
    let mut best = (0, None);
    for shape in variants.shapes {
        let mut score = 1;
        for (key, value) in given {
            let Some(field) = shape.fields.iter().find(|field| field.name == key) else {
                continue;
            };
            score += 1;
            let place = variants.by.iter().position(|name| *name == field.name);
            if let (Some(place), Type::OneOf(known), Some(text)) =
                (place, field.holds, value.as_text())
                && known
                    .iter()
                    .any(|literal| literal.eq_ignore_ascii_case(text))
            {
                // More than any number of fields can make up for.
                score += 1_u64 << (48 - 8 * place.min(4));
            }
        }
        if score > best.0 {
            best = (score, Some(*shape));
        }
    }
    best.1
}

/// The strings that a deciding field may hold, once those before it are decided.
fn allowed(variants: &Variants, meant: &Shape, place: usize) -> Vec<&'static str> {
    let mut allowed = Vec::new();
    let decided = variants.by.get(..place).unwrap_or_default();
    let name = variants.by.get(place).copied().unwrap_or_default();
    for shape in variants.shapes {
        if decided
            .iter()
            .all(|name| literals(shape, name) == literals(meant, name))
        {
            for literal in literals(shape, name) {
                if !allowed.contains(literal) {
                    allowed.push(*literal);
                }
            }
        }
    }
    allowed
}

/// The strings that mark a kind in one of its fields.
fn literals(shape: &Shape, name: &str) -> &'static [&'static str] {
    for field in shape.fields {
        if let (true, Type::OneOf(literals)) = (field.name == name, field.holds) {
            return literals;
        }
    }
    &[]
}
