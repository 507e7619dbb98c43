//! Names, categories, languages, authentication and carousels.

use super::{Case, at, items, kinds, long, replies};
use crate::lint_support::card;
use serde_json::json;

pub(super) fn identity() -> Vec<Case> {
    let missing = "/templatelocalization_set";
    let english = "/templatelocalization_set/1";
    vec![
        (
            "type.wrong",
            "template",
            "/name",
            json!(42),
            json!("ordine"),
        ),
        (
            "name.invalid",
            "template",
            "/name",
            json!("Ordine spedito"),
            json!("ordine_2"),
        ),
        ("name.too_long", "template", "/name", long(513), long(512)),
        (
            "category.legacy",
            "template",
            "/category",
            json!("AUTO_REPLY"),
            json!("UTILITY"),
        ),
        (
            "category.unknown",
            "template",
            "/category",
            json!("Marketing"),
            json!("TRANSACTIONAL"),
        ),
        (
            "language.unknown",
            "template",
            at("/language"),
            json!("xx"),
            json!("pt-br"),
        ),
        (
            "language.form",
            "template",
            at("/language"),
            json!("en-US"),
            json!("en_US"),
        ),
        (
            "language.region",
            "template",
            at("/language"),
            json!("it-IT"),
            json!("it"),
        ),
        (
            "language.repeated",
            "template",
            at("/language"),
            json!("EN"),
            json!("en_GB"),
        ),
        (
            "localizations.missing",
            "template",
            missing,
            json!([]),
            json!(null),
        ),
        (
            "localizations.variables_differ",
            "template",
            "/templatelocalization_set/1/body_template_component/text",
            json!("Hello %%LAST_NAME%%, your parcel left today."),
            json!("Hi %%FIRST_NAME%%, it left earlier today."),
        ),
        (
            "localizations.buttons_differ",
            "template",
            "/templatelocalization_set/1/templatebuttoncomponent_set",
            kinds(&["call"]),
            kinds(&["url"]),
        ),
        (
            "localizations.same_text",
            "template",
            english,
            json!({"language": "en", "body": "Ciao %%FIRST_NAME%%, il tuo pacco è partito oggi dal nostro magazzino."}),
            json!({"language": "en", "body": "Hello %%FIRST_NAME%%, your parcel left our warehouse today."}),
        ),
    ]
}

pub(super) fn special() -> Vec<Case> {
    let cards = at("/templatecarouselcomponent_set");
    let body = at("/templatecarouselcomponent_set/0/body_template_component/text");
    let (format, english) = (
        at("/header_template_component/format"),
        at("/body_template_component/text"),
    );
    vec![
        (
            "authentication.button",
            "authentication",
            at("/templatebuttoncomponent_set"),
            replies(1),
            kinds(&["otp"]),
        ),
        (
            "authentication.media",
            "authentication",
            format,
            json!("image"),
            json!("text"),
        ),
        (
            "authentication.link",
            "authentication",
            english,
            json!("Codice, vedi https://example.com qui"),
            json!("Il codice è qui"),
        ),
        (
            "authentication.expiration",
            "authentication",
            at("/footer_template_component/code_expiration_minutes"),
            json!(91),
            json!(90),
        ),
        (
            "carousel.category",
            "carousel",
            "/category",
            json!("UTILITY"),
            json!("MARKETING"),
        ),
        (
            "carousel.cards",
            "carousel",
            cards,
            items(&card(), 11),
            items(&card(), 10),
        ),
        (
            "carousel.header",
            "carousel",
            at("/templatecarouselcomponent_set/1/header_template_component/format"),
            json!("video"),
            json!("IMAGE"),
        ),
        (
            "carousel.components_differ",
            "carousel",
            at("/templatecarouselcomponent_set/1/body_template_component"),
            json!(null),
            json!("Altre scarpe"),
        ),
        (
            "carousel.body_too_long",
            "carousel",
            body,
            long(161),
            long(160),
        ),
        (
            "carousel.body_line_breaks",
            "carousel",
            body,
            json!("a\nb\nc\nd"),
            json!("a\nb\nc"),
        ),
        (
            "carousel.too_many_buttons",
            "carousel",
            at("/templatecarouselcomponent_set/0/templatebuttoncomponent_set"),
            replies(3),
            replies(2),
        ),
    ]
}
