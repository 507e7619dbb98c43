//! What Spoki does by itself as time passes: it delivers, reviews, runs automations and campaigns.

pub(crate) mod campaigns;
pub(crate) mod compose;
pub(crate) mod events;
pub(crate) mod inbox;
pub(crate) mod outbox;
pub(crate) mod placeholders;
pub(crate) mod review;
pub(crate) mod runs;

use rusqlite::{Connection, Result};

use crate::store::agenda::{self, Task};

/// Does the earliest thing that is due; `false` when nothing is.
pub(crate) fn step(store: &Connection, now: f64) -> Result<bool> {
    let Some(due) = agenda::take(store, now)? else {
        return Ok(false);
    };
    // What follows from it is dated by the time it was due, not by when somebody looked.
    match due.task {
        Task::Message => outbox::advance(store, due.subject, due.time)?,
        Task::Review => review::judge(store, due.subject, due.time)?,
        Task::Run => runs::advance(store, due.subject, due.time)?,
        Task::Campaign => campaigns::start(store, due.subject, due.time)?,
    }
    events::publish(store, due.time)?;
    Ok(true)
}
