//! Tickets of contacts.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::{Found, bounded, rows};

pub(crate) struct Ticket {
    pub(crate) id: i64,
    pub(crate) contact: i64,
    pub(crate) title: String,
    pub(crate) description: Option<String>,
    pub(crate) status: String,
    pub(crate) priority: String,
    pub(crate) reference: String,
    pub(crate) category: Option<i64>,
    pub(crate) created: f64,
    pub(crate) updated: f64,
    pub(crate) closed: Option<f64>,
}

const COLUMNS: &str = "id, contact, title, description, status, priority, reference, category, \
    created, updated, closed";

impl Ticket {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            contact: row.get(1)?,
            title: row.get(2)?,
            description: row.get(3)?,
            status: row.get(4)?,
            priority: row.get(5)?,
            reference: row.get(6)?,
            category: row.get(7)?,
            created: row.get(8)?,
            updated: row.get(9)?,
            closed: row.get(10)?,
        })
    }
}

/// Stores a ticket under the next id, which it gives.
pub(crate) fn insert(store: &Connection, ticket: &Ticket) -> Result<i64> {
    store
        .prepare_cached(
            "INSERT INTO tickets (contact, title, description, status, priority, reference,
                 category, created, updated, closed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .insert(params![
            ticket.contact,
            ticket.title,
            ticket.description,
            ticket.status,
            ticket.priority,
            ticket.reference,
            ticket.category,
            ticket.created,
            ticket.updated,
            ticket.closed
        ])
}

pub(crate) fn update(store: &Connection, ticket: &Ticket) -> Result<()> {
    store.execute(
        "UPDATE tickets SET contact = ?2, title = ?3, description = ?4, status = ?5,
             priority = ?6, reference = ?7, category = ?8, updated = ?9, closed = ?10
         WHERE id = ?1",
        params![
            ticket.id,
            ticket.contact,
            ticket.title,
            ticket.description,
            ticket.status,
            ticket.priority,
            ticket.reference,
            ticket.category,
            ticket.updated,
            ticket.closed
        ],
    )?;
    Ok(())
}

pub(crate) fn find(store: &Connection, id: i64) -> Result<Option<Ticket>> {
    store
        .prepare_cached(&format!("SELECT {COLUMNS} FROM tickets WHERE id = ?1"))?
        .query_row([id], Ticket::read)
        .optional()
}

/// The columns that can be sorted by, under their names in the API.
pub(crate) const SORTABLE: [(&str, &str); 7] = [
    ("id", "id"),
    ("created_datetime", "created"),
    ("updated_datetime", "updated"),
    ("closed_datetime", "closed"),
    ("title", "title"),
    ("status", "status"),
    ("priority", "priority"),
];

pub(crate) struct Order {
    /// A column of [`SORTABLE`].
    pub(crate) column: &'static str,
    pub(crate) descending: bool,
}

/// Statuses are compared without case here, and here only.
pub(crate) fn list(
    store: &Connection,
    status: Option<&str>,
    order: &Order,
    offset: usize,
    size: usize,
) -> Result<Found<Ticket>> {
    let condition = "?1 IS NULL OR status = ?1 COLLATE NOCASE";
    let count: i64 = store
        .prepare_cached(&format!("SELECT count(*) FROM tickets WHERE {condition}"))?
        .query_row([status], |row| row.get(0))?;
    let (column, direction) = (order.column, if order.descending { "DESC" } else { "ASC" });
    let sql = format!(
        "SELECT {COLUMNS} FROM tickets WHERE {condition}
         ORDER BY {column} {direction}, id {direction} LIMIT ?2 OFFSET ?3"
    );
    Ok(Found {
        count: usize::try_from(count).unwrap_or(0),
        rows: rows(
            store,
            &sql,
            &[&status, &bounded(size), &bounded(offset)],
            Ticket::read,
        )?,
    })
}

pub(crate) fn delete(store: &Connection, id: i64) -> Result<()> {
    store.execute("DELETE FROM tickets WHERE id = ?1", [id])?;
    Ok(())
}
