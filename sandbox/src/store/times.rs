//! The times in a data file that a sandbox with a fast clock has left ahead of this one's.

use rusqlite::{Connection, Result};

/// What happened: none of these is later than the clock that wrote it.
const PAST: [(&str, &str); 14] = [
    ("contacts", "created"),
    ("lists", "created"),
    ("invitations", "created"),
    ("localizations", "status_updated"),
    ("messages", "created"),
    ("messages", "sent"),
    ("messages", "delivered"),
    ("deliveries", "created"),
    ("automations", "created"),
    ("automations", "updated"),
    ("campaigns", "created"),
    ("tickets", "created"),
    ("tickets", "updated"),
    ("tickets", "closed"),
];

/// What is to happen.
const FUTURE: [(&str, &str); 4] = [
    ("agenda", "due"),
    ("deliveries", "next_attempt"),
    ("campaigns", "scheduled"),
    ("kept_answers", "until"),
];

/// Moves all times back by as much as the latest event lies ahead of `now`: what follows upon what,
/// and after how long, stays as it is, and nothing waits for a clock of days to come.
pub(super) fn return_to(store: &mut Connection, now: f64) -> Result<()> {
    let mut ahead: f64 = 0.0;
    for (table, column) in PAST {
        let sql = format!("SELECT max({column}) FROM {table}");
        let latest: Option<f64> = store.query_row(&sql, [], |row| row.get(0))?;
        ahead = ahead.max(latest.map_or(0.0, |latest| latest - now));
    }
    if ahead == 0.0 {
        return Ok(());
    }
    let transaction = store.transaction()?;
    for (table, column) in PAST.into_iter().chain(FUTURE) {
        let sql = format!("UPDATE {table} SET {column} = {column} - ?1");
        transaction.execute(&sql, [ahead])?;
    }
    transaction.commit()
}
