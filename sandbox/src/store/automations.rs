//! Automations and the starters that begin them from outside.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use serde_json::{Value, json};

use super::messages::json_of;
use super::{Found, bounded, contains, rows};

pub(crate) struct Automation {
    pub(crate) id: i64,
    /// The account that sends what its steps send.
    pub(crate) account: i64,
    pub(crate) name: String,
    pub(crate) is_active: bool,
    pub(crate) is_favorite: bool,
    pub(crate) steps: Vec<Value>,
    pub(crate) created: f64,
    pub(crate) updated: f64,
}

const COLUMNS: &str = "id, account, name, is_active, is_favorite, steps, created, updated";

impl Automation {
    fn read(row: &Row<'_>) -> Result<Self> {
        let steps = json_of(row, 5)?;
        Ok(Self {
            id: row.get(0)?,
            account: row.get(1)?,
            name: row.get(2)?,
            is_active: row.get(3)?,
            is_favorite: row.get(4)?,
            steps: steps.as_array().cloned().unwrap_or_default(),
            created: row.get(6)?,
            updated: row.get(7)?,
        })
    }
}

/// An address that starts an automation; platforms are written in lower case.
pub(crate) struct Starter {
    pub(crate) uuid: String,
    pub(crate) automation: i64,
    pub(crate) secret: String,
    pub(crate) is_active: bool,
}

impl Starter {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            uuid: row.get(0)?,
            automation: row.get(1)?,
            secret: row.get(2)?,
            is_active: row.get(3)?,
        })
    }
}

/// Stores an automation under the next id, which it gives.
pub(crate) fn insert(store: &Connection, automation: &Automation) -> Result<i64> {
    store.execute(
        "INSERT INTO automations (account, name, is_active, is_favorite, steps, created, updated)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            automation.account,
            automation.name,
            automation.is_active,
            automation.is_favorite,
            json!(automation.steps).to_string(),
            automation.created,
            automation.updated
        ],
    )?;
    Ok(store.last_insert_rowid())
}

pub(crate) fn add_starter(
    store: &Connection,
    automation: i64,
    uuid: &str,
    platform: &str,
    secret: &str,
) -> Result<()> {
    store.execute(
        "INSERT INTO starters (uuid, automation, platform, secret, is_active)
         VALUES (?1, ?2, ?3, ?4, 1)",
        params![uuid, automation, platform, secret],
    )?;
    Ok(())
}

pub(crate) fn find(store: &Connection, id: i64) -> Result<Option<Automation>> {
    store
        .prepare_cached(&format!("SELECT {COLUMNS} FROM automations WHERE id = ?1"))?
        .query_row([id], Automation::read)
        .optional()
}

pub(crate) fn all(store: &Connection) -> Result<Vec<Automation>> {
    let sql = format!("SELECT {COLUMNS} FROM automations ORDER BY id");
    rows(store, &sql, &[], Automation::read)
}

pub(crate) fn starters(store: &Connection, automation: i64) -> Result<Vec<Starter>> {
    rows(
        store,
        "SELECT uuid, automation, secret, is_active FROM starters WHERE automation = ?1
         ORDER BY rowid",
        &[&automation],
        Starter::read,
    )
}

pub(crate) fn starter(store: &Connection, uuid: &str) -> Result<Option<Starter>> {
    store
        .prepare_cached("SELECT uuid, automation, secret, is_active FROM starters WHERE uuid = ?1")?
        .query_row([uuid], Starter::read)
        .optional()
}

/// What a call to the list route asks for.
#[derive(Default)]
pub(crate) struct Filter<'a> {
    /// Of one account or of all.
    pub(crate) account: Option<i64>,
    /// In the name or in the address of a starter. [doc]
    pub(crate) search: Option<&'a str>,
    pub(crate) is_active: Option<bool>,
    pub(crate) platform: Option<String>,
}

pub(crate) fn list(
    store: &Connection,
    filter: &Filter<'_>,
    offset: usize,
    size: usize,
) -> Result<Found<Automation>> {
    let search = contains(filter.search.unwrap_or_default());
    let condition = "(name LIKE ?1 ESCAPE '\\' OR EXISTS (SELECT 1 FROM starters
             WHERE automation = automations.id AND '/wh/ap/' || uuid || '/' LIKE ?1 ESCAPE '\\'))
         AND is_active = coalesce(?2, is_active)
         AND (?3 IS NULL OR EXISTS (SELECT 1 FROM starters
             WHERE automation = automations.id AND platform = ?3))
         AND account = coalesce(?4, account)";
    let count: i64 = store
        .prepare_cached(&format!(
            "SELECT count(*) FROM automations WHERE {condition}"
        ))?
        .query_row(
            params![search, filter.is_active, filter.platform, filter.account],
            |row| row.get(0),
        )?;
    let sql = format!(
        "SELECT {COLUMNS} FROM automations WHERE {condition} ORDER BY id LIMIT ?5 OFFSET ?6"
    );
    Ok(Found {
        count: usize::try_from(count).unwrap_or(0),
        rows: rows(
            store,
            &sql,
            &[
                &search,
                &filter.is_active,
                &filter.platform,
                &filter.account,
                &bounded(size),
                &bounded(offset),
            ],
            Automation::read,
        )?,
    })
}
