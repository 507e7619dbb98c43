//! How an answer reaches the wire, or how a fault keeps it from doing so.

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_LENGTH;
use axum::response::{IntoResponse, Response};
use http_body::Frame;
use hyper::Request;
use hyper::body::Incoming;
use tokio::time::Sleep;
use tower_service::Service;

/// What happens to a connection instead of an answer; travels as an extension of the response.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delivery {
    HangUp,
    NeverAnswer,
}

impl IntoResponse for Delivery {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        response.extensions_mut().insert(self);
        response
    }
}

/// Tells hyper to close the connection without an answer.
#[derive(Debug)]
pub(crate) struct HungUp;

impl fmt::Display for HungUp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a fault closed the connection")
    }
}

impl std::error::Error for HungUp {}

pub(crate) async fn deliver(
    mut router: Router,
    request: Request<Incoming>,
) -> Result<Response, HungUp> {
    let answer: Result<Response, Infallible> = router.call(request).await;
    let Ok(response) = answer;
    match response.extensions().get::<Delivery>() {
        None => Ok(response),
        Some(Delivery::HangUp) => Err(HungUp),
        Some(Delivery::NeverAnswer) => std::future::pending().await,
    }
}

/// What follows the first half of a body.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Stall,
    Close,
}

/// Sends the headers with the whole length, then half of the body, then `ending`.
pub(crate) async fn cut(response: Response, ending: Ending) -> Response {
    let (mut parts, body) = response.into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX)
        .await
        .unwrap_or_default();
    if whole.is_empty() {
        // Nothing can be cut off an answer without a body (204): the connection is what is left.
        return match ending {
            Ending::Stall => Delivery::NeverAnswer,
            Ending::Close => Delivery::HangUp,
        }
        .into_response();
    }
    parts
        .headers
        .insert(CONTENT_LENGTH, HeaderValue::from(whole.len()));
    let half = HalfBody {
        first: Some(whole.slice(..whole.len() / 2)),
        ending,
        flush: Box::pin(tokio::time::sleep(Duration::ZERO)),
    };
    Response::from_parts(parts, Body::new(half))
}

struct HalfBody {
    first: Option<Bytes>,
    ending: Ending,
    flush: Pin<Box<Sleep>>,
}

impl http_body::Body for HalfBody {
    type Data = Bytes;
    type Error = HungUp;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, HungUp>>> {
        if let Some(first) = self.first.take() {
            // hyper drops what it has buffered when a body fails; a pause lets it write first.
            let soon = tokio::time::Instant::now() + Duration::from_millis(20);
            self.flush.as_mut().reset(soon);
            return Poll::Ready(Some(Ok(Frame::data(first))));
        }
        match self.ending {
            Ending::Stall => Poll::Pending,
            Ending::Close => self
                .flush
                .as_mut()
                .poll(context)
                .map(|()| Some(Err(HungUp))),
        }
    }
}
