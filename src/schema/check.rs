//! The checker: walks an input once, by the fields of its operation, and reports everything that
//! is wrong with it, each finding with its path. What passes comes out normalised.

use super::field::{Field, Type};
use super::value::Value;
use crate::error::{Issue, Segment};
use crate::rules::{self, Code, Problem, suggest::nearest};

/// How deep an input may be nested: no operation needs more than half of it.
pub const MAX_DEPTH: usize = 32;

/// The most that one string may hold, in bytes. WhatsApp's longest text is far below; the bound is
/// there so that a mistake (a whole file in a name) is told before it is sent.
const MAX_TEXT: usize = 1 << 20;

/// Checks an object against its fields: the normalised object, or every issue found. Unless
/// `one_of` is empty, at least one of the fields named there must be given.
///
/// # Errors
/// All issues, in the order of the input, then the missing fields in the order of `fields`.
pub fn check_object(
    fields: &[Field],
    one_of: &[&'static str],
    input: Value,
) -> Result<Value, Vec<Issue>> {
    let mut checker = Checker::default();
    let value = checker.object(fields, one_of, input);
    checker.finish(value)
}

/// Checks a list at the root of an input.
///
/// # Errors
/// All issues, in the order of the items.
pub fn check_list(of: &Type, min: usize, max: usize, input: Value) -> Result<Value, Vec<Issue>> {
    let mut checker = Checker::default();
    let value = checker.list(of, min, max, input);
    checker.finish(value)
}

#[derive(Default)]
struct Checker {
    path: Vec<Segment>,
    issues: Vec<Issue>,
}

impl Checker {
    fn finish(self, value: Value) -> Result<Value, Vec<Issue>> {
        if self.issues.is_empty() {
            Ok(value)
        } else {
            Err(self.issues)
        }
    }

    fn report(&mut self, problem: impl Into<Problem>) {
        self.issues.push(Issue {
            path: self.path.clone(),
            problem: problem.into(),
        });
    }

    fn within<T>(&mut self, segment: Segment, work: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(segment);
        let result = work(self);
        self.path.pop();
        result
    }

    fn wrong_type(&mut self, expected: &'static str, actual: Value) -> Value {
        match actual {
            Value::Unusable(problem) => self.report(problem),
            _ => self.report(
                Problem::new(Code::WrongType)
                    .with("expected", expected)
                    .with("actual", actual.kind()),
            ),
        }
        Value::Null
    }

    fn object(&mut self, fields: &[Field], one_of: &[&'static str], input: Value) -> Value {
        let given = match input {
            Value::Object(given) => given,
            other => return self.wrong_type("an object", other),
        };
        let mut checked = Vec::with_capacity(fields.len());
        for (name, value) in given {
            let known = fields.iter().find(|field| field.name == name);
            self.within(Segment::Field(name), |checker| match known {
                Some(field) if !matches!(field.holds, Type::Constant(_)) => {
                    let value = checker.value(&field.holds, value);
                    checked.push((field.name.to_owned(), value));
                }
                _ => checker.unknown_field(fields),
            });
        }
        for field in fields {
            if let Type::Constant(value) = field.holds {
                checked.push((field.name.to_owned(), Value::Boolean(value)));
            } else if field.required && !checked.iter().any(|(name, _)| name == field.name) {
                self.within(Segment::Field(field.name.to_owned()), |checker| {
                    checker.report(Code::Required);
                });
            }
        }
        let one_given = one_of
            .iter()
            .any(|name| checked.iter().any(|(key, _)| key == name));
        if !one_of.is_empty() && !one_given {
            self.report(Problem::new(Code::OneRequired).with("fields", one_of.join(", ")));
        }
        Value::Object(checked)
    }

    fn unknown_field(&mut self, fields: &[Field]) {
        let known = fields
            .iter()
            .filter(|field| !matches!(field.holds, Type::Constant(_)))
            .map(|field| field.name);
        let meant = match self.path.last() {
            Some(Segment::Field(name)) => nearest(name, known),
            _ => None,
        };
        self.report(Problem::new(Code::UnknownField).with("suggestion", did_you_mean(meant)));
    }

    fn list(&mut self, of: &Type, min: usize, max: usize, input: Value) -> Value {
        let items = match input {
            Value::List(items) => items,
            other => return self.wrong_type("an array", other),
        };
        let count = items.len();
        if count < min {
            let problem = Problem::new(Code::TooFew).with("min", min);
            self.report(problem.with("actual", count));
        }
        if count > max {
            let problem = Problem::new(Code::TooMany).with("max", max);
            self.report(problem.with("actual", count));
            return Value::Null;
        }
        let checked = items.into_iter().enumerate().map(|(index, item)| {
            self.within(Segment::Index(index), |checker| checker.value(of, item))
        });
        Value::List(checked.collect())
    }

    fn value(&mut self, holds: &Type, value: Value) -> Value {
        match holds {
            Type::Text => self.text(value, |_| Ok(None)),
            Type::Name => self.text(value, |text| {
                if text.trim().is_empty() {
                    return Err(Code::Blank.into());
                }
                Ok(None)
            }),
            Type::Phone => self.text(value, |text| {
                rules::phone::parse(text, None).map(|phone| Some(phone.e164().to_string()))
            }),
            // Spoki keeps a field that is left out and empties one that is "".
            Type::Email => self.text(value, |text| match text {
                "" => Ok(None),
                _ => rules::email::check(text).map(|()| None),
            }),
            Type::Language => self.text(value, |text| rules::language::check(text).map(|()| None)),
            Type::CustomFieldCode => self.text(value, |text| {
                rules::custom_field::check_code(text).map(|()| None)
            }),
            Type::Id => self.id(value),
            Type::Integer { min, max } => self.integer(*min, *max, value),
            Type::Boolean | Type::Constant(_) => match value {
                Value::Boolean(_) => value,
                other => self.wrong_type("true or false", other),
            },
            Type::OneOf(allowed) => self.one_of(allowed, value),
            Type::Numbered(allowed) => self.numbered(allowed, value),
            Type::CustomFields => self.texts(value, rules::custom_field::check_key),
            Type::Texts => self.texts(value, |_| Ok(())),
            Type::Object(shape) => self.object(shape.fields, &[], value),
            Type::List { of, min, max } => self.list(of, *min, *max, value),
        }
    }

    /// A string that passes a rule, in the form that the rule gives it.
    fn text(
        &mut self,
        value: Value,
        rule: impl FnOnce(&str) -> Result<Option<String>, Problem>,
    ) -> Value {
        let text = match value {
            Value::Text(text) => text,
            other => return self.wrong_type("a string", other),
        };
        if text.len() > MAX_TEXT {
            let problem = Problem::new(Code::TooLong).with("max", MAX_TEXT);
            self.report(problem.with("actual", text.len()));
            return Value::Null;
        }
        match rule(&text) {
            Ok(normalised) => Value::Text(normalised.unwrap_or(text)),
            Err(problem) => {
                self.report(problem);
                Value::Null
            }
        }
    }

    fn id(&mut self, value: Value) -> Value {
        match &value {
            Value::Integer(number) if *number > 0 => value,
            Value::Text(digits) if rules::id::check(digits).is_ok() => {
                digits.parse().map_or(value, Value::Integer)
            }
            Value::Integer(_) | Value::Decimal(_) | Value::Text(_) => {
                self.report(Code::InvalidId);
                Value::Null
            }
            _ => self.wrong_type("an id", value),
        }
    }

    fn integer(&mut self, min: i64, max: i64, value: Value) -> Value {
        match value {
            Value::Integer(number) if (min..=max).contains(&number) => value,
            Value::Integer(_) => {
                let problem = Problem::new(Code::OutOfRange).with("min", min);
                self.report(problem.with("max", max));
                Value::Null
            }
            other => self.wrong_type("a whole number", other),
        }
    }

    fn one_of(&mut self, allowed: &[&'static str], value: Value) -> Value {
        let text = match value {
            Value::Text(text) => text,
            other => return self.wrong_type("a string", other),
        };
        if allowed.contains(&text.as_str()) {
            return Value::Text(text);
        }
        let meant = nearest(&text, allowed.iter().copied());
        self.report(
            Problem::new(Code::NotOneOf)
                .with("allowed", allowed.join(", "))
                .with("suggestion", did_you_mean(meant)),
        );
        Value::Null
    }

    fn numbered(&mut self, allowed: &[(i64, &'static str)], value: Value) -> Value {
        match value {
            Value::Integer(number) if allowed.iter().any(|(known, _)| *known == number) => value,
            Value::Integer(_) => {
                let names: Vec<String> = allowed
                    .iter()
                    .map(|(number, meaning)| format!("{number} ({meaning})"))
                    .collect();
                self.report(
                    Problem::new(Code::NotOneOf)
                        .with("allowed", names.join(", "))
                        .with("suggestion", ""),
                );
                Value::Null
            }
            other => self.wrong_type("a whole number", other),
        }
    }

    /// An object of strings whose names pass a rule.
    fn texts(&mut self, value: Value, rule: impl Fn(&str) -> Result<(), Problem>) -> Value {
        let fields = match value {
            Value::Object(fields) => fields,
            other => return self.wrong_type("an object of strings", other),
        };
        let checked = fields.into_iter().map(|(name, value)| {
            let verdict = rule(&name);
            let value = self.within(Segment::Field(name.clone()), |checker| {
                if let Err(problem) = verdict {
                    checker.report(problem);
                }
                checker.value(&Type::Text, value)
            });
            (name, value)
        });
        Value::Object(checked.collect())
    }
}

fn did_you_mean(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!(" (did you mean {name}?)"))
}
