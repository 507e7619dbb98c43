//! From a route to its operation: faults, then the key, then the limit, then the work.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{OriginalUri, RawPathParams, Request, State};
use axum::http::header::LOCATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, any, on};

use crate::app::App;
use crate::call::Call;
use crate::caller::Caller;
use crate::clockwork;
use crate::operations::{OPERATIONS, Operation};
use crate::problem::{Answer, Problem, no_such_route};
use crate::traffic::MAX_BODY;

pub(crate) fn routes() -> Router<Arc<App>> {
    let mut router = Router::new();
    for operation in OPERATIONS {
        // Every method of the table is one that axum has a filter for.
        let Ok(filter) = MethodFilter::try_from(operation.method.clone()) else {
            continue;
        };
        let handler = move |State(app): State<Arc<App>>,
                            segments: Result<RawPathParams, RawPathParamsRejection>,
                            request: Request| async move {
            let segment = segments.ok().and_then(|segments| {
                let (_, segment) = segments.iter().next()?;
                Some(segment.to_owned())
            });
            let (parts, body) = request.into_parts();
            let body = to_bytes(body, MAX_BODY).await.unwrap_or_default();
            perform(&app, operation, segment, &parts, body).await
        };
        router = router.route(operation.path, on(filter, handler));
    }
    let paths: BTreeSet<&str> = OPERATIONS.iter().map(|operation| operation.path).collect();
    for path in paths {
        router = router.route(path.trim_end_matches('/'), any(without_slash));
    }
    router
        .method_not_allowed_fallback(wrong_method)
        .fallback(async || no_such_route())
}

async fn perform(
    app: &App,
    operation: &'static Operation,
    segment: Option<String>,
    parts: &Parts,
    body: Bytes,
) -> Response {
    let work = async || match run(app, operation, segment, parts, body) {
        Ok(answer) => answer.into_response(),
        Err(problem) => problem.into_response(),
    };
    // The lock must not be held while the fault waits.
    let fault = app.faults().take(operation.id);
    match fault {
        Some(fault) => fault.apply(work).await,
        None => work().await,
    }
}

/// The order is the framework's: who calls, how often, and only then what. [inferred]
fn run(
    app: &App,
    operation: &'static Operation,
    segment: Option<String>,
    parts: &Parts,
    body: Bytes,
) -> Result<Answer, Problem> {
    let caller = Caller::of(operation, app, &parts.headers)?;
    app.limits()
        .admit(caller.id, operation, app.clock.now())
        .map_err(|wait| Problem::throttled(app.clock.real_seconds(wait)))?;
    let call = Call::new(app, caller.id, segment, parts, body);
    clockwork::transact(app, call.now, |transaction| {
        (operation.handler)(transaction, &call)
    })
}

async fn wrong_method(State(app): State<Arc<App>>, method: Method, headers: HeaderMap) -> Response {
    match Caller::identify(&app, &headers) {
        Ok(_) => Problem::method_not_allowed(method.as_str()).into_response(),
        Err(problem) => problem.into_response(),
    }
}

/// The missing slash is [doc]; what happens then is [inferred]: Django redirects a GET, and a POST
/// loses its body, for which the sandbox answers 404.
async fn without_slash(method: Method, OriginalUri(uri): OriginalUri) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return no_such_route();
    }
    let query = uri.query().map(|query| format!("?{query}"));
    let target = format!("{}/{}", uri.path(), query.unwrap_or_default());
    match HeaderValue::try_from(target) {
        Ok(target) => (StatusCode::MOVED_PERMANENTLY, [(LOCATION, target)]).into_response(),
        Err(_) => no_such_route(),
    }
}
