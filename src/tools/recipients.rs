//! Whom a finished request would reach.

use super::read::Finished;
use crate::api::{Body, Operation};
use crate::error::Segment;
use crate::rules::phone;
use crate::schema::{Field, Shape, Type, Value};

/// Words in the name of a field that may say whom a request reaches, in the languages of Spoki's
/// customers.
const WORDS: &str = "phone phones mobile mobiles cell cellphone cellulare cellulari telefono telefoni tel telephone \
msisdn whatsapp wa waid number numbers numero numeri to cc bcc recipient recipients receiver receivers destination \
destinations destinatario destinatari addressee addressees contact contacts contatto contatti audience audiences \
segment segments list lists lista liste group groups gruppo gruppi tag tags user users customer customers client \
clients cliente clienti person persons people lead leads member members subscriber subscribers email emails mail";

/// The phones that a request names, and what cannot be compared with phones.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Recipients {
    /// Where each phone stands, and the phone as E.164.
    pub(super) phones: Vec<(Vec<Segment>, String)>,
    /// The first place that may name somebody and is no phone with its calling code.
    pub(super) unclear: Option<Vec<Segment>>,
    path: Vec<Segment>,
}

impl Recipients {
    /// Looks through query and bodies. Each body must name somebody, since it reaches somebody.
    pub(super) fn of(operations: &[&Operation], request: &Finished) -> Self {
        let mut found = Self::default();
        for (name, value) in &request.query {
            let query = operations.iter().flat_map(|operation| operation.query);
            if !query.into_iter().any(|field| field.name == name) {
                found.at(Segment::Field(name.clone()), |found| {
                    found.undeclared(name, value);
                });
            }
        }
        for body in &request.bodies {
            let before = found.phones.len();
            match body {
                Value::Object(given) => found.object(&kinds(operations), given),
                other => found.position(other, &[]),
            }
            if found.phones.len() == before {
                found.fail();
            }
        }
        if request.bodies.is_empty() {
            found.fail();
        }
        found
    }

    fn at(&mut self, segment: Segment, work: impl FnOnce(&mut Self)) {
        self.path.push(segment);
        work(self);
        self.path.pop();
    }

    fn fail(&mut self) {
        if self.unclear.is_none() {
            self.unclear = Some(self.path.clone());
        }
    }

    fn note(&mut self, phone: &phone::Phone) {
        let e164 = phone.e164().text();
        self.phones.push((self.path.clone(), e164));
    }

    /// An object whose fields are those of any of some kinds, and perhaps others.
    fn object(&mut self, kinds: &[&[Field]], given: &[(String, Value)]) {
        for (name, value) in given {
            let mut known = kinds.iter().flat_map(|fields| fields.iter());
            let field = known.find(|field| field.name == name);
            self.at(Segment::Field(name.clone()), |found| match field {
                Some(field) => found.declared(&field.holds, value),
                None => found.undeclared(name, value),
            });
        }
    }

    /// The value of a field that the operation knows.
    fn declared(&mut self, holds: &Type, value: &Value) {
        match (holds, value) {
            (Type::Nullable(of), _) => self.declared(of, value),
            (Type::Phone, _) => self.position(value, &[]),
            (Type::List { of, .. }, Value::List(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.at(Segment::Index(index), |found| found.declared(of, item));
                }
            }
            // Where people stand, and what is no list in place of one.
            (
                Type::Object(shape)
                | Type::List {
                    of: Type::Object(shape),
                    ..
                },
                _,
            ) if names_somebody(shape) => {
                self.position(value, &[shape.fields]);
            }
            (Type::Object(shape), Value::Object(given)) => self.object(&[shape.fields], given),
            (Type::CustomFields | Type::Texts | Type::AnyObject | Type::Any, _) => {
                self.data("", value);
            }
            // What is written to a recipient may be anything, and an id is the account's own.
            (_, Value::List(_) | Value::Object(_)) => self.undeclared("", value),
            _ => {}
        }
    }

    /// The value of a field that the operation does not know: what it does is not known either.
    fn undeclared(&mut self, name: &str, value: &Value) {
        if may_name_somebody(name) {
            return self.position(value, &[]);
        }
        match value {
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.at(Segment::Index(index), |found| found.undeclared(name, item));
                }
            }
            Value::Object(given) => self.object(&[], given),
            leaf => {
                if let Some(phone) = phone_of(leaf) {
                    self.note(&phone);
                }
            }
        }
    }

    /// Data that a request carries along. A phone in it counts; what is none is data.
    fn data(&mut self, name: &str, value: &Value) {
        match value {
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.at(Segment::Index(index), |found| found.data(name, item));
                }
            }
            Value::Object(given) => {
                for (name, value) in given {
                    self.at(Segment::Field(name.clone()), |found| {
                        found.data(name, value);
                    });
                }
            }
            Value::Text(text) => {
                let phone = phone::parse(text, None).ok();
                let phone =
                    phone.or_else(|| may_name_somebody(name).then(|| phone_of(value)).flatten());
                if let Some(phone) = phone {
                    self.note(&phone);
                }
            }
            Value::Integer(_) if may_name_somebody(name) => {
                if let Some(phone) = phone_of(value) {
                    self.note(&phone);
                }
            }
            _ => {}
        }
    }

    /// A place that says whom the request reaches: it must be one that can be compared.
    fn position(&mut self, value: &Value, kinds: &[&[Field]]) {
        match value {
            Value::Null => {}
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.at(Segment::Index(index), |found| found.position(item, kinds));
                }
            }
            Value::Object(given) => {
                let before = self.phones.len();
                // Beside a phone an id may say who is meant.
                let id = given.iter().find(|(name, value)| {
                    let is_id = matches!(name.as_str(), "id" | "pk" | "uuid");
                    is_id && *value != Value::Null
                });
                self.object(kinds, given);
                if let Some((name, _)) = id {
                    self.at(Segment::Field(name.clone()), Self::fail);
                }
                if self.phones.len() == before {
                    self.fail();
                }
            }
            leaf => match phone_of(leaf) {
                Some(phone) => self.note(&phone),
                None => self.fail(),
            },
        }
    }
}

/// The fields of the bodies of some operations.
fn kinds(operations: &[&Operation]) -> Vec<&'static [Field]> {
    let mut kinds = Vec::new();
    for operation in operations {
        match operation.body {
            Body::Object(fields) => kinds.push(fields),
            Body::Variants(variants) => {
                kinds.extend(variants.shapes.iter().map(|shape| shape.fields));
            }
            Body::None | Body::Empty | Body::List { .. } => {}
        }
    }
    kinds
}

fn names_somebody(shape: &Shape) -> bool {
    let is_phone = |field: &Field| matches!(field.holds, Type::Phone);
    shape.fields.iter().any(is_phone)
}

/// A phone by its digits, with or without what stands in front of the calling code.
fn phone_of(value: &Value) -> Option<phone::Phone> {
    match value {
        Value::Text(text) => phone::parse(text, None)
            .or_else(|_| with_plus(text.trim()))
            .ok(),
        Value::Integer(number) => with_plus(&crate::rules::decimal(*number)).ok(),
        _ => None,
    }
}

fn with_plus(digits: &str) -> Result<phone::Phone, crate::rules::Problem> {
    phone::parse(&("+".to_owned() + digits), None)
}

/// Whether a word of the name says that the field is about people.
fn may_name_somebody(name: &str) -> bool {
    let mut word = String::new();
    let mut was_small = false;
    for symbol in name.chars().chain([' ']) {
        let begins = !symbol.is_alphabetic() || (symbol.is_uppercase() && was_small);
        if begins {
            if WORDS.split(' ').any(|known| known == word) {
                return true;
            }
            word.clear();
        }
        was_small = symbol.is_lowercase();
        if symbol.is_alphabetic() && word.len() < 32 {
            word.push(symbol.to_ascii_lowercase());
        }
    }
    false
}
