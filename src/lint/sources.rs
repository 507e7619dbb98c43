//! Where the rules come from.

/// A page that says what a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its address.
    pub url: &'static str,
    /// The date of its edition or, where it tells none, the day on which it was read.
    pub date: &'static str,
}

macro_rules! sources {
    ($($(#[doc = $doc:literal])* $name:ident = $date:literal, $url:expr;)*) => {
        $($(#[doc = $doc])* pub(super) const $name: Source = Source { url: $url, date: $date };)*
    };
}

macro_rules! meta {
    ($page:literal) => {
        concat!(
            "https://developers.facebook.com/documentation/business-messaging/whatsapp/",
            $page
        )
    };
}

sources! {
    COMPONENTS = "2025-11-21", meta!("templates/components");
    OVERVIEW = "2026-05-05", meta!("templates/overview");
    REVIEW = "2026-09-12", meta!("templates/template-review");
    AUTHENTICATION = "2026-06-24", meta!("templates/authentication-templates/copy-code-button-authentication-templates");
    CAROUSEL = "2026-06-24", meta!("templates/marketing-templates/media-card-carousel-templates");
    REPLIES = "2025-11-03", meta!("messages/interactive-reply-buttons-messages");
    LIST = "2025-11-03", meta!("messages/interactive-list-messages");
    TEXT = "2026-11-21", meta!("messages/text-messages");
    ERRORS = "2026-05-15", meta!("support/error-codes");
    MEDIA = "2026-11-21", "https://docs.aws.amazon.com/social-messaging/latest/userguide/supported-media-types.html";
    RATIO = "2026-11-21", "https://sdcsupport.syniverse.com/hc/en-us/articles/30569685832471";
    /// A provider that tells of refusals by error 2388040.
    BIRD = "2026-11-21", "https://docs.bird.com/applications/content/message-templates/concepts/whatsapp-message-templates/whatsapp-business-template-guidelines-and-restrictions";
    LANGUAGES = "2026-11-21", "https://pypi.org/project/pywa/4.5.0/";
    SPOKI_RULES = "2026-11-21", "https://support.spoki.com/en/?p=8295";
    /// The reference of Spoki's API that this project is built from.
    SPOKI_API = "2026-09-10", "https://github.com/spoki-wasm/spoki-wasm/blob/main/spec/operations.json";
}
