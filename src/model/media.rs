//! Media: files that Spoki fetches from a public address.

use super::UnknownFields;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// Registered media as Spoki answers it (reference section 7, documented).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct Media {
    /// What identifies the media in paths.
    pub id: i64,
    /// Its name.
    pub title: String,
    /// Where Spoki keeps it.
    pub media: Option<String>,
    /// The MIME type.
    pub content_type: String,
    /// `image`, `video`, `audio` or `document`.
    pub format_type: String,
    /// Where it came from.
    pub external_url: Option<String>,
    /// What another platform calls it.
    pub external_id: Option<String>,
    /// Whether it was deleted.
    pub is_deleted: bool,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

choices! {
    /// What kind of file media is.
    MediaFormat {
        /// A picture.
        Image = "image",
        /// A film.
        Video = "video",
        /// Sound.
        Audio = "audio",
        /// Any other file.
        Document = "document",
    }
}
