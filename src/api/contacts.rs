//! Contacts (reference section 8, "Contacts"). A contact is found by the phone: there is no other
//! creation than the upsert.
//!
//! ```
//! use spoki::api::contacts::{ContactInput, Sync};
//! use spoki::protocol::request;
//!
//! let input = ContactInput {
//!     phone: "+39 333 123 4567".into(),
//!     first_name: Some("Ada".to_owned()),
//!     ..Default::default()
//! };
//! let request = request(Sync { input })?;
//! assert_eq!(
//!     request.body.as_deref(),
//!     Some(r#"{"phone":"+393331234567","first_name":"Ada"}"#)
//! );
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use super::Unpublished;
use crate::model::{
    Contact, ContactEmail, ContactLanguage, ContactStatus, CustomFieldValues, Email, Id, Page,
    Phone,
};

shapes! {
    /// A contact to be created or updated, found by its phone. What is left out stays as it is.
    ContactInput {
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
        /// Marketing consent. Changing it can fire an automation.
        status: Option<ContactStatus>,
        /// Values of custom fields, by code.
        custom_fields: Option<CustomFieldValues>,
    }
}

endpoints! {
    /// Lists contacts, page by page; the filters are combined.
    List = "contacts.list": GET "/api/1/contacts/" -> Page<Contact> {
        retry: Safe,
        per_minute: 120,
        slugs: ["SPOKI_LIST_CONTACTS"],
        query {
            /// Found in phone, e-mail, names, language or notes.
            search: Option<String>,
            /// The id of a tag.
            tag: Option<Id>,
            /// `true` for blocked contacts only.
            is_blocked: Option<bool>,
            /// Exactly this e-mail address.
            email: Option<Email>,
            /// Exactly this phone.
            phone: Option<Phone>,
            /// Exactly this language, sent as a code of two letters.
            language: Option<ContactLanguage>,
            /// Exactly this first name.
            first_name: Option<String>,
            /// Exactly this last name.
            last_name: Option<String>,
            /// Marketing consent.
            status: Option<ContactStatus>,
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many contacts a page holds; clients in production ask for 100 or 200.
            page_size: Option<Id>,
        }
    }

    /// Creates or updates one contact, found by its phone. What is left out stays as it is.
    Sync = "contacts.sync": POST "/api/1/contacts/sync/" -> Contact {
        retry: Safe,
        per_minute: 120,
        slugs: ["SPOKI_CREATE_OR_UPDATE_CONTACT"],
        shape: ContactInput,
    }

    /// Creates or updates up to 500 contacts in one call, one call a minute. For more, and for
    /// files, use the import.
    SyncAll = "contacts.sync_all": POST "/api/1/contacts/sync_all/" -> Unpublished {
        retry: Safe,
        includes: "contacts.sync",
        per_minute: 1,
        slugs: ["SPOKI_SYNC_CONTACTS_BULK"],
        arguments: [items as contacts],
        items: ContactInput, 1..=500,
    }

    /// Retrieves one contact.
    Retrieve = "contacts.retrieve": GET "/api/1/contacts/{id}/" -> Contact {
        retry: Safe,
        slugs: ["SPOKI_RETRIEVE_CONTACT"],
        arguments: [id as contact_id],
        path { id: Id }
    }

    /// Changes the fields that are given.
    Update = "contacts.update": PATCH "/api/1/contacts/{id}/" -> Contact {
        retry: Safe,
        slugs: ["SPOKI_UPDATE_CONTACT"],
        path { id: Id }
        body {
            /// The new phone; sent as E.164.
            phone: Option<Phone>,
            /// First name.
            first_name: Option<String>,
            /// Last name.
            last_name: Option<String>,
            /// E-mail address; an empty string removes it.
            email: Option<ContactEmail>,
            /// Language: `it`, `it_IT` or `Italiano`, sent as `it`.
            language: Option<ContactLanguage>,
            /// Values of custom fields, by code.
            custom_fields: Option<CustomFieldValues>,
            /// Whether the contact is blocked; `block` and `unlock` do the same.
            is_blocked: Option<bool>,
        }
    }

    /// Deletes one contact.
    Delete = "contacts.delete": DELETE "/api/1/contacts/{id}/" -> super::Nothing {
        retry: Safe,
        slugs: ["SPOKI_DELETE_CONTACT"],
        path { id: Id }
    }

    /// Blocks one contact: no messages either way.
    Block = "contacts.block": PATCH "/api/1/contacts/{id}/" -> Contact {
        retry: Safe,
        variant_of: "contacts.update",
        path { id: Id }
        constants { is_blocked: true }
    }

    /// Lifts the block of one contact.
    Unlock = "contacts.unlock": PATCH "/api/1/contacts/{id}/" -> Contact {
        retry: Safe,
        variant_of: "contacts.update",
        path { id: Id }
        constants { is_blocked: false }
    }

    /// Assigns an operator to the contact's chat. The operator must be a member of the account
    /// (`spoki::3004` otherwise).
    AddOperator = "contacts.add_operator": POST "/api/1/contacts/{id}/add_operator/" -> Unpublished {
        retry: Unsafe,
        per_minute: 5,
        slugs: ["SPOKI_ADD_CONTACT_OPERATOR"],
        path { id: Id }
        body {
            /// The operator's e-mail address.
            email: Email,
        }
    }

    /// Takes an operator off the contact's chat.
    RemoveOperator = "contacts.remove_operator": POST "/api/1/contacts/{id}/remove_operator/" -> Unpublished {
        retry: Unsafe,
        replaces: true,
        per_minute: 5,
        slugs: ["SPOKI_REMOVE_CONTACT_OPERATOR"],
        path { id: Id }
        body {
            /// The operator's e-mail address.
            email: Email,
        }
    }
}
