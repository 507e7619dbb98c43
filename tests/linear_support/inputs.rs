//! Checks of whole inputs.

use super::{Judge, object, pieces, text};
use spoki::api::{Body, Operation, SCHEMAS, find};
use spoki::protocol::check;
use spoki::rules::Code;
use spoki::schema::{Nulls, Value};
use std::hint::black_box;

/// The names of an operation's fields, of all its kinds.
fn names(operation: &Operation) -> Vec<&'static str> {
    match operation.body {
        Body::Variants(variants) => {
            let shapes = variants.shapes.iter();
            let fields = shapes.flat_map(|shape| shape.fields);
            fields.map(|field| field.name).collect()
        }
        _ => operation.input_fields().map(|field| field.name).collect(),
    }
}

/// A value of about so many bytes.
type Make = fn(usize) -> Value;

/// Values that a field may hold or not.
const VALUES: [(&str, Make); 4] = [
    ("a text", |bytes| text("+39 ".repeat(bytes / 4))),
    ("a list", |bytes| {
        let item = |_| (object([("text", text("a"))]), 40);
        Value::List(pieces(bytes, item))
    }),
    ("codes", |bytes| {
        let value = |number| ((format!("C{number}"), text("a")), 40);
        Value::Object(pieces(bytes, value))
    }),
    ("names", |bytes| {
        let value = |number| ((format!("c {number}"), Value::Null), 40);
        Value::Object(pieces(bytes, value))
    }),
];

/// A field by its number, and how long it is.
type Number = fn(usize) -> ((String, Value), usize);

/// Fields that are not known, and one that stands there again and again.
const FIELDS: [(&str, Number); 2] = [
    ("slips", |number| {
        ((format!("frist_name{number}"), text("a")), 40)
    }),
    ("one field", |_| (("phone".to_owned(), text("a")), 40)),
];

fn is_checked(is_linear: Judge, id: &str, name: &str, make: &dyn Fn(usize) -> Value) {
    let operation = find(id).unwrap();
    is_linear(&format!("{id}, {name}"), &|bytes| {
        let input = make(bytes);
        Box::new(move || {
            black_box(check(operation, input.clone(), Nulls::LeftOut)).ok();
        })
    });
}

/// Inputs of operations, each field with each kind of value.
pub(crate) fn inputs(is_linear: Judge) {
    for (_, id) in SCHEMAS {
        let names = names(find(id).unwrap());
        for (name, make) in VALUES {
            is_checked(is_linear, id, name, &|bytes| {
                let value = make(bytes / names.len());
                let fields = names.iter();
                let fields = fields.map(|name| ((*name).to_owned(), value.clone()));
                Value::Object(fields.collect())
            });
        }
    }
}

/// Inputs of many fields, and of long paths.
pub(crate) fn fields(is_linear: Judge) {
    for id in ["contacts.sync", "messages.send"] {
        for (name, field) in FIELDS {
            is_checked(is_linear, id, name, &|bytes| {
                Value::Object(pieces(bytes, field))
            });
        }
    }
    is_checked(is_linear, "messages.send", "a long name", &|bytes| {
        let place = |_| (Value::Unusable(Code::LoneSurrogate.into()), 8);
        let places = Value::List(pieces(bytes / 2, place));
        let metadata = Value::Object(vec![("a".repeat(bytes / 2), places)]);
        object([
            ("type", text("Message")),
            ("content_type", text("Text")),
            ("metadata", metadata),
        ])
    });
}
