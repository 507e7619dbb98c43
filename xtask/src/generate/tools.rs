//! The catalogue of tools and the schemas, as files of the package.

use super::answers::Models;
use anyhow::Result;
use spoki::api::{Operation, operations};
use spoki::schema::json;
use spoki::tools::{aliases, input_schema, slug, tool};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Every tool, a line each.
pub(crate) fn tools_json() -> String {
    let tools: Vec<String> = operations()
        .map(|operation| json::write(&tool(operation)))
        .collect();
    format!("[\n{}\n]\n", tools.join(",\n"))
}

/// The schemas of what each operation takes and answers, by its id, a line each.
pub(crate) fn schemas_json() -> Result<String> {
    let models = Models::read()?;
    let entries = operations().map(|operation| entry(&models, operation));
    let entries = entries.collect::<Result<Vec<_>>>()?;
    Ok(format!("{{\n{}\n}}\n", entries.join(",\n")))
}

fn entry(models: &Models, operation: &Operation) -> Result<String> {
    let request = with_draft(&json::write(&input_schema(operation)));
    let answer = models.answer(operation)?;
    let answer = answer.map_or_else(
        || "null".to_owned(),
        |answer| with_draft(&answer.to_string()),
    );
    let id = operation.id;
    Ok(format!(
        r#"{id:?}:{{"request":{request},"answer":{answer}}}"#
    ))
}

/// Says first which edition of JSON Schema it is.
fn with_draft(schema: &str) -> String {
    schema.replacen('{', &format!("{{\"$schema\":\"{DRAFT}\","), 1)
}

/// All names of tools, in their order.
pub(super) fn slugs() -> Vec<String> {
    let names = operations().flat_map(|operation| {
        let others = aliases(operation).iter().map(|name| (*name).to_owned());
        [slug(operation)].into_iter().chain(others)
    });
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::{schemas_json, tools_json};
    use serde_json::Value;

    #[test]
    fn both_files_are_json_with_an_entry_for_each_operation() {
        let tools: Vec<Value> = serde_json::from_str(&tools_json()).unwrap();
        let schemas: Value = serde_json::from_str(&schemas_json().unwrap()).unwrap();
        assert_eq!(tools.len(), schemas.as_object().unwrap().len());
        for tool in &tools {
            let entry = &schemas[tool["operation"].as_str().unwrap()];
            assert_eq!(entry["request"]["$schema"], super::DRAFT);
            assert!(
                tool["description"].as_str().unwrap().ends_with(['.', '`']),
                "{tool}"
            );
            assert_eq!(tool["input"]["type"], "object", "{tool}");
        }
    }
}
