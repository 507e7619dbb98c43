//! Channels: a singular path, actions with hyphens, and no deletion. [doc]

use rusqlite::Connection;
use serde_json::json;

use super::onboarding;
use crate::call::Call;
use crate::form::{Form, Presence, any_text};
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::store::channels::{self, Channel, WHATSAPP};
use crate::store::render::accounts as render;

/// Items per page: 15 unless the call names another number, at most 30. [doc]
const PAGE_SIZES: (usize, usize) = (15, 30);

/// The other platform that is documented, without a name.
const OTHER_PLATFORM: i64 = 6;

/// `waba` is another name of `whatsapp_business_account`. [doc]
pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let page = Page::asked_with_sizes(call, PAGE_SIZES)?;
    let waba = call
        .query("whatsapp_business_account")
        .or_else(|| call.query("waba"));
    let found = channels::list(store, call.owner, waba, page.offset(), page.size())?;
    page.check(found.count)?;
    let results: Vec<_> = found.rows.iter().map(render::channel).collect();
    Ok(page.answer(call, found.count, &results))
}

pub(crate) fn retrieve(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let found = find(store, call.owner, call.id()?)?;
    Ok(Answer::ok(render::channel(&found)))
}

/// The identifier is compared as it is: a phone without its plus finds nothing. [doc]
pub(crate) fn retrieve_by_phone(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let found = channels::find_by_identifier(store, call.owner, call.segment()?)?;
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(Answer::ok(render::channel(&found)))
}

/// Platform 6 needs all fields [doc]. Platform 1 is joined at Meta, so the answer is a link and the
/// channel does not exist yet [inferred].
pub(crate) fn create(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let platforms = [WHATSAPP, OTHER_PLATFORM];
    let platform = form.number_choice("platform", Presence::Required, &platforms);
    let presence = if platform == Some(OTHER_PLATFORM) {
        Presence::Required
    } else {
        Presence::Optional
    };
    let name = form.filled_text("name", presence, any_text);
    let identifier = form.filled_text("identifier", presence, any_text);
    form.value("is_primary", presence);
    let is_primary = form.boolean("is_primary");
    if let Some(identifier) = &identifier
        && channels::find_by_identifier(store, call.owner, identifier)?.is_some()
    {
        form.refuse("identifier", "channel with this identifier already exists.");
    }
    form.close().map_err(Problem::fields)?;
    if platform == Some(WHATSAPP) {
        let link = onboarding::link(call.owner);
        return Ok(Answer::created(json!({ "redirect_url": link })));
    }
    let id = channels::create(
        store,
        call.owner,
        &name.unwrap_or_default(),
        &identifier.unwrap_or_default(),
        OTHER_PLATFORM,
    )?;
    if is_primary == Some(true) {
        channels::set_primary(store, call.owner, id)?;
    }
    let created = find(store, call.owner, id)?;
    Ok(Answer::created(render::channel(&created)))
}

/// Only the name can change. [doc]
pub(crate) fn rename(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let id = find(store, call.owner, call.id()?)?.id;
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let name = form.filled_text("name", Presence::Required, any_text);
    form.close().map_err(Problem::fields)?;
    channels::rename(store, id, &name.unwrap_or_default())?;
    retrieve(store, call)
}

/// The answer is not settled; the sandbox gives the channel. [inferred]
pub(crate) fn set_primary(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let id = find(store, call.owner, call.id()?)?.id;
    Form::open(&call.json()?).map_err(Problem::fields)?;
    channels::set_primary(store, call.owner, id)?;
    retrieve(store, call)
}

/// Phones are always connected here, so nothing changes. [inferred]
pub(crate) fn refresh_wa_status(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    Form::open(&call.json()?).map_err(Problem::fields)?;
    retrieve(store, call)
}

fn find(store: &Connection, account: i64, id: i64) -> Result<Channel, Problem> {
    channels::find(store, account, id)?.ok_or_else(Problem::not_found)
}
