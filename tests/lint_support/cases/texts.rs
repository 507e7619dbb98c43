//! Headers, bodies, footers, and the placeholders in them.

use super::{Case, at, long};
use serde_json::json;

pub(super) fn variables() -> Vec<Case> {
    let body = at("/body_template_component/text");
    let text =
        |rule, refused: &str, taken: &str| (rule, "template", body, json!(refused), json!(taken));
    vec![
        text(
            "variable.code_invalid",
            "Ciao %%nome%%, a presto da noi",
            "Sconto del 20%% e del 30%% per te",
        ),
        text(
            "variable.spaces",
            "Ciao %% NAME %%, a presto da noi",
            "Ciao %%NAME%%, a presto da noi",
        ),
        text(
            "variable.unclosed",
            "Ciao %%NAME, a presto da noi",
            "Sconto del 50%% su tutto",
        ),
        text(
            "variable.meta_syntax",
            "Ciao {{1}}, a presto da noi",
            "Ciao %%NAME%%, a presto da noi",
        ),
        text(
            "variable.name_invalid",
            "Ciao {{Nome!}}, a presto da noi",
            "Ciao {{nome_1}}, a presto da noi",
        ),
        text(
            "variable.not_sequential",
            "Ciao {{1}}, ordine {{3}} da noi",
            "Ciao {{2}}, ordine {{1}} da noi",
        ),
        text(
            "variable.mixed",
            "Ciao {{1}}, ordine %%ORDER%% da noi",
            "Ciao {{1}}, ordine {{2}} da noi",
        ),
        text(
            "variable.repeated",
            "Ciao {{nome}}, ancora {{nome}} da noi",
            "Ciao {{nome}}, ancora {{cognome}} da noi",
        ),
        text(
            "variable.adjacent",
            "Ciao %%A%% %%B%%, a presto da noi",
            "Ciao %%A%%, %%B%%: a presto da noi",
        ),
        text(
            "text.counted_differently",
            &"😀".repeat(1_024),
            &"😀".repeat(512),
        ),
    ]
}

pub(super) fn headers_and_footers() -> Vec<Case> {
    let header = at("/header_template_component/text");
    let footer = at("/footer_template_component/text");
    let format = at("/header_template_component/format");
    let in_header = |rule, refused, taken| text(header, rule, refused, taken);
    let in_footer = |rule, refused, taken| text(footer, rule, refused, taken);
    let picture = json!({"format": "image"});
    let title = json!({"format": "text", "text": "a"});
    vec![
        ("header.too_long", "template", header, long(61), long(60)),
        in_header("header.too_many_variables", "%%A%% e %%B%%", "Per %%A%%"),
        in_header("header.line_break", "Due\nrighe", "Una riga"),
        in_header("header.formatting", "*Offerta*", "Offerta"),
        in_header("header.emoji", "Offerta 🎉", "Offerta!"),
        text(format, "header.format_unknown", "hologram", "TEXT"),
        (
            "header.location",
            "authentication",
            format,
            json!("location"),
            json!("text"),
        ),
        in_header("header.text_missing", " ", "Ciao"),
        (
            "header.sample_missing",
            "template",
            at("/header_template_component"),
            picture,
            title,
        ),
        ("footer.too_long", "template", footer, long(61), long(60)),
        in_footer("footer.variable", "Da %%ACCOUNT_NAME%%", "Da noi"),
        in_footer("footer.emoji", "Ciao 👋", "Ciao"),
        in_footer("footer.line_break", "a\nb", "a b"),
    ]
}

pub(super) fn bodies() -> Vec<Case> {
    let body = at("/body_template_component/text");
    let examples = at("/example_custom_fields");
    let in_body = |rule, refused, taken| text(body, rule, refused, taken);
    let example = |value: &str| json!({"FIRST_NAME": value});
    let unused = json!({"FIRST_NAME": "Ada", "CITY": "Roma"});
    let many = "ciao 👩‍👩‍👧🇮🇹👍🏽".repeat(4);
    let ten = format!("ciao {}", "👍🏽".repeat(10));
    vec![
        (
            "body.missing",
            "template",
            at("/body_template_component"),
            json!(null),
            json!("Ciao a tutti"),
        ),
        ("body.too_long", "template", body, long(1_025), long(1_024)),
        ("body.long", "template", body, long(551), long(550)),
        in_body("body.emoji", &many, &ten),
        in_body("body.line_breaks", "uno\n\n\ndue", "uno\n\ndue\n\ntre"),
        in_body(
            "body.only_variables",
            "%%A%% - %%B%%",
            "Per %%A%%: %%B%%, ciao",
        ),
        in_body(
            "body.variable_at_edge",
            "Ciao a te %%NAME%%",
            "Ciao a te %%NAME%%!",
        ),
        in_body(
            "body.variable_near_edge",
            "*%%NAME%%*, ciao da noi",
            "Ciao *%%NAME%%*, eccoti",
        ),
        in_body(
            "body.too_many_variables",
            "Da %%A%% per %%B%% ora qui",
            "Da %%A%% per %%B%% ora è qui",
        ),
        in_body("body.test", "PROVA", "Prova subito"),
        in_body(
            "link.shortened",
            "Vedi https://bit.ly/3x ora",
            "Vedi https://example.com/bit.ly ora",
        ),
        in_body(
            "link.whatsapp",
            "Scrivi a wa.me/39333 ora",
            "Scrivi a example.com ora",
        ),
        (
            "example.missing",
            "template",
            examples,
            example(""),
            example("Ada"),
        ),
        (
            "example.unused",
            "template",
            examples,
            unused,
            example("Ada"),
        ),
    ]
}

fn text(place: &'static str, rule: &'static str, refused: &str, taken: &str) -> Case {
    (rule, "template", place, json!(refused), json!(taken))
}
