//! Lists (reference section 8, "Lists"): groups of contacts that campaigns are sent to.
//!
//! ```
//! use spoki::api::lists::{ListContactInput, SyncContacts};
//! use spoki::protocol::request;
//!
//! let contact = ListContactInput {
//!     phone: "+39 333 123 4567".into(),
//!     ..Default::default()
//! };
//! let request = request(SyncContacts {
//!     id: 12.into(),
//!     contacts: vec![contact].into(),
//! })?;
//! assert_eq!(
//!     request.body.as_deref(),
//!     Some(r#"{"contacts":[{"phone":"+393331234567"}]}"#)
//! );
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use super::Unpublished;
use crate::model::{
    ContactEmail, ContactLanguage, CustomFieldValues, Email, Id, Items, List as ListModel, Name,
    Page, Phone,
};

shapes! {
    /// A contact that is created or updated, and put into a list.
    ListContactInput {
        /// The phone, which is the key of the upsert; sent as E.164.
        phone: Phone,
        /// First name.
        first_name: Option<String>,
        /// Last name.
        last_name: Option<String>,
        /// E-mail address; an empty string removes it.
        email: Option<ContactEmail>,
        /// Language: `it`, `it_IT` or `Italiano`, sent as `it`; a new contact without one gets `en`.
        language: Option<ContactLanguage>,
        /// Values of custom fields, by code.
        custom_fields: Option<CustomFieldValues>,
    }
}

/// Up to 500 contacts: the most that one call takes.
pub type ListContacts = Items<ListContactInput, 1, 500>;

endpoints! {
    /// Lists the lists, page by page.
    List = "lists.list": GET "/api/1/lists/" -> Page<ListModel> {
        retry: Safe,
        per_minute: 5,
        slugs: ["SPOKI_LIST_LISTS"],
        query {
            /// Found in the name.
            search: Option<String>,
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many lists a page holds.
            page_size: Option<Id>,
        }
    }

    /// Creates a list.
    Create = "lists.create": POST "/api/1/lists/" -> ListModel {
        retry: Unsafe,
        per_minute: 10,
        slugs: ["SPOKI_CREATE_LIST"],
        body {
            /// The list's name.
            name: Name,
        }
    }

    /// Retrieves one list.
    Retrieve = "lists.retrieve": GET "/api/1/lists/{id}/" -> ListModel {
        retry: Safe,
        per_minute: 5,
        slugs: ["SPOKI_RETRIEVE_LIST"],
        arguments: [id as list_id],
        path { id: Id }
    }

    /// Creates or updates up to 500 contacts and puts them into the list, one call a minute. For
    /// more, and for files, use the import.
    SyncContacts = "lists.sync_contacts": POST "/api/1/lists/{id}/sync_contacts/" -> Unpublished {
        retry: Safe,
        includes: "contacts.sync",
        per_minute: 1,
        slugs: ["SPOKI_SYNC_LIST_CONTACTS"],
        arguments: [id as list_id],
        path { id: Id }
        body {
            /// The contacts.
            contacts: ListContacts,
        }
    }

    /// Takes every contact out of the list. The contacts themselves stay.
    RemoveAllContacts = "lists.remove_all_contacts": POST "/api/1/lists/{id}/remove_all_contacts/" -> Unpublished {
        retry: Unsafe,
        replaces: true,
        includes: "lists.remove_contacts",
        per_minute: 5,
        slugs: ["SPOKI_REMOVE_ALL_LIST_CONTACTS"],
        path { id: Id }
        body: Empty,
    }

    /// Takes some contacts out of the list, named by ids, phones or e-mail addresses. The contacts
    /// themselves stay.
    RemoveContacts = "lists.remove_contacts": POST "/api/1/lists/{id}/remove_contacts/" -> Unpublished {
        retry: Unsafe,
        replaces: true,
        per_minute: 5,
        slugs: ["SPOKI_REMOVE_LIST_CONTACTS"],
        arguments: [id as list_id, ids as contacts],
        path { id: Id }
        body {
            /// Ids of contacts.
            ids: Option<Vec<Id>>,
            /// Phones of contacts; sent as E.164.
            phones: Option<Vec<Phone>>,
            /// E-mail addresses of contacts.
            emails: Option<Vec<Email>>,
        }
        one_of: [ids, phones, emails],
    }

    /// Deletes the list. The contacts in it stay.
    Delete = "lists.delete": DELETE "/api/1/lists/{id}/" -> super::Nothing {
        retry: Safe,
        per_minute: 5,
        slugs: ["SPOKI_DELETE_LIST"],
        path { id: Id }
    }
}
