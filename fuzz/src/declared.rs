//! Inputs as an operation declares them, but for a field here and there.

use super::Text;
use libfuzzer_sys::arbitrary::{Arbitrary, Result, Unstructured};
use spoki::api::{self, Body, Operation, SCHEMAS};
use spoki::schema::{Field, Type, Value};

/// What some kind of text is right as.
const TEXTS: &[&str] = &[
    "",
    " ",
    "+39 333 123 4567",
    "tel:+39-333-123-4567",
    "+3933",
    "ada@example.com",
    "ada@",
    "it",
    "pt-BR",
    "IT",
    "ORDER_ID",
    "PHONE",
    "https://example.com/a",
    "http://a b",
    "image/jpeg",
    "image/png",
    "application/pdf",
    "2028-02-29",
    "2026-02-29",
    "2026-10-01T09:00:00Z",
    "2026-10-01 09:00:00",
    "6f1c2a52-1b3d-4c7a-9a39-2f5a5f0f4b11",
    "42",
    "0",
    "a-1",
];

/// An operation that has a schema, and an input for it.
#[derive(Debug)]
pub struct Declared {
    pub operation: &'static Operation,
    pub input: Value,
}

impl<'a> Arbitrary<'a> for Declared {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let (_, id) = bytes.choose(SCHEMAS)?;
        let operation = api::find(id).expect("a schema is of an operation");
        let input = match operation.body {
            Body::Variants(variants) => object(bytes.choose(variants.shapes)?.fields, bytes)?,
            Body::List { of, .. } => list(of, bytes)?,
            _ => {
                let fields: Vec<Field> = operation.input_fields().copied().collect();
                object(&fields, bytes)?
            }
        };
        Ok(Self { operation, input })
    }
}

fn object(fields: &[Field], bytes: &mut Unstructured) -> Result<Value> {
    let mut given: Vec<(String, Value)> = Vec::new();
    for field in fields {
        let is_given = if field.required {
            !bytes.ratio(1_u8, 16)?
        } else {
            bytes.arbitrary()?
        };
        if is_given && !matches!(field.holds, Type::Constant(_)) {
            given.push((field.name.to_owned(), value(&field.holds, bytes)?));
        }
    }
    if bytes.ratio(1_u8, 16)? {
        let Text(name) = bytes.arbitrary()?;
        given.push((name, other(bytes)?));
    }
    Ok(Value::Object(given))
}

fn list(of: &Type, bytes: &mut Unstructured) -> Result<Value> {
    let count = bytes.int_in_range(0..=3_u8)?;
    let items = (0..count).map(|_| value(of, bytes));
    items.collect::<Result<_>>().map(Value::List)
}

fn value(holds: &Type, bytes: &mut Unstructured) -> Result<Value> {
    if bytes.ratio(1_u8, 32)? {
        return other(bytes);
    }
    Ok(match *holds {
        Type::Id => Value::Integer(bytes.int_in_range(-1..=99)?),
        Type::Integer { min, .. } => {
            Value::Integer(min.saturating_add(bytes.int_in_range(-1..=9)?))
        }
        Type::Boolean | Type::Constant(_) => Value::Boolean(bytes.arbitrary()?),
        Type::Numbered(allowed) => Value::Integer(bytes.choose(allowed)?.0),
        Type::OneOf(allowed) | Type::Open(allowed) if !allowed.is_empty() => {
            Value::Text((*bytes.choose(allowed)?).to_owned())
        }
        Type::CustomFields | Type::Texts => {
            let name = (*bytes.choose(TEXTS)?).to_owned();
            Value::Object(vec![(name, text(bytes)?)])
        }
        Type::Object(shape) => object(shape.fields, bytes)?,
        Type::List { of, .. } => list(of, bytes)?,
        Type::AnyObject => object(&[], bytes)?,
        Type::Any => other(bytes)?,
        Type::Null => Value::Null,
        Type::Nullable(of) => {
            if bytes.arbitrary()? {
                value(of, bytes)?
            } else {
                Value::Null
            }
        }
        _ => text(bytes)?,
    })
}

fn text(bytes: &mut Unstructured) -> Result<Value> {
    if bytes.arbitrary()? {
        return Ok(Value::Text((*bytes.choose(TEXTS)?).to_owned()));
    }
    bytes.arbitrary().map(|Text(text)| Value::Text(text))
}

fn other(bytes: &mut Unstructured) -> Result<Value> {
    Ok(match bytes.int_in_range(0..=5_u8)? {
        0 => Value::Null,
        1 => Value::Boolean(bytes.arbitrary()?),
        2 => Value::Integer(bytes.arbitrary()?),
        3 => Value::List(vec![text(bytes)?]),
        4 => Value::Object(vec![("a".to_owned(), text(bytes)?)]),
        _ => text(bytes)?,
    })
}
