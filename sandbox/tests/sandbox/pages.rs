//! The page envelope and its links.

use crate::common::{Sandbox, sandbox, with};
use serde_json::{Value, json};
use spoki_sandbox::Options;

fn fill(sandbox: &Sandbox, count: usize) {
    let rows: Vec<Value> = (0..count)
        .map(|number| json!({ "phone": format!("+39333{number:07}"), "first_name": "Ada Maria" }))
        .collect();
    for batch in rows.chunks(500) {
        sandbox
            .post("/api/1/contacts/sync_all/", &json!(batch))
            .ok();
    }
}

#[test]
fn following_next_gives_every_contact_once() {
    let sandbox = sandbox();
    fill(&sandbox, 1_003);
    let origin = sandbox.url("");
    let mut path = "/api/1/contacts/?first_name=Ada%20Maria&page_size=100".to_owned();
    let mut phones = Vec::new();
    let mut pages = 0;
    loop {
        let page = sandbox.get(&path).ok();
        pages += 1;
        assert_eq!(page["count"], 1_003);
        assert_eq!(page["previous"].is_null(), pages == 1);
        let results = page["results"].as_array().unwrap();
        phones.extend(
            results
                .iter()
                .map(|contact| contact["phone"].as_str().unwrap().to_owned()),
        );
        let Some(next) = page["next"].as_str() else {
            break;
        };
        next.strip_prefix(&origin).unwrap().clone_into(&mut path);
        assert!(
            path.contains("page_size=100") && path.contains("first_name=Ada+Maria"),
            "{path}"
        );
        assert_eq!(path.matches("page=").count(), 1, "{path}");
    }
    assert_eq!(pages, 11);
    assert_eq!(phones.len(), 1_003);
    phones.dedup();
    assert_eq!(phones.len(), 1_003);
}

#[test]
fn page_sizes_have_a_default_and_a_ceiling() {
    let sandbox = with(Options {
        speed: 1_000_000.0,
        page_size: 7,
        ..Options::default()
    });
    fill(&sandbox, 300);
    for (query, size) in [
        ("", 7),
        ("?page_size=50", 50),
        ("?page_size=200", 200),
        ("?page_size=201", 200),
        ("?page_size=99999999999999999999", 7),
        ("?page_size=0", 7),
        ("?page_size=-5", 7),
        ("?page_size=ten", 7),
        ("?page_size=", 7),
    ] {
        let page = sandbox.get(&format!("/api/1/contacts/{query}")).ok();
        assert_eq!(page["results"].as_array().unwrap().len(), size, "{query}");
    }
}

#[test]
fn a_page_that_does_not_exist_is_not_found() {
    let sandbox = sandbox();
    let invalid = json!({ "detail": "Invalid page." });
    let empty = sandbox.get("/api/1/contacts/").ok();
    assert_eq!(
        empty,
        json!({ "count": 0, "next": null, "previous": null, "results": [] })
    );
    fill(&sandbox, 40);
    assert!(sandbox.get("/api/1/contacts/?page=2").ok()["next"].is_null());
    for page in [
        "3",
        "0",
        "-1",
        "x",
        "1.5",
        "99999999999999999999",
        "9223372036854775807",
    ] {
        sandbox
            .get(&format!("/api/1/contacts/?page={page}"))
            .refused(404, &invalid);
    }
    sandbox.get("/api/1/tags/?page=2").refused(404, &invalid);
    sandbox.get("/api/1/lists/?page=2").refused(404, &invalid);
    sandbox
        .get("/api/1/custom-fields/?page=2")
        .refused(404, &invalid);
}

#[test]
fn links_name_the_host_that_the_client_used() {
    let sandbox = sandbox();
    fill(&sandbox, 30);
    let headers = [
        ("X-Spoki-Api-Key", "sandbox-key"),
        ("Host", "spoki.test:8080"),
    ];
    let page = sandbox
        .send("GET", "/api/1/contacts/", &headers, b"")
        .unwrap()
        .ok();
    assert_eq!(
        page["next"],
        "http://spoki.test:8080/api/1/contacts/?page=2"
    );
}
