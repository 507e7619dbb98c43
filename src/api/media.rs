//! Media (reference section 8, "Media"). Nothing is uploaded: Spoki fetches from a public address.
//!
//! ```
//! use spoki::api::media::Create;
//! use spoki::protocol::request;
//!
//! let request = request(Create {
//!     title: "Vetrina".into(),
//!     external_url: "https://example.com/vetrina.jpg".into(),
//!     content_type: "image/jpeg".into(),
//!     ..Default::default()
//! })?;
//! assert_eq!(request.target, "/api/1/media/");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use crate::model::{Id, Media, MediaFormat, MimeType, Name, Page, Url};

endpoints! {
    /// Lists the media, page by page.
    List = "media.list": GET "/api/1/media/" -> Page<Media> {
        retry: Safe,
        slugs: ["SPOKI_LIST_MEDIA"],
        query {
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many media a page holds.
            page_size: Option<Id>,
        }
    }

    /// Registers a file by its public address.
    Create = "media.create": POST "/api/1/media/" -> Media {
        retry: Unsafe,
        per_minute: 120,
        slugs: ["SPOKI_CREATE_MEDIA"],
        body {
            /// Its name.
            title: Name,
            /// Where everybody can fetch it.
            external_url: Url,
            /// What kind of file it is.
            format_type: MediaFormat,
            /// The MIME type, such as `image/jpeg`: one that WhatsApp takes for this kind of file.
            content_type: MimeType,
        }
        suits: [content_type to format_type by MimeTypeOfFormat],
    }

    /// Retrieves one file.
    Retrieve = "media.retrieve": GET "/api/1/media/{id}/" -> Media {
        retry: Safe,
        slugs: ["SPOKI_RETRIEVE_MEDIA"],
        path { id: Id }
    }

    /// Gives a file another name.
    Update = "media.update": PATCH "/api/1/media/{id}/" -> Media {
        retry: Safe,
        per_minute: 120,
        slugs: ["SPOKI_UPDATE_MEDIA"],
        path { id: Id }
        body {
            /// The new name.
            title: Name,
        }
    }

    /// Deletes a file.
    Delete = "media.delete": DELETE "/api/1/media/{id}/" -> super::Nothing {
        retry: Safe,
        per_minute: 60,
        slugs: ["SPOKI_DELETE_MEDIA"],
        path { id: Id }
    }
}
