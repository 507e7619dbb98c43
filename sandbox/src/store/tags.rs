//! Tags: read only, as in the API.

use rusqlite::{Connection, OptionalExtension, Result, Row};

use super::{Found, bounded, rows};

#[derive(Clone)]
pub(crate) struct Tag {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) color: Option<String>,
    pub(crate) position: i64,
}

impl Tag {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            color: row.get(2)?,
            position: row.get(3)?,
        })
    }
}

pub(crate) fn find(store: &Connection, id: i64) -> Result<Option<Tag>> {
    store
        .prepare_cached("SELECT id, name, color, position FROM tags WHERE id = ?1")?
        .query_row([id], Tag::read)
        .optional()
}

pub(crate) fn list(store: &Connection, offset: usize, size: usize) -> Result<Found<Tag>> {
    let count: i64 = store.query_row("SELECT count(*) FROM tags", [], |row| row.get(0))?;
    let sql = "SELECT id, name, color, position FROM tags ORDER BY position LIMIT ?1 OFFSET ?2";
    Ok(Found {
        count: usize::try_from(count).unwrap_or(0),
        rows: rows(store, sql, &[&bounded(size), &bounded(offset)], Tag::read)?,
    })
}
