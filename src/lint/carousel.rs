//! The rules for carousels. Spoki does not publish what a card is made of; it is taken to be as a
//! template in one language is: a header, a body and buttons.

use super::buttons;
use super::component::{BODY, Component, HEADER};
use super::finding::Linter;
use super::rules::Rule;
use super::scan::scan;
use super::template::{Category, Context};
use super::texts;
use crate::schema::Value;

const FEWEST_CARDS: usize = 2;
const MOST_CARDS: usize = 10;
const MAX_BODY: usize = 160;
const MAX_LINE_BREAKS: usize = 2;
const MAX_BUTTONS: usize = 2;

pub(super) fn carousel<'a>(linter: &mut Linter, owner: &'a Value, context: &mut Context<'a>) {
    let name = "templatecarouselcomponent_set";
    let cards = linter.items(owner, name);
    if cards.is_empty() {
        return;
    }
    linter.enter(name);
    let is_other = matches!(
        context.category,
        Category::Utility | Category::Authentication
    );
    linter.flag(Rule::CarouselCategory, is_other);
    if !(FEWEST_CARDS..=MOST_CARDS).contains(&cards.len()) {
        linter.counts(Rule::CarouselCards, MOST_CARDS, cards.len());
    }
    let (mut first_format, mut first_buttons, mut first_has_body) =
        (String::new(), Vec::new(), false);
    for (index, value) in cards.iter().enumerate() {
        linter.enter_item(index);
        linter.flag(Rule::TypeWrong, !matches!(value, Value::Object(_)));
        let header = Component::of(linter, value, HEADER);
        let format = header
            .and_then(|header| header.format(linter))
            .unwrap_or_default();
        let has_body = body(linter, value, context);
        let buttons = buttons::all(linter, value, context, Rule::CardButtons, MAX_BUTTONS);
        if index == 0 {
            (first_format, first_buttons, first_has_body) =
                (format.clone(), buttons.clone(), has_body);
        }
        let is_picture = matches!(format.as_str(), "image" | "video");
        linter.flag(Rule::CarouselHeader, !is_picture || format != first_format);
        let is_same = has_body == first_has_body && buttons == first_buttons;
        linter.flag(Rule::CarouselDiffers, !is_same);
        linter.leave();
    }
    linter.leave();
}

/// Checks the text of a card, and tells whether it has one.
fn body<'a>(linter: &mut Linter, card: &'a Value, context: &mut Context<'a>) -> bool {
    let mut has_text = false;
    if let Some(body) = Component::of(linter, card, BODY) {
        body.text(linter, &mut |linter, text| {
            linter.length(Rule::CardTooLong, text, MAX_BODY);
            let scan = scan(text);
            linter.limit(Rule::CardLineBreaks, scan.line_breaks, MAX_LINE_BREAKS);
            texts::any(linter, &scan, context);
            has_text = !text.is_empty();
        });
    }
    has_text
}
