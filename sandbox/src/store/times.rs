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

#[cfg(test)]
mod tests {
    use super::return_to;
    use crate::store::agenda::{self, Task};
    use crate::store::contacts::{self, Changes};
    use crate::store::open;

    const NOW: f64 = 1_800_000_000.0;
    const DAY: f64 = 86_400.0;

    #[test]
    fn what_lies_ahead_comes_back_with_all_that_waits_for_it() {
        let mut store = open(None, 0, NOW).unwrap();
        let add = |phone, time| contacts::upsert(&store, phone, &Changes::default(), time).unwrap();
        add("+393331234567", NOW + 9.0 * DAY);
        let (last, _) = add("+393337654321", NOW + 10.0 * DAY);
        agenda::add(&store, NOW + 10.0 * DAY + 60.0, Task::Run, 1).unwrap();
        return_to(&mut store, NOW).unwrap();
        let created = contacts::find(&store, last).unwrap().unwrap().created;
        assert!((created - NOW).abs() < 1e-3, "{created}");
        let first = contacts::id_of_phone(&store, "+393331234567").unwrap();
        let created = contacts::find(&store, first.unwrap())
            .unwrap()
            .unwrap()
            .created;
        assert!((created - NOW + DAY).abs() < 1e-3, "{created}");
        assert!(agenda::take(&store, NOW + 59.0).unwrap().is_none());
        assert!(agenda::take(&store, NOW + 61.0).unwrap().is_some());
    }

    #[test]
    fn plans_alone_lie_ahead_by_right() {
        let mut store = open(None, 0, NOW).unwrap();
        agenda::add(&store, NOW + DAY, Task::Run, 1).unwrap();
        return_to(&mut store, NOW).unwrap();
        assert!(agenda::take(&store, NOW + DAY - 1.0).unwrap().is_none());
        assert!(agenda::take(&store, NOW + DAY).unwrap().is_some());
    }
}
