//! Tickets (reference section 8, "Tickets"). The feature must be enabled for the account; Spoki
//! answers 404 otherwise.
//!
//! ```
//! use spoki::api::tickets::Create;
//! use spoki::protocol::request;
//!
//! let request = request(Create {
//!     contact_phone: "+39 333 123 4567".into(),
//!     title: "Pacco danneggiato".into(),
//!     status: "Open".into(),
//!     priority: "High".into(),
//!     ..Default::default()
//! })?;
//! assert_eq!(request.target, "/api/1/tickets/");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use crate::model::enumerations::choices;
use crate::model::{Id, Label, Page, Phone, ShortText, Ticket, TicketPriority, TicketStatus};

choices! {
    /// Which end of a list comes first.
    Order {
        /// The least.
        Ascending = "asc",
        /// The greatest.
        Descending = "desc",
    }
}

endpoints! {
    /// Lists the tickets, page by page.
    List = "tickets.list": GET "/api/1/tickets/" -> Page<Ticket> {
        retry: Safe,
        slugs: ["SPOKI_LIST_TICKETS"],
        query {
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many tickets a page holds.
            per_page: Option<Id>,
            /// The field to sort by, such as `created_datetime`.
            sort_by: Option<String>,
            /// Which end comes first.
            order: Option<Order>,
            /// Their state. Connectors spell it `OPEN`, answers `Open`.
            status: Option<String>,
        }
    }

    /// Creates a ticket for a contact.
    Create = "tickets.create": POST "/api/1/tickets/" -> Ticket {
        retry: Unsafe,
        per_minute: 120,
        slugs: ["SPOKI_CREATE_TICKET"],
        body {
            /// The contact's phone; sent as E.164.
            contact_phone: Phone,
            /// Its title: at most 256 characters.
            title: Label<256>,
            /// Its state: `Open` and so on, or one of the account's own.
            status: TicketStatus,
            /// How urgent it is.
            priority: TicketPriority,
            /// What it is about: at most 1024 characters.
            description: Option<ShortText<1024>>,
            /// Your reference: at most 256 characters; Spoki makes one if it is empty.
            reference: Option<ShortText<256>>,
            /// The id of a category.
            ticket_category_id: Option<Id>,
        }
    }

    /// Retrieves one ticket.
    Retrieve = "tickets.retrieve": GET "/api/1/tickets/{id}/" -> Ticket {
        retry: Safe,
        path { id: Id }
    }

    /// Changes the fields that are given.
    Update = "tickets.update": PATCH "/api/1/tickets/{id}/" -> Ticket {
        retry: Safe,
        path { id: Id }
        body {
            /// The contact's phone; sent as E.164.
            contact_phone: Option<Phone>,
            /// Its title: at most 256 characters.
            title: Option<Label<256>>,
            /// Its state: `Open` and so on, or one of the account's own.
            status: Option<TicketStatus>,
            /// How urgent it is.
            priority: Option<TicketPriority>,
            /// What it is about: at most 1024 characters.
            description: Option<ShortText<1024>>,
            /// Your reference: at most 256 characters.
            reference: Option<ShortText<256>>,
            /// The id of a category.
            ticket_category_id: Option<Id>,
        }
    }

    /// Deletes a ticket.
    Delete = "tickets.delete": DELETE "/api/1/tickets/{id}/" -> super::Nothing {
        retry: Safe,
        per_minute: 60,
        slugs: ["SPOKI_DELETE_TICKET"],
        path { id: Id }
    }
}
