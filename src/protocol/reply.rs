//! What an answer means.

use super::{fields, retry_after};
use crate::api::{AnswerKind, Operation};
use crate::error::{ApiClass, ApiError, DecodeFault};
use crate::rules::lossy;
use crate::schema::Value;
use crate::schema::json::{self, Envelope};

/// What came back, as the driver read it.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The HTTP status; 0 where a browser hides a redirect.
    pub status: u16,
    /// The `Retry-After` header, if there was one.
    pub retry_after: Option<String>,
    /// The body, whole.
    pub body: Vec<u8>,
}

/// The content of a good answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// There is none: 204, or an empty body.
    Nothing,
    /// JSON, checked to be whole and not too deep.
    Json(String),
    /// JSON of a page, and the address of the next one as Spoki gave it.
    Page {
        /// The text.
        text: String,
        /// How many items the whole list has, if Spoki says so.
        count: Option<u64>,
        /// The address of the next page, not yet held against the origin.
        next: Option<String>,
    },
}

/// Reads a good answer.
pub(super) fn read(operation: &Operation, body: Vec<u8>) -> Result<Content, DecodeFault> {
    let text = String::from_utf8(body).map_err(|_| DecodeFault::NotUtf8)?;
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    let is_nothing = matches!(operation.answer, AnswerKind::Nothing | AnswerKind::Batches);
    if is_nothing || text.trim_ascii().is_empty() {
        return Ok(Content::Nothing);
    }
    if operation.answer == AnswerKind::Page {
        let envelope = json::envelope(&text).map_err(|_| DecodeFault::NotJson)?;
        let Envelope { count, next } = envelope.ok_or(DecodeFault::WrongShape)?;
        return Ok(Content::Page { text, count, next });
    }
    json::check(&text).map_err(|_| DecodeFault::NotJson)?;
    Ok(Content::Json(text))
}

/// Reads a refusal. Whatever its body is, this gives an error; the body is kept.
pub(super) fn refusal(reply: Reply, now: f64) -> ApiError {
    let body = lossy(&reply.body);
    let value = json::parse(&body).unwrap_or(Value::Null);
    let word = |name: &str| value.get(name).and_then(Value::as_text).map(str::to_owned);
    let code = word("code").or_else(|| word("error_code"));
    let detail = ["detail", "message", "title", "error"]
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

    fn refused(status: u16, body: &str) -> crate::error::ApiError {
        let reply = Reply {
            status,
            retry_after: Some("7".to_owned()),
            body: body.into(),
        };
        refusal(reply, 0.0)
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
        let list = find("contacts.list").unwrap();
        let whole = r#"{"count":1,"next":null,"results":[{"id":1,"first_name":"Zoè"}]}"#;
        for end in 1..whole.len() {
            let cut = whole.as_bytes().get(..end).unwrap().to_vec();
            assert!(read(list, cut).is_err(), "{end}");
        }
        assert!(matches!(
            read(list, whole.into()),
            Ok(Content::Page { count: Some(1), .. })
        ));
    }

    #[test]
    fn what_cannot_be_read_is_told_apart() {
        let sync = find("contacts.sync").unwrap();
        let list = find("contacts.list").unwrap();
        assert_eq!(
            read(sync, vec![b'"', 0xff, b'"']),
            Err(DecodeFault::NotUtf8)
        );
        assert_eq!(read(sync, "<html>".into()), Err(DecodeFault::NotJson));
        assert_eq!(
            read(sync, "[".repeat(10_000).into()),
            Err(DecodeFault::NotJson)
        );
        assert_eq!(
            read(list, r#"{"detail":"x"}"#.into()),
            Err(DecodeFault::WrongShape)
        );
        assert_eq!(read(sync, Vec::new()), Ok(Content::Nothing));
        assert_eq!(
            read(sync, "\u{feff}{}".into()),
            Ok(Content::Json("{}".to_owned()))
        );
        assert_eq!(
            read(find("tags.list").unwrap(), "[]".into()),
            Ok(Content::Page {
                text: "[]".to_owned(),
                count: Some(0),
                next: None,
            })
        );
    }
}
