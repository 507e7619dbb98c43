//! What is known once for the whole account, by name: its credit.

use rusqlite::{Connection, OptionalExtension, Result, params};

/// The account that the key belongs to; it signs no delivery, it only names the sender.
pub(crate) const ACCOUNT_ID: i64 = 4210;

/// The number that messages come from; the account's phone has no plus. [doc]
pub(crate) const ACCOUNT_PHONE: &str = "390212345678";

const CREDIT: &str = "credit";

/// The credit in thousandths of a euro.
pub(crate) fn credit(store: &Connection) -> Result<i64> {
    let value: Option<i64> = store
        .prepare_cached("SELECT CAST(value AS INTEGER) FROM settings WHERE name = ?1")?
        .query_row([CREDIT], |row| row.get(0))
        .optional()?;
    Ok(value.unwrap_or(0))
}

pub(crate) fn set_credit(store: &Connection, credit: i64) -> Result<()> {
    store
        .prepare_cached(
            "INSERT INTO settings (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )?
        .execute(params![CREDIT, credit.to_string()])?;
    Ok(())
}

/// Sets the credit of a data file that has none yet.
pub(super) fn begin_with_credit(store: &Connection, credit: i64) -> Result<()> {
    store.execute(
        "INSERT OR IGNORE INTO settings (name, value) VALUES (?1, ?2)",
        params![CREDIT, credit.to_string()],
    )?;
    Ok(())
}
