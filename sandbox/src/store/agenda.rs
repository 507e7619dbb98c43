//! What is to happen when the sandbox's clock passes a time.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Task {
    /// The next status of a message.
    Message,
    /// The verdict on a template.
    Review,
    /// The next steps of an automation for one contact.
    Run,
    /// The start of a campaign.
    Campaign,
}

impl Task {
    const ALL: [Self; 4] = [Self::Message, Self::Review, Self::Run, Self::Campaign];

    fn name(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Review => "review",
            Self::Run => "run",
            Self::Campaign => "campaign",
        }
    }
}

pub(crate) struct Due {
    pub(crate) time: f64,
    pub(crate) task: Task,
    pub(crate) subject: i64,
}

pub(crate) fn add(store: &Connection, due: f64, task: Task, subject: i64) -> Result<()> {
    store
        .prepare_cached("INSERT INTO agenda (due, task, subject) VALUES (?1, ?2, ?3)")?
        .execute(params![due, task.name(), subject])?;
    Ok(())
}

/// Takes back what was planned for a subject.
pub(crate) fn cancel(store: &Connection, task: Task, subject: i64) -> Result<()> {
    store.execute(
        "DELETE FROM agenda WHERE task = ?1 AND subject = ?2",
        params![task.name(), subject],
    )?;
    Ok(())
}

/// Takes the earliest entry that is due, if there is one.
pub(crate) fn take(store: &Connection, now: f64) -> Result<Option<Due>> {
    let read = |row: &Row<'_>| {
        let name: String = row.get(2)?;
        let task = Task::ALL.into_iter().find(|task| task.name() == name);
        Ok((row.get::<_, i64>(0)?, row.get(1)?, task, row.get(3)?))
    };
    let found = store
        .prepare_cached(
            "SELECT id, due, task, subject FROM agenda WHERE due <= ?1 ORDER BY due, id LIMIT 1",
        )?
        .query_row([now], read)
        .optional()?;
    let Some((id, time, task, subject)) = found else {
        return Ok(None);
    };
    store
        .prepare_cached("DELETE FROM agenda WHERE id = ?1")?
        .execute([id])?;
    Ok(task.map(|task| Due {
        time,
        task,
        subject,
    }))
}

/// When the next entry is due.
pub(crate) fn next(store: &Connection) -> Result<Option<f64>> {
    store
        .prepare_cached("SELECT min(due) FROM agenda")?
        .query_row([], |row| row.get(0))
}
