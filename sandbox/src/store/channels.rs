//! The channels of an account, of which at most one is primary.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::{Found, bounded, rows};

/// The code of WhatsApp among the platforms. [doc]
pub(crate) const WHATSAPP: i64 = 1;

pub(crate) struct Channel {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) identifier: String,
    pub(crate) platform: i64,
    pub(crate) is_primary: bool,
}

const COLUMNS: &str = "id, name, identifier, platform, is_primary";

impl Channel {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            identifier: row.get(2)?,
            platform: row.get(3)?,
            is_primary: row.get(4)?,
        })
    }
}

/// `waba` is the id of a `WhatsApp` Business account at Meta.
pub(crate) fn list(
    store: &Connection,
    account: i64,
    waba: Option<&str>,
    offset: usize,
    size: usize,
) -> Result<Found<Channel>> {
    let conditions = "account = ?1 AND (?2 IS NULL OR waba = ?2)";
    let count: i64 = store
        .prepare_cached(&format!("SELECT count(*) FROM channels WHERE {conditions}"))?
        .query_row(params![account, waba], |row| row.get(0))?;
    let sql =
        format!("SELECT {COLUMNS} FROM channels WHERE {conditions} ORDER BY id LIMIT ?3 OFFSET ?4");
    Ok(Found {
        count: usize::try_from(count).unwrap_or(0),
        rows: rows(
            store,
            &sql,
            &[&account, &waba, &bounded(size), &bounded(offset)],
            Channel::read,
        )?,
    })
}

pub(crate) fn find(store: &Connection, account: i64, id: i64) -> Result<Option<Channel>> {
    let sql = format!("SELECT {COLUMNS} FROM channels WHERE account = ?1 AND id = ?2");
    store
        .prepare_cached(&sql)?
        .query_row([account, id], Channel::read)
        .optional()
}

pub(crate) fn find_by_identifier(
    store: &Connection,
    account: i64,
    identifier: &str,
) -> Result<Option<Channel>> {
    let sql = format!("SELECT {COLUMNS} FROM channels WHERE account = ?1 AND identifier = ?2");
    store
        .prepare_cached(&sql)?
        .query_row(params![account, identifier], Channel::read)
        .optional()
}

/// The number or name of a channel.
pub(crate) fn identifier(store: &Connection, id: i64) -> Result<Option<String>> {
    store
        .prepare_cached("SELECT identifier FROM channels WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()
}

pub(crate) fn primary(store: &Connection, account: i64) -> Result<Option<i64>> {
    store
        .prepare_cached("SELECT id FROM channels WHERE account = ?1 AND is_primary")?
        .query_row([account], |row| row.get(0))
        .optional()
}

/// A channel that is not primary.
pub(crate) fn create(
    store: &Connection,
    account: i64,
    name: &str,
    identifier: &str,
    platform: i64,
) -> Result<i64> {
    store.execute(
        "INSERT INTO channels (account, name, identifier, platform, is_primary)
         VALUES (?1, ?2, ?3, ?4, 0)",
        params![account, name, identifier, platform],
    )?;
    Ok(store.last_insert_rowid())
}

pub(crate) fn rename(store: &Connection, id: i64, name: &str) -> Result<()> {
    store.execute(
        "UPDATE channels SET name = ?2 WHERE id = ?1",
        params![id, name],
    )?;
    Ok(())
}

/// The mark moves: the channel that had it loses it.
pub(crate) fn set_primary(store: &Connection, account: i64, id: i64) -> Result<()> {
    store.execute(
        "UPDATE channels SET is_primary = (id = ?2) WHERE account = ?1",
        [account, id],
    )?;
    Ok(())
}
