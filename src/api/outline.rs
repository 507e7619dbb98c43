//! What an input is made of, in few words: the npm package makes its JSON Schemas of that.
//!
//! A type is the number of its kind, or a list: its name and its parts. So the names of fields, which
//! the client has anyway, are not in the package twice.

use super::{Body, Operation};
use crate::boundary::{self, FILLED_IN, GIVEN};
use crate::schema::json::{Item, Writer};
use crate::schema::{Field, Type};

/// The kind of a type that has no parts, as a number; of others, that of the type without its bounds.
pub const fn kind(holds: &Type) -> u8 {
    match holds {
        Type::Text | Type::ShortText { .. } | Type::OneOf(_) => 0,
        Type::Name
        | Type::Secret
        | Type::ContactLanguage
        | Type::CustomFieldLabel
        | Type::Label { .. }
        | Type::Open(_) => 1,
        Type::Phone => 2,
        Type::Email => 3,
        Type::ContactEmail => 4,
        Type::Language => 5,
        Type::CustomFieldCode => 6,
        Type::Country => 7,
        Type::Url => 8,
        Type::MimeType => 9,
        Type::Date => 10,
        Type::DateTime => 11,
        Type::DateOrDateTime => 12,
        Type::Uuid => 13,
        Type::Identifier => 14,
        Type::Id => 15,
        Type::Boolean | Type::Constant(_) => 16,
        Type::CustomFields => 17,
        Type::Texts => 18,
        Type::AnyObject | Type::Object(_) => 19,
        Type::Null => 20,
        Type::Any
        | Type::Integer { .. }
        | Type::Numbered(_)
        | Type::Nullable(_)
        | Type::List { .. } => 21,
    }
}

/// Writes the outline of an operation's input, as JSON.
///
/// ```
/// use spoki::api::{find, outline};
/// use spoki::schema::json::Writer;
///
/// let mut out = Writer::default();
/// outline::write(&mut out, find("lists.create").unwrap());
/// // An object, closed to other fields, with one that must be given and is not blank.
/// assert_eq!(out.finish(), r#"["object",false,["name",1,1]]"#);
/// ```
pub fn write(out: &mut Writer, operation: &Operation) {
    match operation.body {
        Body::List { of, min, max } => list(out, of, min, max),
        Body::Variants(variants) => {
            out.open('[').text("anyOf");
            for kind in variants.shapes {
                object(out, kind.open, &mut kind.fields.iter(), variants.by);
            }
            out.close(']');
        }
        _ => object(out, false, &mut operation.input_fields(), &[]),
    }
}

fn object(
    out: &mut Writer,
    open: bool,
    fields: &mut dyn Iterator<Item = &Field>,
    decisive: &[&str],
) {
    out.open('[').text("object").boolean(open);
    for field in fields {
        let mark = match field.holds {
            Type::Constant(_) => continue,
            _ if !field.required => 0,
            Type::OneOf([_]) if !decisive.contains(&field.name) => FILLED_IN,
            _ => GIVEN,
        };
        let told = boundary::Field {
            name: field.name,
            mark,
            holds: Outline(&field.holds),
        };
        told.write(out);
    }
    out.close(']');
}

fn list(out: &mut Writer, of: &Type, min: usize, max: usize) {
    out.open('[').text("list");
    one(out, of);
    out.count(min as u64);
    if max < usize::MAX {
        out.count(max as u64);
    }
    out.close(']');
}

/// A type within another.
struct Outline<'a>(&'a Type);

impl Item for Outline<'_> {
    fn write(&self, out: &mut Writer) {
        one(out, self.0);
    }
}

fn one(out: &mut Writer, holds: &Type) {
    match *holds {
        Type::Object(shape) => object(out, shape.open, &mut shape.fields.iter(), &[]),
        Type::List { of, min, max } => list(out, of, min, max),
        Type::Nullable(of) => {
            out.open('[').text("null");
            one(out, of);
            out.close(']');
        }
        Type::ShortText { max } | Type::Label { max } => {
            out.open('[').text("short").count(kind(holds).into());
            out.count(max as u64).close(']');
        }
        Type::Integer { min, max } => {
            out.open('[').text("integer").integer(min).integer(max);
            out.close(']');
        }
        Type::OneOf(known) => strings(out, "enum", known),
        Type::Open(known) => strings(out, "open", known),
        Type::Numbered(known) => {
            out.open('[').text("enum");
            for (number, _) in known {
                out.integer(*number);
            }
            out.close(']');
        }
        _ => {
            out.count(kind(holds).into());
        }
    }
}

fn strings(out: &mut Writer, name: &str, known: &[&str]) {
    out.open('[').text(name);
    for text in known {
        out.text(text);
    }
    out.close(']');
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Writer, one};
    use crate::schema::Type;

    #[test]
    fn a_type_is_its_number_or_its_parts() {
        const NUMBERED: &[(i64, &str)] = &[(1, "a"), (4, "b")];
        for (holds, expected) in [
            (Type::Text, "0"),
            (Type::Any, "21"),
            (Type::Label { max: 20 }, r#"["short",1,20]"#),
            (Type::Integer { min: -1, max: 9 }, r#"["integer",-1,9]"#),
            (Type::OneOf(&["A", "B"]), r#"["enum","A","B"]"#),
            (Type::Open(&["A"]), r#"["open","A"]"#),
            (Type::Numbered(NUMBERED), r#"["enum",1,4]"#),
            (Type::Nullable(&Type::Url), r#"["null",8]"#),
            (list(0, usize::MAX), r#"["list",15,0]"#),
            (list(1, 500), r#"["list",15,1,500]"#),
        ] {
            let mut out = Writer::default();
            one(&mut out, &holds);
            assert_eq!(out.finish(), expected);
        }
    }

    fn list(min: usize, max: usize) -> Type {
        let of = &Type::Id;
        Type::List { of, min, max }
    }
}
