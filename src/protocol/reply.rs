//! What an answer means.

use super::{fields, retry_after};
use crate::api::{AnswerKind, Operation};
use crate::error::{ApiClass, ApiError, DecodeFault};
use crate::rules::lossy;
use crate::schema::Value;
use crate::schema::json::{self, Envelope, Next};

/// What came back, as the driver read it.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The HTTP status; 0 where a browser hides a redirect.
    pub status: u16,
    /// The `Retry-After` header, if there was one.
    pub retry_after: Option<String>,
    /// The `Content-Type` header, if there was one.
    pub content_type: Option<String>,
    /// The body, whole.
    pub body: Vec<u8>,
}

/// The content of a good answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// There is none.
    Nothing,
    /// JSON, checked to be whole and not too deep.
    Json(String),
    /// JSON of a page, and the address of the next one as Spoki gave it.
    Page {
        /// The text.
        text: String,
        /// How many items the whole list has, if Spoki says so.
        count: Option<u64>,
        /// The next page; its address is not yet held against the origin.
        next: Next,
    },
}

/// Reads a good answer.
pub(super) fn read(operation: &Operation, reply: Reply) -> Result<Content, DecodeFault> {
    let text = String::from_utf8(reply.body).map_err(|_| DecodeFault::NotUtf8)?;
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if text.trim().is_empty() {
        return nothing(operation, reply.status);
    }
    let not_json = |_| {
        if is_html(&text, reply.content_type.as_deref()) {
            DecodeFault::Html
        } else {
            DecodeFault::NotJson
        }
    };
    match operation.answer {
        // Other text in place of nothing says nothing.
        AnswerKind::Nothing | AnswerKind::Batches => match json::check(&text).map_err(not_json) {
            Err(DecodeFault::Html) => Err(DecodeFault::Html),
            _ => Ok(Content::Nothing),
        },
        AnswerKind::Page => {
            let envelope = json::envelope(&text).map_err(not_json)?;
            let Envelope { count, next } = envelope.ok_or(DecodeFault::WrongShape)?;
            Ok(Content::Page { text, count, next })
        }
        AnswerKind::One | AnswerKind::Many if text.trim_ascii() == "null" => {
            Err(DecodeFault::Empty)
        }
        AnswerKind::One | AnswerKind::Many | AnswerKind::Maybe | AnswerKind::Unpublished => {
            json::check(&text).map_err(not_json)?;
            Ok(Content::Json(text))
        }
    }
}

/// Reads an empty answer. Where one with content is declared, this is what is left of it when the
/// connection was cut, which HTTP does not always tell. The statuses that say by themselves that
/// there is no content are believed, except of a read: its content is all that was asked for.
fn nothing(operation: &Operation, status: u16) -> Result<Content, DecodeFault> {
    let is_declared = matches!(
        operation.answer,
        AnswerKind::One | AnswerKind::Many | AnswerKind::Page
    );
    if is_declared && (operation.is_read() || !matches!(status, 204 | 205)) {
        return Err(DecodeFault::Empty);
    }
    Ok(Content::Nothing)
}

/// Whether a text that is no JSON is a page for people: a proxy or a captive portal answered it in
/// Spoki's place.
fn is_html(text: &str, content_type: Option<&str>) -> bool {
    let media_type = content_type
        .and_then(|header| header.split([';', ',']).next())
        .unwrap_or_default()
        .trim();
    text.trim_start().starts_with('<')
        || ["text/html", "application/xhtml+xml"]
            .iter()
            .any(|html| media_type.eq_ignore_ascii_case(html))
}

/// Reads a refusal. Whatever its body is, this gives an error; the body is kept.
pub(super) fn refusal(reply: Reply, now: f64) -> ApiError {
    let body = lossy(&reply.body);
    let value = json::parse(&body).unwrap_or(Value::Null);
    let word = |name: &str| {
        let mut words = fields::told(&value).filter_map(|object| object.get(name)?.as_text());
        words.find(|word| !word.is_empty()).map(fields::shown)
    };
    let code = word("code").or_else(|| word("error_code"));
    let detail = ["detail", "message", "title", "error", "errors"]
        .iter()
        .find_map(|name| word(name));
    let class = match reply.status {
        _ if code.as_deref() == Some("spoki::1029") => ApiClass::Credit,
        401 | 403 => ApiClass::Authentication,
        402 => ApiClass::Credit,
        404 => ApiClass::NotFound,
        429 => ApiClass::RateLimit,
        0 | 300..=399 => ApiClass::Redirect,
        500.. => ApiClass::Server,
        _ => ApiClass::Other,
    };
    ApiError {
        class,
        status: reply.status,
        code,
        detail,
        fields: fields::messages(&value),
        retry_after_ms: reply
            .retry_after
            .and_then(|header| retry_after::parse(&header, now)),
        body,
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Content, Reply, read, refusal};
    use crate::api::find;
    use crate::error::{ApiClass, DecodeFault};
    use crate::schema::json::Next;

    fn refused(status: u16, body: &str) -> crate::error::ApiError {
        let reply = Reply {
            status,
            retry_after: Some("7".to_owned()),
            content_type: None,
            body: body.into(),
        };
        refusal(reply, 0.0)
    }

    fn answered(id: &str, body: impl Into<Vec<u8>>) -> Result<Content, DecodeFault> {
        answered_as(id, 200, None, body)
    }

    fn answered_as(
        id: &str,
        status: u16,
        content_type: Option<&str>,
        body: impl Into<Vec<u8>>,
    ) -> Result<Content, DecodeFault> {
        let reply = Reply {
            status,
            retry_after: None,
            content_type: content_type.map(str::to_owned),
            body: body.into(),
        };
        read(find(id).unwrap(), reply)
    }

    #[test]
    fn every_shape_of_error_that_was_seen() {
        let coded = refused(400, r#"{"code":"spoki::3014","title":"t","detail":"d"}"#);
        assert_eq!(coded.code.as_deref(), Some("spoki::3014"));
        assert_eq!(coded.detail.as_deref(), Some("d"));
        assert_eq!(
            refused(400, r#"{"message":"m"}"#).detail.as_deref(),
            Some("m")
        );
        let credit = refused(400, r#"{"error":"e","error_code":"spoki::1029"}"#);
        assert_eq!(
            (credit.class, credit.detail.as_deref()),
            (ApiClass::Credit, Some("e"))
        );
        assert_eq!(refused(400, r#"["one","two"]"#).fields.len(), 2);
        let within = refused(400, r#"{"error":{"code":"spoki::3014","message":"m"}}"#);
        assert_eq!(within.code.as_deref(), Some("spoki::3014"));
        assert_eq!(within.detail.as_deref(), Some("m"));
        assert_eq!(refused(400, r#"{"detail":"","phone":["x"]}"#).detail, None);
        let html = refused(502, "<html>");
        assert_eq!(
            (html.class, html.body.as_str()),
            (ApiClass::Server, "<html>")
        );
        for (status, class) in [
            (401, ApiClass::Authentication),
            (403, ApiClass::Authentication),
            (402, ApiClass::Credit),
            (404, ApiClass::NotFound),
            (429, ApiClass::RateLimit),
            (302, ApiClass::Redirect),
            (0, ApiClass::Redirect),
            (418, ApiClass::Other),
        ] {
            assert_eq!(refused(status, "").class, class, "{status}");
        }
        assert_eq!(refused(429, "").retry_after_ms, Some(7_000.0));
    }

    #[test]
    fn a_body_cut_at_any_byte_is_an_error_and_never_part_of_the_data() {
        let whole = r#"{"count":1,"next":null,"results":[{"id":1,"first_name":"Zoè"}]}"#;
        for end in 0..whole.len() {
            let cut = whole.as_bytes().get(..end).unwrap();
            assert!(answered("contacts.list", cut).is_err(), "{end}");
        }
        assert!(matches!(
            answered("contacts.list", whole),
            Ok(Content::Page { count: Some(1), .. })
        ));
    }

    #[test]
    fn what_cannot_be_read_is_told_apart() {
        for (id, body, fault) in [
            ("contacts.sync", &b"\"\xff\""[..], DecodeFault::NotUtf8),
            ("contacts.sync", b"OK", DecodeFault::NotJson),
            ("contacts.sync", b"<html>", DecodeFault::Html),
            ("contacts.sync", &b"[".repeat(10_000), DecodeFault::NotJson),
            (
                "contacts.list",
                br#"{"detail":"x"}"#,
                DecodeFault::WrongShape,
            ),
            ("contacts.list", b"null", DecodeFault::WrongShape),
        ] {
            assert_eq!(answered(id, body), Err(fault), "{id} {body:?}");
        }
        assert_eq!(
            answered("contacts.sync", "\u{feff}{}"),
            Ok(Content::Json("{}".to_owned()))
        );
        assert_eq!(
            answered("tags.list", "[]"),
            Ok(Content::Page {
                text: "[]".to_owned(),
                count: Some(0),
                next: Next::None,
            })
        );
    }

    #[test]
    fn an_empty_answer_is_none_only_where_none_is_expected() {
        for body in ["", " \r\n", "\u{feff}", "\u{feff}\n"] {
            for id in [
                "contacts.list",
                "contacts.retrieve",
                "lists.create",
                "contacts.sync",
                "partners.add_sv_clients",
            ] {
                assert_eq!(answered(id, body), Err(DecodeFault::Empty), "{id} {body:?}");
            }
            for id in [
                "lists.delete",
                "automations.start",
                "automations.start_bulk",
                "templates.submit",
                "contacts.sync_all",
                "reports.detailed",
            ] {
                assert_eq!(answered(id, body), Ok(Content::Nothing), "{id} {body:?}");
            }
        }
        assert_eq!(answered("lists.create", " null "), Err(DecodeFault::Empty));
        // These statuses say that there is no content, which a read cannot do without.
        for status in [204, 205] {
            for (id, expected) in [
                ("lists.create", Ok(Content::Nothing)),
                ("contacts.block", Ok(Content::Nothing)),
                ("templates.clone", Ok(Content::Nothing)),
                ("contacts.retrieve", Err(DecodeFault::Empty)),
                ("contacts.list", Err(DecodeFault::Empty)),
            ] {
                assert_eq!(answered_as(id, status, None, ""), expected, "{id} {status}");
            }
        }
    }

    #[test]
    fn a_page_for_people_is_no_answer_whatever_is_expected() {
        let ids = [
            "lists.delete",
            "automations.start",
            "automations.start_bulk",
            "contacts.sync_all",
            "templates.submit",
            "contacts.retrieve",
            "contacts.list",
        ];
        for id in ids {
            for (content_type, body) in [
                (None, "<!doctype html><title>Log in</title>"),
                (None, "\u{feff}\r\n <HTML>"),
                (Some("application/json"), "<html></html>"),
                (Some("text/html"), "Log in"),
                (Some("Text/HTML; charset=utf-8"), "Log in"),
                (Some("application/xhtml+xml"), "Log in"),
                (Some("text/html, text/html"), "Log in"),
            ] {
                let read = answered_as(id, 200, content_type, body);
                assert_eq!(read, Err(DecodeFault::Html), "{id} {content_type:?} {body}");
            }
        }
        // Django calls everything HTML whose type it was not told, nothing as well.
        for (content_type, body) in [
            (Some("text/html"), ""),
            (Some("text/html"), "{}"),
            (Some("text/plain"), "OK"),
            (Some("text/plain; x=text/html"), "OK"),
            (None, "OK > fine"),
            (None, "{"),
        ] {
            let read = answered_as("lists.delete", 200, content_type, body);
            assert_eq!(read, Ok(Content::Nothing), "{content_type:?} {body}");
        }
    }
}
