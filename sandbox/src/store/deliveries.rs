//! What was, or is to be, posted to the receivers of webhooks.

use rusqlite::{Connection, Result, Row, params};
use serde_json::{Value, json};

use super::messages::json_of;
use super::{bounded, rows};
use crate::clock::iso_8601;

/// One that is due.
pub(crate) struct Due {
    pub(crate) id: i64,
    pub(crate) webhook: i64,
    /// The account whose subscription it is.
    pub(crate) account: i64,
    pub(crate) url: String,
    pub(crate) secret: String,
    pub(crate) body: String,
    pub(crate) event_uuid: String,
    /// Attempts that were made before.
    pub(crate) attempts: usize,
}

pub(crate) fn add(
    store: &Connection,
    webhook: i64,
    event: &str,
    event_uuid: &str,
    body: &str,
    now: f64,
) -> Result<()> {
    store
        .prepare_cached(
            "INSERT INTO deliveries (webhook, event, event_uuid, body, next_attempt, created)
             VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
        )?
        .execute(params![webhook, event, event_uuid, body, now])?;
    Ok(())
}

/// The first due delivery of every subscription that is active.
pub(crate) fn due(store: &Connection, now: f64) -> Result<Vec<Due>> {
    let read = |row: &Row<'_>| {
        Ok(Due {
            id: row.get(0)?,
            webhook: row.get(1)?,
            account: row.get(2)?,
            url: row.get(3)?,
            secret: row.get(4)?,
            body: row.get(5)?,
            event_uuid: row.get(6)?,
            attempts: usize::from(row.get::<_, u16>(7)?),
        })
    };
    rows(
        store,
        "SELECT min(deliveries.id), webhook, account, url, secret, body, event_uuid,
             json_array_length(attempts)
         FROM deliveries JOIN webhooks ON webhooks.id = webhook
         WHERE state = 'waiting' AND is_active AND next_attempt <= ?1 GROUP BY webhook",
        &[&now],
        read,
    )
}

/// When the next delivery after `now` is due.
pub(crate) fn next(store: &Connection, now: f64) -> Result<Option<f64>> {
    store
        .prepare_cached(
            "SELECT min(next_attempt) FROM deliveries JOIN webhooks ON webhooks.id = webhook
             WHERE state = 'waiting' AND is_active AND next_attempt > ?1",
        )?
        .query_row([now], |row| row.get(0))
}

/// Writes an attempt down; `retry` is when the next one follows, if one does.
pub(crate) fn attempted(
    store: &Connection,
    due: &Due,
    outcome: &Result<u16, String>,
    retry: Option<f64>,
    now: f64,
) -> Result<()> {
    let delivered = matches!(outcome, Ok(200..=299));
    let state = match (delivered, retry) {
        (true, _) => "delivered",
        (false, Some(_)) => "waiting",
        (false, None) => "failed",
    };
    let attempt = json!({
        "time": iso_8601(now),
        "status": outcome.as_ref().ok(),
        "error": outcome.as_ref().err(),
    });
    store.execute(
        // After a reset the same id may be that of another delivery.
        "UPDATE deliveries SET state = ?3, next_attempt = coalesce(?4, next_attempt),
             attempts = json_insert(attempts, '$[#]', json(?5))
         WHERE id = ?1 AND event_uuid = ?2",
        params![due.id, due.event_uuid, state, retry, attempt.to_string()],
    )?;
    Ok(())
}

/// The newest deliveries, newest first.
pub(crate) fn latest(store: &Connection, size: usize) -> Result<Vec<Value>> {
    let sql = "SELECT deliveries.id, webhook, url, deliveries.event, event_uuid, body, state,
             attempts, next_attempt, created
         FROM deliveries JOIN webhooks ON webhooks.id = webhook
         ORDER BY deliveries.id DESC LIMIT ?1";
    rows(store, sql, &[&bounded(size)], |row| {
        let state: String = row.get(6)?;
        let next: f64 = row.get(8)?;
        Ok(json!({
            "id": row.get::<_, i64>(0)?,
            "webhook": row.get::<_, i64>(1)?,
            "url": row.get::<_, String>(2)?,
            "event": row.get::<_, String>(3)?,
            "event_uuid": row.get::<_, String>(4)?,
            "body": json_of(row, 5)?,
            "attempts": json_of(row, 7)?,
            "next_attempt": (state == "waiting").then(|| iso_8601(next)),
            "state": state,
            "created_datetime": iso_8601(row.get(9)?),
        }))
    })
}

pub(crate) fn count(store: &Connection) -> Result<i64> {
    store.query_row("SELECT count(*) FROM deliveries", [], |row| row.get(0))
}
