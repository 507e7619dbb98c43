//! Reads the filters of a list route as Django does, and tells all that is wrong with them at once.
//! [inferred]

use serde_json::{Map, Value, json};

use crate::call::Call;
use crate::form::REQUIRED;
use crate::problem::Problem;
use crate::validators;

pub(crate) struct Query<'a> {
    call: &'a Call,
    errors: Map<String, Value>,
}

impl<'a> Query<'a> {
    pub(crate) fn open(call: &'a Call) -> Self {
        Self {
            call,
            errors: Map::new(),
        }
    }

    /// Ends the reading: all errors at once, or none.
    pub(crate) fn close(self) -> Result<(), Problem> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(Problem::fields(Value::Object(self.errors)))
        }
    }

    pub(crate) fn refuse(&mut self, name: &str, message: &str) {
        self.errors.insert(name.to_owned(), json!([message]));
    }

    /// What a value stands for; the first choice when the call names none.
    pub(crate) fn choice<T: Copy>(&mut self, name: &str, choices: &[(&str, T)]) -> Option<T> {
        let Some(given) = self.call.query(name) else {
            return choices.first().map(|(_, chosen)| *chosen);
        };
        let chosen = choices.iter().find(|(choice, _)| *choice == given);
        if chosen.is_none() {
            self.refuse(name, &validators::not_available(given));
        }
        chosen.map(|(_, chosen)| *chosen)
    }

    /// A date of the calendar, as `YYYY-MM-DD`.
    pub(crate) fn date(&mut self, name: &str) -> Option<String> {
        let given = self.call.query(name)?;
        if let Some(message) = validators::date(given) {
            self.refuse(name, &message);
            return None;
        }
        Some(given.to_owned())
    }

    pub(crate) fn number(&mut self, name: &str) -> Option<i64> {
        let given = self.call.query(name)?;
        let number = given.parse().ok();
        if number.is_none() {
            self.refuse(name, "Enter a number.");
        }
        number
    }

    pub(crate) fn required_number(&mut self, name: &str) -> Option<i64> {
        if self.call.query(name).is_none() {
            self.refuse(name, REQUIRED);
        }
        self.number(name)
    }
}
