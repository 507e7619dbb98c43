//! Invitations to a partner's own team (reference section 8, "Partner invitations"): as those to an
//! account.
//!
//! ```
//! use spoki::api::partner_invitations::UpdateRole;
//! use spoki::protocol::request;
//!
//! let request = request(UpdateRole {
//!     id: 5701.into(),
//!     role: "Administrator".into(),
//! })?;
//! assert_eq!(request.target, "/api/1/partner-invitations/5701/update_role/");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use super::Unpublished;
use super::invitations::InvitedPersonInput;
use crate::model::{Email, Id, Invitation, Page, RoleName};

endpoints! {
    /// Lists the invitations, page by page.
    List = "partner_invitations.list": GET "/api/1/partner-invitations/" -> Page<Invitation> {
        retry: Safe,
        auth: PartnerKey,
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
    Retrieve = "partner_invitations.retrieve": GET "/api/1/partner-invitations/{id}/" -> Invitation {
        retry: Safe,
        auth: PartnerKey,
        path { id: Id }
    }

    /// Invites a person to the partner's team, by e-mail.
    Create = "partner_invitations.create": POST "/api/1/partner-invitations/" -> Invitation {
        retry: Unsafe,
        auth: PartnerKey,
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
    Send = "partner_invitations.send": POST "/api/1/partner-invitations/{id}/send/" -> Unpublished {
        retry: Unsafe,
        auth: PartnerKey,
        path { id: Id }
        body: Empty,
    }

    /// Changes the role that comes with an invitation which is still open.
    UpdateRole = "partner_invitations.update_role": POST "/api/1/partner-invitations/{id}/update_role/" -> Invitation {
        retry: Unsafe,
        replaces: true,
        auth: PartnerKey,
        path { id: Id }
        body {
            /// The new role.
            role: RoleName,
        }
    }

    /// Withdraws an invitation.
    Delete = "partner_invitations.delete": DELETE "/api/1/partner-invitations/{id}/" -> super::Nothing {
        retry: Safe,
        auth: PartnerKey,
        path { id: Id }
    }
}
