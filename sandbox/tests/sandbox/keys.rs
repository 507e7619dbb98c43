//! Which key opens which route.

use crate::common::{sandbox, with};
use serde_json::json;
use spoki_sandbox::Options;

const MAKE: &str = "/api/1/partners/create_api_key_for_account/";
const REVOKE: &str = "/api/1/partners/revoke_api_key_for_account/";

#[test]
fn partner_routes_need_the_partners_key_and_all_others_an_accounts() {
    let sandbox = with(Options {
        partner_key: "another".to_owned(),
        ..Options::default()
    });
    let forbidden = json!({ "detail": "You do not have permission to perform this action." });
    let unknown = json!({ "detail": "Invalid API key" });
    for path in [
        "/api/1/partners/",
        "/api/1/partners/accounts/",
        "/api/1/partner-roles/",
        "/api/1/partner-invitations/",
    ] {
        sandbox.call_with("another", "GET", path, None).ok();
        sandbox.get(path).refused(403, &forbidden);
        sandbox.partner_get(path).refused(401, &unknown);
    }
    for path in ["/api/1/accounts/", "/api/1/roles/", "/api/1/tags/"] {
        sandbox.get(path).ok();
        sandbox
            .call_with("another", "GET", path, None)
            .refused(403, &forbidden);
    }
}

#[test]
fn a_made_key_opens_account_routes_until_it_is_revoked_or_replaced() {
    let sandbox = sandbox();
    let (client, first) = sandbox.client("Pasticceria");
    let account = json!({ "account": client });
    let status = |key: &str| {
        let reply = sandbox.call_with(key, "GET", "/api/1/contacts/", None);
        reply.status
    };
    assert_eq!(status(&first), 200);
    assert_eq!(
        sandbox
            .call_with(&first, "GET", "/api/1/partners/", None)
            .status,
        403
    );
    let made = sandbox.partner_post(MAKE, &account).ok();
    let second = made["api_key"].as_str().unwrap();
    assert_ne!(second, first);
    assert_eq!((status(&first), status(second)), (401, 200));
    sandbox.partner_post(REVOKE, &account).ok();
    assert_eq!(status(second), 401);
    sandbox.partner_post(REVOKE, &account).ok();
    assert_eq!(status("sandbox-key"), 200);

    let own = json!({ "account": sandbox.get("/api/1/accounts/").ok()[0]["id"] });
    let made = sandbox.partner_post(MAKE, &own).ok();
    assert_eq!(status(made["api_key"].as_str().unwrap()), 200);
    assert_eq!(status("sandbox-key"), 200);

    for path in [MAKE, REVOKE, "/api/1/partners/onboarding/"] {
        let cases = [
            (json!({}), "This field is required."),
            (
                json!({ "account": 9 }),
                "Invalid pk \"9\" - object does not exist.",
            ),
            (json!({ "account": "x" }), "A valid integer is required."),
        ];
        for (body, message) in cases {
            sandbox
                .partner_post(path, &body)
                .refused(400, &json!({ "account": [message] }));
        }
    }
}

#[test]
fn each_account_has_limits_of_its_own() {
    let sandbox = with(Options::default());
    let (_, key) = sandbox.client("Pasticceria");
    let accounts = "/api/1/accounts/";
    for _ in 0..5 {
        sandbox.get(accounts).ok();
    }
    assert_eq!(sandbox.get(accounts).status, 429);
    sandbox.call_with(&key, "GET", accounts, None).ok();
}

#[test]
fn no_made_key_is_shown_again() {
    let sandbox = sandbox();
    let (_, key) = sandbox.client("Pasticceria");
    sandbox.call_with(&key, "GET", "/api/1/tags/", None).ok();
    for path in ["/_sandbox/state", "/_sandbox/requests"] {
        assert!(!sandbox.get(path).text.contains(&key), "{path}");
    }
    assert!(
        !sandbox
            .partner_get("/api/1/partners/accounts/")
            .text
            .contains(&key)
    );
}

#[test]
fn a_partner_key_must_be_another_one_and_never_shows() {
    let options = Options {
        partner_key: "canary-key".to_owned(),
        ..Options::default()
    };
    assert!(!format!("{options:?}").contains("canary"));
    for partner_key in ["sandbox-key", "", "two words"] {
        let options = Options {
            port: 0,
            partner_key: partner_key.to_owned(),
            ..Options::default()
        };
        let error = spoki_sandbox::start(options).unwrap_err().to_string();
        assert!(error.contains("--partner-key"), "{error}");
    }
}
