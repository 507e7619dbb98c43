//! The rules for messages of each kind.

use super::codes::Codes;
use super::filled;
use super::finding::Linter;
use super::media;
use super::rules::Rule;
use super::template::{Context, category, template};
use super::values;
use crate::rules::language::normalise;
use crate::schema::Value;

const MAX_TEXT: usize = 4_096;
const MAX_INTERACTIVE: usize = 1_024;
const MAX_HEADER: usize = 60;
const MAX_FOOTER: usize = 60;
const MAX_CAPTION: usize = 1_024;
const MAX_REPLIES: usize = 3;
const MAX_REPLY: usize = 20;
const MAX_REPLY_PAYLOAD: usize = 256;
const MAX_LIST_TITLE: usize = 20;
const MAX_SECTIONS: usize = 10;
const MAX_ROWS: usize = 10;
const MAX_TITLE: usize = 24;
const MAX_DESCRIPTION: usize = 72;
const MAX_ROW_PAYLOAD: usize = 200;

/// What is known besides a message.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The template that it is made of, as Spoki answers it.
    pub template: Option<&'a Value>,
    /// How large its file is, in bytes.
    pub media_bytes: Option<u64>,
}

pub(super) fn message(linter: &mut Linter, message: &Value, known: Known) {
    if !matches!(message, Value::Object(_)) {
        linter.flag(Rule::TypeWrong, true);
        return;
    }
    let kind = linter.text(message, "type").unwrap_or_default();
    let content = linter.text(message, "content_type").unwrap_or_default();
    match (kind, content) {
        ("Template", _) => of_template(linter, message, known),
        ("Message" | "Note", "Text") => text(linter, message, MAX_TEXT),
        ("Message", "Interactive") => {
            text(linter, message, MAX_INTERACTIVE);
            around(linter, message);
            replies(linter, message);
        }
        ("Message", "List") => {
            text(linter, message, MAX_TEXT);
            around(linter, message);
            if let Some(list) = message.get("list") {
                linter.enter("list");
                self::list(linter, list);
                linter.leave();
            }
        }
        ("Message", name) => match media::of_message(name) {
            Some(kind) => {
                media::file(linter, message, "media", kind);
                linter.enter("media");
                media::size(linter, kind, known.media_bytes);
                linter.leave();
                linter.short(message, "caption", Rule::MessageTooLong, MAX_CAPTION);
            }
            None => linter.flag_field("content_type", Rule::MessageKind, true),
        },
        _ => linter.flag_field("type", Rule::MessageKind, true),
    }
}

fn text(linter: &mut Linter, message: &Value, most: usize) {
    let text = linter.short(message, "text", Rule::MessageTooLong, most);
    let is_missing = text.is_none_or(|text| text.trim().is_empty());
    linter.flag_field("text", Rule::MessageText, is_missing);
}

/// What stands above and below the text.
fn around(linter: &mut Linter, message: &Value) {
    for (name, rule, most) in [
        ("header", Rule::MessageHeader, MAX_HEADER),
        ("footer", Rule::MessageFooter, MAX_FOOTER),
    ] {
        if let Some(part) = message.get(name) {
            linter.enter(name);
            linter.short(part, "text", rule, most);
            linter.leave();
        }
    }
}

fn replies(linter: &mut Linter, message: &Value) {
    let buttons = linter.items(message, "buttons");
    linter.enter("buttons");
    if !(1..=MAX_REPLIES).contains(&buttons.len()) {
        linter.counts(Rule::ReplyCount, MAX_REPLIES, buttons.len());
    }
    let mut labels = Codes::default();
    for (index, button) in buttons.iter().enumerate() {
        linter.enter_item(index);
        let text = linter.short(button, "text", Rule::ReplyTooLong, MAX_REPLY);
        let is_repeated = text.is_some_and(|text| !labels.add(text) && !labels.is_full());
        linter.flag_field("text", Rule::ReplyRepeated, is_repeated);
        linter.short(button, "payload", Rule::ReplyPayload, MAX_REPLY_PAYLOAD);
        linter.leave();
    }
    linter.leave();
}

fn list(linter: &mut Linter, list: &Value) {
    linter.short(list, "title", Rule::ListButton, MAX_LIST_TITLE);
    let sections = linter.items(list, "sections");
    linter.enter("sections");
    linter.limit(Rule::ListSections, sections.len(), MAX_SECTIONS);
    let (mut count, mut payloads) = (0, Codes::default());
    for (index, section) in sections.iter().enumerate() {
        linter.enter_item(index);
        let title = linter.short(section, "title", Rule::SectionTooLong, MAX_TITLE);
        let is_missing = sections.len() > 1 && title.is_none_or(|title| title.trim().is_empty());
        linter.flag_field("title", Rule::SectionTitle, is_missing);
        let rows = linter.items(section, "rows");
        linter.enter("rows");
        for (index, row) in rows.iter().enumerate() {
            linter.enter_item(index);
            linter.short(row, "title", Rule::RowTooLong, MAX_TITLE);
            linter.short(row, "description", Rule::RowDescription, MAX_DESCRIPTION);
            let payload = linter.short(row, "payload", Rule::RowPayload, MAX_ROW_PAYLOAD);
            let is_repeated =
                payload.is_some_and(|text| !payloads.add(text) && !payloads.is_full());
            linter.flag_field("payload", Rule::RowRepeated, is_repeated);
            linter.leave();
        }
        linter.leave();
        count += rows.len();
        linter.leave();
    }
    if !(1..=MAX_ROWS).contains(&count) {
        linter.counts(Rule::ListRows, MAX_ROWS, count);
    }
    linter.leave();
}

fn of_template(linter: &mut Linter, message: &Value, known: Known) {
    let Some(of) = known.template else {
        return values::check(linter, message, None);
    };
    // What is wrong with the template is not the message's.
    let languages = template(&mut Linter::default(), of);
    let code = linter.text(message, "language");
    let wanted = code.and_then(|code| normalise(code).ok());
    let mut meant = Context {
        category: category(&mut Linter::default(), of),
        ..Context::default()
    };
    let mut header = None;
    let mut chosen = Vec::new();
    let given = Linter::default().fields(message, "custom_fields");
    for language in &languages {
        if code.is_none() || language.language == wanted {
            header.get_or_insert(language.header);
            meant.codes.add_all(&language.codes);
            meant.url_codes.add_all(&language.url_codes);
            chosen.push(language.value);
        }
    }
    linter.flag_field(
        "language",
        Rule::MessageLanguage,
        code.is_some() && header.is_none(),
    );
    if let Some(header) = header {
        media::of_template(linter, message, header, known.media_bytes);
    }
    values::check(linter, message, header.map(|_| &meant));
    linter.enter("custom_fields");
    // Without a language any of them may be sent; the first that is too long says enough.
    let before = linter.count();
    for localization in chosen {
        if linter.count() == before {
            filled::check(linter, localization, given);
        }
    }
    linter.leave();
}
