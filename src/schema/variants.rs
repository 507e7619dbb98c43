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
        let mut left: Vec<&Shape> = variants.shapes.to_vec();
        for name in variants.by {
            // What is wrong with such a field is told here, where all kinds are known; the object
            // is then checked as if it had been right.
            let Some(first) = literals(meant, name).first() else {
                continue;
            };
            let place = given.iter().position(|(key, _)| key == name);
            let place = place.unwrap_or(given.len());
            match given.get_mut(place) {
                None => {
                    self.within(Segment::Field((*name).to_owned()), |checker| {
                        checker.report(Code::Required);
                    });
                    given.push(((*name).to_owned(), Value::Text((*first).to_owned())));
                }
                Some((_, Value::Text(text))) if !literals(meant, name).contains(&text.as_str()) => {
                    let mut allowed = Vec::new();
                    for literal in left.iter().flat_map(|shape| literals(shape, name)) {
                        if !allowed.contains(literal) {
                            allowed.push(*literal);
                        }
                    }
                    self.within(Segment::Field((*name).to_owned()), |checker| {
                        if let Err(problem) = one_of(&allowed, text) {
                            checker.report(problem);
                        }
                    });
                    (*first).clone_into(text);
                }
                Some(_) => {}
            }
            left.retain(|shape| literals(shape, name).contains(first));
        }
        self.object(
            meant.fields,
            meant.open,
            &Conditions::NONE,
            Value::Object(given),
        )
    }
}

/// The kind that the most decisive strings name, whatever their case; among several the one that
/// knows the most of the fields, and among those the first.
fn meant(variants: &Variants, given: &[(String, Value)]) -> Option<&'static Shape> {
    let score = |shape: &Shape| {
        let named = variants.by.iter().map(|name| {
            let is_named = given.iter().any(|(key, value)| {
                let is = |literal: &&str| {
                    value
                        .as_text()
                        .is_some_and(|text| literal.eq_ignore_ascii_case(text))
                };
                key == name && literals(shape, name).iter().any(is)
            });
            usize::from(is_named)
        });
        let known = given
            .iter()
            .filter(|(name, _)| shape.fields.iter().any(|field| field.name == name));
        (named.fold(0, |sum, named| 2 * sum + named), known.count())
    };
    variants
        .shapes
        .iter()
        .copied()
        .rev()
        .max_by_key(|shape| score(shape))
}

/// The strings that mark a kind in one of its fields.
fn literals(shape: &Shape, name: &str) -> &'static [&'static str] {
    let field = shape.fields.iter().find(|field| field.name == name);
    match field.map(|field| field.holds) {
        Some(Type::OneOf(literals)) => literals,
        _ => &[],
    }
}
