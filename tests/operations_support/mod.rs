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
        Type::Text | Type::Name | Type::ShortText { .. } | Type::Label { .. } => text("Richiamo"),
        Type::Secret => text("trigger-secret"),
        Type::Phone => text("+39 333 123 4567"),
        Type::Identifier => text("my.shop"),
        Type::Email | Type::ContactEmail => text("ada@example.com"),
        Type::Language => text("it"),
        Type::CustomFieldCode => text("ORDER_ID"),
        Type::Country => text("IT"),
        Type::Url => text("https://example.com/a.pdf"),
        Type::MimeType => text("application/pdf"),
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
    let long = |max: usize| text(&"è".repeat(max + 1));
    match *holds {
        Type::Text | Type::DateOrDateTime | Type::DateTime | Type::Date | Type::Null => {}
        Type::Name | Type::Secret => add(text(" \n"), "", "blank"),
        Type::ShortText { max } => add(long(max), "", "too_long"),
        Type::Label { max } => {
            add(text(""), "", "blank");
            add(long(max), "", "too_long");
        }
        Type::Phone => {
            add(text("333 123 4567"), "", "phone.no_country");
            add(text("+39333"), "", "phone.too_short");
        }
        Type::Identifier => add(text(".."), "", "invalid_identifier"),
        Type::Email | Type::ContactEmail => add(text("ada@"), "", "email.invalid"),
        Type::Language => add(text("italiano"), "", "language.invalid"),
        Type::CustomFieldCode => add(text("PHONE"), "", "custom_field.code_reserved"),
        Type::Country => add(text("it"), "", "country.invalid"),
        Type::Url => {
            add(text("ftp://example.com"), "", "url.invalid");
            add(text("https://me:word@example.com"), "", "url.credentials");
        }
        Type::MimeType => add(text("jpeg"), "", "mime_type.invalid"),
        Type::Uuid => add(text("../1"), "", "invalid_uuid"),
        Type::Id => {
            add(Value::Integer(0), "", "invalid_id");
            add(text("1/2"), "", "invalid_id");
        }
        Type::Integer { min, .. } => {
            add(Value::Integer(min - 1), "", "out_of_range");
            add(text("1"), "", "wrong_type");
        }
        Type::Boolean | Type::Constant(_) => add(text("true"), "", "wrong_type"),
        Type::OneOf(known) => {
            add(text("?"), "", "not_one_of");
            add(
                text(&known[0].to_lowercase().to_uppercase()[..1]),
                "",
                "not_one_of",
            );
        }
        Type::Open(known) => {
            add(text(""), "", "blank");
            let other_case = match known[0].to_lowercase() {
                lower if lower == known[0] => known[0].to_uppercase(),
                lower => lower,
            };
            add(text(&other_case), "", "not_one_of");
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
    }
    if matches!(holds, Type::Date | Type::DateOrDateTime) {
        wrongs.push(Wrong {
            value: Some(text("2026-02-29")),
            below: String::new(),
            code: "date.invalid",
        });
    }
    if matches!(holds, Type::DateTime | Type::DateOrDateTime) {
        wrongs.push(Wrong {
            value: Some(text("2026-10-01T09:00:00")),
            below: String::new(),
            code: "date.time_invalid",
        });
    }
    wrongs
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
