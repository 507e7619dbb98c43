//! The one partner of a sandbox: its credit, and the margins that it sets.

use rusqlite::{Connection, Result, params};

use super::{rows, settings};

pub(crate) const ID: i64 = 61;

/// The name of the partner's credit among the settings.
pub(crate) const CREDIT: &str = "credit of the partner";

/// In thousandths of a euro.
pub(crate) fn credit(store: &Connection) -> Result<i64> {
    Ok(settings::get(store, CREDIT)?.unwrap_or(0))
}

pub(crate) fn set_credit(store: &Connection, credit: i64) -> Result<()> {
    settings::set(store, CREDIT, credit)
}

pub(crate) fn set_margin(store: &Connection, account: i64, margin: &str, value: i64) -> Result<()> {
    store.execute(
        "INSERT INTO profits (account, margin, value) VALUES (?1, ?2, ?3)
         ON CONFLICT (account, margin) DO UPDATE SET value = excluded.value",
        params![account, margin, value],
    )?;
    Ok(())
}

/// The margins that were set for an account, by name.
pub(crate) fn margins(store: &Connection, account: i64) -> Result<Vec<(String, i64)>> {
    rows(
        store,
        "SELECT margin, value FROM profits WHERE account = ?1 ORDER BY margin",
        &[&account],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
