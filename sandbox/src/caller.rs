//! Who calls, told by the key: an account, or the partner.

use axum::http::HeaderMap;

use crate::app::App;
use crate::operations::Operation;
use crate::problem::Problem;
use crate::store::accounts::MAIN;
use crate::store::{api_keys, partners};

pub(crate) const KEY_HEADER: &str = "x-spoki-api-key";

pub(crate) struct Caller {
    /// An account, or the partner: their ids are in ranges of their own.
    pub(crate) id: i64,
}

impl Caller {
    /// A key that the partner made and revoked is as unknown as one that never was. [doc]
    pub(crate) fn identify(app: &App, headers: &HeaderMap) -> Result<Self, Problem> {
        let given = headers.get(KEY_HEADER).and_then(|key| key.to_str().ok());
        let given = given.ok_or_else(Problem::invalid_key)?;
        let id = if given == app.options.api_key {
            Some(MAIN)
        } else if given == app.options.partner_key {
            Some(partners::ID)
        } else {
            api_keys::account_of(&app.store(), given)?
        };
        id.map(|id| Self { id }).ok_or_else(Problem::invalid_key)
    }

    /// The caller of an operation, if it may call it. A starter is told by its secret, not by a key.
    pub(crate) fn of(
        operation: &Operation,
        app: &App,
        headers: &HeaderMap,
    ) -> Result<Self, Problem> {
        if !operation.needs_key() {
            return Ok(Self { id: MAIN });
        }
        let caller = Self::identify(app, headers)?;
        caller.permit(operation)?;
        Ok(caller)
    }

    /// The routes of partners take the partner's key alone, all others an account's. [live]
    fn permit(&self, operation: &Operation) -> Result<(), Problem> {
        let for_partner = operation.path.starts_with("/api/1/partner");
        if for_partner == (self.id == partners::ID) {
            Ok(())
        } else {
            Err(Problem::forbidden())
        }
    }
}
