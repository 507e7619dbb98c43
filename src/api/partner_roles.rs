//! Roles: the members of a partner's own team (reference section 8, "Partner roles").
//!
//! ```
//! use spoki::api::partner_roles::List;
//! use spoki::protocol::request;
//!
//! let request = request(List {
//!     search: Some("Ada".to_owned()),
//!     ..Default::default()
//! })?;
//! assert_eq!(request.target, "/api/1/partner-roles/?search=Ada");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use crate::model::{Id, Page, PrivateKey, PrivateKeyPresence, Role, RoleName};

endpoints! {
    /// Lists the members, page by page.
    List = "partner_roles.list": GET "/api/1/partner-roles/" -> Page<Role> {
        retry: Safe,
        auth: PartnerKey,
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
    Retrieve = "partner_roles.retrieve": GET "/api/1/partner-roles/{id}/" -> Role {
        retry: Safe,
        auth: PartnerKey,
        path { id: Id }
    }

    /// Makes a private key for embedded pages. The answer is the only place where it is shown.
    GeneratePrivateKey = "partner_roles.generate_private_key": POST "/api/1/partner-roles/{id}/generate_private_key/" -> PrivateKey {
        retry: Unsafe,
        replaces: true,
        auth: PartnerKey,
        path { id: Id }
        body: Empty,
    }

    /// Says whether a role has a private key.
    HasPrivateKey = "partner_roles.has_private_key": GET "/api/1/partner-roles/{id}/has_private_key/" -> PrivateKeyPresence {
        retry: Safe,
        auth: PartnerKey,
        path { id: Id }
    }

    /// Changes what a member may do.
    UpdateRole = "partner_roles.update_role": POST "/api/1/partner-roles/{id}/update_role/" -> Role {
        retry: Unsafe,
        replaces: true,
        auth: PartnerKey,
        path { id: Id }
        body {
            /// The new role.
            role: RoleName,
        }
    }

    /// Takes a member out of the team.
    Delete = "partner_roles.delete": DELETE "/api/1/partner-roles/{id}/" -> super::Nothing {
        retry: Safe,
        auth: PartnerKey,
        path { id: Id }
    }
}
