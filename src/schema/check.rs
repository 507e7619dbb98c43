//! The checker: walks an input once, by the fields of its operation, and reports everything that
//! is wrong with it, each finding with its path. What passes comes out normalised.

use super::field::{Agreement, Conditions, Field, Suit, Type, Variants};
use super::text::check_text;
use super::told::Told;
use super::unusable::find_unusable;
use super::value::Value;
use crate::error::{Issue, Segment};
use crate::rules::suggest::nearest;
use crate::rules::{self, Code, Problem, decimal, joined, whole};

/// How deep an input may be nested: no operation needs more than half of it.
pub const MAX_DEPTH: usize = 32;

/// The most that one string may hold, in bytes. WhatsApp's longest text is far below; the bound is
/// there so that a mistake (a whole file in a name) is told before it is sent.
const MAX_TEXT: usize = 1 << 20;

/// To compare a name with all that are known takes a while, and who has so many wrong names reads no
/// more of it.
const MOST_SUGGESTIONS: u8 = 20;

/// What a `null` means for a field that may be left out and takes none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nulls {
    /// A mistake: it looks as if it emptied the field, and would not.
    Refused,
    /// That it is left out: forms and models write `null` for what they have not.
    LeftOut,
}

/// Checks an object against its fields, and what holds between them: the normalised object, or
/// every issue found.
///
/// # Errors
/// All issues, in the order of the input, then the missing fields in the order of `fields`.
pub fn check_object(
    fields: &[Field],
    conditions: &Conditions,
    nulls: Nulls,
    input: Value,
) -> Result<Value, Vec<Issue>> {
    let mut checker = Checker::new(nulls);
    let value = checker.object(fields, false, conditions, input);
    checker.finish(value)
}

/// Checks an object of one of several kinds against the kind that is meant.
///
/// # Errors
/// All issues: those of the fields that tell the kinds apart first, then as [`check_object`].
pub fn check_variants(
    variants: &Variants,
    nulls: Nulls,
    input: Value,
) -> Result<Value, Vec<Issue>> {
    let mut checker = Checker::new(nulls);
    let value = checker.variants(variants, input);
    checker.finish(value)
}

/// Checks a list at the root of an input.
///
/// # Errors
/// All issues, in the order of the items.
pub fn check_list(
    of: &Type,
    min: usize,
    max: usize,
    nulls: Nulls,
    input: Value,
) -> Result<Value, Vec<Issue>> {
    let mut checker = Checker::new(nulls);
    let value = checker.list(of, min, max, input);
    checker.finish(value)
}

pub(super) struct Checker {
    path: Vec<Segment>,
    told: Told,
    nulls: Nulls,
    /// How many unknown names may still be compared with the known ones.
    suggestions: u8,
}

impl Checker {
    fn new(nulls: Nulls) -> Self {
        Self {
            path: Vec::new(),
            told: Told::default(),
            nulls,
            suggestions: MOST_SUGGESTIONS,
        }
    }

    fn finish(self, value: Value) -> Result<Value, Vec<Issue>> {
        if self.told.is_empty() {
            Ok(value)
        } else {
            Err(self.told.into_issues())
        }
    }

    pub(super) fn report(&mut self, problem: impl Into<Problem>) {
        let path = &self.path;
        self.told.tell(|| Issue {
            path: path.clone(),
            problem: problem.into(),
        });
    }

    pub(super) fn within<T>(&mut self, segment: Segment, work: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(segment);
        let result = work(self);
        self.path.pop();
        result
    }

    pub(super) fn wrong_type(&mut self, expected: &'static str, actual: Value) -> Value {
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

    pub(super) fn object(
        &mut self,
        fields: &[Field],
        open: bool,
        conditions: &Conditions,
        input: Value,
    ) -> Value {
        let given = match input {
            Value::Object(given) => given,
            other => return self.wrong_type("an object", other),
        };
        let mut checked = Vec::with_capacity(fields.len());
        for (name, value) in given {
            let known = fields.iter().find(|field| field.name == name);
            if self.is_left_out(known, &value) {
                continue;
            }
            self.within(Segment::Field(name.clone()), |checker| match known {
                Some(field) if !matches!(field.holds, Type::Constant(_)) => {
                    let value = checker.value(&field.holds, value);
                    checked.push((name, value));
                }
                None if open => checked.push((name, checker.any(value))),
                _ => checker.unknown_field(fields),
            });
        }
        for field in fields {
            let is_given = checked.iter().any(|(name, _)| name == field.name);
            let only = match field.holds {
                Type::Constant(value) => Some(Value::Boolean(value)),
                Type::OneOf([only]) if field.required => Some(Value::Text((*only).to_owned())),
                _ => None,
            };
            match only {
                Some(only) if !is_given => checked.push((field.name.to_owned(), only)),
                None if field.required && !is_given => {
                    self.within(Segment::Field(field.name.to_owned()), |checker| {
                        checker.report(Code::Required);
                    });
                }
                _ => {}
            }
        }
        self.between(conditions, &checked);
        self.suits(conditions.suits, &checked);
        Value::Object(checked)
    }

    fn is_left_out(&self, field: Option<&Field>, value: &Value) -> bool {
        let takes_null = |holds: Type| matches!(holds, Type::Null | Type::Nullable(_) | Type::Any);
        let is_optional = field.is_some_and(|field| !field.required && !takes_null(field.holds));
        self.nulls == Nulls::LeftOut && is_optional && matches!(value, Value::Null)
    }

    fn between(&mut self, conditions: &Conditions, checked: &[(String, Value)]) {
        let given = |name: &&str| checked.iter().any(|(key, _)| key == name);
        let one_of = conditions.one_of;
        if !one_of.is_empty() && !one_of.iter().any(given) {
            self.report(Problem::new(Code::OneRequired).with("fields", joined(one_of, ", ")));
        }
        for need in conditions.needs {
            let applies = checked.iter().any(|(name, value)| {
                let is = match value {
                    Value::Text(text) => text == need.value,
                    Value::Integer(number) => decimal(*number) == need.value,
                    _ => false,
                };
                name == need.field && is
            });
            for name in need.fields.iter().filter(|name| applies && !given(name)) {
                self.within(Segment::Field((*name).to_owned()), |checker| {
                    let problem = Problem::new(Code::RequiredWith).with("field", need.field);
                    checker.report(problem.with("value", need.value));
                });
            }
        }
    }

    /// Only values that are right by themselves are held against each other.
    fn suits(&mut self, suits: &[Suit], checked: &[(String, Value)]) {
        let given = |name: &str| checked.iter().find(|(key, _)| key == name);
        for suit in suits {
            let (Some((_, Value::Text(value))), Some((_, other))) =
                (given(suit.field), given(suit.to))
            else {
                continue;
            };
            let verdict = match (suit.by, other) {
                (Agreement::MimeTypeOfFormat, Value::Text(format)) => {
                    rules::mime_type::check_of_format(format, value)
                }
                (Agreement::ValueOfFieldType, Value::Integer(field_type)) => {
                    rules::custom_field::check_value(*field_type, value)
                }
                _ => Ok(()),
            };
            if let Err(problem) = verdict {
                self.within(Segment::Field(suit.field.to_owned()), |checker| {
                    checker.report(problem);
                });
            }
        }
    }

    fn unknown_field(&mut self, fields: &[Field]) {
        let known = fields
            .iter()
            .filter(|field| !matches!(field.holds, Type::Constant(_)))
            .map(|field| field.name);
        let meant = match self.path.last() {
            Some(Segment::Field(name)) if self.suggestions > 0 => nearest(name, known),
            _ => None,
        };
        self.suggestions = self.suggestions.saturating_sub(1);
        self.report(Problem::new(Code::UnknownField).with("suggestion", meant.unwrap_or_default()));
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

    pub(super) fn value(&mut self, holds: &Type, value: Value) -> Value {
        match holds {
            Type::Id => self.id(value),
            Type::Integer { min, max } => self.integer(*min, *max, value),
            Type::Boolean | Type::Constant(_) => match value {
                Value::Boolean(_) => value,
                other => self.wrong_type("true or false", other),
            },
            Type::Numbered(allowed) => self.numbered(allowed, value),
            Type::CustomFields => self.texts(value, rules::custom_field::check_key),
            Type::Texts => self.texts(value, |_| Ok(())),
            Type::Object(shape) => self.object(shape.fields, shape.open, &Conditions::NONE, value),
            Type::List { of, min, max } => self.list(of, *min, *max, value),
            Type::Any => self.any(value),
            Type::AnyObject => match value {
                Value::Object(_) => self.any(value),
                other => self.wrong_type("an object", other),
            },
            Type::Null | Type::Nullable(_) if matches!(value, Value::Null) => value,
            Type::Null => self.wrong_type("null", value),
            Type::Nullable(of) => self.value(of, value),
            text => self.text(text, value),
        }
    }

    /// A string that passes the rule of its type, in the form that the rule gives it.
    fn text(&mut self, holds: &Type, value: Value) -> Value {
        let text = match value {
            Value::Text(text) => text,
            other => return self.wrong_type("a string", other),
        };
        if text.len() > MAX_TEXT {
            let problem = Problem::new(Code::TooLong).with("max", MAX_TEXT);
            self.report(problem.with("actual", text.len()));
            return Value::Null;
        }
        match check_text(holds, &text) {
            Ok(normalised) => Value::Text(normalised.unwrap_or(text)),
            Err(problem) => {
                self.report(problem);
                Value::Null
            }
        }
    }

    fn any(&mut self, value: Value) -> Value {
        find_unusable(&value, &mut self.path, &mut self.told);
        value
    }

    fn id(&mut self, value: Value) -> Value {
        match &value {
            Value::Integer(number) if *number > 0 => value,
            Value::Text(digits) if rules::id::check(digits).is_ok() => {
                whole(digits).map_or(value, Value::Integer)
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

    fn numbered(&mut self, allowed: &[(i64, &'static str)], value: Value) -> Value {
        match value {
            Value::Integer(number) if allowed.iter().any(|(known, _)| *known == number) => value,
            Value::Integer(_) => {
                let names: Vec<String> = allowed
                    .iter()
                    .map(|(number, meaning)| joined(&[&decimal(*number), " (", meaning, ")"], ""))
                    .collect();
                self.report(
                    Problem::new(Code::NotOneOf)
                        .with("allowed", joined(&names, ", "))
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
