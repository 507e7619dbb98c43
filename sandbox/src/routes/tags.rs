//! Tags: set by automations or in the interface, only read here. [doc]

use rusqlite::Connection;

use crate::call::Call;
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::store::{render, tags};

pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let page = Page::asked_by(call)?;
    let found = tags::list(store, page.offset(), page.size())?;
    page.check(found.count)?;
    let results: Vec<_> = found.rows.iter().map(render::tag).collect();
    Ok(page.answer(call, found.count, &results))
}

pub(crate) fn retrieve(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let found = tags::find(store, call.id()?)?.ok_or_else(Problem::not_found)?;
    Ok(Answer::ok(render::tag(&found)))
}
