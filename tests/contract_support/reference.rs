//! The facts of the reference, as `spec/operations.json` has them.

use super::Facts;
use serde_json::Value;

pub(crate) fn spec() -> Vec<Value> {
    serde_json::from_str(include_str!("../../spec/operations.json")).unwrap()
}

pub(crate) fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

pub(crate) fn facts_of_spec(entry: &Value) -> Facts {
    let mut facts = Facts::new();
    for name in ["method", "path", "auth", "variant_of", "body_kind"] {
        facts.insert(name.to_owned(), text(entry, name).to_owned());
    }
    for name in [
        "rate_limit_per_minute",
        "cached_seconds",
        "deprecated",
        "pagination",
        "slugs",
    ] {
        facts.insert(name.to_owned(), entry[name].to_string());
    }
    for field in entry["path_params"].as_array().unwrap() {
        facts.insert(
            format!("path.{}", text(field, "name")),
            text(field, "type").to_owned(),
        );
    }
    for field in entry["query"].as_array().unwrap() {
        facts.insert(format!("query.{}", text(field, "name")), spec_field(field));
    }
    let body = &entry["body"];
    if let Some(items) = body["items"].as_array() {
        let most = match &body["max_items"] {
            Value::Null => String::new(),
            most => most.to_string(),
        };
        facts.insert("items".to_owned(), format!("{}..{most}", body["min_items"]));
        for field in items {
            facts.insert(format!("body[].{}", text(field, "name")), spec_field(field));
        }
    } else {
        for field in body.as_array().unwrap() {
            facts.insert(format!("body.{}", text(field, "name")), spec_field(field));
        }
    }
    facts
}

fn spec_field(field: &Value) -> String {
    let required = if field["required"] == true {
        " required"
    } else {
        ""
    };
    let kind = text(field, "type");
    let rule = match spec_rule(text(field, "constraints")) {
        Some(rule) if kind != "null" => format!(" {rule}"),
        _ => String::new(),
    };
    format!("{kind}{required}{rule}")
}

/// The part of a remark that a machine can hold a value to.
fn spec_rule(remark: &str) -> Option<String> {
    if let Some(rest) = remark.strip_prefix("at most ") {
        return Some(format!("0..{}", rest.strip_suffix(" characters")?));
    }
    if let Some((_, most)) = remark.split_once(", at most ") {
        return Some(format!("1..{most}"));
    }
    if ["header", "body", "footer", "quick_reply"].contains(&remark) {
        return Some(format!("const {remark}"));
    }
    if remark.contains(" | ") {
        let mut plain = String::new();
        let mut depth = 0;
        for symbol in remark.chars() {
            depth += i32::from(symbol == '(');
            if depth == 0 {
                plain.push(symbol);
            }
            depth -= i32::from(symbol == ')');
        }
        let choices = plain.split([',', ';']).next()?.split(" for ").next()?;
        let choices: Vec<&str> = choices.split('|').map(str::trim).collect();
        return Some(choices.join(" | "));
    }
    let is_rule = remark.contains("..") || remark.starts_with("const ") || remark == "email";
    is_rule.then(|| remark.to_owned())
}

/// The model that the reference names first, or what it says instead of one.
pub(crate) fn answer_of_spec(response: &str) -> Option<String> {
    if response.starts_with("no content")
        || response.contains("EMPTY body")
        || response.contains("empty body")
    {
        return Some("nothing".to_owned());
    }
    if response.contains("not published") && !response.contains("Partner") {
        return Some("unpublished".to_owned());
    }
    let response = ["page envelope of ", "BARE ARRAY of ", "list of "]
        .iter()
        .find_map(|start| response.strip_prefix(start))
        .unwrap_or(response);
    let name: String = response
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    let starts_model = name.starts_with(|first: char| first.is_ascii_uppercase());
    starts_model.then_some(name)
}
