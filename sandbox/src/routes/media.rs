//! Media: a public address is registered, nothing is uploaded. [doc] The sandbox fetches nothing.

use rusqlite::Connection;
use serde_json::Value;

use crate::call::Call;
use crate::form::{Form, Presence, any_text};
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::store::media::{self, Media};
use crate::store::render::messaging as render;
use crate::validators;

const FORMATS: [&str; 4] = ["image", "video", "audio", "document"];

pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let page = Page::asked_by(call)?;
    let found = media::list(store, page.offset(), page.size())?;
    page.check(found.count)?;
    let results: Vec<Value> = found.rows.iter().map(render::media).collect();
    Ok(page.answer(call, found.count, &results))
}

pub(crate) fn create(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let title = form.filled_text("title", Presence::Required, any_text);
    let url = form.filled_text("external_url", Presence::Required, validators::url);
    let format = form.choice("format_type", Presence::Required, &FORMATS);
    let content_type = form.filled_text("content_type", Presence::Required, mime_type);
    if let (Some(format), Some(content_type)) = (format, &content_type)
        && format != "document"
        && !content_type.starts_with(&format!("{format}/"))
    {
        // [inferred]
        let message = format!("The content type does not fit the format \"{format}\".");
        form.refuse("content_type", &message);
    }
    form.close().map_err(Problem::fields)?;
    let id = media::create(
        store,
        &title.unwrap_or_default(),
        &content_type.unwrap_or_default(),
        format.unwrap_or_default(),
        &url.unwrap_or_default(),
    )?;
    Ok(Answer::created(render::media(&find(store, id)?)))
}

fn mime_type(value: &str) -> Option<String> {
    let word = |word: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte);
        !word.is_empty() && word.bytes().all(allowed)
    };
    let valid = value
        .split_once('/')
        .is_some_and(|(kind, subtype)| word(kind) && word(subtype));
    (!valid).then(|| "Enter a MIME type such as image/jpeg.".to_owned())
}

/// One that was deleted is still shown, with `is_deleted`. [inferred]
pub(crate) fn retrieve(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    Ok(Answer::ok(render::media(&find(store, call.id()?)?)))
}

pub(crate) fn update(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let media = find(store, call.id()?)?;
    if media.is_deleted {
        return Err(Problem::not_found());
    }
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let title = form.filled_text("title", Presence::Required, any_text);
    form.close().map_err(Problem::fields)?;
    media::rename(store, media.id, &title.unwrap_or_default())?;
    Ok(Answer::ok(render::media(&find(store, media.id)?)))
}

pub(crate) fn delete(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    if media::delete(store, call.id()?)? {
        Ok(Answer::deleted())
    } else {
        Err(Problem::not_found())
    }
}

fn find(store: &Connection, id: i64) -> Result<Media, Problem> {
    media::find(store, id)?.ok_or_else(Problem::not_found)
}
