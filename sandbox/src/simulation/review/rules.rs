//! The rules: names, lengths, variables, buttons, carousels. The first one that is broken is told,
//! with what to do about it.

use serde_json::Value;

use crate::simulation::compose::{header_format, items, texts};
use crate::simulation::placeholders::{Part, codes, parts};
use crate::store::templates::Template;
use crate::validators;

const MAX_NAME: usize = 512;
const MAX_HEADER: usize = 60;
const MAX_BODY: usize = 1_024;
const MAX_FOOTER: usize = 60;
/// 20 at Spoki [live], 25 at WhatsApp.
const MAX_BUTTON: usize = 20;
const MAX_QUICK_REPLIES: usize = 10;
const MAX_CALLS_TO_ACTION: usize = 2;
const MAX_CARD_BODY: usize = 160;
const MAX_CARD_BUTTONS: usize = 2;

type Broken = (String, &'static str);

pub(super) fn broken(template: &Template, content: &Value) -> Option<Broken> {
    name(&template.name)
        .or_else(|| header(content))
        .or_else(|| body(content))
        .or_else(|| footer(content))
        .or_else(|| buttons(content))
        .or_else(|| carousel(&template.category, content))
        .or_else(|| examples(content))
}

fn rule(holds: bool, detail: impl Into<String>, recommendation: &'static str) -> Option<Broken> {
    (!holds).then(|| (detail.into(), recommendation))
}

fn name(name: &str) -> Option<Broken> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    rule(
        name.bytes().all(allowed) && name.len() <= MAX_NAME,
        "The name has characters that are not allowed.",
        "Use lower-case letters, digits and underscores only.",
    )
}

fn text<'a>(content: &'a Value, component: &str) -> &'a str {
    let text = content
        .get(component)
        .and_then(|found| found["text"].as_str());
    text.unwrap_or_default()
}

fn short(text: &str, limit: usize, what: &str) -> Option<Broken> {
    let length = text.chars().count();
    rule(
        length <= limit,
        format!("The {what} has {length} characters, {limit} are allowed."),
        "Shorten the text.",
    )
}

fn header(content: &Value) -> Option<Broken> {
    let format = header_format(content)?;
    let media = ["image", "video", "document"];
    if media.contains(&format) {
        let has_sample = ["example_header_media", "default_header_media"]
            .iter()
            .any(|name| !content[*name].is_null());
        return rule(
            has_sample,
            "The header has no sample media.",
            "Give example_header_media or default_header_media.",
        );
    }
    let header = text(content, "header_template_component");
    rule(
        format == "text",
        format!("The header format {format:?} is not known."),
        "Use text, image, video or document.",
    )
    .or_else(|| {
        rule(
            !header.trim().is_empty() && !header.contains('\n'),
            "The header is empty or has a line break.",
            "Write the header on one line, or leave it out.",
        )
    })
    .or_else(|| short(header, MAX_HEADER, "header"))
    .or_else(|| {
        rule(
            codes(header).count() <= 1,
            "The header has more than one variable.",
            "Keep one variable at most.",
        )
    })
}

fn body(content: &Value) -> Option<Broken> {
    let body = text(content, "body_template_component");
    short(body, MAX_BODY, "body").or_else(|| {
        let split = parts(body.trim());
        let is_variable = |part: Option<&Part<'_>>| matches!(part, Some(Part::Variable(_)));
        rule(
            !is_variable(split.first()) && !is_variable(split.last()),
            "The body starts or ends with a variable.",
            "Put words before the first and after the last variable.",
        )
        .or_else(|| {
            let mut neighbours = split.iter().zip(split.iter().skip(1));
            rule(
                !neighbours.any(|pair| matches!(pair, (Part::Variable(_), Part::Variable(_)))),
                "Two variables follow each other.",
                "Put words between them.",
            )
        })
    })
}

fn footer(content: &Value) -> Option<Broken> {
    let footer = text(content, "footer_template_component");
    short(footer, MAX_FOOTER, "footer").or_else(|| {
        rule(
            codes(footer).next().is_none(),
            "The footer has a variable.",
            "Write the footer without variables.",
        )
    })
}

fn buttons(content: &Value) -> Option<Broken> {
    let buttons = items(content, "templatebuttoncomponent_set");
    let is_quick = |button: &&Value| button["button_type"] == "quick_reply";
    let quick = buttons.iter().filter(is_quick).count();
    let calls = buttons.len() - quick;
    let phones = buttons
        .iter()
        .filter(|button| button["button_type"] == "call");
    // Where quick replies and other buttons change places more than once, they are mixed.
    let changes = buttons
        .iter()
        .zip(buttons.iter().skip(1))
        .filter(|(one, next)| is_quick(one) != is_quick(next))
        .count();
    rule(
        quick <= MAX_QUICK_REPLIES && calls <= MAX_CALLS_TO_ACTION,
        format!("There are {quick} quick replies and {calls} other buttons."),
        "Keep at most 10 quick replies and 2 calls to action.",
    )
    .or_else(|| {
        rule(
            phones.count() <= 1,
            "More than one button calls a number.",
            "Keep one button of type call.",
        )
    })
    .or_else(|| {
        rule(
            changes <= 1,
            "Quick replies and other buttons are mixed.",
            "Put all quick replies together.",
        )
    })
    .or_else(|| buttons.iter().find_map(button))
}

fn button(button: &Value) -> Option<Broken> {
    let label = button["text"].as_str().unwrap_or_default();
    let own = match button["button_type"].as_str() {
        Some("url") => {
            let url = button["url"].as_str().unwrap_or_default();
            let split = parts(url);
            let variables = codes(url).count();
            let at_the_end = matches!(split.last(), Some(Part::Variable(_)));
            rule(
                validators::url(url).is_none(),
                format!("The button {label:?} has no valid address."),
                "Give a url that starts with https://.",
            )
            .or_else(|| {
                rule(
                    variables == 0 || (variables == 1 && at_the_end),
                    format!("The address of the button {label:?} has a variable inside."),
                    "Keep one variable at most, at the very end.",
                )
            })
        }
        Some("call") => {
            let phone = button["phone_number"].as_str().unwrap_or_default();
            rule(
                !phone.is_empty() && phone.len() <= 20,
                format!("The button {label:?} has no phone number."),
                "Give a phone_number of at most 20 characters.",
            )
        }
        _ => None,
    };
    short(label, MAX_BUTTON, "text of a button")
        .or_else(|| {
            rule(
                codes(label).next().is_none() && !label.contains('\n'),
                format!("The button {label:?} has a variable or a line break."),
                "Write a fixed text.",
            )
        })
        .or(own)
}

fn carousel(category: &str, content: &Value) -> Option<Broken> {
    let cards = items(content, "templatecarouselcomponent_set");
    let first = cards.first()?;
    let format = header_format(first);
    rule(
        category == "MARKETING",
        "A carousel is of category MARKETING.",
        "Change the category, or leave the cards out.",
    )
    .or_else(|| {
        rule(
            (2..=10).contains(&cards.len()),
            format!("The carousel has {} cards.", cards.len()),
            "Give 2 to 10 cards.",
        )
    })
    .or_else(|| {
        rule(
            matches!(format, Some("image" | "video"))
                && cards.iter().all(|card| header_format(card) == format),
            "The cards have no header, or different ones.",
            "Give every card an image, or every card a video.",
        )
    })
    .or_else(|| {
        let same = |name: &str| {
            let has = |card: &Value| !text(card, name).is_empty();
            cards.iter().all(|card| has(card) == has(first))
        };
        rule(
            same("body_template_component"),
            "Some cards have a text and others have none.",
            "Write a text on every card, or on none.",
        )
    })
    .or_else(|| {
        cards.iter().find_map(|card| {
            let count = items(card, "templatebuttoncomponent_set").len();
            short(
                text(card, "body_template_component"),
                MAX_CARD_BODY,
                "text of a card",
            )
            .or_else(|| {
                rule(
                    count <= MAX_CARD_BUTTONS,
                    format!("A card has {count} buttons."),
                    "Keep at most 2 buttons on a card.",
                )
            })
            .or_else(|| buttons(card))
        })
    })
}

fn examples(content: &Value) -> Option<Broken> {
    let given = &content["example_custom_fields"];
    let has_example = |code: &&str| {
        given[*code]
            .as_str()
            .is_some_and(|example| !example.is_empty())
    };
    let mut used = texts(content).into_iter().flat_map(codes);
    let without = used.find(|code| !has_example(code))?;
    Some((
        format!("The variable %%{without}%% has no example."),
        "Give one in example_custom_fields.",
    ))
}
