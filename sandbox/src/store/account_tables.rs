//! The tables of the account areas, and what a new sandbox has in them.

use rusqlite::{Connection, Result};

use super::{accounts, partners};

pub(super) const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    phone TEXT,
    account_type INTEGER NOT NULL,
    country TEXT NOT NULL,
    agency INTEGER REFERENCES agencies (id),
    conversations INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS agencies (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS channels (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    identifier TEXT NOT NULL,
    platform INTEGER NOT NULL,
    waba TEXT,
    is_primary INTEGER NOT NULL,
    UNIQUE (account, identifier)
);
CREATE TABLE IF NOT EXISTS users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    firstname TEXT NOT NULL,
    surname TEXT NOT NULL,
    is_service INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS roles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner INTEGER NOT NULL,
    role TEXT NOT NULL,
    user INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    private_key TEXT,
    UNIQUE (owner, user)
);
CREATE TABLE IF NOT EXISTS invitations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner INTEGER NOT NULL,
    email TEXT NOT NULL COLLATE NOCASE,
    role TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    created REAL NOT NULL,
    UNIQUE (owner, email)
);
CREATE TABLE IF NOT EXISTS api_keys (
    account INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    key TEXT NOT NULL UNIQUE
);
CREATE TABLE IF NOT EXISTS profits (
    account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    margin TEXT NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (account, margin)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS message_counts (
    account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    channel INTEGER NOT NULL,
    category TEXT NOT NULL,
    status TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (account, day, channel, category, status)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS kept_answers (
    question TEXT PRIMARY KEY,
    answer TEXT NOT NULL,
    until REAL NOT NULL
) WITHOUT ROWID;
";

/// Ends with the tables that others refer to.
pub(super) const EMPTY: &str = "
DELETE FROM kept_answers;
DELETE FROM invitations;
DELETE FROM roles;
DELETE FROM users;
UPDATE accounts SET agency = NULL;
DELETE FROM accounts;
DELETE FROM settings;
";

/// Ada and Grazia are the operators whom contacts can be assigned to. The first account is an
/// agency, so that the accounts that the partner adds show in all places.
/// A few messages of the past give the reports something to tell.
const SEED: &str = "
INSERT INTO accounts (id, name, phone, account_type, country) VALUES
    (4210, 'Negozio di prova', '390212345678', 4, 'IT');
INSERT INTO agencies (id, account) VALUES (310, 4210);
INSERT INTO channels (id, account, name, identifier, platform, waba, is_primary) VALUES
    (2051, 4210, 'Negozio di prova', '+390212345678', 1, '104000000000001', 1);
INSERT INTO users (id, email, firstname, surname, is_service) VALUES
    (33001, 'ada@example.com', 'Ada', 'Prova', 0),
    (33002, 'grazia@example.com', 'Grazia', 'Prova', 0),
    (33003, 'service-33003@service.example.com', 'Gestionale', '', 1),
    (33004, 'partner@example.com', 'Guglielmo', 'Prova', 0),
    (33005, 'elena@example.com', 'Elena', 'Prova', 0);
INSERT INTO roles (id, owner, role, user) VALUES
    (26001, 4210, 'Administrator', 33001),
    (26002, 4210, 'Chat Operator', 33002),
    (26003, 4210, 'Chat Operator', 33003),
    (26004, 61, 'Administrator', 33004),
    (26005, 61, 'Chat Operator', 33005);
INSERT INTO sqlite_sequence (name, seq) VALUES ('invitations', 5700);
INSERT INTO message_counts (account, day, channel, category, status, count) VALUES
    (4210, date('now'), 2051, 'UTILITY', 'Sent', 1),
    (4210, date('now'), 2051, 'FREE', 'Read', 2),
    (4210, date('now'), 2051, 'INCOMING', 'Received', 3),
    (4210, date('now', '-1 day'), 2051, 'MARKETING', 'Delivered', 4),
    (4210, date('now', '-1 day'), 2051, 'MARKETING', 'Error', 1),
    (4210, date('now', '-400 days'), 2051, 'UTILITY', 'Read', 7);
";

/// In thousandths of a euro.
const PARTNER_CREDIT: i64 = 1_000_000;

pub(super) fn seed(store: &Connection, credit: i64) -> Result<()> {
    store.execute_batch(SEED)?;
    accounts::set_credit(store, accounts::MAIN, credit)?;
    partners::set_credit(store, PARTNER_CREDIT)
}
