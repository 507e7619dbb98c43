//! The live page at `/`: one answer without external parts, fed by the control routes.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::response::{Html, IntoResponse};
use axum::routing::get;

use crate::app::App;

/// What is sent has a style and a script of its own; they take the places of their names.
static PAGE: LazyLock<String> = LazyLock::new(|| {
    include_str!("page.html")
        .replace(
            "/* page/messaging.css */",
            include_str!("page/messaging.css"),
        )
        .replace("// page/messaging.js", include_str!("page/messaging.js"))
});

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new().route("/", get(show))
}

async fn show() -> impl IntoResponse {
    // What comes over the API is shown here: even if it slipped into the markup, it could load
    // nothing from elsewhere and send nothing out.
    let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
        connect-src 'self'; img-src data:";
    let headers = [
        (CONTENT_SECURITY_POLICY, policy),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, Html(PAGE.as_str()))
}
