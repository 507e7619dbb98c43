//! The driver as a Rust caller uses it, in the runtime it is made for, with a `fetch` of the test's
//! own.
#![cfg(target_arch = "wasm32")]

use js_sys::{Function, Reflect};
use spoki::api::{accounts, automations, contacts, embedding, lists, tags};
use spoki::client::{CallOptions, Client, ClientOptions, Failure, Fetch, Hooks, Key, to_js};
use spoki::error::{ApiClass, ErrorKind};
use spoki::protocol::Missed;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test as test;

/// A `fetch` that runs this body of a JavaScript function, with `request` in it.
fn fetch(body: &str) -> Function {
    let body = format!("const request = new Request(url, init); {body}");
    Function::new_with_args("url, init", &body)
}

/// The default options, with that `fetch`.
fn options_with(fetch: Function) -> ClientOptions {
    ClientOptions::over(Rc::new(Fetch(Some(fetch))))
}

/// A client with a key and a `fetch` of that body.
fn client(body: &str) -> Client {
    Client::new(ClientOptions {
        key: Some(Key::Given("test-key".to_owned())),
        ..options_with(fetch(body))
    })
}

#[test]
async fn a_typed_request_gets_a_typed_answer_with_the_unknown_fields_kept() {
    let client = client(
        r#"if (request.url !== "https://api.spoki.com/api/1/contacts/sync/") throw new Error(request.url);
        return request.text().then((text) => new Response(JSON.stringify({
            id: 7, phone: JSON.parse(text).phone, new_in_2027: true,
            seen: request.headers.get("x-spoki-api-key"),
        })));"#,
    );
    let input = contacts::ContactInput {
        phone: "+39 333 123 4567".into(),
        first_name: Some("Ada".to_owned()),
        ..Default::default()
    };
    let answer = client
        .call(contacts::Sync { input }, &CallOptions::default())
        .await;
    let Ok(Some(contact)) = answer else {
        panic!("no contact");
    };
    assert_eq!((contact.id, contact.phone.as_str()), (7, "+393331234567"));
    assert_eq!(
        contact.unknown.names().collect::<Vec<_>>(),
        ["new_in_2027", "seen"]
    );
    assert!(!format!("{contact:?}").contains("1234567"));
    let handed = to_js(&contact).unwrap();
    let field = |name: &str| Reflect::get(&handed, &name.into()).unwrap();
    assert_eq!(field("phone").as_string().as_deref(), Some("+393331234567"));
    assert_eq!(field("new_in_2027").as_bool(), Some(true));
    assert!(field("email").is_undefined());
}

#[test]
async fn a_page_is_read_from_an_envelope_and_from_a_bare_array() {
    for body in [
        r#"{"count":1,"results":[{"id":5,"name":"VIP"}]}"#,
        r#"[{"id":5,"name":"VIP"}]"#,
    ] {
        let client = client(&format!("return Promise.resolve(new Response({body:?}));"));
        let answer = client
            .call(tags::List::default(), &CallOptions::default())
            .await;
        let Ok(Some(page)) = answer else {
            panic!("no page for {body}");
        };
        assert_eq!((page.count, page.items[0].name.as_str()), (Some(1), "VIP"));
    }
}

#[test]
async fn issues_are_told_before_anything_is_sent() {
    let client = client("throw new Error('sent')");
    let input = contacts::ContactInput::default();
    let answer = client
        .call(contacts::Sync { input }, &CallOptions::default())
        .await;
    let Err(Failure::Error(error)) = answer else {
        panic!("it was accepted");
    };
    assert_eq!(error.attempts, 0);
    assert_eq!(error.issues().len(), 1);
    assert!(error.to_string().starts_with("contacts.sync: phone "));
}

#[test]
async fn a_refusal_and_an_empty_answer_are_told_apart() {
    let gone = client("return Promise.resolve(new Response('{}', { status: 404 }));");
    let delete = lists::Delete { id: 9.into() };
    let answer = gone.call(delete.clone(), &CallOptions::default()).await;
    let Err(Failure::Error(error)) = answer else {
        panic!("it was accepted");
    };
    assert!(matches!(&error.kind, ErrorKind::Api(api) if api.class == ApiClass::NotFound));
    let done = client("return Promise.resolve(new Response(null, { status: 204 }));");
    assert!(matches!(
        done.call(delete, &CallOptions::default()).await,
        Ok(None)
    ));
}

fn start() -> automations::Start {
    automations::Start {
        uuid: "c0ffee00-1111-4222-8333-444455556666".into(),
        secret: "trigger-secret".into(),
        phone: "+39 333 123 4567".into(),
        ..Default::default()
    }
}

fn start_bulk() -> automations::StartBulk {
    let contact = |index| automations::StartContact {
        phone: format!("+39333{index:07}").into(),
        ..Default::default()
    };
    automations::StartBulk {
        uuid: "c0ffee00-1111-4222-8333-444455556666".into(),
        secret: "trigger-secret".into(),
        contacts: (0..1_201).map(contact).collect(),
    }
}

#[test]
async fn many_contacts_are_started_until_one_request_fails() {
    let done = client("return Promise.resolve(new Response(''));");
    let options = CallOptions::default();
    let Ok(report) = done.start_bulk(start_bulk(), &options).await else {
        panic!("it failed");
    };
    assert_eq!((report.reach.reached, report.reach.items), (1_201, 1_201));
    assert!(report.ended.is_none());
    assert!(matches!(done.call(start_bulk(), &options).await, Ok(None)));

    let broke = r#"this.calls = (this.calls ?? 0) + 1;
        return Promise.resolve(this.calls % 3 === 2 ? new Response("{}", { status: 402 }) : new Response(""));"#;
    let bound = fetch(broke).bind0(&js_sys::Object::new());
    let broke = Client::new(options_with(bound));
    let Ok(report) = broke.start_bulk(start_bulk(), &options).await else {
        panic!("nobody was reached");
    };
    assert_eq!((report.reach.reached, report.reach.tried), (500, 1_000));
    let Some((Missed::Refused, Failure::Error(error))) = report.ended else {
        panic!("it was not refused");
    };
    assert!(matches!(&error.kind, ErrorKind::Api(api) if api.class == ApiClass::Credit));

    let failed = client("return Promise.resolve(new Response('{}', { status: 404 }));");
    assert!(failed.start_bulk(start_bulk(), &options).await.is_err());
}

#[test]
async fn a_typed_call_does_not_hide_that_it_ended_early() {
    let body = r#"if (globalThis.spokiBulkCalls === undefined) globalThis.spokiBulkCalls = 0;
        globalThis.spokiBulkCalls += 1;
        return Promise.resolve(new Response("{}", { status: globalThis.spokiBulkCalls === 3 ? 503 : 200 }));"#;
    let answer = client(body)
        .call(start_bulk(), &CallOptions::default())
        .await;
    let Err(Failure::Error(error)) = answer else {
        panic!("it was hidden");
    };
    assert!(error.ambiguous);
}

#[test]
async fn a_starter_sends_no_key_and_needs_none() {
    let body = r#"if (request.headers.has("x-spoki-api-key")) throw new Error("a key was sent");
        if (!request.url.endsWith("/wh/ap/c0ffee00-1111-4222-8333-444455556666/")) throw new Error(request.url);
        return Promise.resolve(new Response(""));"#;
    let without_key = Client::new(options_with(fetch(body)));
    for client in [client(body), without_key] {
        let answer = client.call(start(), &CallOptions::default()).await;
        assert!(matches!(answer, Ok(None)));
    }
}

#[test]
async fn a_secret_that_the_other_side_repeats_is_in_no_error() {
    let echo = client(
        "return request.text().then((text) => new Response(`no: ${text}`, { status: 400 }));",
    );
    let options = CallOptions::default();
    let started = echo.call(start(), &options).await.err();
    let token = embedding::GetAuthenticationToken {
        email: "ada@example.com".into(),
        private_key: "private-key-of-a-role".into(),
    };
    let embedded = echo.call(token, &options).await.err();
    for failure in [started, embedded] {
        let Some(Failure::Error(error)) = failure else {
            panic!("it was accepted");
        };
        let ErrorKind::Api(api) = &error.kind else {
            panic!("{error:?}");
        };
        assert!(api.body.contains("[redacted]"), "{}", api.body);
        assert!(!api.body.contains("-secret") && !api.body.contains("private-key"));
    }
}

#[test]
async fn observers_see_no_phone_in_a_path_and_every_digit_of_an_id() {
    let seen = js_sys::Array::new();
    let make = Function::new_with_args("seen", "return (event) => seen.push(event.url);");
    let tell = make.call1(&JsValue::UNDEFINED, &seen).unwrap();
    let client = Client::new(ClientOptions {
        key: Some(Key::Given("test-key".to_owned())),
        hooks: Hooks {
            on_request: Some(tell.unchecked_into()),
            ..Hooks::default()
        },
        ..options_with(fetch("return Promise.resolve(new Response('{}'));"))
    });
    let options = CallOptions::default();
    let by_phone = accounts::RetrieveByPhone {
        phone: "+39 333 123 4567".into(),
    };
    let _ = client.call(by_phone, &options).await;
    let by_id = accounts::Retrieve {
        id: 40_990_001.into(),
    };
    let _ = client.call(by_id, &options).await;
    let urls: Vec<String> = seen.iter().filter_map(|url| url.as_string()).collect();
    assert!(
        !urls[0].contains("333123") && urls[0].contains("/accounts/phone/"),
        "{urls:?}"
    );
    assert!(urls[1].ends_with("/accounts/40990001/"), "{urls:?}");
}

#[test]
async fn what_is_longer_than_what_is_read_of_it_is_cut_or_refused() {
    let options = CallOptions::default();
    let list = || lists::Retrieve { id: 9.into() };
    let endless = |status: u16| {
        client(&format!(
            "const body = new ReadableStream({{ pull: (to) => to.enqueue(new Uint8Array(1 << 20).fill(0x61)) }});
             return Promise.resolve(new Response(body, {{ status: {status} }}));"
        ))
    };
    let Err(Failure::Error(refused)) = endless(400).call(list(), &options).await else {
        panic!("it was accepted");
    };
    let ErrorKind::Api(api) = &refused.kind else {
        panic!("{refused:?}");
    };
    assert!(
        api.body.len() < 66_000 && api.body.ends_with("not read]"),
        "{}",
        api.body.len()
    );
    let Err(Failure::Error(long)) = endless(200).call(list(), &options).await else {
        panic!("it was accepted");
    };
    assert!(matches!(&long.kind, ErrorKind::Decode { .. }), "{long:?}");
}

#[test]
async fn what_never_settles_is_not_waited_for_after_an_abort() {
    let controller = web_sys::AbortController::new().unwrap();
    let options = CallOptions {
        signal: Some(controller.signal()),
        ..CallOptions::default()
    };
    let deaf = client("return new Promise(() => {});");
    let later = "Promise.resolve().then(() => controller.abort('left'))";
    let later = Function::new_with_args("controller", later);
    later.call1(&JsValue::UNDEFINED, &controller).unwrap();
    let answer = deaf.call(lists::Retrieve { id: 9.into() }, &options).await;
    let Err(Failure::Thrown(reason)) = answer else {
        panic!("it was not aborted");
    };
    assert_eq!(reason.as_string().as_deref(), Some("left"));
}
