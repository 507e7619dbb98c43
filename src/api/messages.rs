//! Messages (reference section 8, "Messages"): one route for all kinds of them. Status comes back
//! by webhook only. There is no idempotency key, so nothing here is repeated in doubt.
//!
//! ```
//! use spoki::api::messages::{SendText, TextMessage};
//! use spoki::protocol::request;
//!
//! let input = TextMessage {
//!     phone: "+39 333 123 4567".into(),
//!     text: "Il pacco arriva domani.".into(),
//!     ..Default::default()
//! };
//! let request = request(SendText { input })?;
//! assert_eq!(request.target, "/api/1/messages/send/");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

mod kinds;

pub use kinds::*;

use crate::model::SentMessage;

endpoints! {
    /// Sends a message of any kind, or leaves a note. Free text arrives only within 24 hours of
    /// the contact's last message; outside of them, send a template.
    Send = "messages.send": POST "/api/1/messages/send/" -> SentMessage {
        retry: Unsafe,
        reaches: Named,
        per_minute: 240,
        arguments: [input as message],
        variants: Message,
    }

    /// Sends a template.
    SendTemplate = "messages.send_template": POST "/api/1/messages/send/" -> SentMessage {
        retry: Unsafe,
        reaches: Named,
        variant_of: "messages.send",
        per_minute: 240,
        shape: TemplateMessage,
    }

    /// Sends a template with a file of its own above the text.
    SendTemplateHeaderMedia = "messages.send_template_header_media": POST "/api/1/messages/send/" -> SentMessage {
        retry: Unsafe,
        reaches: Named,
        variant_of: "messages.send",
        per_minute: 240,
        shape: TemplateMediaMessage,
    }

    /// Sends a carousel template with files of its own on the cards.
    SendTemplateCarousel = "messages.send_template_carousel": POST "/api/1/messages/send/" -> SentMessage {
        retry: Unsafe,
        reaches: Named,
        variant_of: "messages.send",
        per_minute: 240,
        shape: TemplateCarouselMessage,
    }

    /// Sends a carousel template with files of its own on the cards, for each language.
    SendTemplateCarouselMultilanguage = "messages.send_template_carousel_multilanguage": POST "/api/1/messages/send/" -> SentMessage {
        retry: Unsafe,
        reaches: Named,
        variant_of: "messages.send",
        per_minute: 240,
        shape: TemplateCarouselLanguagesMessage,
    }

    /// Sends free text, within 24 hours of the contact's last message.
    SendText = "messages.send_text": POST "/api/1/messages/send/" -> SentMessage {
        retry: Unsafe,
        reaches: Named,
        variant_of: "messages.send",
        per_minute: 240,
        shape: TextMessage,
    }

    /// Sends free text with buttons that answer, within 24 hours of the contact's last message.
    SendButtons = "messages.send_buttons": POST "/api/1/messages/send/" -> SentMessage {
        retry: Unsafe,
        reaches: Named,
        variant_of: "messages.send",
        per_minute: 240,
        shape: InteractiveMessage,
    }

    /// Sends free text with a list to choose from, within 24 hours of the contact's last message.
    SendList = "messages.send_list": POST "/api/1/messages/send/" -> SentMessage {
        retry: Unsafe,
        reaches: Named,
        variant_of: "messages.send",
        per_minute: 240,
        shape: ListMessage,
    }

    /// Leaves a note in the chat, which the contact does not see.
    SendNote = "messages.send_note": POST "/api/1/messages/send/" -> SentMessage {
        retry: Unsafe,
        reaches: Named,
        variant_of: "messages.send",
        shape: NoteMessage,
    }

    /// Sends a file, within 24 hours of the contact's last message. Spoki does not document this.
    SendMedia = "messages.send_media": POST "/api/1/messages/send/" -> SentMessage {
        retry: Unsafe,
        reaches: Named,
        variant_of: "messages.send",
        shape: MediaMessage,
    }
}
