//! Keeps the sandbox going while nobody calls: does what is due, and delivers to webhooks.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HOST, USER_AGENT};
use hyper::{Request, Uri};
use hyper_util::rt::TokioIo;
use rusqlite::{Connection, Transaction};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::app::App;
use crate::clock::real_unix_seconds;
use crate::problem::Problem;
use crate::signature;
use crate::simulation::{self, events};
use crate::store::agenda;
use crate::store::deliveries::{self, Due};

/// Sandbox seconds from one attempt to the next. Spoki's own schedule is not known. [inferred]
const BACK_OFF: [f64; 4] = [10.0, 60.0, 300.0, 1_800.0];

/// How long a receiver may take. Real time: it runs outside of the sandbox.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is read of a receiver's answer before the connection is closed.
const MAX_ANSWER: usize = 64 * 1024;

/// Things done before the lock is given back, so that calls get their turn.
const STEPS_AT_ONCE: usize = 200;

/// The longest sleep; what comes earlier rings the bell.
const NAP: Duration = Duration::from_secs(3_600);

/// Does what is due, so that a call sees the state of its own time.
pub(crate) fn catch_up(store: &mut Connection, now: f64) -> rusqlite::Result<bool> {
    let transaction = store.transaction()?;
    let mut steps = 0;
    while steps < STEPS_AT_ONCE && simulation::step(&transaction, now)? {
        steps += 1;
    }
    transaction.commit()?;
    Ok(steps == STEPS_AT_ONCE)
}

/// Does the work of one call in one transaction, so that a refused call leaves nothing behind.
pub(crate) fn transact<T>(
    app: &App,
    now: f64,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let mut store = app.store();
    catch_up(&mut store, now)?;
    // What was caught up with, or is about to happen, may be due for delivery.
    app.bell.notify_one();
    let transaction = store.transaction()?;
    let done = work(&transaction)?;
    events::publish(&transaction, now)?;
    transaction.commit()?;
    Ok(done)
}

/// The subscriptions that something is being delivered to: each gets one delivery at a time.
type Busy = Arc<Mutex<HashSet<i64>>>;

pub(crate) async fn run(app: Arc<App>) {
    let busy = Busy::default();
    loop {
        // A data file that fails tells so in the next call; here it can only be tried again.
        let wait = turn(&app, &busy).unwrap_or(Duration::from_secs(1));
        let _ = timeout(wait, app.bell.notified()).await;
        // A wait of nothing would not let anything else run.
        tokio::task::yield_now().await;
    }
}

/// One round; gives how long there is nothing to do.
fn turn(app: &Arc<App>, busy: &Busy) -> rusqlite::Result<Duration> {
    let now = app.clock.now();
    let mut store = app.store();
    let more = catch_up(&mut store, now)?;
    for due in deliveries::due(&store, now)? {
        if lock(busy).insert(due.webhook) {
            tokio::spawn(attempt(Arc::clone(app), Arc::clone(busy), due));
        }
    }
    if more {
        return Ok(Duration::ZERO);
    }
    let next = [agenda::next(&store)?, deliveries::next(&store, now)?];
    let next = next.into_iter().flatten().fold(f64::INFINITY, f64::min);
    let seconds = (next - now).max(0.0) / app.clock.speed();
    // A timer counts milliseconds: rounded up, or the last one would be spent in a busy loop.
    Ok(Duration::try_from_secs_f64(seconds + 0.001).map_or(NAP, |wait| wait.min(NAP)))
}

fn lock(busy: &Busy) -> std::sync::MutexGuard<'_, HashSet<i64>> {
    busy.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn attempt(app: Arc<App>, busy: Busy, due: Due) {
    let outcome = match timeout(PATIENCE, post(&due)).await {
        Ok(outcome) => outcome,
        Err(_) => Err("no answer within 10 seconds".to_owned()),
    };
    let now = app.clock.now();
    let retry = BACK_OFF.get(due.attempts).map(|wait| now + wait);
    // The subscription may be gone by now, or the data file fail: then nothing is left to note.
    let _ = deliveries::attempted(&app.store(), &due, &outcome, retry, now);
    lock(&busy).remove(&due.webhook);
    app.bell.notify_one();
}

/// Posts one delivery, over plain HTTP; gives the status.
async fn post(due: &Due) -> Result<u16, String> {
    let uri: Uri = due.url.parse().map_err(|_| "the url cannot be read")?;
    if uri.scheme_str() != Some("http") {
        return Err("the sandbox delivers over plain http only".to_owned());
    }
    let host = uri.host().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    let port = uri.port_u16().unwrap_or(80);
    let failed = |error: &dyn std::fmt::Display| error.to_string();
    let stream = TcpStream::connect((address, port))
        .await
        .map_err(|error| failed(&error))?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .map_err(|error| failed(&error))?;
    tokio::spawn(connection);
    // Receivers compare it with the real time and refuse what is 300 seconds off. [doc]
    let signed = signature::header(&due.secret, real_unix_seconds(), &due.body);
    let request = Request::post(uri.path_and_query().map_or("/", |path| path.as_str()))
        .header(
            HOST,
            uri.authority().map_or(host, |authority| authority.as_str()),
        )
        .header(CONTENT_TYPE, "application/json")
        .header(USER_AGENT, "spoki-sandbox")
        .header("X-SPOKI-ACCOUNT", due.account)
        .header("X-Spoki-Signature", signed)
        .body(Full::new(Bytes::from(due.body.clone())))
        .map_err(|error| failed(&error))?;
    let response = sender
        .send_request(request)
        .await
        .map_err(|error| failed(&error))?;
    let status = response.status().as_u16();
    // The answer counts once it is whole; what it says does not matter.
    let body = Limited::new(response.into_body(), MAX_ANSWER);
    body.collect().await.map_err(|error| failed(&error))?;
    Ok(status)
}
