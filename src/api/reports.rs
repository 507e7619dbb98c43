//! Reports (reference section 8, "Reports"). Spoki makes them anew every half hour.
//!
//! ```
//! use spoki::api::reports::Detailed;
//! use spoki::protocol::request;
//!
//! let request = request(Detailed {
//!     start_date: Some("2026-01-01".into()),
//!     end_date: Some("2026-01-31".into()),
//!     ..Default::default()
//! })?;
//! assert_eq!(
//!     request.target,
//!     "/api/1/reports/detailed/?start_date=2026-01-01&end_date=2026-01-31"
//! );
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use super::Unpublished;
use crate::model::{Date, Granularity, Id, Page, Report};

endpoints! {
    /// Lists the reports, page by page.
    List = "reports.list": GET "/api/1/reports/" -> Page<Report> {
        retry: Safe,
        deprecated: "Spoki has announced its end for 2026-06-10; use `reports.detailed`.",
        cached_seconds: 1800,
        slugs: ["SPOKI_LIST_REPORTS"],
        query {
            /// The span of one report.
            granularity: Option<Granularity>,
            /// The first day.
            start_date: Option<Date>,
            /// The last day.
            end_date: Option<Date>,
            /// The id of an account.
            account: Option<Id>,
            /// The first day of the span.
            period_start: Option<Date>,
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many reports a page holds.
            page_size: Option<Id>,
        }
    }

    /// Retrieves figures by channel, category of template and state of message.
    Detailed = "reports.detailed": GET "/api/1/reports/detailed/" -> Unpublished {
        retry: Safe,
        cached_seconds: 1800,
        query {
            /// The span of one figure.
            granularity: Option<Granularity>,
            /// The first day.
            start_date: Option<Date>,
            /// The last day.
            end_date: Option<Date>,
        }
    }
}
