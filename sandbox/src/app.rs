//! What one running sandbox holds, and how its routes are put together.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use rusqlite::Connection;
use tokio::sync::Notify;

use crate::clock::Clock;
use crate::faults::Faults;
use crate::limits::Limits;
use crate::options::Options;
use crate::request_log::RequestLog;
use crate::{control, cors, dispatch, page, store, traffic};

pub(crate) struct App {
    pub(crate) options: Options,
    pub(crate) clock: Clock,
    store: Mutex<Connection>,
    limits: Mutex<Limits>,
    faults: Mutex<Faults>,
    log: Mutex<RequestLog>,
    /// Rung when there may be something new to do.
    pub(crate) bell: Notify,
}

impl App {
    pub(crate) fn new(options: Options) -> Result<Self, rusqlite::Error> {
        let clock = Clock::new(options.speed);
        let store = store::open(options.db.as_deref(), options.credit, clock.now())?;
        Ok(Self {
            clock,
            store: Mutex::new(store),
            limits: Mutex::default(),
            faults: Mutex::default(),
            log: Mutex::default(),
            bell: Notify::new(),
            options,
        })
    }

    pub(crate) fn router(self: &Arc<Self>) -> Arc<Router> {
        let app = Arc::clone(self);
        let spoki = dispatch::routes().layer(from_fn_with_state(Arc::clone(&app), traffic::watch));
        let own = control::routes().merge(page::routes());
        Arc::new(spoki.merge(own).layer(from_fn(cors::allow)).with_state(app))
    }

    pub(crate) fn store(&self) -> MutexGuard<'_, Connection> {
        lock(&self.store)
    }

    pub(crate) fn limits(&self) -> MutexGuard<'_, Limits> {
        lock(&self.limits)
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        lock(&self.faults)
    }

    pub(crate) fn log(&self) -> MutexGuard<'_, RequestLog> {
        lock(&self.log)
    }
}

/// A poisoned lock only says that another call failed half-way; `SQLite` rolled its work back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
