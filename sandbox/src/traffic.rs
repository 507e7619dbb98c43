//! Every call to a Spoki route passes here: its body is read once, and it is written down.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;

use crate::app::App;
use crate::operations;
use crate::problem::Problem;

/// 500 contacts with every field filled are far below this; the real ceiling is unknown. [inferred]
pub(crate) const MAX_BODY: usize = 4 * 1024 * 1024;

/// What is still read, and thrown away, of a body that is too large: a client that is reset while
/// it sends never sees the 413.
const MAX_DRAINED: usize = 64 * 1024 * 1024;

pub(crate) async fn watch(
    State(app): State<Arc<App>>,
    matched: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    let operation = matched.and_then(|matched| operations::find(&parts.method, matched.as_str()));
    let body = read(body).await;
    let seen = body.as_deref().unwrap_or_default();
    // Written before the work is done: a client that gives up must still be found in the log.
    let number = app
        .log()
        .open(operation.map(|operation| operation.id), &parts, seen);
    let response = match body {
        Ok(bytes) => {
            next.run(Request::from_parts(parts, Body::from(bytes)))
                .await
        }
        Err(problem) => problem.into_response(),
    };
    app.log().close(number, &response);
    response
}

async fn read(mut body: Body) -> Result<Bytes, Problem> {
    let mut kept = Vec::new();
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Problem::broken_body())?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        length += data.len();
        if length <= MAX_BODY {
            kept.extend_from_slice(&data);
        } else if length > MAX_DRAINED {
            break;
        }
    }
    if length > MAX_BODY {
        return Err(Problem::too_large(MAX_BODY));
    }
    Ok(Bytes::from(kept))
}
