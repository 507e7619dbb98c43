//! Names that nobody can guess, drawn from `SQLite`'s own generator.

use rusqlite::{Connection, Result};

pub(crate) fn uuid(store: &Connection) -> Result<String> {
    store
        .prepare_cached(
            "SELECT substr(x, 1, 8) || '-' || substr(x, 9, 4) || '-4' || substr(x, 14, 3) || '-'
                 || substr('89ab', 1 + (random() & 3), 1) || substr(x, 18, 3) || '-'
                 || substr(x, 21, 12)
             FROM (SELECT lower(hex(randomblob(16))) AS x)",
        )?
        .query_row([], |row| row.get(0))
}

/// 32 random bytes in hexadecimal.
pub(crate) fn secret(store: &Connection) -> Result<String> {
    store
        .prepare_cached("SELECT lower(hex(randomblob(32)))")?
        .query_row([], |row| row.get(0))
}
