//! The keys that the partner makes: one an account. [doc]

use rusqlite::{Connection, OptionalExtension, Result};

pub(crate) fn account_of(store: &Connection, key: &str) -> Result<Option<i64>> {
    store
        .prepare_cached("SELECT account FROM api_keys WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

/// Takes the place of the key that was made before. [inferred]
pub(crate) fn create(store: &Connection, account: i64) -> Result<String> {
    store
        .prepare_cached(
            "INSERT INTO api_keys (account, key) VALUES (?1, lower(hex(randomblob(20))))
             ON CONFLICT (account) DO UPDATE SET key = excluded.key RETURNING key",
        )?
        .query_row([account], |row| row.get(0))
}

pub(crate) fn revoke(store: &Connection, account: i64) -> Result<()> {
    store.execute("DELETE FROM api_keys WHERE account = ?1", [account])?;
    Ok(())
}
