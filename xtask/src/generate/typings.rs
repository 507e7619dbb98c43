//! The typings: the parts that are written by hand, the models, and a method for each operation.

use super::operations::takes_input;
use super::{camel_case, capitalised};
use spoki::api::{AREAS, AnswerKind, Body, Operation};
use spoki::schema::{Field, Shape, Type};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const CLIENT: &str = include_str!("../../../pkg-template/types/client.d.ts");
const ERRORS: &str = include_str!("../../../pkg-template/types/errors.d.ts");
const IMPORT: &str = include_str!("../../../pkg-template/types/import.d.ts");
const SLIM: &str = include_str!("../../../pkg-template/types/slim.d.ts");

/// The typings of the default entry.
pub(crate) fn typings() -> String {
    let mut shapes = BTreeMap::new();
    let mut resources = String::new();
    let mut inputs = String::new();
    for (area, operations) in AREAS {
        let name = resource_name(area);
        let _ = write!(resources, "\nexport interface {name} {{\n");
        for operation in *operations {
            collect(operation, &mut shapes);
            inputs.push_str(&input_interface(&name, operation));
            resources.push_str(&method(&name, operation));
        }
        resources.push_str("}\n");
    }
    let properties: Vec<String> = AREAS
        .iter()
        .map(|(area, _)| {
            format!(
                "  readonly {}: {};\n",
                camel_case(area),
                resource_name(area)
            )
        })
        .collect();
    let ids: Vec<String> = AREAS
        .iter()
        .flat_map(|(_, operations)| *operations)
        .map(|operation| format!("\n  | {:?}", operation.id))
        .collect();
    let client = CLIENT
        .replace("  // resources\n", &properties.concat())
        .replace(" never; // operations", &format!("{};", ids.concat()));
    let models = models();
    let shapes: String = shapes
        .values()
        .map(|shape| shape_interface(shape))
        .collect();
    format!("{client}\n{ERRORS}\n{IMPORT}\n{models}\n{shapes}{inputs}{resources}")
}

/// The models. Their fields have defaults in Rust, which reads whatever comes; tsify takes that for
/// a mark of fields that may be absent. Those that may really be are declared with `| undefined`.
fn models() -> String {
    let lines = spoki::model::DECLARATIONS
        .iter()
        .flat_map(|declaration| declaration.lines().chain([""]));
    lines
        .map(|line| {
            if line.ends_with("| undefined;") {
                format!("{line}\n")
            } else {
                format!("{}\n", line.replacen("?: ", ": ", 1))
            }
        })
        .collect()
}

/// The typings of `slim`: those of the default entry, and the ways to hand the module over.
pub(crate) fn slim_typings() -> String {
    SLIM.to_owned()
}

/// `custom_fields` → `CustomFields`.
fn resource_name(area: &str) -> String {
    format!("{}Resource", capitalised(&camel_case(area)))
}

fn input_name(resource: &str, operation: &Operation) -> String {
    let area = resource.trim_end_matches("Resource");
    format!("{area}{}Input", capitalised(&camel_case(operation.verb())))
}

fn given(operation: &Operation) -> impl Iterator<Item = &'static Field> {
    operation
        .input_fields()
        .filter(|field| !matches!(field.holds, Type::Constant(_)))
        .collect::<Vec<_>>()
        .into_iter()
}

fn collect(operation: &Operation, shapes: &mut BTreeMap<&'static str, &'static Shape>) {
    if let Body::List { of, .. } = operation.body {
        collect_type(of, shapes);
    }
    for field in operation.input_fields() {
        collect_type(&field.holds, shapes);
    }
}

fn collect_type(holds: &'static Type, shapes: &mut BTreeMap<&'static str, &'static Shape>) {
    match holds {
        Type::List { of, .. } => collect_type(of, shapes),
        Type::Object(shape) => {
            shapes.insert(shape.name, shape);
            for field in shape.fields {
                collect_type(&field.holds, shapes);
            }
        }
        _ => {}
    }
}

fn shape_interface(shape: &Shape) -> String {
    interface(shape.name, shape.doc.text(), shape.fields.iter())
}

fn input_interface(resource: &str, operation: &Operation) -> String {
    if matches!(operation.body, Body::List { .. }) || !takes_input(operation) {
        return String::new();
    }
    let method = format!("`{}`", operation.id);
    let doc = format!("What {method} takes.");
    interface(&input_name(resource, operation), &doc, given(operation))
}

fn interface<'a>(name: &str, doc: &str, fields: impl Iterator<Item = &'a Field>) -> String {
    let mut text = format!("\n{}export interface {name} {{\n", comment(doc, ""));
    for field in fields {
        let mark = if field.required { "" } else { "?" };
        text.push_str(&comment(field.doc.text(), "  "));
        let _ = writeln!(text, "  {}{mark}: {};", field.name, type_text(&field.holds));
    }
    text.push_str("}\n");
    text
}

fn method(resource: &str, operation: &Operation) -> String {
    let mut parameters: Vec<String> = operation
        .ids
        .iter()
        .map(|field| format!("{}: {}", field.name, type_text(&field.holds)))
        .collect();
    if let Body::List { of, .. } = operation.body {
        parameters.push(format!("items: readonly {}[]", type_text(of)));
    } else if takes_input(operation) {
        let needed = !operation.one_of.is_empty() || given(operation).any(|field| field.required);
        let mark = if needed { "" } else { "?" };
        parameters.push(format!("input{mark}: {}", input_name(resource, operation)));
    }
    parameters.push("options?: CallOptions".to_owned());
    let model = operation.model.text();
    let answer = match operation.answer {
        AnswerKind::One => format!("CallPromise<{model}>"),
        AnswerKind::Page => format!("PagePromise<{model}>"),
        AnswerKind::Nothing => "CallPromise<undefined>".to_owned(),
        AnswerKind::Unpublished => "CallPromise<unknown>".to_owned(),
    };
    let limit = operation.per_minute.map_or_else(String::new, |limit| {
        format!("\n\nAt most {limit} calls a minute.")
    });
    let doc = format!(
        "{}{limit}\n\n`{} {}`",
        operation.doc.text().trim_end(),
        operation.method.name(),
        operation.path
    );
    format!(
        "{}  {}({}): {answer};\n",
        comment(&doc, "  "),
        camel_case(operation.verb()),
        parameters.join(", ")
    )
}

fn type_text(holds: &Type) -> String {
    match holds {
        Type::Text
        | Type::Name
        | Type::Phone
        | Type::Email
        | Type::Language
        | Type::CustomFieldCode => "string".to_owned(),
        Type::Id => "Id".to_owned(),
        Type::Integer { .. } => "number".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Constant(value) => value.to_string(),
        Type::OneOf(allowed) => {
            let quoted: Vec<String> = allowed.iter().map(|name| format!("{name:?}")).collect();
            quoted.join(" | ")
        }
        Type::Numbered(allowed) => {
            let numbers: Vec<String> = allowed
                .iter()
                .map(|(number, _)| number.to_string())
                .collect();
            numbers.join(" | ")
        }
        Type::CustomFields | Type::Texts => "Record<string, string>".to_owned(),
        Type::Object(shape) => shape.name.to_owned(),
        Type::List { of, .. } => format!("readonly {}[]", type_text(of)),
    }
}

fn comment(text: &str, indent: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::typings;

    #[test]
    fn nothing_public_is_any_or_needs_to_be_freed() {
        let text = typings();
        assert!(!text.contains(": any"), "any");
        assert!(!text.contains("free("), "free");
        assert!(!text.contains("// resources"), "the place of the resources");
        assert!(
            !text.contains("// operations"),
            "the place of the operations"
        );
    }

    #[test]
    fn each_kind_of_method_has_its_signature() {
        let text = typings();
        for line in [
            "list(input?: ContactsListInput, options?: CallOptions): PagePromise<Contact>;",
            "sync(input: ContactsSyncInput, options?: CallOptions): CallPromise<Contact>;",
            "syncAll(items: readonly ContactInput[], options?: CallOptions): CallPromise<unknown>;",
            "block(id: Id, options?: CallOptions): CallPromise<Contact>;",
            "removeContacts(id: Id, input: ListsRemoveContactsInput, options?: CallOptions): CallPromise<unknown>;",
            "delete(id: Id, options?: CallOptions): CallPromise<undefined>;",
            "readonly customFields: CustomFieldsResource;",
            "status?: \"Not Declared\" | \"Subscribed\" | \"Unsubscribed\";",
            "  id: number;",
            "  list_set?: List[] | undefined;",
            "  | \"lists.sync_contacts\"",
        ] {
            assert!(text.contains(line), "{line}");
        }
    }
}
