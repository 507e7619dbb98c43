//! The facts of the client's own table, in the words of the reference.

use super::{Facts, OPEN};
use spoki::api::{AnswerKind, Auth, Body, Operation};
use spoki::schema::{Field, Type, Variants};

pub(crate) fn facts_of_table(operation: &Operation) -> Facts {
    let mut facts = Facts::new();
    let mut put = |name: &str, value: String| facts.insert(name.to_owned(), value);
    let or_null =
        |number: Option<u16>| number.map_or("null".to_owned(), |number| number.to_string());
    put("method", operation.method.name().to_owned());
    put("path", operation.path.to_owned());
    put(
        "auth",
        match operation.auth {
            Auth::ApiKey | Auth::PartnerKey => "api_key".to_owned(),
            Auth::Secret => "automation_secret".to_owned(),
        },
    );
    put(
        "variant_of",
        operation.variant_of.unwrap_or_default().to_owned(),
    );
    put("rate_limit_per_minute", or_null(operation.per_minute));
    put("cached_seconds", or_null(operation.cached_seconds.get()));
    put(
        "deprecated",
        (!operation.deprecated.text().is_empty()).to_string(),
    );
    put(
        "pagination",
        (operation.answer == AnswerKind::Page).to_string(),
    );
    put(
        "slugs",
        serde_json::to_string(operation.slugs.get()).unwrap(),
    );
    put(
        "body_kind",
        match operation.body {
            Body::None => "none",
            Body::Empty => "empty_object",
            Body::Object(_) | Body::Variants(_) => "object",
            Body::List { .. } => "array",
        }
        .to_owned(),
    );
    for field in operation.ids {
        facts.insert(format!("path.{}", field.name), type_text(&field.holds).0);
    }
    add_fields("query.", operation.query, &mut facts);
    match operation.body {
        Body::Object(fields) => add_fields("body.", fields, &mut facts),
        Body::Variants(variants) => add_variants(variants, &mut facts),
        Body::List {
            of: Type::Object(shape),
            min,
            max,
        } => {
            facts.insert("items".to_owned(), format!("{min}..{}", most(max)));
            add_fields("body[].", shape.fields, &mut facts);
        }
        _ => {}
    }
    facts
}

/// The reference tells the fields of all kinds as one flat object; the kinds themselves are the
/// variants of the operation, which are compared on their own.
fn add_variants(variants: &Variants, facts: &mut Facts) {
    for field in variants.shapes.iter().flat_map(|shape| shape.fields) {
        let in_kinds: Vec<&Field> = variants
            .shapes
            .iter()
            .filter_map(|shape| shape.fields.iter().find(|known| known.name == field.name))
            .collect();
        let everywhere = in_kinds.len() == variants.shapes.len();
        let required = if everywhere && in_kinds.iter().all(|known| known.required) {
            " required"
        } else {
            ""
        };
        let mut literals: Vec<&str> = Vec::new();
        for known in &in_kinds {
            if let Type::OneOf(here) = known.holds {
                let new = here.iter().filter(|literal| !literals.contains(literal));
                literals.extend(new.copied().collect::<Vec<_>>());
            }
        }
        let (kind, rule) = type_text(&field.holds);
        let is_shared = in_kinds
            .iter()
            .all(|known| type_text(&known.holds).1 == rule);
        let rule = match (literals.is_empty(), is_shared) {
            (false, _) => format!(" {}", literals.join(" | ")),
            (true, true) => rule,
            (true, false) => String::new(),
        };
        facts.insert(
            format!("body.{}", field.name),
            format!("{kind}{required}{rule}"),
        );
    }
}

fn add_fields(prefix: &str, fields: &[Field], facts: &mut Facts) {
    for field in fields {
        let (kind, rule) = type_text(&field.holds);
        let required = if field.required { " required" } else { "" };
        facts.insert(
            format!("{prefix}{}", field.name),
            format!("{kind}{required}{rule}"),
        );
        let (below, holds) = match field.holds {
            Type::List { of, .. } => ("[].", of),
            Type::Nullable(of) => (".", of),
            ref holds => (".", holds),
        };
        if let Type::Object(shape) = holds {
            add_fields(
                &format!("{prefix}{}{below}", field.name),
                shape.fields,
                facts,
            );
        }
    }
}

fn most(max: usize) -> String {
    if max == usize::MAX {
        String::new()
    } else {
        max.to_string()
    }
}

/// A type and its rule, in the words of the reference.
fn type_text(holds: &Type) -> (String, String) {
    let (kind, rule) = match *holds {
        Type::Text
        | Type::Name
        | Type::Secret
        | Type::Phone
        | Type::Language
        | Type::ContactLanguage
        | Type::CustomFieldCode
        | Type::CustomFieldLabel
        | Type::Country
        | Type::MimeType
        | Type::DateOrDateTime
        | Type::Identifier => ("string", String::new()),
        Type::ShortText { max } | Type::Label { max } => ("string", format!(" 0..{max}")),
        Type::Email | Type::ContactEmail => ("string", " email".to_owned()),
        Type::Url => ("string(url)", String::new()),
        Type::Date => ("string(date)", String::new()),
        Type::DateTime => ("string(datetime)", String::new()),
        Type::Uuid => ("string(uuid)", String::new()),
        Type::Integer { min: 1, max } if max < 1_000 => ("integer", format!(" 1..{max}")),
        Type::Id | Type::Integer { .. } => ("integer", String::new()),
        Type::Boolean => ("boolean", String::new()),
        Type::Constant(value) => ("boolean", format!(" const {value}")),
        Type::OneOf([only]) => ("string", format!(" const {only}")),
        Type::OneOf(allowed) => ("string", format!(" {}", allowed.join(" | "))),
        Type::Open(known) => ("string", format!("{OPEN}{}", known.join(" | "))),
        Type::Numbered(allowed) => {
            let names: Vec<String> = allowed
                .iter()
                .map(|(number, name)| format!("{number} {name}"))
                .collect();
            ("integer", format!(" {}", names.join(" | ")))
        }
        Type::CustomFields | Type::Texts => ("object<string,string>", String::new()),
        Type::Object(_) | Type::AnyObject => ("object", String::new()),
        Type::Any => ("any", String::new()),
        Type::Null => ("null", String::new()),
        Type::Nullable(of) => return (format!("{}|null", type_text(of).0), String::new()),
        Type::List { of: Type::Any, .. } => ("array", String::new()),
        Type::List { of, min, max } => {
            let bounds = if max == usize::MAX {
                String::new()
            } else {
                format!(" {min}..{max}")
            };
            return (format!("array<{}>", type_text(of).0), bounds);
        }
    };
    (kind.to_owned(), rule)
}
