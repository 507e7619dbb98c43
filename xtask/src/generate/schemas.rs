//! What the shell makes JSON Schemas of, besides the outlines that the core tells: a schema for each
//! kind of type, and the numbers of the operations whose inputs are shown.

use spoki::api::{Body, Operation, SCHEMAS, find, operations, outline};
use spoki::schema::{Field, Type, Value, json};
use spoki::tools::schema_of;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// An ES module with the schemas of kinds, by their numbers and only of those that are used, and the
/// operations by the names of their schemas.
pub(crate) fn schemas_js() -> String {
    let mut kinds = Kinds::default();
    // What others refer to by name.
    let named = [
        ("ANY", Type::Any),
        ("NAME", Type::Name),
        ("NULL", Type::Null),
        ("PHONE", Type::Phone),
    ];
    let mut text = String::new();
    for (name, holds) in named {
        kinds.add(&holds);
        let _ = writeln!(text, "export const {name} = {};", outline::kind(&holds));
    }
    text += "export const inputs = {\n";
    for (name, id) in SCHEMAS {
        let number = operations().position(|known| known.id == *id);
        if let (Some(operation), Some(number)) = (find(id), number) {
            kinds.add_input(operation);
            let _ = writeln!(text, "  {name}: {number},");
        }
    }
    text += "};\nexport const kinds = {\n";
    for (kind, schema) in &kinds.0 {
        let _ = writeln!(text, "  {kind}: {schema},");
    }
    text + "};\n"
}

/// Schemas by the numbers of their kinds.
#[derive(Default)]
struct Kinds(BTreeMap<u8, String>);

impl Kinds {
    fn add_input(&mut self, operation: &Operation) {
        match operation.body {
            Body::List { of, .. } => self.add(of),
            Body::Variants(variants) => {
                for shape in variants.shapes {
                    self.add_fields(shape.fields.iter());
                }
            }
            _ => self.add_fields(operation.input_fields()),
        }
    }

    fn add_fields<'a>(&mut self, fields: impl Iterator<Item = &'a Field>) {
        for field in fields {
            self.add(&field.holds);
        }
    }

    fn add(&mut self, holds: &Type) {
        let of_kind = match *holds {
            Type::Object(shape) => return self.add_fields(shape.fields.iter()),
            Type::List { of, .. } | Type::Nullable(of) => return self.add(of),
            Type::Integer { .. } | Type::OneOf(_) | Type::Open(_) | Type::Numbered(_) => return,
            Type::ShortText { .. } => Type::Text,
            Type::Label { .. } => Type::Name,
            holds => holds,
        };
        let schema = json::write(&alone(schema_of(&of_kind)));
        let known = self.0.insert(outline::kind(holds), schema.clone());
        let is_one = known.is_none_or(|known| known == schema);
        assert!(is_one, "kind {} has two schemas", outline::kind(holds));
    }
}

/// A schema without what it says that a value is not: readers such as the strict mode of `OpenAI`
/// refuse that, and the check says it better.
fn alone(schema: Value) -> Value {
    match schema {
        Value::Object(parts) => Value::Object(
            parts
                .into_iter()
                .filter(|(name, _)| name != "not")
                .map(|(name, part)| (name, alone(part)))
                .collect(),
        ),
        Value::List(items) => Value::List(items.into_iter().map(alone).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::schemas_js;
    use spoki::api::{SCHEMAS, find, operations};

    #[test]
    fn each_schema_is_that_of_an_operation() {
        let text = schemas_js();
        for (name, id) in SCHEMAS {
            assert!(find(id).is_some(), "{id}");
            let number = operations().position(|operation| operation.id == *id);
            let line = format!("\n  {name}: {},", number.unwrap());
            assert!(text.contains(&line), "{line}");
        }
        assert!(!text.contains("\"not\""));
    }

    #[test]
    fn every_area_that_creates_has_one() {
        for operation in operations().filter(|operation| operation.verb() == "create") {
            let has_one = SCHEMAS.iter().any(|(_, id)| *id == operation.id);
            assert!(has_one, "{}", operation.id);
        }
    }
}
