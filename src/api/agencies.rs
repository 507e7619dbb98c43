//! Agencies (reference section 8, "Agencies").
//!
//! ```
//! use spoki::api::agencies::Retrieve;
//! use spoki::protocol::request;
//!
//! let request = request(Retrieve { id: 310.into() })?;
//! assert_eq!(request.target, "/api/1/agencies/310/");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use crate::model::{Agency, Id, Page};

endpoints! {
    /// Lists the agencies. Spoki answers all of them at once.
    List = "agencies.list": GET "/api/1/agencies/" -> Page<Agency> {
        retry: Safe,
        slugs: ["SPOKI_LIST_AGENCIES"],
    }

    /// Retrieves one agency with the accounts of its clients.
    Retrieve = "agencies.retrieve": GET "/api/1/agencies/{id}/" -> Agency {
        retry: Safe,
        path { id: Id }
    }
}
