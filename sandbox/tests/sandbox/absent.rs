//! Routes that others have called but no documentation has: a client that calls one must fail.

use crate::common::sandbox;
use serde_json::json;

/// Paths of which nothing is there.
const NO_SUCH_PATH: [&str; 20] = [
    "/api/1/custom_fields/",
    "/api/1/custom_fields/7001/",
    "/api/1/lists/{list}/contacts/",
    "/api/1/lists/{list}/contacts/1/",
    "/api/1/automations/{automation}/start/",
    "/api/1/messages/",
    "/api/1/messages/1/",
    "/api/1/messages/send_template/",
    "/api/1/deals/",
    "/api/1/deals/1/",
    "/api/1/channels/",
    "/api/1/channels/{channel}/",
    "/api/1/channel/{channel}/set_primary/",
    "/api/1/channel/{channel}/refresh_wa_status/",
    "/api/1/external_webhooks/",
    "/api/1/partner_roles/",
    "/api/1/contacts/1/2/",
    "/api/2/contacts/",
    "/contacts/",
    "/wh/ap/",
];

/// Paths that are there, with methods that they do not have.
const NO_SUCH_METHOD: [(&str, &[&str]); 21] = [
    ("/api/1/contacts/", &["POST", "PATCH", "PUT", "DELETE"]),
    ("/api/1/contacts/{contact}/", &["POST", "PUT"]),
    ("/api/1/contacts/sync/", &["GET", "PUT"]),
    ("/api/1/custom-fields/7001/", &["POST", "PUT"]),
    ("/api/1/lists/", &["PATCH", "PUT", "DELETE"]),
    ("/api/1/lists/{list}/", &["POST", "PATCH", "PUT"]),
    ("/api/1/tags/", &["POST", "PATCH", "PUT", "DELETE"]),
    ("/api/1/tags/5/", &["POST", "PATCH", "PUT", "DELETE"]),
    ("/api/1/automations/", &["PATCH", "PUT", "DELETE"]),
    (
        "/api/1/automations/{automation}/",
        &["POST", "PATCH", "PUT", "DELETE"],
    ),
    ("/api/1/messages/send/", &["GET", "PATCH", "PUT", "DELETE"]),
    ("/api/1/templates/1/", &["POST", "PUT"]),
    ("/api/1/campaigns/1/", &["POST", "PUT"]),
    ("/api/1/media/1/", &["POST", "PUT"]),
    ("/api/1/tickets/1/", &["POST", "PUT"]),
    ("/api/1/external-webhooks/1/", &["POST", "PUT"]),
    ("/api/1/channel/{channel}/", &["POST", "PUT", "DELETE"]),
    ("/api/1/invitations/1/", &["POST", "PATCH", "PUT"]),
    ("/api/1/roles/26001/", &["POST", "PATCH", "PUT"]),
    ("/api/1/roles/", &["POST", "PATCH", "PUT", "DELETE"]),
    ("/api/1/accounts/4210/", &["POST", "PATCH", "PUT", "DELETE"]),
];

#[test]
fn routes_that_no_documentation_has_are_not_here() {
    let sandbox = sandbox();
    let id = |path: &str| path.split('/').nth(4).unwrap().to_owned();
    let automation = json!({ "name": "Saluto" });
    let automation = sandbox.post("/api/1/automations/", &automation).ok();
    let channels = sandbox.get("/api/1/channel/").ok();
    let ids = [
        (
            "{contact}",
            id(&sandbox.contact(&json!({ "phone": "+393331234567" }))),
        ),
        ("{list}", id(&sandbox.list("Clienti"))),
        ("{automation}", automation["id"].to_string()),
        ("{channel}", channels["results"][0]["id"].to_string()),
    ];
    let real = |path: &str| {
        ids.iter()
            .fold(path.to_owned(), |path, (name, id)| path.replace(name, id))
    };
    let before = sandbox.get("/_sandbox/state").ok();
    for path in NO_SUCH_PATH {
        for method in ["GET", "POST", "PATCH", "PUT", "DELETE"] {
            let reply = sandbox.call(method, &real(path), Some(&json!({})));
            assert_eq!(reply.status, 404, "{method} {path}");
        }
    }
    for (path, methods) in NO_SUCH_METHOD {
        for method in methods {
            let refusal = json!({ "detail": format!("Method \"{method}\" not allowed.") });
            let reply = sandbox.call(method, &real(path), Some(&json!({})));
            assert_eq!(reply.status, 405, "{method} {path}");
            reply.refused(405, &refusal);
        }
    }
    let after = sandbox.get("/_sandbox/state").ok();
    for part in ["contacts", "lists", "tags", "messaging"] {
        assert_eq!(after[part], before[part], "{part}");
    }
}
