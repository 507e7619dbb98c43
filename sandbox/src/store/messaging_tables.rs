//! The tables of everything that is sent: templates, messages, webhooks, automations, campaigns,
//! media, tickets.

use rusqlite::{Connection, Result};

pub(super) const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS agenda (
    id INTEGER PRIMARY KEY,
    due REAL NOT NULL,
    task TEXT NOT NULL,
    subject INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS agenda_by_due ON agenda (due, id);
CREATE TABLE IF NOT EXISTS templates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL,
    subcategory TEXT,
    groups TEXT NOT NULL DEFAULT '[]'
);
CREATE TABLE IF NOT EXISTS localizations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    template INTEGER NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
    language TEXT NOT NULL COLLATE NOCASE,
    status TEXT NOT NULL DEFAULT 'DRAFT',
    status_updated REAL,
    rejection TEXT NOT NULL DEFAULT 'null',
    content TEXT NOT NULL,
    UNIQUE (template, language)
);
CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    account INTEGER NOT NULL,
    channel INTEGER,
    contact INTEGER REFERENCES contacts (id) ON DELETE SET NULL,
    phone TEXT NOT NULL,
    direction TEXT NOT NULL,
    type TEXT NOT NULL,
    content_type TEXT NOT NULL,
    status TEXT NOT NULL,
    template INTEGER,
    category TEXT,
    campaign INTEGER,
    text TEXT NOT NULL,
    content TEXT NOT NULL,
    metadata TEXT NOT NULL DEFAULT 'null',
    payload TEXT,
    reply_to TEXT,
    fate TEXT,
    error_code TEXT,
    created REAL NOT NULL,
    sent REAL,
    delivered REAL
);
CREATE INDEX IF NOT EXISTS messages_by_contact ON messages (contact, direction, created);
CREATE INDEX IF NOT EXISTS messages_by_campaign ON messages (campaign);
CREATE INDEX IF NOT EXISTS messages_by_account ON messages (account, sent);
CREATE TABLE IF NOT EXISTS webhooks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL,
    event TEXT NOT NULL,
    url TEXT NOT NULL,
    is_active INTEGER NOT NULL,
    secret TEXT NOT NULL,
    expands TEXT NOT NULL DEFAULT '[]'
);
CREATE TABLE IF NOT EXISTS deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    webhook INTEGER NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    event TEXT NOT NULL,
    event_uuid TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    attempts TEXT NOT NULL DEFAULT '[]',
    next_attempt REAL NOT NULL,
    created REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS deliveries_that_wait ON deliveries (next_attempt) WHERE state = 'waiting';
CREATE TABLE IF NOT EXISTS happenings (
    id INTEGER PRIMARY KEY,
    event TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS automations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL,
    name TEXT NOT NULL,
    is_active INTEGER NOT NULL,
    is_favorite INTEGER NOT NULL,
    steps TEXT NOT NULL,
    created REAL NOT NULL,
    updated REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS starters (
    uuid TEXT PRIMARY KEY,
    automation INTEGER NOT NULL REFERENCES automations (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    secret TEXT NOT NULL,
    is_active INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS starters_by_automation ON starters (automation);
CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL,
    contact INTEGER REFERENCES contacts (id) ON DELETE SET NULL,
    campaign INTEGER,
    steps TEXT NOT NULL,
    metadata TEXT NOT NULL DEFAULT 'null',
    state TEXT NOT NULL DEFAULT 'running'
);
CREATE INDEX IF NOT EXISTS runs_by_campaign ON runs (campaign, state);
CREATE TABLE IF NOT EXISTS campaigns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    scheduled REAL,
    automation INTEGER,
    template INTEGER,
    created REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS campaign_lists (
    campaign INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    list INTEGER NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
    PRIMARY KEY (campaign, list)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS media (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    content_type TEXT NOT NULL,
    format_type TEXT NOT NULL,
    external_url TEXT NOT NULL,
    is_deleted INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS tickets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    description TEXT,
    status TEXT NOT NULL,
    priority TEXT NOT NULL,
    reference TEXT NOT NULL,
    category INTEGER,
    created REAL NOT NULL,
    updated REAL NOT NULL,
    closed REAL
);
";

pub(super) const SEED: &str = "
INSERT INTO sqlite_sequence (name, seq) VALUES
    ('templates', 700100), ('localizations', 810000), ('messages', 88990000), ('webhooks', 3300),
    ('deliveries', 0), ('automations', 345000), ('runs', 0), ('campaigns', 56000),
    ('media', 62000), ('tickets', 9100);
";

pub(super) const EMPTY: &str = "
DELETE FROM agenda;
DELETE FROM templates;
DELETE FROM messages;
DELETE FROM webhooks;
DELETE FROM happenings;
DELETE FROM automations;
DELETE FROM runs;
DELETE FROM campaigns;
DELETE FROM media;
DELETE FROM tickets;
";

/// Changes of contacts come about in many places, cascades among them: triggers see them all, and
/// write them down only while somebody has subscribed. They are of this connection alone, so that
/// what `times` does to a file that is opened is no change.
pub(super) fn watch_contacts(store: &Connection) -> Result<()> {
    let contact = "json_object('id', OLD.id, 'phone', OLD.phone, 'first_name', OLD.first_name, \
        'last_name', OLD.last_name, 'email', OLD.email, 'language', OLD.language)";
    let list = |row: &str| format!("json_object('contact', {row}.contact, 'list', {row}.list)");
    let tag = |row: &str| format!("json_object('contact', {row}.contact, 'tag', {row}.tag)");
    let id = "json_object('id', NEW.id)".to_owned();
    let watched = [
        ("contact.created", "INSERT ON contacts", id.clone()),
        ("contact.updated", "UPDATE ON contacts", id),
        ("contact.deleted", "DELETE ON contacts", contact.to_owned()),
        (
            "contact_list.created",
            "INSERT ON list_contacts",
            list("NEW"),
        ),
        (
            "contact_list.deleted",
            "DELETE ON list_contacts",
            list("OLD"),
        ),
        ("contact_tag.created", "INSERT ON contact_tags", tag("NEW")),
        ("contact_tag.deleted", "DELETE ON contact_tags", tag("OLD")),
    ];
    for (event, change, data) in watched {
        store.execute_batch(&format!(
            "CREATE TEMP TRIGGER \"{event}\" AFTER {change}
             WHEN EXISTS (SELECT 1 FROM webhooks WHERE is_active AND event = '{event}')
             BEGIN INSERT INTO happenings (event, data) VALUES ('{event}', {data}); END;"
        ))?;
    }
    Ok(())
}
