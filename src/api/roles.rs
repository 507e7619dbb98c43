//! Roles: the members of an account (reference section 8, "Roles").
//!
//! ```
//! use spoki::api::roles::AddServiceUser;
//! use spoki::protocol::request;
//!
//! let request = request(AddServiceUser {
//!     role: "Chat Operator".into(),
//!     name: "Gestionale".into(),
//!     ..Default::default()
//! })?;
//! assert_eq!(request.target, "/api/1/roles/add_service_user/");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use crate::model::{Email, Id, Name, Page, PrivateKey, PrivateKeyPresence, Role, RoleName};

endpoints! {
    /// Lists the members, page by page.
    List = "roles.list": GET "/api/1/roles/" -> Page<Role> {
        retry: Safe,
        slugs: ["SPOKI_LIST_ROLES"],
        query {
            /// Found in id, e-mail address or names.
            search: Option<String>,
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many roles a page holds.
            page_size: Option<Id>,
        }
    }

    /// Retrieves one role.
    Retrieve = "roles.retrieve": GET "/api/1/roles/{id}/" -> Role {
        retry: Safe,
        per_minute: 5,
        slugs: ["SPOKI_RETRIEVE_ROLE"],
        path { id: Id }
    }

    /// Adds a service user: a member that is no person, for embedded pages.
    AddServiceUser = "roles.add_service_user": POST "/api/1/roles/add_service_user/" -> Role {
        retry: Unsafe,
        per_minute: 10,
        slugs: ["SPOKI_ADD_SERVICE_USER"],
        body {
            /// What it may do.
            role: RoleName,
            /// Its name.
            name: Name,
            /// An e-mail address; Spoki makes one up unless given, and does not document the field.
            email: Option<Email>,
        }
    }

    /// Makes a private key for embedded pages. The answer is the only place where it is shown.
    GeneratePrivateKey = "roles.generate_private_key": POST "/api/1/roles/{id}/generate_private_key/" -> PrivateKey {
        retry: Unsafe,
        replaces: true,
        per_minute: 10,
        slugs: ["SPOKI_GENERATE_ROLE_PRIVATE_KEY"],
        path { id: Id }
        body: Empty,
    }

    /// Says whether a role has a private key.
    HasPrivateKey = "roles.has_private_key": GET "/api/1/roles/{id}/has_private_key/" -> PrivateKeyPresence {
        retry: Safe,
        per_minute: 10,
        slugs: ["SPOKI_CHECK_ROLE_PRIVATE_KEY"],
        arguments: [id as role_id],
        path { id: Id }
    }

    /// Changes what a member may do.
    UpdateRole = "roles.update_role": POST "/api/1/roles/{id}/update_role/" -> Role {
        retry: Unsafe,
        replaces: true,
        per_minute: 10,
        slugs: ["SPOKI_UPDATE_ROLE"],
        path { id: Id }
        body {
            /// The new role.
            role: RoleName,
        }
    }

    /// Takes a member out of the account.
    Delete = "roles.delete": DELETE "/api/1/roles/{id}/" -> super::Nothing {
        retry: Safe,
        per_minute: 5,
        slugs: ["SPOKI_DELETE_ROLE"],
        path { id: Id }
    }
}
