//! Numbers that are known once for the whole sandbox, by name.

use rusqlite::{Connection, OptionalExtension, Result, params};

/// The credit of the first account, in thousandths of a euro.
pub(crate) const CREDIT: &str = "credit";

pub(crate) fn get(store: &Connection, name: &str) -> Result<Option<i64>> {
    store
        .prepare_cached("SELECT CAST(value AS INTEGER) FROM settings WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()
}

pub(crate) fn set(store: &Connection, name: &str, value: i64) -> Result<()> {
    store
        .prepare_cached(
            "INSERT INTO settings (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )?
        .execute(params![name, value])?;
    Ok(())
}
