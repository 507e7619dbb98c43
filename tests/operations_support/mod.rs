//! Inputs made from the declarations: a right one, and wrong ones that each break one rule.

use spoki::rules::Code;
use spoki::schema::{Field, Type, Value};

/// A value that must be refused in place of another: which, where below it the issue stands, and
/// its code.
pub(crate) struct Wrong {
    pub(crate) value: Option<Value>,
    pub(crate) below: String,
    pub(crate) code: &'static str,
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn object(name: &str, value: Value) -> Value {
    Value::Object(vec![(name.to_owned(), value)])
}

/// A value that a field takes; of an object, with all of its fields.
pub(crate) fn right(holds: &Type) -> Value {
    match *holds {
        Type::Text
        | Type::Name
        | Type::CustomFieldLabel
        | Type::ShortText { .. }
        | Type::Label { .. } => text("Richiamo"),
        Type::Secret => text("trigger-secret"),
        Type::Phone => text("+39 333 123 4567"),
        Type::Identifier => text("my.shop"),
        Type::Email | Type::ContactEmail => text("ada@example.com"),
        Type::Language | Type::ContactLanguage => text("it"),
        Type::CustomFieldCode => text("ORDER_ID"),
        Type::Country => text("IT"),
        Type::Url => text("https://example.com/a.pdf"),
        Type::MimeType => text("image/jpeg"),
        Type::Date | Type::DateOrDateTime => text("2028-02-29"),
        Type::DateTime => text("2026-10-01T09:00:00.000Z"),
        Type::Uuid => text("c0ffee00-1111-4222-8333-444455556666"),
        Type::Id => Value::Integer(7),
        Type::Integer { min, .. } => Value::Integer(min),
        Type::Boolean | Type::Constant(_) => Value::Boolean(true),
        Type::OneOf(known) | Type::Open(known) => text(known[0]),
        Type::Numbered(known) => Value::Integer(known[0].0),
        Type::CustomFields | Type::Texts => object("ORDER_ID", text("A-42")),
        Type::Any => Value::List(vec![Value::Null, text("x")]),
        Type::AnyObject => object("__proto__", Value::List(vec![Value::Null])),
        Type::Null => Value::Null,
        Type::Nullable(of) => right(of),
        Type::Object(shape) => right_object(shape.fields),
        Type::List { of, min, .. } => Value::List(vec![right(of); min.max(1)]),
    }
}

/// An object with all of those fields, but for what the operation sends by itself.
pub(crate) fn right_object(fields: &[Field]) -> Value {
    let given = fields
        .iter()
        .filter(|field| !matches!(field.holds, Type::Constant(_)))
        .map(|field| (field.name.to_owned(), right(&field.holds)));
    Value::Object(given.collect())
}

/// Values that a field must refuse.
pub(crate) fn wrong(holds: &Type) -> Vec<Wrong> {
    let mut wrongs: Vec<Wrong> = Vec::new();
    let mut add = |value: Value, below: &str, code: &'static str| {
        wrongs.push(Wrong {
            value: Some(value),
            below: below.to_owned(),
            code,
        });
    };
    let unusable = || Value::Unusable(Code::TooDeep.into());
    add(unusable(), "", "too_deep");
    if !matches!(holds, Type::Any | Type::Boolean | Type::Constant(_)) {
        add(Value::Boolean(true), "", "wrong_type");
    }
    for (wrong, code) in wrong_texts(holds) {
        add(Value::Text(wrong), "", code);
    }
    match *holds {
        Type::Id => add(Value::Integer(0), "", "invalid_id"),
        Type::Integer { min, max } => {
            add(Value::Integer(min - 1), "", "out_of_range");
            add(Value::Integer(max + 1), "", "out_of_range");
        }
        Type::Numbered(_) => add(Value::Integer(99), "", "not_one_of"),
        Type::CustomFields => {
            let hostile = object("__proto__", text("x"));
            add(hostile, ".__proto__", "custom_field.code_invalid");
            add(object("A", Value::Integer(1)), ".A", "wrong_type");
        }
        Type::Texts => add(object("A", Value::Null), ".A", "wrong_type"),
        Type::Any => add(Value::List(vec![unusable()]), "[0]", "too_deep"),
        Type::AnyObject => add(object("a", unusable()), ".a", "too_deep"),
        Type::Nullable(of) => return wrong(of),
        Type::Object(shape) => wrongs.extend(wrong_objects(shape.fields, shape.open, &[])),
        Type::List { of, min, max } => {
            if min > 0 {
                add(Value::List(Vec::new()), "", "too_few");
            }
            if max < 1_000 {
                add(Value::List(vec![right(of); max + 1]), "", "too_many");
            }
            for item in wrong(of) {
                let list = Value::List(vec![item.value.unwrap_or(Value::Null)]);
                add(list, &format!("[0]{}", item.below), item.code);
            }
        }
        _ => {}
    }
    wrongs
}

/// Strings that a field must refuse.
fn wrong_texts(holds: &Type) -> Vec<(String, &'static str)> {
    let long = |max: usize| "è".repeat(max + 1);
    let wrongs: &[(&str, &'static str)] = match *holds {
        Type::Name | Type::Secret => &[("", "blank"), (" \n", "blank")],
        Type::ShortText { max } => return vec![(long(max), "too_long")],
        Type::Label { max } => return vec![(" ".to_owned(), "blank"), (long(max), "too_long")],
        Type::Phone => &[
            ("333 123 4567", "phone.no_country"),
            ("+39333", "phone.too_short"),
        ],
        Type::Identifier => &[("..", "invalid_identifier"), ("a/b", "invalid_identifier")],
        Type::Email => &[("", "email.invalid"), ("ada@", "email.invalid")],
        Type::ContactEmail => &[("ada@", "email.invalid")],
        Type::Language => &[("italiano", "language.invalid")],
        Type::ContactLanguage => &[("xx_IT", "language.invalid")],
        Type::CustomFieldLabel => &[(" ", "blank"), ("PHONE", "custom_field.code_reserved")],
        Type::CustomFieldCode => &[("PHONE", "custom_field.code_reserved")],
        Type::Country => &[("it", "country.invalid")],
        Type::Url => &[
            ("ftp://example.com", "url.invalid"),
            ("https://me:word@example.com", "url.credentials"),
        ],
        Type::MimeType => &[("jpeg", "mime_type.invalid")],
        Type::Date => &[("2026-02-29", "date.invalid")],
        Type::DateTime => &[
            ("2026-10-01", "date.time_invalid"),
            ("2026-10-01T09:00:00", "date.time_invalid"),
        ],
        Type::DateOrDateTime => &[
            ("2026-02-29", "date.invalid"),
            ("2026-10-01T09:00:00", "date.time_invalid"),
        ],
        Type::Uuid => &[("../1", "invalid_uuid")],
        Type::Id => &[("1/2", "invalid_id"), ("0", "invalid_id")],
        Type::Boolean | Type::Constant(_) => &[("true", "wrong_type")],
        Type::Integer { .. } | Type::Numbered(_) => &[("1", "wrong_type")],
        Type::OneOf(known) => {
            return vec![
                ("?".to_owned(), "not_one_of"),
                (in_other_letters(known[0]), "not_one_of"),
            ];
        }
        Type::Open(known) => {
            return vec![
                (String::new(), "blank"),
                (in_other_letters(known[0]), "not_one_of"),
            ];
        }
        _ => &[],
    };
    wrongs
        .iter()
        .map(|(wrong, code)| ((*wrong).to_owned(), *code))
        .collect()
}

fn in_other_letters(known: &str) -> String {
    let lower = known.to_lowercase();
    if lower == known {
        known.to_uppercase()
    } else {
        lower
    }
}

/// Objects that are right but for one field. `decisive` are fields that are never filled in.
pub(crate) fn wrong_objects(fields: &[Field], open: bool, decisive: &[&str]) -> Vec<Wrong> {
    let Value::Object(all) = right_object(fields) else {
        return Vec::new();
    };
    let mut wrongs = Vec::new();
    let with = |name: &str, value: Option<Value>| {
        let mut changed = all.clone();
        changed.retain(|(known, _)| known != name);
        changed.extend(value.map(|value| (name.to_owned(), value)));
        Some(Value::Object(changed))
    };
    if !open {
        wrongs.push(Wrong {
            value: with("__proto__", Some(Value::Null)),
            below: ".__proto__".to_owned(),
            code: "unknown_field",
        });
    }
    for field in fields {
        if matches!(field.holds, Type::Constant(_)) {
            continue;
        }
        let is_filled_in =
            matches!(field.holds, Type::OneOf([_])) && !decisive.contains(&field.name);
        if field.required && !is_filled_in {
            wrongs.push(Wrong {
                value: with(field.name, None),
                below: format!(".{}", field.name),
                code: "required",
            });
        }
        for found in wrong(&field.holds) {
            wrongs.push(Wrong {
                value: with(field.name, found.value),
                below: format!(".{}{}", field.name, found.below),
                code: found.code,
            });
        }
    }
    wrongs
}
