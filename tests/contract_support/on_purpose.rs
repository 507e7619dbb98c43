//! Where the client differs from the reference, and why.

/// What the client says differently on purpose: operation, fact, what the table has (nothing if the
/// client does not offer it), and why.
pub(crate) const ON_PURPOSE: &[(&str, &str, Option<&str>, &str)] = &[
    (
        "custom_fields.list",
        "query.label",
        None,
        "a connector's name: the documentation has search only",
    ),
    (
        "custom_fields.list",
        "query.code",
        None,
        "a connector's name: the documentation has search only",
    ),
    (
        "lists.remove_contacts",
        "body.contacts",
        None,
        "a connector's name of ids (contradiction 1)",
    ),
    (
        "accounts.list",
        "pagination",
        Some("true"),
        "a bare array is read as a page, and so is an envelope (contradiction 7)",
    ),
    (
        "agencies.list",
        "pagination",
        Some("true"),
        "a bare array is read as a page, and so is an envelope (contradiction 7)",
    ),
    (
        "partners.accounts",
        "pagination",
        Some("true"),
        "it takes page and page_size; which of the two it answers is unsettled",
    ),
    (
        "messages.send",
        "body.content_type",
        Some("string Text | Interactive | List | Image | Document | Video | Audio"),
        "the media of messages.send_media, which the reference has from one integration",
    ),
    (
        "messages.send",
        "body.media",
        Some("string(url)"),
        "of messages.send_media",
    ),
    (
        "messages.send",
        "body.caption",
        Some("string"),
        "of messages.send_media",
    ),
    (
        "messages.send",
        "body.filename",
        Some("string"),
        "of messages.send_media",
    ),
    (
        "templates.create",
        "body.templatelocalization_set[].body_template_component",
        Some("object required"),
        "what must be given cannot be null",
    ),
    (
        "templates.update",
        "body.templatelocalization_set[].body_template_component",
        Some("object required"),
        "what must be given cannot be null",
    ),
    (
        "webhooks.create",
        "body.version",
        Some("integer 1 signature cannot be checked | 2 HMAC-SHA256"),
        "the reference only says which to use",
    ),
    (
        "webhooks.update",
        "body.version",
        Some("integer 1 signature cannot be checked | 2 HMAC-SHA256"),
        "the reference only says which to use",
    ),
];

/// Answers that the reference describes by another name, and why the client's is right.
pub(crate) const OTHER_ANSWERS: &[(&str, &str)] = &[(
    "channels.create",
    "a channel or a link: which, is unsettled",
)];
