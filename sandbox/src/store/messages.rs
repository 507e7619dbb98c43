//! Messages of both directions, and internal notes.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use serde_json::Value;

use super::{bounded, rows};

pub(crate) struct Message {
    pub(crate) id: i64,
    pub(crate) uuid: String,
    pub(crate) account: i64,
    /// `None` for a note, which leaves through none.
    pub(crate) channel: Option<i64>,
    pub(crate) contact: Option<i64>,
    pub(crate) phone: String,
    /// `outbound`, `inbound` or `note`.
    pub(crate) direction: String,
    /// `Template`, `Message` or `Note`.
    pub(crate) kind: String,
    pub(crate) content_type: String,
    pub(crate) status: String,
    pub(crate) template: Option<i64>,
    pub(crate) campaign: Option<i64>,
    /// What the recipient reads, variables filled in.
    pub(crate) text: String,
    /// Header, footer, buttons, cards, list and media, as they are shown.
    pub(crate) content: Value,
    pub(crate) metadata: Value,
    /// Of the button or row that was pressed.
    pub(crate) payload: Option<String>,
    /// The uuid of the message that is answered.
    pub(crate) reply_to: Option<String>,
    /// How the sandbox will let it end: an error code, or the last status; `None` is `Read`.
    pub(crate) fate: Option<String>,
    pub(crate) error_code: Option<String>,
    pub(crate) created: f64,
    pub(crate) sent: Option<f64>,
    pub(crate) delivered: Option<f64>,
}

const COLUMNS: &str = "id, uuid, account, channel, contact, phone, direction, type, content_type, \
    status, template, campaign, text, content, metadata, payload, reply_to, fate, error_code, \
    created, sent, delivered";

impl Message {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            uuid: row.get(1)?,
            account: row.get(2)?,
            channel: row.get(3)?,
            contact: row.get(4)?,
            phone: row.get(5)?,
            direction: row.get(6)?,
            kind: row.get(7)?,
            content_type: row.get(8)?,
            status: row.get(9)?,
            template: row.get(10)?,
            campaign: row.get(11)?,
            text: row.get(12)?,
            content: json_of(row, 13)?,
            metadata: json_of(row, 14)?,
            payload: row.get(15)?,
            reply_to: row.get(16)?,
            fate: row.get(17)?,
            error_code: row.get(18)?,
            created: row.get(19)?,
            sent: row.get(20)?,
            delivered: row.get(21)?,
        })
    }
}

/// A column that holds JSON.
pub(super) fn json_of(row: &Row<'_>, column: usize) -> Result<Value> {
    let text: String = row.get(column)?;
    Ok(serde_json::from_str(&text).unwrap_or_default())
}

/// Stores a message under the next id, which it gives; with the category of its template, which may
/// be gone when a report asks for it.
pub(crate) fn insert(store: &Connection, message: &Message) -> Result<i64> {
    store
        .prepare_cached(
            "INSERT INTO messages (uuid, account, channel, contact, phone, direction, type,
                 content_type, status, template, campaign, text, content, metadata, payload,
                 reply_to, fate, created, sent, category)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                 ?18, ?19, (SELECT category FROM templates WHERE id = ?10))",
        )?
        .insert(params![
            message.uuid,
            message.account,
            message.channel,
            message.contact,
            message.phone,
            message.direction,
            message.kind,
            message.content_type,
            message.status,
            message.template,
            message.campaign,
            message.text,
            message.content.to_string(),
            message.metadata.to_string(),
            message.payload,
            message.reply_to,
            message.fate,
            message.created,
            message.sent,
        ])
}

pub(crate) fn find(store: &Connection, id: i64) -> Result<Option<Message>> {
    store
        .prepare_cached(&format!("SELECT {COLUMNS} FROM messages WHERE id = ?1"))?
        .query_row([id], Message::read)
        .optional()
}

/// Stores how far a message came.
pub(crate) fn advance(store: &Connection, message: &Message) -> Result<()> {
    store
        .prepare_cached(
            "UPDATE messages SET status = ?2, error_code = ?3, sent = ?4, delivered = ?5
             WHERE id = ?1",
        )?
        .execute(params![
            message.id,
            message.status,
            message.error_code,
            message.sent,
            message.delivered
        ])?;
    Ok(())
}

/// When the contact last wrote to an account.
pub(crate) fn last_inbound(store: &Connection, account: i64, contact: i64) -> Result<Option<f64>> {
    store
        .prepare_cached(
            "SELECT max(created) FROM messages
             WHERE contact = ?2 AND direction = 'inbound' AND account = ?1",
        )?
        .query_row([account, contact], |row| row.get(0))
}

/// To how many numbers an account's messages went out since a time.
pub(crate) fn contacted(store: &Connection, account: i64, since: f64) -> Result<i64> {
    store
        .prepare_cached(
            "SELECT count(DISTINCT phone) FROM messages
             WHERE account = ?1 AND sent >= ?2 AND direction = 'outbound'",
        )?
        .query_row(params![account, since], |row| row.get(0))
}

/// The message that a contact answers: the one that is named, or else the last that was sent.
pub(crate) fn answered(
    store: &Connection,
    contact: i64,
    uuid: Option<&str>,
) -> Result<Option<Message>> {
    store
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM messages
             WHERE contact = ?1 AND direction = 'outbound' AND uuid = coalesce(?2, uuid)
             ORDER BY id DESC LIMIT 1"
        ))?
        .query_row(params![contact, uuid], Message::read)
        .optional()
}

/// The newest messages, newest first.
pub(crate) fn latest(store: &Connection, size: usize) -> Result<Vec<Message>> {
    let sql = format!("SELECT {COLUMNS} FROM messages ORDER BY id DESC LIMIT ?1");
    rows(store, &sql, &[&bounded(size)], Message::read)
}

pub(crate) fn count(store: &Connection) -> Result<i64> {
    store.query_row("SELECT count(*) FROM messages", [], |row| row.get(0))
}
