//! Messages: one route, whose variant is told by `type` and `content_type`. [doc]

use rusqlite::Connection;
use serde_json::{Value, json};

use super::message_form::{self, Templated};
use crate::call::Call;
use crate::form::{Form, Presence, any_text, without_empty};
use crate::problem::{Answer, Problem};
use crate::simulation::compose::{self, Extras, Values};
use crate::simulation::outbox::{self, Draft};
use crate::store::channels;
use crate::store::contacts::{self, Changes, Contact};
use crate::store::templates::{self, Localization};
use crate::validators;

const NOTE: &str = "Note";
const TYPES: [&str; 3] = ["Template", "Message", NOTE];

/// Whom a message is for, and what goes along with it.
struct Envelope {
    kind: &'static str,
    /// `None` for a note.
    channel: Option<i64>,
    phone: String,
    names: Changes,
    metadata: Value,
}

/// What is in a message.
enum Letter {
    Free(message_form::Free),
    Templated(Templated),
}

pub(crate) fn send(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let body = without_empty(&call.json()?);
    let (envelope, letter) = read(store, call.owner, &body)?;
    let contact = recipient(store, &envelope, call.now)?;
    let draft = match letter {
        Letter::Free(free) => Draft {
            account: call.owner,
            channel: envelope.channel,
            contact: contact.id,
            phone: envelope.phone,
            kind: envelope.kind,
            content_type: free.content_type,
            template: None,
            campaign: None,
            text: free.text,
            content: free.content,
            metadata: envelope.metadata,
            refusal: None,
        },
        Letter::Templated(letter) => from_template(store, call.owner, &contact, letter, envelope)?,
    };
    if draft.kind == NOTE {
        let note = outbox::note(store, draft, call.now)?;
        let contact = json!({ "id": contact.id });
        return Ok(Answer::ok(json!({ "uuid": note.uuid, "contact": contact })));
    }
    if !outbox::pay(store, call.owner)? {
        return Err(Problem::no_credit());
    }
    let sent = outbox::send(store, draft, call.now)?;
    Ok(Answer::ok(outbox::answer(&sent)))
}

/// A body without members that are empty: clients send empty containers along. [live]
fn read(store: &Connection, account: i64, body: &Value) -> Result<(Envelope, Letter), Problem> {
    let mut form = Form::open(body).map_err(Problem::fields)?;
    let kind = form.choice("type", Presence::Required, &TYPES);
    let phone = form.filled_text("phone", Presence::Required, validators::phone);
    let metadata = form.object("metadata");
    // Its effect is not explained.
    form.text("email", Presence::Optional, validators::email);
    let channel = channel(store, account, &mut form)?;
    let names = Changes {
        first_name: form.text("first_name", Presence::Optional, any_text),
        last_name: form.text("last_name", Presence::Optional, any_text),
        ..Changes::default()
    };
    let letter = match kind {
        Some("Template") => Some(Letter::Templated(message_form::templated(&mut form))),
        Some("Message") => message_form::free(&mut form).map(Letter::Free),
        Some(_) => message_form::note(&mut form).map(Letter::Free),
        None => None,
    };
    let kind = kind.unwrap_or_default();
    // Nothing leaves with a note.
    let channel = channel.filter(|_| kind != NOTE);
    if channel.is_none() && kind != NOTE && body.get("channel_id").is_none() {
        form.refuse("channel_id", "The account has no channel to send from.");
    }
    form.close().map_err(Problem::fields)?;
    let envelope = Envelope {
        kind,
        channel,
        phone: phone.unwrap_or_default(),
        names,
        metadata: metadata.unwrap_or_default(),
    };
    // Whatever is missing was refused above.
    letter
        .map(|letter| (envelope, letter))
        .ok_or_else(|| Problem::fields(Value::Null))
}

/// The channel that is asked for, and without one the primary. [inferred]
fn channel(store: &Connection, account: i64, form: &mut Form<'_>) -> Result<Option<i64>, Problem> {
    let Some(id) = form.integer("channel_id", Presence::Optional) else {
        return Ok(channels::primary(store, account)?);
    };
    let found = channels::find(store, account, id)?;
    if found.is_none() {
        form.refuse("channel_id", &validators::no_such_object(id));
    }
    Ok(found.map(|channel| channel.id))
}

/// An unknown phone becomes a contact. [inferred]
fn recipient(store: &Connection, envelope: &Envelope, now: f64) -> Result<Contact, Problem> {
    let named = envelope.names.first_name.is_some() || envelope.names.last_name.is_some();
    let known = contacts::id_of_phone(store, &envelope.phone)?;
    let id = match known {
        Some(id) if !named => id,
        _ => contacts::upsert(store, &envelope.phone, &envelope.names, now)?.0,
    };
    contacts::find(store, id)?.ok_or_else(Problem::not_found)
}

fn from_template(
    store: &Connection,
    account: i64,
    contact: &Contact,
    letter: Templated,
    envelope: Envelope,
) -> Result<Draft, Problem> {
    let id = letter.template.unwrap_or_default();
    let localization = localization(store, id, letter.language.as_deref(), &contact.language)?;
    let content = &localization.content;
    let values = Values::of(store, account, contact, &letter.custom_fields)?;
    let missing = compose::missing(content, &values);
    if !missing.is_empty() {
        let errors: Value = missing
            .into_iter()
            .map(|code| (code, json!(["This field is required."])))
            .collect();
        return Err(Problem::fields(json!({ "custom_fields": errors })));
    }
    let extras = extras(content, &localization.language, letter)?;
    let refusal = compose::has_unfit_value(content, &values).then_some(outbox::UNFIT_VALUE);
    let (text, content) = compose::template(content, &values, &extras);
    Ok(Draft {
        account,
        channel: envelope.channel,
        contact: contact.id,
        phone: envelope.phone,
        kind: envelope.kind,
        content_type: "Template",
        template: Some(id),
        campaign: None,
        text,
        content,
        metadata: envelope.metadata,
        refusal,
    })
}

/// The language that is asked for; without one that of the contact, and else the first that is
/// approved. [inferred]
fn localization(
    store: &Connection,
    template: i64,
    asked: Option<&str>,
    own: &str,
) -> Result<Localization, Problem> {
    let refuse = |field: &str, message: String| Problem::fields(json!({ field: [message] }));
    if templates::find(store, template)?.is_none() {
        return Err(refuse("template", validators::no_such_object(template)));
    }
    let mut all = templates::localizations(store, template)?;
    if let Some(asked) = asked {
        all.retain(|one| one.language.eq_ignore_ascii_case(asked));
        if all.is_empty() {
            return Err(refuse(
                "language",
                format!("The template is not there in \"{asked}\"."),
            ));
        }
    }
    compose::choose(all, own)
        .ok_or_else(|| refuse("template", "The template is not approved.".to_owned()))
}

/// Checks media and buttons against what the template has places for. [inferred]
fn extras(content: &Value, language: &str, letter: Templated) -> Result<Extras, Problem> {
    let refuse = |field: &str, message: &str| Err(Problem::fields(json!({ field: [message] })));
    let cards = compose::items(content, "templatecarouselcomponent_set");
    let has_media_header = compose::needs_media(content);
    let own_media = compose::default_media(content);
    if letter.header_media.is_some() && !has_media_header {
        return refuse(
            "header_media",
            "The header of this template takes no media.",
        );
    }
    if has_media_header && letter.header_media.is_none() && own_media.is_none() {
        return refuse("header_media", "This field is required.");
    }
    let card_media: Vec<Value> = letter
        .header_media_set
        .into_iter()
        .filter(|media| {
            let given = media["language"].as_str();
            given.is_none_or(|given| given.eq_ignore_ascii_case(language))
        })
        .collect();
    let all_have_media = cards
        .iter()
        .all(|card| compose::default_media(card).is_some());
    let is_complete = card_media.len() == cards.len() || (card_media.is_empty() && all_have_media);
    if !is_complete {
        let message = format!(
            "The template has {} cards in this language, {} media are given for it.",
            cards.len(),
            card_media.len()
        );
        return refuse("header_media_set", &message);
    }
    let has_button = |order: i64| {
        let mut buttons = compose::items(content, "templatebuttoncomponent_set").iter();
        buttons.any(|button| {
            button["order"].as_i64() == Some(order) && button["button_type"] == "quick_reply"
        })
    };
    if !letter.payloads.iter().all(|(order, _)| has_button(*order)) {
        return refuse("buttons", "The template has no quick reply of this order.");
    }
    Ok(Extras {
        header_media: letter.header_media,
        card_media,
        payloads: letter.payloads,
    })
}
