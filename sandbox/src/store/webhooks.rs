//! Subscriptions to events, and what is delivered to them.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use serde_json::{Value, json};

use super::messages::json_of;
use super::{Found, bounded, rows};

pub(crate) struct Webhook {
    pub(crate) id: i64,
    /// The account that subscribed.
    pub(crate) account: i64,
    pub(crate) event: String,
    pub(crate) url: String,
    pub(crate) is_active: bool,
    pub(crate) expands: Vec<String>,
}

const COLUMNS: &str = "id, account, event, url, is_active, expands";

impl Webhook {
    fn read(row: &Row<'_>) -> Result<Self> {
        let expands = json_of(row, 5)?;
        let names = expands.as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(Self {
            id: row.get(0)?,
            account: row.get(1)?,
            event: row.get(2)?,
            url: row.get(3)?,
            is_active: row.get(4)?,
            expands: names
                .iter()
                .filter_map(|name| name.as_str().map(str::to_owned))
                .collect(),
        })
    }
}

pub(crate) fn create(
    store: &Connection,
    account: i64,
    event: &str,
    url: &str,
    is_active: bool,
    secret: &str,
) -> Result<i64> {
    store.execute(
        "INSERT INTO webhooks (account, event, url, is_active, secret) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![account, event, url, is_active, secret],
    )?;
    Ok(store.last_insert_rowid())
}

/// What is `None` is left as it is.
#[derive(Default)]
pub(crate) struct Changes {
    pub(crate) event: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) is_active: Option<bool>,
    pub(crate) secret: Option<String>,
    pub(crate) expands: Option<Vec<String>>,
}

pub(crate) fn update(store: &Connection, id: i64, changes: &Changes) -> Result<()> {
    store.execute(
        "UPDATE webhooks SET event = coalesce(?2, event), url = coalesce(?3, url),
             is_active = coalesce(?4, is_active), secret = coalesce(?5, secret),
             expands = coalesce(?6, expands)
         WHERE id = ?1",
        params![
            id,
            changes.event,
            changes.url,
            changes.is_active,
            changes.secret,
            changes
                .expands
                .as_ref()
                .map(|names| json!(names).to_string()),
        ],
    )?;
    Ok(())
}

pub(crate) fn find(store: &Connection, id: i64) -> Result<Option<Webhook>> {
    store
        .prepare_cached(&format!("SELECT {COLUMNS} FROM webhooks WHERE id = ?1"))?
        .query_row([id], Webhook::read)
        .optional()
}

/// The subscriptions of one account or of all.
pub(crate) fn list(
    store: &Connection,
    account: Option<i64>,
    event: Option<&str>,
    is_active: Option<bool>,
    offset: usize,
    size: usize,
) -> Result<Found<Webhook>> {
    let condition = "event = coalesce(?1, event) AND is_active = coalesce(?2, is_active)
         AND account = coalesce(?3, account)";
    let count: i64 = store
        .prepare_cached(&format!("SELECT count(*) FROM webhooks WHERE {condition}"))?
        .query_row(params![event, is_active, account], |row| row.get(0))?;
    let sql =
        format!("SELECT {COLUMNS} FROM webhooks WHERE {condition} ORDER BY id LIMIT ?4 OFFSET ?5");
    Ok(Found {
        count: usize::try_from(count).unwrap_or(0),
        rows: rows(
            store,
            &sql,
            &[
                &event,
                &is_active,
                &account,
                &bounded(size),
                &bounded(offset),
            ],
            Webhook::read,
        )?,
    })
}

/// The active subscriptions to an event, of one account or of all.
pub(crate) fn subscribed(
    store: &Connection,
    account: Option<i64>,
    event: &str,
) -> Result<Vec<Webhook>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM webhooks
         WHERE event = ?1 AND is_active AND account = coalesce(?2, account) ORDER BY id"
    );
    rows(store, &sql, &[&event, &account], Webhook::read)
}

pub(crate) fn delete(store: &Connection, id: i64) -> Result<()> {
    store.execute("DELETE FROM webhooks WHERE id = ?1", [id])?;
    Ok(())
}

/// A change of a contact that a trigger wrote down.
pub(crate) fn take_happenings(store: &Connection) -> Result<Vec<(String, Value)>> {
    let found = rows(
        store,
        "SELECT event, data FROM happenings ORDER BY id",
        &[],
        |row| Ok((row.get(0)?, json_of(row, 1)?)),
    )?;
    if !found.is_empty() {
        store.execute("DELETE FROM happenings", [])?;
    }
    Ok(found)
}
