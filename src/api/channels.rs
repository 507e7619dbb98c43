//! Channels (reference section 8, "Channels"). The path is singular, and channels cannot be deleted.
//!
//! ```
//! use spoki::api::channels::Create;
//! use spoki::protocol::request;
//!
//! let request = request(Create {
//!     platform: 1.into(),
//!     ..Default::default()
//! })?;
//! assert_eq!(request.body.as_deref(), Some(r#"{"platform":1}"#));
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use super::Maybe;
use crate::model::{Channel, ChannelOrLink, Id, Identifier, Name, Page, Whole};

endpoints! {
    /// Lists the channels, page by page.
    List = "channels.list": GET "/api/1/channel/" -> Page<Channel> {
        retry: Safe,
        query {
            /// The id of a WhatsApp Business account, as Meta has it.
            whatsapp_business_account: Option<String>,
            /// Another name of the same filter.
            waba: Option<String>,
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many channels a page holds: at most 30, and 15 unless given.
            page_size: Option<Whole<1, 30>>,
        }
    }

    /// Retrieves one channel.
    Retrieve = "channels.retrieve": GET "/api/1/channel/{id}/" -> Channel {
        retry: Safe,
        path { id: Id }
    }

    /// Creates a channel. For WhatsApp the answer may be a page where the owner goes on.
    Create = "channels.create": POST "/api/1/channel/" -> ChannelOrLink {
        retry: Unsafe,
        body {
            /// 1 is WhatsApp, 6 another platform, which needs name, identifier and `is_primary`;
            /// Spoki does not list the others.
            platform: Whole<1, { i32::MAX as i64 }>,
            /// Its name.
            name: Option<Name>,
            /// What the platform calls it.
            identifier: Option<Name>,
            /// Whether messages go out from it unless another is named.
            is_primary: Option<bool>,
        }
        needs: [platform = "6" => [name, identifier, is_primary]],
    }

    /// Gives a channel another name.
    Rename = "channels.rename": PATCH "/api/1/channel/{id}/" -> Channel {
        retry: Safe,
        path { id: Id }
        body {
            /// The new name.
            name: Name,
        }
    }

    /// Makes messages go out from this channel unless another is named.
    SetPrimary = "channels.set_primary": POST "/api/1/channel/{id}/set-primary/" -> Maybe<Channel> {
        retry: Unsafe,
        replaces: true,
        path { id: Id }
        body: Empty,
    }

    /// Asks WhatsApp for the state of the channel's phone.
    RefreshWaStatus = "channels.refresh_wa_status": POST "/api/1/channel/{id}/refresh-wa-status/" -> Maybe<Channel> {
        retry: Unsafe,
        path { id: Id }
        body: Empty,
    }

    /// Retrieves the channel with that phone, with `+` in front, or with that identifier of another
    /// platform.
    RetrieveByPhone = "channels.retrieve_by_phone": GET "/api/1/channel/phone/{identifier}/" -> Channel {
        retry: Safe,
        path { identifier: Identifier }
    }
}
