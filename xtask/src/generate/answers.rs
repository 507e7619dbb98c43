//! JSON Schema of what Spoki answers, from the declarations of the models: what the typings say of
//! a field, its schema says too. Answers are open: more fields may come, and none is promised.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use spoki::api::{AnswerKind, Operation};
use std::collections::BTreeMap;

/// The models by their names.
pub(super) struct Models {
    schemas: BTreeMap<String, Value>,
}

impl Models {
    /// Reads the declarations of all models.
    pub(super) fn read() -> Result<Self> {
        let mut schemas = BTreeMap::new();
        for declaration in spoki::model::DECLARATIONS {
            let (name, schema) =
                model(declaration).with_context(|| format!("no schema of {declaration}"))?;
            schemas.insert(name, schema);
        }
        Ok(Self { schemas })
    }

    /// The schema of an operation's answer, with the models that it needs; none where Spoki answers
    /// nothing, or does not publish what.
    pub(super) fn answer(&self, operation: &Operation) -> Result<Option<Value>> {
        let model = json!({ "$ref": format!("#/$defs/{}", operation.model.text()) });
        let mut schema = match operation.answer {
            AnswerKind::One | AnswerKind::Maybe => model,
            AnswerKind::Many => json!({ "type": "array", "items": model }),
            AnswerKind::Page => page(&model),
            AnswerKind::Batches => return Ok(Some(bulk_report())),
            AnswerKind::Nothing | AnswerKind::Unpublished => return Ok(None),
        };
        let mut needed = BTreeMap::new();
        self.collect(operation.model.text(), &mut needed)?;
        schema["$defs"] = json!(needed);
        Ok(Some(schema))
    }

    fn collect(&self, name: &str, needed: &mut BTreeMap<String, Value>) -> Result<()> {
        if needed.contains_key(name) {
            return Ok(());
        }
        let schema = self.schemas.get(name);
        let schema = schema.with_context(|| format!("no model is called {name}"))?;
        needed.insert(name.to_owned(), schema.clone());
        for other in references(schema) {
            self.collect(&other, needed)?;
        }
        Ok(())
    }
}

/// An envelope, or on some routes the bare array.
fn page(model: &Value) -> Value {
    let items = json!({ "type": "array", "items": model });
    let address = json!({ "type": ["string", "null"] });
    json!({ "anyOf": [
        {
            "type": "object",
            "properties": {
                "count": { "type": "integer" }, "next": address, "previous": address, "results": items,
            },
            "required": ["results"],
        },
        items,
    ] })
}

/// Whom a call in several requests reached: the package's own answer, see `types/bulk.d.ts`.
fn bulk_report() -> Value {
    let place = json!({ "type": "integer", "minimum": 0 });
    let reason = json!({ "enum": ["refused", "uncertain", "not_sent"] });
    let missed = json!({
        "type": "object",
        "properties": { "index": place, "reason": reason },
        "required": ["index", "reason"],
    });
    json!({
        "type": "object",
        "properties": {
            "reached": { "type": "array", "items": place },
            "notReached": { "type": "array", "items": missed },
            "error": {},
        },
        "required": ["reached", "notReached"],
    })
}

fn references(schema: &Value) -> Vec<String> {
    match schema {
        Value::Object(parts) => parts
            .iter()
            .flat_map(|(key, part)| match (key.as_str(), part.as_str()) {
                ("$ref", Some(target)) => vec![target.trim_start_matches("#/$defs/").to_owned()],
                _ => references(part),
            })
            .collect(),
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

/// The name and the schema of one declared type.
fn model(declaration: &str) -> Result<(String, Value)> {
    let doc = declaration.split_once("export ").map_or("", |(doc, _)| doc);
    let doc = prose(doc);
    let rest = declaration
        .split_once("export ")
        .context("nothing is exported")?
        .1;
    if let Some(alias) = rest.strip_prefix("type ") {
        let (name, text) = alias.split_once(" = ").context("a type without a value")?;
        let mut schema = of_text(text.trim().trim_end_matches(';'))?;
        describe(&mut schema, &doc);
        return Ok((name.to_owned(), schema));
    }
    let rest = rest
        .strip_prefix("interface ")
        .context("neither a type nor an interface")?;
    let (head, body) = rest
        .split_once('{')
        .context("an interface without a body")?;
    let name = head
        .split_whitespace()
        .next()
        .context("an interface without a name")?;
    let mut properties = Map::new();
    let mut comment = String::new();
    for line in body.lines().map(str::trim) {
        if line.starts_with(['/', '*']) {
            comment.push_str(line);
            comment.push('\n');
        } else if let Some((field, text)) = line.split_once(": ") {
            let text = text.trim_end_matches(';').trim_end_matches("| undefined");
            let field = field.trim_end_matches('?').trim_matches('"');
            let mut schema = of_text(text.trim())?;
            describe(&mut schema, &prose(&comment));
            comment.clear();
            properties.insert(field.to_owned(), schema);
        } else if !matches!(line, "" | "}") {
            bail!("`{line}` is no field on a line of its own");
        }
    }
    let mut schema = json!({ "type": "object", "properties": properties });
    describe(&mut schema, &doc);
    Ok((name.to_owned(), schema))
}

/// The words of a comment, without its signs.
fn prose(comment: &str) -> String {
    let words = comment
        .split_whitespace()
        .filter(|word| !matches!(*word, "/**" | "*" | "*/"));
    words.collect::<Vec<_>>().join(" ")
}

fn describe(schema: &mut Value, doc: &str) {
    if let (Value::Object(parts), false) = (schema, doc.is_empty()) {
        parts.insert("description".to_owned(), doc.into());
    }
}

/// A type of TypeScript, as far as the models use the language.
fn of_text(text: &str) -> Result<Value> {
    let choices = choices(text);
    if let [_, _, ..] = choices.as_slice() {
        let schemas = choices
            .into_iter()
            .map(of_text)
            .collect::<Result<Vec<_>>>()?;
        return Ok(json!({ "anyOf": schemas }));
    }
    if let Some(item) = text.strip_suffix("[]") {
        return Ok(json!({ "type": "array", "items": of_text(item)? }));
    }
    if let Some(inner) = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        return of_text(inner);
    }
    if let Some(value) = text
        .strip_prefix("Record<string, ")
        .and_then(|rest| rest.strip_suffix('>'))
    {
        return Ok(json!({ "type": "object", "additionalProperties": of_text(value)? }));
    }
    if let Some(field) = text
        .strip_prefix("{ ")
        .and_then(|rest| rest.strip_suffix(" }"))
    {
        let (name, of) = field.split_once(": ").context("a field without a type")?;
        let properties = json!({ name: of_text(of)? });
        return Ok(json!({ "type": "object", "properties": properties, "required": [name] }));
    }
    Ok(match text {
        "string" | "number" | "boolean" | "null" => json!({ "type": text }),
        "unknown" => json!({}),
        _ if text.starts_with(|first: char| first.is_ascii_uppercase())
            && text.chars().all(char::is_alphanumeric) =>
        {
            json!({ "$ref": format!("#/$defs/{text}") })
        }
        _ => bail!("no schema for the type {text}"),
    })
}

/// The parts of a union, at its own level.
fn choices(text: &str) -> Vec<&str> {
    let mut depth = 0;
    let parts = text.split(|symbol| {
        match symbol {
            '<' | '(' | '{' => depth += 1,
            '>' | ')' | '}' => depth -= 1,
            _ => {}
        }
        symbol == '|' && depth == 0
    });
    parts.map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::{Models, of_text};
    use serde_json::json;

    #[test]
    fn every_answer_that_has_a_model_has_a_schema_with_all_that_it_names() {
        let models = Models::read().unwrap();
        let mut count = 0;
        for operation in spoki::api::operations() {
            let answer = models.answer(operation).unwrap();
            assert_eq!(
                answer.is_some(),
                !operation.model.text().is_empty(),
                "{}",
                operation.id
            );
            count += usize::from(answer.is_some());
        }
        assert!(count > 80, "{count}");
    }

    #[test]
    fn types_of_the_models_are_understood_and_others_refused() {
        for (text, schema) in [
            (
                "Tag[]",
                json!({ "type": "array", "items": { "$ref": "#/$defs/Tag" } }),
            ),
            (
                "string | null",
                json!({ "anyOf": [{ "type": "string" }, { "type": "null" }] }),
            ),
            (
                "Record<string, unknown>",
                json!({ "type": "object", "additionalProperties": {} }),
            ),
        ] {
            assert_eq!(of_text(text).unwrap(), schema);
        }
        assert!(of_text("Map<string, number>").is_err());
        assert!(of_text("keyof Tag").is_err());
    }
}
