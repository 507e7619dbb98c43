//! Tags (reference section 8, "Tags"). They are read-only: automation steps and the interface set
//! them.
//!
//! ```
//! use spoki::api::tags::Retrieve;
//! use spoki::protocol::request;
//!
//! let request = request(Retrieve { id: 5.into() })?;
//! assert_eq!(request.target, "/api/1/tags/5/");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use crate::model::{Id, Page, Tag};

endpoints! {
    /// Lists the tags, page by page.
    List = "tags.list": GET "/api/1/tags/" -> Page<Tag> {
        retry: Safe,
        slugs: ["SPOKI_LIST_TAGS", "SPOKI_SPOKI_LIST_TAGS"],
        query {
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many tags a page holds.
            page_size: Option<Id>,
        }
    }

    /// Retrieves one tag.
    Retrieve = "tags.retrieve": GET "/api/1/tags/{id}/" -> Tag {
        retry: Safe,
        slugs: ["SPOKI_RETRIEVE_TAG"],
        path { id: Id }
    }
}
