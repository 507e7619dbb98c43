//! Reports: how many messages there were, told anew every half an hour.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::accounts;
use crate::call::Call;
use crate::clock::iso_8601;
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::query::Query;
use crate::store::accounts::find_visible;
use crate::store::reports::{self, Count, FREE, Filter, Granularity, INCOMING};
use crate::validators::not_available;

/// [doc] for the list, [seed] for an account's report, [inferred] for the detailed ones.
const KEPT_SECONDS: f64 = 1_800.0;

/// Withdrawal is announced and the detailed reports take its place; until then it answers. [doc]
pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let page = Page::asked_by(call)?;
    let filter = read_filter(store, call)?;
    let told = tell(store, &filter, call.now, Shape::Plain)?;
    page.check(told.len())?;
    let results: Vec<Value> = told
        .iter()
        .skip(page.offset())
        .take(page.size())
        .cloned()
        .collect();
    Ok(page.answer(call, told.len(), &results))
}

/// The counters are split by channel, category and status [doc]; the shape is the sandbox's own
/// [inferred].
pub(crate) fn detailed(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let filter = read_filter(store, call)?;
    let told = tell(store, &filter, call.now, Shape::Split)?;
    Ok(Answer::ok(json!(told)))
}

/// The report of the current month. Which period is meant is not published. [inferred]
pub(crate) fn current_of_account(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let account = accounts::find(store, call)?.id;
    let today = iso_8601(call.now);
    let month = today.get(..7).unwrap_or_default();
    let filter = Filter {
        account,
        granularity: Granularity::Month,
        first_day: None,
        last_day: None,
        period_start: Some(format!("{month}-01")),
    };
    let told = tell(store, &filter, call.now, Shape::Plain)?;
    let report = told.into_iter().next();
    Ok(Answer::ok(report.unwrap_or_else(|| empty(&filter))))
}

/// `granularity`, `start_date` and `end_date` [doc], `account` and `period_start` [seed].
fn read_filter(store: &Connection, call: &Call) -> Result<Filter, Problem> {
    let mut query = Query::open(call);
    let granularity = query.choice(
        "granularity",
        &[
            ("Day", Granularity::Day),
            ("Month", Granularity::Month),
            ("Year", Granularity::Year),
        ],
    );
    let account = query.number("account");
    if let Some(account) = account
        && find_visible(store, call.owner, account)?.is_none()
    {
        query.refuse("account", &not_available(&account.to_string()));
    }
    let filter = Filter {
        account: account.unwrap_or(call.owner),
        granularity: granularity.unwrap_or(Granularity::Day),
        first_day: query.date("start_date"),
        last_day: query.date("end_date"),
        period_start: query.date("period_start"),
    };
    query.close()?;
    Ok(filter)
}

/// Which of the two reports is told.
#[derive(Clone, Copy, Debug)]
enum Shape {
    Plain,
    Split,
}

/// The periods of a filter, as they were when the same was last asked within half an hour.
fn tell(
    store: &Connection,
    filter: &Filter,
    now: f64,
    shape: Shape,
) -> Result<Vec<Value>, Problem> {
    let question = format!("{shape:?} {filter:?}");
    if let Some(kept) = reports::kept(store, &question, now)?
        && let Ok(told) = serde_json::from_str(&kept)
    {
        return Ok(told);
    }
    let told = match shape {
        Shape::Plain => plain(store, filter, now)?,
        Shape::Split => split(store, filter, now)?,
    };
    let answer = Value::from(told.clone()).to_string();
    reports::keep(store, &question, &answer, now, now + KEPT_SECONDS)?;
    Ok(told)
}

/// One report a period. [doc]
pub(super) fn plain(store: &Connection, filter: &Filter, now: f64) -> Result<Vec<Value>, Problem> {
    let counts = reports::counts(store, filter)?;
    Ok(periods(&counts)
        .map(|counts| report(filter, counts, now))
        .collect())
}

fn periods(counts: &[Count]) -> impl Iterator<Item = &[Count]> {
    counts.chunk_by(|one, next| one.period_start == next.period_start)
}

/// Contacts and conversations are not counted here, so they are null. [doc] that they may be
fn report(filter: &Filter, counts: &[Count], now: f64) -> Value {
    let sum = |wanted: &dyn Fn(&Count) -> bool| -> i64 {
        let counts = counts.iter().filter(|count| wanted(count));
        counts.map(|count| count.messages).sum()
    };
    let reached =
        |statuses: &'static [&str]| sum(&|count| statuses.contains(&count.status.as_str()));
    let free = sum(&|count| count.category == FREE);
    let incoming = sum(&|count| count.category == INCOMING);
    let all = sum(&|_| true);
    let mut report = empty(filter);
    let first = counts.first();
    report["period_start"] = json!(first.map(|count| &count.period_start));
    report["template_message_count"] = json!(all - free - incoming);
    report["free_message_count"] = json!(free);
    report["incoming_message_count"] = json!(incoming);
    report["exchanged_messages"] = json!(all);
    report["sent_message_count"] = json!(reached(&["Sent", "Delivered", "Read"]));
    report["delivered_message_count"] = json!(reached(&["Delivered", "Read"]));
    report["read_message_count"] = json!(reached(&["Read"]));
    report["updated_datetime"] = json!(iso_8601(now));
    report
}

/// A period without messages: all counters null. [doc] that they may be
fn empty(filter: &Filter) -> Value {
    json!({
        "account": filter.account,
        "granularity": filter.granularity.name(),
        "period_start": filter.period_start,
        "contacted_contacts": null,
        "template_message_count": null,
        "free_message_count": null,
        "incoming_message_count": null,
        "exchanged_messages": null,
        "sent_message_count": null,
        "delivered_message_count": null,
        "read_message_count": null,
        "conversation_count": null,
        "created_datetime": null,
        "updated_datetime": null,
    })
}

fn split(store: &Connection, filter: &Filter, now: f64) -> Result<Vec<Value>, Problem> {
    let counts = reports::counts(store, filter)?;
    let told = periods(&counts).map(|counts| {
        let counters = counts.iter().map(|count| {
            json!({
                "channel": count.channel,
                "category": count.category,
                "status": count.status,
                "count": count.messages,
            })
        });
        json!({
            "account": filter.account,
            "granularity": filter.granularity.name(),
            "period_start": counts.first().map(|count| &count.period_start),
            "counters": counters.collect::<Vec<_>>(),
            "updated_datetime": iso_8601(now),
        })
    });
    Ok(told.collect())
}
