//! A template as its recipient sees it.
//!
//! ```
//! use spoki::preview::preview;
//! use spoki::schema::json;
//!
//! let localization = json::parse(r#"{
//!     "body_template_component": {"text": "Ciao *%%FIRST_NAME%%*, il pacco %%ORDER_ID%% parte."}
//! }"#).unwrap();
//! let values = json::parse(r#"{"FIRST_NAME": "Mario"}"#).unwrap();
//!
//! let shown = preview(&localization, &values);
//! let texts: Vec<&str> = shown.body.iter().map(|span| span.text.as_str()).collect();
//! assert_eq!(texts, ["Ciao ", "Mario", ", il pacco ", "%%ORDER_ID%%", " parte."]);
//! assert!(shown.body[1].style.is_bold());
//! assert_eq!(shown.missing, ["ORDER_ID"]);
//! ```

mod fill;
mod formatting;

pub use formatting::{Span, Style};

use crate::lint::{BODY, BUTTONS, FOOTER, HEADER, Names, either, in_order};
use crate::schema::Value;
use fill::{Filled, Filler};
use formatting::spans;

/// How deep cards are looked for: they have none of their own.
const CARDS: usize = 1;

/// What stands above the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// `text`, or the kind of file.
    pub format: String,
    /// Its text; WhatsApp does not format it.
    pub text: Vec<Span>,
}

/// A button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What it does, such as `url`.
    pub kind: String,
    /// What stands on it.
    pub text: String,
    /// Where it leads: the address or the phone number.
    pub target: Option<String>,
}

/// A template in one language with its values, or a card of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// What stands above the text.
    pub header: Option<Header>,
    /// The text.
    pub body: Vec<Span>,
    /// What stands below it.
    pub footer: Vec<Span>,
    /// The buttons, in the order in which they are shown.
    pub buttons: Vec<Button>,
    /// The cards of a carousel.
    pub cards: Vec<Preview>,
    /// The codes that have no value, each once, in the order in which they are met.
    pub missing: Vec<String>,
}

/// Shows a template in one language, as `templates.create` takes it or as Spoki answers it. Values are
/// given by code; an empty one counts as missing, and so does one for which there is no room: all together
/// may have a megabyte. What is no template gives an empty preview.
pub fn preview(localization: &Value, values: &Value) -> Preview {
    let mut filler = Filler::new(values);
    let mut preview = shown(localization, &mut filler, CARDS);
    preview.missing = filler.missing;
    preview
}

fn shown<'a>(value: &'a Value, filler: &mut Filler<'a>, depth: usize) -> Preview {
    let header = component(value, HEADER);
    let format = header.and_then(|header| header.get("format")?.as_text());
    let title = text(header, filler);
    let header = format.or((!title.text.is_empty()).then_some("text"));
    let header = header.map(|format| Header {
        format: format.to_ascii_lowercase(),
        text: spans(&title, false),
    });
    let body = component(value, BODY);
    let body = spans(&text(body, filler), true);
    let footer = component(value, FOOTER);
    let footer = spans(&text(footer, filler), false);
    let cards = items(value.get("templatecarouselcomponent_set"));
    let cards = if depth == 0 { &[] } else { cards };
    Preview {
        header,
        body,
        footer,
        buttons: buttons(value, filler),
        cards: cards
            .iter()
            .map(|card| shown(card, filler, depth - 1))
            .collect(),
        missing: Vec::new(),
    }
}

fn component(value: &Value, names: Names) -> Option<&Value> {
    either(value, names).map(|(_, part)| part)
}

fn items(part: Option<&Value>) -> &[Value] {
    match part {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn text<'a>(part: Option<&'a Value>, filler: &mut Filler<'a>) -> Filled {
    let text = part.and_then(|part| part.get("text").unwrap_or(part).as_text());
    filler.fill(text.unwrap_or_default())
}

fn buttons<'a>(value: &'a Value, filler: &mut Filler<'a>) -> Vec<Button> {
    let mut shown = Vec::new();
    let buttons = items(component(value, BUTTONS));
    for value in in_order(buttons)
        .into_iter()
        .filter_map(|place| buttons.get(place))
    {
        let mut field = |name| {
            let text = value.get(name)?.as_text()?;
            Some(filler.fill(text).text)
        };
        shown.push(Button {
            kind: field("button_type").unwrap_or_default(),
            text: field("text").unwrap_or_default(),
            target: field("url").or_else(|| field("phone_number")),
        });
    }
    shown
}
