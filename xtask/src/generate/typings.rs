//! The typings: the parts that are written by hand, the models, and a method for each operation.

mod inputs;

use super::examples::example;
use super::lint::rule_names;
use super::operations::takes_input;
use super::tools::slugs;
use super::{camel_case, capitalised};
use anyhow::{Context, Result};
use inputs::{Property, Shapes, collect, comment, interface, list_of, property, type_text};
use spoki::api::{AREAS, AnswerKind, Body, Operation, SCHEMAS, find};
use spoki::schema::{Field, Type};
use spoki::tools::paragraphs;
use spoki::webhook::{Reason, STATUSES};
use std::fmt::Write as _;

const CLIENT: &str = include_str!("../../../pkg-template/types/client.d.ts");
const ERRORS: &str = include_str!("../../../pkg-template/types/errors.d.ts");
const BULK: &str = include_str!("../../../pkg-template/types/bulk.d.ts");
const IMPORT: &str = include_str!("../../../pkg-template/types/import.d.ts");
const CHECKS: &str = include_str!("../../../pkg-template/types/checks.d.ts");
const LINT: &str = include_str!("../../../pkg-template/types/lint.d.ts");
const LOCALE: &str = include_str!("../../../pkg-template/types/locale.d.ts");
const PHONES: &str = include_str!("../../../pkg-template/types/phones.d.ts");
const PREVIEW: &str = include_str!("../../../pkg-template/types/preview.d.ts");
const READY: &str = include_str!("../../../pkg-template/types/ready.d.ts");
const SCHEMAS_TYPES: &str = include_str!("../../../pkg-template/types/schemas.d.ts");
const TOOLS: &str = include_str!("../../../pkg-template/types/tools.d.ts");
const CATALOG: &str = include_str!("../../../pkg-template/types/catalog.d.ts");
const WEBHOOKS: &str = include_str!("../../../pkg-template/types/webhooks.d.ts");

/// The typings of the default entry.
///
/// # Errors
/// When an area has no example.
pub(crate) fn typings() -> Result<String> {
    let mut shapes = Shapes::new();
    let mut resources = String::new();
    let mut inputs = String::new();
    for (area, operations) in AREAS {
        let name = resource_name(area);
        resources.push_str(&resource_doc(area)?);
        let _ = writeln!(resources, "export interface {name} {{");
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
    let ids: Vec<&str> = AREAS
        .iter()
        .flat_map(|(_, operations)| *operations)
        .map(|operation| operation.id)
        .collect();
    let client = CLIENT
        .replace("  // resources\n", &properties.concat())
        .replace(" never; // operations", &format!("{};", union(&ids)));
    let slugs = slugs();
    let slugs: Vec<&str> = slugs.iter().map(String::as_str).collect();
    let tools = TOOLS.replace(" never; // tools", &format!("{};", union(&slugs)));
    let reasons: Vec<&str> = Reason::ALL.iter().map(|reason| reason.name()).collect();
    let errors = ERRORS.replace(" never; // reasons", &format!("{};", union(&reasons)));
    let statuses = format!("{}\n  | (string & {{}});", union(&STATUSES));
    let webhooks = WEBHOOKS.replace(" never; // statuses", &statuses);
    let schemas = SCHEMAS_TYPES.replace("  // schemas\n", &schema_properties()?);
    let lint = LINT.replace(
        " never; // lint rules",
        &format!("{};", union(&rule_names())),
    );
    let models = models();
    let shapes: String = shapes.into_values().collect();
    Ok(format!(
        "{client}\n{tools}\n{errors}\n{BULK}\n{IMPORT}\n{LOCALE}\n{PHONES}\n{CHECKS}\n{schemas}\n{READY}\n{lint}\n{PREVIEW}\n{webhooks}\n{models}\n{shapes}{inputs}{resources}"
    ))
}

/// A property for each schema: what its operation takes.
fn schema_properties() -> Result<String> {
    let mut properties = String::new();
    for (name, id) in SCHEMAS {
        let operation = find(id).with_context(|| format!("no operation is called {id}"))?;
        let input = match operation.body {
            Body::List { of, .. } => list_of(of),
            Body::Variants(variants) => variants.name.text().to_owned(),
            _ => input_name(&resource_name(operation.area()), operation),
        };
        let _ = writeln!(
            properties,
            "  /** What `{id}` takes. */\n  readonly {name}: SpokiSchema<{input}>;"
        );
    }
    Ok(properties)
}

/// What stands above the methods of an area, with its example.
fn resource_doc(area: &str) -> Result<String> {
    let mut doc = format!("\n/**\n * The methods of `{}`.\n *\n", camel_case(area));
    doc.push_str(" * @example\n * ```ts\n");
    for line in example(area)?.lines() {
        doc.push_str(format!(" * {line}").trim_end());
        doc.push('\n');
    }
    doc.push_str(" * ```\n */\n");
    Ok(doc)
}

/// A union of texts, one a line.
fn union(texts: &[&str]) -> String {
    let members: Vec<String> = texts.iter().map(|text| format!("\n  | {text:?}")).collect();
    members.concat()
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

/// The typings of `tools`: the catalogue and its dialects.
pub(crate) fn tools_typings() -> String {
    let areas: Vec<String> = AREAS
        .iter()
        .map(|(area, _)| format!("\n  | {area:?}"))
        .collect();
    CATALOG.replace(" never; // areas", &format!("{};", areas.concat()))
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

fn input_interface(resource: &str, operation: &Operation) -> String {
    let has_own = matches!(operation.body, Body::List { .. } | Body::Variants(_));
    if has_own || !takes_input(operation) {
        return String::new();
    }
    let method = format!("`{}`", operation.id);
    let doc = format!("What {method} takes.");
    let properties: Vec<Property> = given(operation).map(property).collect();
    interface(&input_name(resource, operation), &doc, &properties)
}

fn method(resource: &str, operation: &Operation) -> String {
    let mut parameters: Vec<String> = operation
        .ids
        .iter()
        .map(|field| format!("{}: {}", field.name, type_text(&field.holds)))
        .collect();
    match operation.body {
        Body::List { of, .. } => parameters.push(format!("items: {}", list_of(of))),
        Body::Variants(variants) => parameters.push(format!("input: {}", variants.name.text())),
        _ if takes_input(operation) => {
            let needed = !operation.conditions.one_of.is_empty()
                || given(operation).any(|field| field.required);
            let mark = if needed { "" } else { "?" };
            parameters.push(format!("input{mark}: {}", input_name(resource, operation)));
        }
        _ => {}
    }
    parameters.push("options?: CallOptions".to_owned());
    let model = operation.model.text();
    let answer = match operation.answer {
        AnswerKind::One | AnswerKind::Batches => format!("CallPromise<{model}>"),
        AnswerKind::Maybe => format!("CallPromise<{model} | undefined>"),
        AnswerKind::Many => format!("CallPromise<{model}[]>"),
        AnswerKind::Page => format!("PagePromise<{model}>"),
        AnswerKind::Nothing => "CallPromise<undefined>".to_owned(),
        AnswerKind::Unpublished => "CallPromise<unknown>".to_owned(),
    };
    format!(
        "{}  {}({}): {answer};\n",
        comment(&method_doc(operation), "  "),
        camel_case(operation.verb()),
        parameters.join(", ")
    )
}

fn method_doc(operation: &Operation) -> String {
    let mut paragraphs = paragraphs(operation);
    paragraphs.push(format!("`{} {}`", operation.method.name(), operation.path));
    if !operation.deprecated.text().is_empty() {
        paragraphs.push(format!("@deprecated {}", operation.deprecated.text()));
    }
    paragraphs.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::typings;

    #[test]
    fn nothing_public_is_any_or_needs_to_be_freed() {
        let text = typings().unwrap();
        assert!(!text.contains(": any"), "any");
        assert!(!text.contains("free("), "free");
        assert!(!text.contains("// resources"), "the place of the resources");
        assert!(!text.contains("// schemas"), "the place of the schemas");
        assert!(
            !text.contains("// operations"),
            "the place of the operations"
        );
    }

    #[test]
    fn each_kind_of_method_has_its_signature() {
        let text = typings().unwrap();
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
            "send(input: Message, options?: CallOptions): CallPromise<SentMessage>;",
            "sendText(input: MessagesSendTextInput, options?: CallOptions): CallPromise<SentMessage>;",
            "start(uuid: string, input: AutomationsStartInput, options?: CallOptions): CallPromise<undefined>;",
            "addSvClients(items: readonly SvClient[], options?: CallOptions): CallPromise<Account[]>;",
            "submit(id: Id, options?: CallOptions): CallPromise<Template | undefined>;",
            "   * @deprecated Spoki answers 404; use `channels.create` with platform 1.",
            "status: \"Open\" | \"In Progress\" |",
            "  url?: string | null;",
            "  [field: string]: unknown;",
            "  readonly partnerRoles: PartnerRolesResource;",
        ] {
            assert!(text.contains(line), "{line}");
        }
    }
    #[test]
    fn kinds_that_look_alike_exclude_the_fields_of_one_another() {
        let text = typings().unwrap();
        let declared = |name: &str| {
            let start = text.find(&format!("export interface {name} {{")).unwrap();
            let end = start + text[start..].find("\n}").unwrap();
            text[start..end].to_owned()
        };
        let template = declared("TemplateMessage");
        assert!(template.contains("  type: \"Template\";"));
        assert!(template.contains("  header_media?: never;"));
        assert!(template.contains("  header_media_set?: never;"));
        assert!(!template.contains("  text"));
        let text_message = declared("TextMessage");
        assert!(text_message.contains("  content_type: \"Text\";"));
        assert!(!text_message.contains("never"));
        assert!(declared("MessagesSendTextInput").contains("  type?: \"Message\";"));
        assert!(declared("ReplyButton").contains("  button_type?: \"quick_reply\";"));
    }

    #[test]
    fn every_type_that_is_named_is_declared_once() {
        let text = typings().unwrap();
        let mut declared = std::collections::BTreeSet::new();
        for line in text.lines() {
            let Some(rest) = line.strip_prefix("export ") else {
                continue;
            };
            let name = rest
                .split([' ', '<', '(', ':', ';'])
                .nth(1)
                .unwrap_or_default();
            assert!(declared.insert(name.to_owned()), "{name} twice");
        }
        for operation in spoki::api::operations() {
            let model = operation.model.text();
            assert!(model.is_empty() || declared.contains(model), "{model}");
        }
    }
}
