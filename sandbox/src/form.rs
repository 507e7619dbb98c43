//! Reads the fields of a body the way Django REST Framework does, and words its refusals alike.
//!
//! That Spoki's messages are the framework's own is [inferred]; their nesting is [live].

mod values;

use serde_json::{Map, Value, json};

use crate::validators::not_a_choice;
use values::python_type;
pub(crate) use values::{batch, integer_of, non_field, not_a_list, rows, text_of, without_empty};

pub(crate) const REQUIRED: &str = "This field is required.";
pub(crate) const BLANK: &str = "This field may not be blank.";
pub(crate) const NULL: &str = "This field may not be null.";
pub(crate) const NOT_TEXT: &str = "Not a valid string.";

/// A rule for a text: the message when it is broken.
pub(crate) type Rule = fn(&str) -> Option<String>;

/// No rule beyond being a text.
pub(crate) fn any_text(_: &str) -> Option<String> {
    None
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    Required,
    Optional,
}

pub(crate) struct Form<'a> {
    fields: &'a Map<String, Value>,
    errors: Map<String, Value>,
}

impl<'a> Form<'a> {
    pub(crate) fn open(value: &'a Value) -> Result<Self, Value> {
        let Value::Object(fields) = value else {
            let got = python_type(value);
            return Err(non_field(&format!(
                "Invalid data. Expected a dictionary, but got {got}."
            )));
        };
        Ok(Self {
            fields,
            errors: Map::new(),
        })
    }

    /// Ends the reading: all errors at once, or none.
    pub(crate) fn close(self) -> Result<(), Value> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(Value::Object(self.errors))
        }
    }

    pub(crate) fn refuse(&mut self, name: &str, message: &str) {
        self.errors.insert(name.to_owned(), json!([message]));
    }

    /// A value that is given and not null.
    pub(crate) fn value(&mut self, name: &str, presence: Presence) -> Option<&'a Value> {
        match self.fields.get(name) {
            None if presence == Presence::Optional => None,
            None => {
                self.refuse(name, REQUIRED);
                None
            }
            Some(Value::Null) => {
                self.refuse(name, NULL);
                None
            }
            Some(value) => Some(value),
        }
    }

    /// A text that may be empty.
    pub(crate) fn text(&mut self, name: &str, presence: Presence, rule: Rule) -> Option<String> {
        let value = self.value(name, presence)?;
        let problem = match text_of(value) {
            Ok(text) => match rule(&text) {
                None => return Some(text),
                Some(problem) => problem,
            },
            Err(problem) => problem.to_owned(),
        };
        self.refuse(name, &problem);
        None
    }

    /// A text with at least one character that is not a space.
    pub(crate) fn filled_text(
        &mut self,
        name: &str,
        presence: Presence,
        rule: Rule,
    ) -> Option<String> {
        let text = self.text(name, presence, any_text)?;
        let problem = if text.is_empty() {
            Some(BLANK.to_owned())
        } else {
            rule(&text)
        };
        match problem {
            None => Some(text),
            Some(problem) => {
                self.refuse(name, &problem);
                None
            }
        }
    }

    /// Whether the field is there and null.
    pub(crate) fn is_null(&self, name: &str) -> bool {
        self.fields.get(name).is_some_and(Value::is_null)
    }

    pub(crate) fn boolean(&mut self, name: &str) -> Option<bool> {
        let value = self.value(name, Presence::Optional)?;
        let truth = match value {
            Value::Bool(truth) => Some(*truth),
            Value::String(text) => match text.to_ascii_lowercase().as_str() {
                "true" | "1" => Some(true),
                "false" | "0" => Some(false),
                _ => None,
            },
            Value::Number(number) => match number.as_u64() {
                Some(1) => Some(true),
                Some(0) => Some(false),
                _ => None,
            },
            _ => None,
        };
        if truth.is_none() {
            self.refuse(name, "Must be a valid boolean.");
        }
        truth
    }

    /// A whole number, or its digits in a string.
    pub(crate) fn integer(&mut self, name: &str, presence: Presence) -> Option<i64> {
        let value = self.value(name, presence)?;
        match integer_of(value) {
            Ok(number) => Some(number),
            Err(problem) => {
                self.refuse(name, problem);
                None
            }
        }
    }

    /// A whole number from `least` to what the framework's database can hold. [inferred]
    pub(crate) fn integer_from(
        &mut self,
        name: &str,
        presence: Presence,
        least: i64,
    ) -> Option<i64> {
        let most = i64::from(i32::MAX);
        let number = self.integer(name, presence)?;
        let problem = if number < least {
            format!("Ensure this value is greater than or equal to {least}.")
        } else if number > most {
            format!("Ensure this value is less than or equal to {most}.")
        } else {
            return Some(number);
        };
        self.refuse(name, &problem);
        None
    }

    /// One of a set of texts; case-sensitive, as every enumeration of Spoki. [live]
    pub(crate) fn choice(
        &mut self,
        name: &str,
        presence: Presence,
        choices: &[&'static str],
    ) -> Option<&'static str> {
        let text = self.text(name, presence, any_text)?;
        let chosen = choices.iter().find(|choice| **choice == text);
        if chosen.is_none() {
            self.refuse(name, &not_a_choice(&text));
        }
        chosen.copied()
    }

    /// One of some numbers; the framework takes their digits as text too. [inferred]
    pub(crate) fn number_choice(
        &mut self,
        name: &str,
        presence: Presence,
        choices: &[i64],
    ) -> Option<i64> {
        let value = self.value(name, presence)?;
        let given = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let chosen = choices.iter().find(|choice| choice.to_string() == given);
        if chosen.is_none() {
            self.refuse(name, &not_a_choice(&given));
        }
        chosen.copied()
    }

    /// An object that is passed on as it is, such as `metadata`.
    pub(crate) fn object(&mut self, name: &str) -> Option<Value> {
        let value = self.value(name, Presence::Optional)?;
        if value.is_object() {
            return Some(value.clone());
        }
        let got = python_type(value);
        self.refuse(
            name,
            &format!("Expected a dictionary of items but got type \"{got}\"."),
        );
        None
    }

    /// An object with fields of its own; its errors are nested under its name.
    pub(crate) fn nested<T>(
        &mut self,
        name: &str,
        presence: Presence,
        read: impl FnOnce(&Value) -> Result<T, Value>,
    ) -> Option<T> {
        let value = self.value(name, presence)?;
        match read(value) {
            Ok(read) => Some(read),
            Err(errors) => {
                self.errors.insert(name.to_owned(), errors);
                None
            }
        }
    }

    /// An array of objects; errors are told as an array too.
    pub(crate) fn rows<T>(
        &mut self,
        name: &str,
        presence: Presence,
        read: impl Fn(&Value) -> Result<T, Value>,
    ) -> Vec<T> {
        let rows = self.nested(name, presence, |value| rows(value, read));
        rows.unwrap_or_default()
    }

    /// A map of texts, such as `custom_fields`.
    pub(crate) fn texts(&mut self, name: &str) -> Vec<(String, String)> {
        let Some(value) = self.value(name, Presence::Optional) else {
            return Vec::new();
        };
        let Value::Object(map) = value else {
            let got = python_type(value);
            self.refuse(
                name,
                &format!("Expected a dictionary of items but got type \"{got}\"."),
            );
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(map.len());
        let mut errors = Map::new();
        for (key, value) in map {
            match text_of(value) {
                Ok(text) => texts.push((key.clone(), text)),
                Err(problem) => {
                    errors.insert(key.clone(), json!([problem]));
                }
            }
        }
        if !errors.is_empty() {
            self.errors.insert(name.to_owned(), Value::Object(errors));
        }
        texts
    }

    /// An array whose items are all read by `item`; errors are told by position.
    pub(crate) fn array<T>(
        &mut self,
        name: &str,
        item: impl Fn(&Value) -> Result<T, &'static str>,
    ) -> Vec<T> {
        let Some(value) = self.value(name, Presence::Optional) else {
            return Vec::new();
        };
        let Value::Array(values) = value else {
            self.refuse(name, &not_a_list(value));
            return Vec::new();
        };
        let mut items = Vec::with_capacity(values.len());
        let mut errors = Map::new();
        for (index, value) in values.iter().enumerate() {
            match item(value) {
                Ok(item) => items.push(item),
                Err(problem) => {
                    errors.insert(index.to_string(), json!([problem]));
                }
            }
        }
        if !errors.is_empty() {
            self.errors.insert(name.to_owned(), Value::Object(errors));
        }
        items
    }
}
