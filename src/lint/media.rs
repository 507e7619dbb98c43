//! The rules for files. Whoever looks at an address sees no more than how the file's name ends.

use super::finding::Linter;
use super::rules::Rule;
use crate::schema::Value;

/// What a file is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Image,
    Video,
    Audio,
    /// A short film that repeats; WhatsApp takes it as mp4.
    Gif,
    Document,
}

/// How names end, of the files that can be sent as such a kind.
const ENDINGS: [(Kind, &str); 4] = [
    (Kind::Image, "jpg jpeg png"),
    (Kind::Video, "mp4 3gp"),
    (Kind::Audio, "aac amr mp3 m4a ogg opus"),
    (Kind::Gif, "mp4"),
];

/// The endings of other files. Any other ending says nothing: the address may be that of a program.
const OTHERS: &str = "gif webp bmp svg tif tiff heic avif mov avi webm mkv wav flac pdf doc docx xls xlsx ppt pptx txt csv zip";

const MEGABYTE: u64 = 1_000_000;

/// The kind of that name.
pub(super) fn kind(name: &str) -> Option<Kind> {
    let known = [
        ("image", Kind::Image),
        ("video", Kind::Video),
        ("audio", Kind::Audio),
        ("gif", Kind::Gif),
        ("document", Kind::Document),
    ];
    let found = known
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, kind)| *kind)
}

/// The sample of a header that is a file: there must be one.
pub(super) fn sample(linter: &mut Linter, localization: &Value, kind: Kind) {
    let mut has_sample = false;
    for name in ["example_header_media", "default_header_media"] {
        if let Some(media) = localization
            .get(name)
            .filter(|media| **media != Value::Null)
        {
            has_sample = true;
            linter.enter(name);
            file(linter, media, "url", kind);
            linter.leave();
        }
    }
    linter.flag_field("example_header_media", Rule::HeaderSample, !has_sample);
}

/// The address of a file, if there is one.
pub(super) fn file(linter: &mut Linter, owner: &Value, name: &str, kind: Kind) {
    let Some(Value::Text(address)) = owner.get(name) else {
        return;
    };
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (_, file) = path.rsplit_once('/').unwrap_or_default();
    let (_, ending) = file.rsplit_once('.').unwrap_or_default();
    let is_in = |endings: &str| {
        endings
            .split(' ')
            .any(|known| known.eq_ignore_ascii_case(ending))
    };
    let of_kind = |known: Kind| {
        ENDINGS
            .iter()
            .any(|(kind, endings)| *kind == known && is_in(endings))
    };
    let is_known = is_in(OTHERS) || ENDINGS.iter().any(|(_, endings)| is_in(endings));
    if is_known && kind != Kind::Document && !of_kind(kind) {
        linter.enter(name);
        linter.name(Rule::MediaType, None, ending);
        linter.leave();
    }
}

/// How large a file is, in bytes, if that is known.
pub(super) fn size(linter: &mut Linter, kind: Kind, bytes: Option<u64>) {
    // WhatsApp documents 5 MB for images, Spoki 16.
    let (large, most) = match kind {
        Kind::Image => (5, 16),
        Kind::Document => (100, 100),
        Kind::Video | Kind::Audio | Kind::Gif => (16, 16),
    };
    let (rule, limit) = match bytes {
        None => (Rule::MediaSize, most),
        Some(bytes) if bytes > most * MEGABYTE => (Rule::MediaTooLarge, most),
        Some(bytes) if bytes > large * MEGABYTE => (Rule::MediaLarge, large),
        Some(_) => return,
    };
    linter.name(
        rule,
        None,
        &crate::rules::decimal(i64::try_from(limit).unwrap_or(0)),
    );
}
