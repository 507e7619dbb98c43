//! What the shell makes JSON Schemas of: the inputs that its schemas describe, each part of them once.

use spoki::api::{Body, Operation, SCHEMAS, find, operations};
use spoki::schema::{Field, Shape, Type, Value, json};
use spoki::tools::schema_of;

/// An ES module with the parts and, for each schema, the number of its operation and its part.
///
/// A part is a JSON Schema as it stands; a text, which is an object: its fields with their parts,
/// `!` behind those that must be given and `=` behind those that are filled in, and a `+` in front if
/// others may stand beside them; or a list: of a part to be repeated with its bounds, of a part that
/// may be null, or of kinds.
pub(crate) fn schemas_js() -> String {
    let mut parts = Parts::default();
    let entries: Vec<String> = SCHEMAS
        .iter()
        .filter_map(|(name, id)| {
            let operation = find(id)?;
            let number = operations().position(|known| known.id == *id)?;
            let part = parts.of_input(operation);
            Some(format!("  {name}: [{number}, {part}],\n"))
        })
        .collect();
    let phone = parts.of(&Type::Phone);
    let (parts, entries) = (parts.0.join(",\n  "), entries.concat());
    format!(
        "export const parts = [\n  {parts},\n];\nexport const inputs = {{\n{entries}}};\nexport const PHONE = {phone};\n"
    )
}

/// The parts so far, as JavaScript has them. Each stands behind those that it is made of.
#[derive(Default)]
struct Parts(Vec<String>);

impl Parts {
    fn of_input(&mut self, operation: &Operation) -> usize {
        match operation.body {
            Body::List { of, min, max } => self.of(&Type::List { of, min, max }),
            Body::Variants(variants) => {
                let kinds: Vec<String> = variants
                    .shapes
                    .iter()
                    .map(|kind| self.object(kind, variants.by).to_string())
                    .collect();
                self.put(format!("[\"anyOf\", {}]", kinds.join(", ")))
            }
            _ => {
                let fields: Vec<Field> = operation.input_fields().copied().collect();
                self.fields(&fields, false, &[])
            }
        }
    }

    fn of(&mut self, holds: &Type) -> usize {
        match *holds {
            Type::Object(shape) => self.object(shape, &[]),
            Type::Nullable(of) => {
                let part = self.of(of);
                self.put(format!("[\"null\", {part}]"))
            }
            Type::List { of, min, max } => {
                let part = self.of(of);
                let bounds = match (min, max) {
                    (0, usize::MAX) => String::new(),
                    (min, usize::MAX) => format!(", {min}"),
                    (min, max) => format!(", {min}, {max}"),
                };
                self.put(format!("[\"items\", {part}{bounds}]"))
            }
            _ => self.put(json::write(&alone(schema_of(holds)))),
        }
    }

    fn object(&mut self, shape: &Shape, decisive: &[&str]) -> usize {
        self.fields(shape.fields, shape.open, decisive)
    }

    fn fields(&mut self, fields: &[Field], open: bool, decisive: &[&str]) -> usize {
        let given = fields
            .iter()
            .filter(|field| !matches!(field.holds, Type::Constant(_)));
        let fields: Vec<String> = given
            .map(|field| {
                let part = self.of(&field.holds);
                let is_filled_in =
                    matches!(field.holds, Type::OneOf([_])) && !decisive.contains(&field.name);
                let mark = match (field.required, is_filled_in) {
                    (true, true) => "=",
                    (true, false) => "!",
                    _ => "",
                };
                format!("{}:{part}{mark}", field.name)
            })
            .collect();
        let mark = if open { "+" } else { "" };
        self.put(format!("{:?}", format!("{mark}{}", fields.join(" "))))
    }

    /// The place of a part, which is new or was there.
    fn put(&mut self, part: String) -> usize {
        let known = self.0.iter().position(|known| *known == part);
        known.unwrap_or_else(|| {
            self.0.push(part);
            self.0.len() - 1
        })
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
            let line = format!("\n  {name}: [{}, ", number.unwrap());
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
