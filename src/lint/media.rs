//! The rules for files. Whoever looks at an address sees no more than how the file's name ends.

use super::finding::{Linter, Spot};
use super::rules::Rule;
use super::words;
use crate::rules::decimal;
use crate::schema::Value;

/// A kind of file: how the names of those end that can be sent, and how many tenths of a megabyte
/// they may have. Where sources differ, the first is the lower limit.
pub(super) struct Kind {
    name: &'static str,
    endings: &'static str,
    limits: [u64; 2],
}

const KINDS: [Kind; 5] = [
    // WhatsApp documents 5 MB, Spoki 16.
    Kind {
        name: "image",
        endings: "jpg jpeg png",
        limits: [50, 160],
    },
    Kind {
        name: "video",
        endings: "mp4 3gp",
        limits: [160, 160],
    },
    Kind {
        name: "audio",
        endings: "aac amr mp3 m4a ogg opus",
        limits: [160, 160],
    },
    // A short film that repeats.
    Kind {
        name: "gif",
        endings: "mp4",
        limits: [35, 35],
    },
    Kind {
        name: "document",
        endings: KNOWN,
        limits: [1000, 1000],
    },
];

/// The endings of files. Any other says nothing: the address may be that of a program.
const KNOWN: &str = "jpg jpeg png mp4 3gp aac amr mp3 m4a ogg opus gif webp bmp svg tif tiff heic avif mov avi \
webm mkv wav flac pdf doc docx xls xlsx ppt pptx txt csv zip";

const TENTH: u64 = 100_000;

/// What a header is; none plays sounds.
pub(super) fn of_header(name: &str) -> Option<&'static Kind> {
    kind(name).filter(|kind| kind.name != "audio")
}

/// What a message is; a GIF comes in templates only.
pub(super) fn of_message(name: &str) -> Option<&'static Kind> {
    kind(name).filter(|kind| kind.name != "gif")
}

fn kind(name: &str) -> Option<&'static Kind> {
    const { &KINDS }
        .iter()
        .find(|kind| kind.name.eq_ignore_ascii_case(name))
}

/// The file that a message brings for its template's header.
pub(super) fn of_template(
    linter: &mut Linter,
    message: &Value,
    header: Header,
    bytes: Option<u64>,
) {
    let name = "header_media";
    let media = message.get(name).filter(|media| **media != Value::Null);
    let is_missing = media.is_none() && header.kind.is_some() && !header.has_default;
    linter.flag_field(
        name,
        Rule::HeaderMediaMissing,
        is_missing && message.get("header_media_set").is_none(),
    );
    let Some(media) = media else {
        return;
    };
    linter.enter(name);
    match header.kind {
        Some(kind) => {
            file(linter, media, "url", kind);
            if bytes.is_some() {
                size(linter, kind, bytes);
            }
        }
        None => linter.flag(Rule::HeaderMediaUnused, true),
    }
    linter.leave();
}

/// What a template's header is, if it is a file.
#[derive(Clone, Copy, Default)]
pub(super) struct Header {
    kind: Option<&'static Kind>,
    /// Whether there is a file for messages that bring none.
    has_default: bool,
}

impl Header {
    pub(super) fn of(localization: &Value, kind: &'static Kind) -> Self {
        let default = localization.get("default_header_media");
        Self {
            kind: Some(kind),
            has_default: default.is_some_and(|media| *media != Value::Null),
        }
    }
}

/// The sample of a header that is a file: there must be one.
pub(super) fn sample(linter: &mut Linter, localization: &Value, kind: &Kind) {
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
pub(super) fn file(linter: &mut Linter, owner: &Value, name: &str, kind: &Kind) {
    let Some(Value::Text(address)) = owner.get(name) else {
        return;
    };
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (_, file) = path.rsplit_once('/').unwrap_or_default();
    let (_, ending) = file.rsplit_once('.').unwrap_or_default();
    let is_in = |endings| words::has(endings, ending.as_bytes());
    if is_in(KNOWN) && !is_in(kind.endings) {
        linter.enter(name);
        linter.name(Rule::MediaType, Spot::NONE, ending);
        linter.leave();
    }
}

/// How large a file is, in bytes, if that is known.
pub(super) fn size(linter: &mut Linter, kind: &Kind, bytes: Option<u64>) {
    let [large, most] = kind.limits;
    let (rule, limit) = match bytes {
        None => (Rule::MediaSize, most),
        Some(bytes) if bytes > most * TENTH => (Rule::MediaTooLarge, most),
        Some(bytes) if bytes > large * TENTH => (Rule::MediaLarge, large),
        Some(_) => return,
    };
    let figure = |tenths| decimal(i64::try_from(tenths).unwrap_or(0));
    let megabytes = match (limit / 10, limit % 10) {
        (whole, 0) => figure(whole),
        (whole, tenths) => [&figure(whole), ".", &figure(tenths)].concat(),
    };
    linter.name(rule, Spot::NONE, &megabytes);
}
