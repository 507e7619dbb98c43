//! Calls in as many requests as they need, for Rust callers.

use super::{CallOptions, Client, Failure, prepared};
use crate::api::automations::StartBulk;
use crate::protocol::{Missed, Reach};

/// What became of a call in several requests.
pub struct BulkReport {
    /// Whom it reached, by their places in the input.
    pub reach: Reach,
    /// Why those of the request that failed were missed, and what ended the call there: an error,
    /// or the reason of an abort.
    pub ended: Option<(Missed, Failure)>,
}

impl Client {
    /// Starts an automation for any number of contacts, 500 with each request. The first failure
    /// ends it: nothing more is sent, and nothing is sent again.
    ///
    /// ```no_run
    /// # use spoki::api::automations::StartBulk;
    /// # use spoki::client::{CallOptions, Client, Failure};
    /// # use spoki::protocol::Missed;
    /// # async fn run(client: &Client, start: StartBulk) -> Result<(), Failure> {
    /// let contacts = start.contacts.clone();
    /// let report = client.start_bulk(start, &CallOptions::default()).await?;
    /// // Those of a request with an uncertain outcome may have been started: not once more.
    /// let start = match report.ended {
    ///     Some((Missed::NotSent, _)) => report.reach.reached,
    ///     _ => report.reach.tried,
    /// };
    /// let still_to_do = contacts.get(start..);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The input's issues, or why the first request failed. As soon as somebody was reached there
    /// is a report instead, with the failure in it.
    pub async fn start_bulk(
        &self,
        start: StartBulk,
        options: &CallOptions,
    ) -> Result<BulkReport, Failure> {
        let (operation, request) = prepared(start)?;
        let success = self.run(operation, &request, options).await?;
        let has_failed = success.ended.is_some();
        Ok(BulkReport {
            reach: Reach::new(request.items, success.requests, has_failed),
            ended: success.ended,
        })
    }
}
