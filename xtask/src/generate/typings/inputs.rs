//! The declarations of what inputs are made of: interfaces, unions of them, and single types.

use spoki::api::{Body, Operation};
use spoki::schema::{Field, Shape, Type, Variants};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The declarations of everything that inputs are made of, by name.
pub(super) type Shapes = BTreeMap<&'static str, String>;

pub(super) fn collect(operation: &Operation, shapes: &mut Shapes) {
    match operation.body {
        Body::List { of, .. } => collect_type(of, shapes),
        Body::Variants(variants) => collect_variants(variants, shapes),
        Body::None | Body::Empty | Body::Object(_) => {}
    }
    for field in operation.input_fields() {
        collect_type(&field.holds, shapes);
    }
}

fn collect_type(holds: &'static Type, shapes: &mut Shapes) {
    match holds {
        Type::List { of, .. } | Type::Nullable(of) => collect_type(of, shapes),
        Type::Object(shape) => {
            let fields = shape.fields.iter().map(property).collect();
            collect_shape(shape, fields, shapes);
        }
        _ => {}
    }
}

fn collect_shape(shape: &'static Shape, mut properties: Vec<Property>, shapes: &mut Shapes) {
    if shape.open {
        properties.push(Property {
            doc: "Fields that are not known here.",
            text: "[field: string]: unknown".to_owned(),
        });
    }
    let text = interface(shape.name.text(), shape.doc.text(), &properties);
    shapes.insert(shape.name.text(), text);
    for field in shape.fields {
        collect_type(&field.holds, shapes);
    }
}

/// A union of interfaces. Where strings alone do not tell kinds apart, each says which fields of
/// the others it does not have: otherwise the compiler would take them together.
fn collect_variants(variants: &'static Variants, shapes: &mut Shapes) {
    for shape in variants.shapes {
        let mut properties: Vec<Property> = shape
            .fields
            .iter()
            .map(|field| {
                if variants.by.contains(&field.name) {
                    property_as(field, field.required)
                } else {
                    property(field)
                }
            })
            .collect();
        let mut absent: Vec<&Field> = Vec::new();
        for other in variants
            .shapes
            .iter()
            .filter(|other| look_alike(variants, shape, other))
        {
            let is_new = |field: &&Field| {
                shape
                    .fields
                    .iter()
                    .chain(absent.iter().copied())
                    .all(|known| known.name != field.name)
            };
            let new: Vec<&Field> = other.fields.iter().filter(is_new).collect();
            absent.extend(new);
        }
        properties.extend(absent.iter().map(|field| Property {
            doc: "",
            text: format!("{}?: never", field.name),
        }));
        collect_shape(shape, properties, shapes);
    }
    let names: Vec<String> = variants
        .shapes
        .iter()
        .map(|shape| format!("\n  | {}", shape.name.text()))
        .collect();
    let text = format!(
        "\n{}export type {} ={};\n",
        comment(variants.doc.text(), ""),
        variants.name.text(),
        names.concat()
    );
    shapes.insert(variants.name.text(), text);
}

fn look_alike(variants: &Variants, one: &Shape, other: &Shape) -> bool {
    let literals = |shape: &Shape, name: &str| {
        let field = shape.fields.iter().find(|field| field.name == name);
        match field.map(|field| field.holds) {
            Some(Type::OneOf(literals)) => literals,
            _ => &[],
        }
    };
    variants.by.iter().all(|name| {
        let (here, there) = (literals(one, name), literals(other, name));
        here.is_empty() && there.is_empty() || here.iter().any(|literal| there.contains(literal))
    })
}

/// One line of an interface.
pub(super) struct Property {
    doc: &'static str,
    text: String,
}

/// What has only one value need not be given.
pub(super) fn property(field: &'static Field) -> Property {
    let is_filled_in = matches!(field.holds, Type::OneOf([_]));
    property_as(field, field.required && !is_filled_in)
}

fn property_as(field: &'static Field, is_required: bool) -> Property {
    let mark = if is_required { "" } else { "?" };
    Property {
        doc: field.doc.text(),
        text: format!("{}{mark}: {}", field.name, type_text(&field.holds)),
    }
}

pub(super) fn interface(name: &str, doc: &str, properties: &[Property]) -> String {
    let mut text = format!("\n{}export interface {name} {{\n", comment(doc, ""));
    for property in properties {
        text.push_str(&comment(property.doc, "  "));
        let _ = writeln!(text, "  {};", property.text);
    }
    text.push_str("}\n");
    text
}

pub(super) fn type_text(holds: &Type) -> String {
    match holds {
        Type::Text
        | Type::Name
        | Type::ShortText { .. }
        | Type::Label { .. }
        | Type::Secret
        | Type::Phone
        | Type::Email
        | Type::ContactEmail
        | Type::Language
        | Type::ContactLanguage
        | Type::CustomFieldCode
        | Type::CustomFieldLabel
        | Type::Country
        | Type::Url
        | Type::MimeType
        | Type::Date
        | Type::DateTime
        | Type::DateOrDateTime
        | Type::Uuid
        | Type::Identifier => "string".to_owned(),
        Type::Id => "Id".to_owned(),
        Type::Integer { .. } => "number".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Constant(value) => value.to_string(),
        Type::OneOf(allowed) => quoted(allowed),
        // The names are offered, and any other string is taken.
        Type::Open(known) => format!("{} | (string & {{}})", quoted(known)),
        Type::Numbered(allowed) => {
            let numbers: Vec<String> = allowed
                .iter()
                .map(|(number, _)| number.to_string())
                .collect();
            numbers.join(" | ")
        }
        Type::CustomFields | Type::Texts => "Record<string, string>".to_owned(),
        Type::Any => "unknown".to_owned(),
        Type::AnyObject => "Readonly<Record<string, unknown>>".to_owned(),
        Type::Null => "null".to_owned(),
        Type::Nullable(of) => format!("{} | null", type_text(of)),
        Type::Object(shape) => shape.name.text().to_owned(),
        Type::List { of, .. } => list_of(of),
    }
}

pub(super) fn list_of(item: &Type) -> String {
    let item = type_text(item);
    if item.contains(" | ") {
        format!("readonly ({item})[]")
    } else {
        format!("readonly {item}[]")
    }
}

fn quoted(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    quoted.join(" | ")
}

pub(super) fn comment(text: &str, indent: &str) -> String {
    let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
    match lines.as_slice() {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        lines => {
            let body: String = lines
                .iter()
                .map(|line| format!("{indent} * {line}\n").replace(" * \n", " *\n"))
                .collect();
            format!("{indent}/**\n{body}{indent} */\n")
        }
    }
}
