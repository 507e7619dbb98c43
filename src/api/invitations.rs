//! Invitations (reference section 8, "Invitations").
//!
//! ```
//! use spoki::api::invitations::Create;
//! use spoki::protocol::request;
//!
//! let request = request(Create {
//!     email: "maria@example.com".into(),
//!     role: "Chat Operator".into(),
//!     ..Default::default()
//! })?;
//! assert_eq!(request.target, "/api/1/invitations/");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use super::Unpublished;
use crate::model::{Email, Id, Invitation, Page, RoleName};

shapes! {
    /// The name of a person who is invited.
    InvitedPersonInput {
        /// First name.
        first_name: Option<String>,
        /// Last name.
        last_name: Option<String>,
    }
}

endpoints! {
    /// Lists the invitations, page by page.
    List = "invitations.list": GET "/api/1/invitations/" -> Page<Invitation> {
        retry: Safe,
        query {
            /// Found in id, e-mail address or names.
            search: Option<String>,
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many invitations a page holds.
            page_size: Option<Id>,
        }
    }

    /// Retrieves one invitation.
    Retrieve = "invitations.retrieve": GET "/api/1/invitations/{id}/" -> Invitation {
        retry: Safe,
        path { id: Id }
    }

    /// Invites a person to the account, by e-mail.
    Create = "invitations.create": POST "/api/1/invitations/" -> Invitation {
        retry: Unsafe,
        body {
            /// Where the invitation goes.
            email: Email,
            /// The role that comes with it.
            role: RoleName,
            /// The person's name.
            additional_info: Option<InvitedPersonInput>,
        }
    }

    /// Sends the e-mail again.
    Send = "invitations.send": POST "/api/1/invitations/{id}/send/" -> Unpublished {
        retry: Unsafe,
        per_minute: 5,
        slugs: ["SPOKI_RESEND_INVITATION"],
        path { id: Id }
        body: Empty,
    }

    /// Changes the role that comes with an invitation which is still open.
    UpdateRole = "invitations.update_role": POST "/api/1/invitations/{id}/update_role/" -> Invitation {
        retry: Unsafe,
        replaces: true,
        per_minute: 5,
        slugs: ["SPOKI_UPDATE_INVITATION_ROLE"],
        path { id: Id }
        body {
            /// The new role.
            role: RoleName,
        }
    }

    /// Withdraws an invitation.
    Delete = "invitations.delete": DELETE "/api/1/invitations/{id}/" -> super::Nothing {
        retry: Safe,
        path { id: Id }
    }
}
