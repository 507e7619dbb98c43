//! Webhooks (reference section 8, "Webhooks API"): subscriptions to what happens. The limit of 30
//! calls a minute is inferred.
//!
//! ```
//! use spoki::api::webhooks::Create;
//! use spoki::protocol::request;
//!
//! let request = request(Create {
//!     event: "message.outbound".into(),
//!     url: "https://example.com/hooks/spoki".into(),
//!     ..Default::default()
//! })?;
//! assert_eq!(request.target, "/api/1/external-webhooks/");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use super::Unpublished;
use crate::model::{
    AnyNumber, Expands, ExternalWebhook, Id, Name, Page, SigningSecret, Url, WebhookEvent,
    WebhookVersion,
};

endpoints! {
    /// Lists the subscriptions, page by page.
    List = "webhooks.list": GET "/api/1/external-webhooks/" -> Page<ExternalWebhook> {
        retry: Safe,
        per_minute: 30,
        query {
            /// Working ones only, or the others only.
            is_active: Option<bool>,
            /// For this event only.
            event: Option<WebhookEvent>,
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many subscriptions a page holds.
            page_size: Option<Id>,
        }
    }

    /// Subscribes an address to one event. The answer holds the secret that signatures are made
    /// with; it is not shown again.
    Create = "webhooks.create": POST "/api/1/external-webhooks/" -> ExternalWebhook {
        retry: Unsafe,
        per_minute: 30,
        body {
            /// The event.
            event: WebhookEvent,
            /// How deliveries are signed: use 2.
            version: Option<WebhookVersion>,
            /// Where deliveries go.
            url: Url,
            /// Whether they go.
            is_active: Option<bool>,
        }
    }

    /// Retrieves one subscription.
    Retrieve = "webhooks.retrieve": GET "/api/1/external-webhooks/{id}/" -> ExternalWebhook {
        retry: Safe,
        per_minute: 30,
        path { id: Id }
    }

    /// Changes the fields that are given.
    Update = "webhooks.update": PATCH "/api/1/external-webhooks/{id}/" -> ExternalWebhook {
        retry: Safe,
        per_minute: 30,
        path { id: Id }
        body {
            /// The event.
            event: Option<WebhookEvent>,
            /// How deliveries are signed: use 2.
            version: Option<WebhookVersion>,
            /// Where deliveries go.
            url: Option<Url>,
            /// Whether they go.
            is_active: Option<bool>,
        }
    }

    /// Ends a subscription.
    Delete = "webhooks.delete": DELETE "/api/1/external-webhooks/{id}/" -> super::Nothing {
        retry: Safe,
        per_minute: 30,
        path { id: Id }
    }

    /// Retrieves which relations deliveries hold as whole objects.
    GetExpands = "webhooks.get_expands": GET "/api/1/external-webhooks/{id}/expands/" -> Expands {
        retry: Safe,
        per_minute: 30,
        path { id: Id }
    }

    /// Sets which relations deliveries hold as whole objects.
    SetExpands = "webhooks.set_expands": POST "/api/1/external-webhooks/{id}/expands/" -> Expands {
        retry: Unsafe,
        replaces: true,
        per_minute: 30,
        path { id: Id }
        body {
            /// Such as `contact`; empty for none.
            expands: AnyNumber<Name>,
        }
    }

    /// Sends a delivery for a test.
    Test = "webhooks.test": POST "/api/1/external-webhooks/{id}/test/" -> Unpublished {
        retry: Unsafe,
        per_minute: 30,
        path { id: Id }
        body: Empty,
    }

    /// Makes a new secret. Deliveries that are on their way may still have the old signature.
    RotateSecret = "webhooks.rotate_secret": POST "/api/1/external-webhooks/{id}/rotate_secret/" -> SigningSecret {
        retry: Unsafe,
        replaces: true,
        per_minute: 30,
        path { id: Id }
        body: Empty,
    }
}
