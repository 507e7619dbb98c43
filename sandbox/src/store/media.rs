//! Media, registered by their public address.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::{Found, bounded, rows};

pub(crate) struct Media {
    pub(crate) id: i64,
    pub(crate) title: String,
    pub(crate) content_type: String,
    pub(crate) format_type: String,
    pub(crate) external_url: String,
    pub(crate) is_deleted: bool,
}

const COLUMNS: &str = "id, title, content_type, format_type, external_url, is_deleted";

impl Media {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            title: row.get(1)?,
            content_type: row.get(2)?,
            format_type: row.get(3)?,
            external_url: row.get(4)?,
            is_deleted: row.get(5)?,
        })
    }
}

pub(crate) fn create(
    store: &Connection,
    title: &str,
    content_type: &str,
    format_type: &str,
    external_url: &str,
) -> Result<i64> {
    store.execute(
        "INSERT INTO media (title, content_type, format_type, external_url) VALUES (?1, ?2, ?3, ?4)",
        params![title, content_type, format_type, external_url],
    )?;
    Ok(store.last_insert_rowid())
}

pub(crate) fn find(store: &Connection, id: i64) -> Result<Option<Media>> {
    store
        .prepare_cached(&format!("SELECT {COLUMNS} FROM media WHERE id = ?1"))?
        .query_row([id], Media::read)
        .optional()
}

pub(crate) fn rename(store: &Connection, id: i64, title: &str) -> Result<()> {
    store.execute(
        "UPDATE media SET title = ?2 WHERE id = ?1",
        params![id, title],
    )?;
    Ok(())
}

/// Marks it; messages that were sent with it still name it.
pub(crate) fn delete(store: &Connection, id: i64) -> Result<bool> {
    let deleted = store.execute(
        "UPDATE media SET is_deleted = 1 WHERE id = ?1 AND NOT is_deleted",
        [id],
    )?;
    Ok(deleted > 0)
}

pub(crate) fn list(store: &Connection, offset: usize, size: usize) -> Result<Found<Media>> {
    let count: i64 = store.query_row(
        "SELECT count(*) FROM media WHERE NOT is_deleted",
        [],
        |row| row.get(0),
    )?;
    let sql =
        format!("SELECT {COLUMNS} FROM media WHERE NOT is_deleted ORDER BY id LIMIT ?1 OFFSET ?2");
    Ok(Found {
        count: usize::try_from(count).unwrap_or(0),
        rows: rows(
            store,
            &sql,
            &[&bounded(size), &bounded(offset)],
            Media::read,
        )?,
    })
}
