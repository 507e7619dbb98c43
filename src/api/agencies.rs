//! Agencies (reference section 8, "Agencies").

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
