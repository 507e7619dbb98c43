//! How many messages there were, by day, channel, category and fate; and answers that are kept.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::rows;

/// How long a period is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Granularity {
    Day,
    Month,
    Year,
}

impl Granularity {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Day => "Day",
            Self::Month => "Month",
            Self::Year => "Year",
        }
    }

    /// The first day of the period that `day` is in.
    fn period_start(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "substr(day, 1, 7) || '-01'",
            Self::Year => "substr(day, 1, 4) || '-01-01'",
        }
    }
}

/// What a call asks for; dates as `YYYY-MM-DD`, both ends included.
#[derive(Debug)]
pub(crate) struct Filter {
    pub(crate) account: i64,
    pub(crate) granularity: Granularity,
    pub(crate) first_day: Option<String>,
    pub(crate) last_day: Option<String>,
    pub(crate) period_start: Option<String>,
}

/// The category of messages without a template, and of those that come in.
pub(crate) const FREE: &str = "FREE";
pub(crate) const INCOMING: &str = "INCOMING";

/// Messages of one period that share all the rest.
pub(crate) struct Count {
    pub(crate) period_start: String,
    pub(crate) channel: i64,
    /// A template category, [`FREE`] or [`INCOMING`].
    pub(crate) category: String,
    /// The last that became of the messages.
    pub(crate) status: String,
    pub(crate) messages: i64,
}

/// What was before the sandbox, and what was sent and came in since. Notes count nowhere.
const ALL: &str = "SELECT account, day, channel, category, status, count FROM message_counts
    UNION ALL
    SELECT account, date(created, 'unixepoch'), channel,
        CASE WHEN direction = 'inbound' THEN 'INCOMING' ELSE coalesce(category, 'FREE') END,
        status, 1
    FROM messages WHERE direction <> 'note' AND channel IS NOT NULL";

/// Oldest period first; a period without messages has no rows.
pub(crate) fn counts(store: &Connection, filter: &Filter) -> Result<Vec<Count>> {
    let period_start = filter.granularity.period_start();
    let sql = format!(
        "SELECT {period_start}, channel, category, status, sum(count) FROM ({ALL})
         WHERE account = ?1 AND (?2 IS NULL OR day >= ?2) AND (?3 IS NULL OR day <= ?3)
             AND (?4 IS NULL OR {period_start} = ?4)
         GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
    );
    rows(
        store,
        &sql,
        &[
            &filter.account,
            &filter.first_day,
            &filter.last_day,
            &filter.period_start,
        ],
        |row| {
            Ok(Count {
                period_start: row.get(0)?,
                channel: row.get(1)?,
                category: row.get(2)?,
                status: row.get(3)?,
                messages: row.get(4)?,
            })
        },
    )
}

/// An answer that was kept and is not too old.
pub(crate) fn kept(store: &Connection, question: &str, now: f64) -> Result<Option<String>> {
    store
        .prepare_cached("SELECT answer FROM kept_answers WHERE question = ?1 AND until > ?2")?
        .query_row(params![question, now], |row| row.get(0))
        .optional()
}

/// Keeps an answer, and throws away those that are too old.
pub(crate) fn keep(
    store: &Connection,
    question: &str,
    answer: &str,
    now: f64,
    until: f64,
) -> Result<()> {
    store.execute("DELETE FROM kept_answers WHERE until <= ?1", [now])?;
    store.execute(
        "INSERT INTO kept_answers (question, answer, until) VALUES (?1, ?2, ?3)",
        params![question, answer, until],
    )?;
    Ok(())
}
