//! Signatures and envelopes of deliveries, through the public interface.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use proptest::prelude::*;
use spoki::schema::Value;
use spoki::webhook::{Event, MAX_PAYLOAD, Reason, STATUSES, Window, check, fold_status, sign};

const SECRET: &str = "whsec_4f1c";
const TIME: u64 = 1_785_000_060;
const BODY: &[u8] = br#"{"version":2,"event":"message.inbound","event_uuid":"7a61c5f5-2f0e-4a35-b1c5-18d6a2b0c9d2","timestamp":1785000060,"data":{"text":"Perch\u00e9 no?"}}"#;

/// Made without this crate:
/// `printf '%s' "1785000060.$BODY" | openssl dgst -sha256 -hmac whsec_4f1c`.
const DIGEST: &str = "42a30b3460c880b2f7b91b5b5e3ea7f9eb49382c8eb0dbd3d9b932cef0588fa8";

fn header() -> String {
    format!("t={TIME},v2={DIGEST}")
}

fn checked(header: &str) -> Result<(), Reason> {
    check(BODY, header, [SECRET], Window::at(TIME))
}

#[test]
fn a_signature_is_the_one_that_openssl_makes() {
    assert_eq!(sign(BODY, SECRET, TIME), Ok(header()));
    assert_eq!(checked(&header()), Ok(()));
}

/// A key that is longer than a block of the hash; the digest is openssl's, as above.
#[test]
fn a_long_secret_is_hashed_first() {
    let secret = "s".repeat(131);
    let signed = sign(b"x", &secret, 1).unwrap();
    assert_eq!(
        signed,
        "t=1,v2=0ca09199572479bc934d8ce04c9f6e90fb293edc92ffaf9c60a71b17b69f9622"
    );
}

#[test]
fn headers_that_are_read() {
    for header in [
        format!("v2={DIGEST},t={TIME}"),
        format!("  t={TIME} , v2={DIGEST}  "),
        format!("t={TIME},v1=,v2={DIGEST},other=a=b,=c"),
    ] {
        assert_eq!(checked(&header), Ok(()), "{header:?}");
    }
}

#[test]
fn headers_that_are_refused() {
    let upper = DIGEST.to_uppercase();
    let (short, _) = DIGEST.split_at(62);
    for header in [
        "t".to_owned(),
        ",".to_owned(),
        DIGEST.to_owned(),
        format!("t={TIME}"),
        format!("v2={DIGEST}"),
        format!("t={TIME};v2={DIGEST}"),
        format!("t={TIME},v2={DIGEST},"),
        format!("t={TIME},,v2={DIGEST}"),
        format!("t={TIME},v2={DIGEST},other"),
        format!("t={TIME},t={TIME},v2={DIGEST}"),
        format!("t={TIME},v2={DIGEST},v2={DIGEST}"),
        format!("t={TIME},a=1,v2={DIGEST},a=2"),
        format!("T={TIME},v2={DIGEST}"),
        format!("t={TIME},V2={DIGEST}"),
        format!("t ={TIME},v2={DIGEST}"),
        format!("t= {TIME},v2={DIGEST}"),
        format!("t=,v2={DIGEST}"),
        format!("t=+{TIME},v2={DIGEST}"),
        format!("t=-{TIME},v2={DIGEST}"),
        format!("t={TIME}.0,v2={DIGEST}"),
        format!("t=0x6a64c6bc,v2={DIGEST}"),
        format!("t=\u{661}\u{667},v2={DIGEST}"),
        format!("t={},v2={DIGEST}", "9".repeat(40)),
        format!("t={TIME},v2={upper}"),
        format!("t={TIME},v2="),
        format!("t={TIME},v2={short}"),
        format!("t={TIME},v2={short}0"),
        format!("t={TIME},v2={short}0g"),
        format!("t={TIME},v2={DIGEST}00"),
        format!("t={TIME},v2= {short}0"),
        format!("t={TIME},v2={DIGEST},huge={}", "a".repeat(1000)),
    ] {
        let refused = checked(&header);
        assert_eq!(refused, Err(Reason::MalformedSignature), "{header:?}");
    }
    for header in ["", " ", "\t "] {
        assert_eq!(checked(header), Err(Reason::MissingSignature), "{header:?}");
    }
}

#[test]
fn the_tolerance_holds_in_both_directions_its_limit_included() {
    let at = |now| check(BODY, &header(), [SECRET], Window::at(now));
    for now in [TIME - 300, TIME - 299, TIME + 299, TIME + 300] {
        assert_eq!(at(now), Ok(()), "{now}");
    }
    for now in [TIME + 301, u64::MAX] {
        assert_eq!(at(now), Err(Reason::TooOld), "{now}");
    }
    for now in [TIME - 301, 0] {
        assert_eq!(at(now), Err(Reason::TooNew), "{now}");
    }
    let exact = Window {
        now: TIME + 1,
        tolerance: 0,
    };
    let refused = check(BODY, &header(), [SECRET], exact);
    assert_eq!(refused, Err(Reason::TooOld));
}

#[test]
fn any_of_several_secrets_may_fit_and_none_may_be_empty() {
    let with = |secrets: &[&str]| check(BODY, &header(), secrets, Window::at(TIME));
    assert_eq!(with(&[SECRET, "old"]), Ok(()));
    assert_eq!(with(&["new", SECRET]), Ok(()));
    assert_eq!(with(&["new", "old"]), Err(Reason::NoMatch));
    assert_eq!(with(&[]), Err(Reason::EmptySecret));
    assert_eq!(with(&[""]), Err(Reason::EmptySecret));
    assert_eq!(with(&[SECRET, ""]), Err(Reason::EmptySecret));
    assert_eq!(sign(BODY, "", TIME), Err(Reason::EmptySecret));
}

/// Who knows that the secret is empty can sign with it: `openssl dgst -sha256 -hmac ''`, as above.
#[test]
fn a_right_signature_under_an_empty_secret_is_refused() {
    let header =
        format!("t={TIME},v2=d7b0d432adc8a800762aac34058dbb3e2e3c544f4a119becdbef03a67bf182a1");
    let refused = check(BODY, &header, [""], Window::at(TIME));
    assert_eq!(refused, Err(Reason::EmptySecret));
}

#[test]
fn a_body_is_looked_at_up_to_its_bound() {
    let mut body = vec![b' '; MAX_PAYLOAD];
    let header = sign(&body, SECRET, TIME).unwrap();
    assert_eq!(check(&body, &header, [SECRET], Window::at(TIME)), Ok(()));
    body.push(b' ');
    let header = sign(&body, SECRET, TIME).unwrap();
    let refused = check(&body, &header, [SECRET], Window::at(TIME));
    assert_eq!(refused, Err(Reason::TooLarge));
}

#[test]
fn an_envelope_is_read_under_each_of_its_names() {
    for (body, name, id) in [
        (
            r#"{"version":2,"event":"contact.created","data":{"id":7}}"#,
            "contact.created",
            7,
        ),
        (
            r#"{"type":"contact.created","message":{"id":8}}"#,
            "contact.created",
            8,
        ),
        (r#"{"event":null,"type":"a","payload":{"id":9}}"#, "a", 9),
        (
            r#"{"event":"a","type":"b","data":[],"message":"","result":{"id":10}}"#,
            "a",
            10,
        ),
        (
            r#"{"event":"a","data":{"id":11},"payload":{"id":12}}"#,
            "a",
            11,
        ),
    ] {
        let event = Event::read(body.as_bytes()).unwrap();
        assert_eq!(event.name(), name, "{body}");
        let found = event.data().get("id").and_then(Value::as_count);
        assert_eq!(found, Some(id), "{body}");
    }
}

#[test]
fn what_changes_its_name_loses_nothing_of_the_rest() {
    let body = br#"{"x":1,"data":[2],"type":"a","result":{"y":3},"event":""}"#;
    let event = Event::read(body).unwrap();
    let read: serde_json::Value = serde_json::to_value(event.envelope()).unwrap();
    let expected = serde_json::json!({"x":1,"result":[2],"event":"a","data":{"y":3},"type":""});
    assert_eq!(read, expected);
}

#[test]
fn the_id_of_a_message_stands_in_for_its_uuid_and_that_of_nothing_else() {
    for (body, uuid) in [
        (
            r#"{"event":"message.inbound","data":{"uuid":"a","id":"b"}}"#,
            Some("a"),
        ),
        (
            r#"{"event":"message.inbound","data":{"id":"b"}}"#,
            Some("b"),
        ),
        (
            r#"{"event":"message.note","data":{"uuid":null,"id":"b"}}"#,
            Some("b"),
        ),
        (r#"{"event":"message.inbound","data":{"id":7}}"#, None),
        (r#"{"event":"contact.created","data":{"id":"b"}}"#, None),
    ] {
        let event = Event::read(body.as_bytes()).unwrap();
        let found = event.data().get("uuid").and_then(Value::as_text);
        assert_eq!(found, uuid, "{body}");
    }
}

#[test]
fn the_facts_of_an_envelope_are_optional() {
    let full = Event::read(BODY).unwrap();
    let uuid = full.uuid();
    assert_eq!(uuid, Some("7a61c5f5-2f0e-4a35-b1c5-18d6a2b0c9d2"));
    assert_eq!(full.version(), Some(2));
    assert_eq!(full.timestamp(), Some(1_785_000_060.0));
    let text = full.data().get("text").and_then(Value::as_text);
    assert_eq!(text, Some("Perché no?"));

    let bare = Event::read(br#"{"event":"a","data":{},"timestamp":0.25}"#).unwrap();
    assert_eq!((bare.uuid(), bare.version()), (None, None));
    assert_eq!(bare.timestamp(), Some(0.25));
}

#[test]
fn what_is_no_envelope_is_refused() {
    for body in ["", "{", "{}x", "\u{feff}{}", "NaN"] {
        let refused = Event::read(body.as_bytes());
        assert_eq!(refused, Err(Reason::NotJson), "{body:?}");
    }
    assert_eq!(Event::read(b"\"\xff\""), Err(Reason::NotJson));
    for body in [
        "null",
        "[]",
        "{}",
        r#"{"event":"a"}"#,
        r#"{"data":{}}"#,
        r#"{"event":"","data":{}}"#,
        r#"{"event":1,"data":{}}"#,
        r#"{"event":"a","data":[]}"#,
        r#"{"event":"a","data":null}"#,
    ] {
        let refused = Event::read(body.as_bytes());
        assert_eq!(refused, Err(Reason::NotAnEvent), "{body}");
    }
}

#[test]
fn an_event_shows_no_phone() {
    let event = Event::read(br#"{"event":"a","data":{"from_phone":"+393331234567"}}"#).unwrap();
    assert!(!format!("{event:?}").contains("333"));
}

#[test]
fn reasons_have_names_of_their_own() {
    let names: Vec<_> = Reason::ALL.iter().map(|reason| reason.name()).collect();
    let mut unique = names.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), names.len());
}

#[test]
fn a_status_that_is_not_known_replaces_no_known_one() {
    assert_eq!(fold_status("Sent", "Revoked"), "Sent");
    assert_eq!(fold_status("Revoked", "Pending"), "Pending");
    assert_eq!(fold_status("Revoked", "Edited"), "Edited");
    assert_eq!(fold_status("Read", "read"), "Read");
}

#[test]
fn what_has_arrived_has_not_failed_and_what_failed_was_not_just_sent() {
    assert_eq!(fold_status("Delivered", "Error"), "Delivered");
    assert_eq!(fold_status("Error", "Delivered"), "Delivered");
    assert_eq!(fold_status("Error", "Sent"), "Error");
    assert_eq!(fold_status("Queued", "Failed"), "Failed");
}

/// A message's whole way, in whatever order it is told, some of it twice.
fn any_statuses() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(STATUSES.to_vec()), 1..12).prop_shuffle()
}

proptest! {
    #[test]
    fn the_order_of_deliveries_does_not_matter(statuses in any_statuses(), turn in 0_usize..12) {
        let kept = statuses.iter().copied().reduce(fold_status);
        let mut other = statuses.clone();
        other.rotate_left(turn % statuses.len());
        other.reverse();
        prop_assert_eq!(kept, other.iter().copied().reduce(fold_status));
        prop_assert!(statuses.contains(&kept.unwrap()));
    }

    #[test]
    fn what_is_signed_is_verified(
        body in prop::collection::vec(any::<u8>(), 0..300),
        secret in ".{1,200}",
        time in 0_u64..10_000_000_000,
        away in 0_u64..=300,
    ) {
        let header = sign(&body, &secret, time).unwrap();
        for now in [time + away, time.saturating_sub(away)] {
            prop_assert_eq!(check(&body, &header, [&secret], Window::at(now)), Ok(()));
        }
    }

    #[test]
    fn no_bit_of_the_body_or_the_secret_can_change(
        body in prop::collection::vec(any::<u8>(), 1..200),
        secret in "[a-z]{1,100}",
        place in any::<prop::sample::Index>(),
        bit in 0_u8..8,
    ) {
        let header = sign(&body, &secret, TIME).unwrap();
        let mut changed = body.clone();
        changed[place.index(body.len())] ^= 1_u8 << bit;
        let refused = check(&changed, &header, [&secret], Window::at(TIME));
        prop_assert_eq!(refused, Err(Reason::NoMatch));

        let mut changed = secret.clone().into_bytes();
        changed[place.index(secret.len())] ^= 1_u8 << (bit % 7);
        let changed = String::from_utf8(changed).unwrap();
        let refused = check(&body, &header, [changed], Window::at(TIME));
        prop_assert_eq!(refused, Err(Reason::NoMatch));
    }

    #[test]
    fn any_header_at_all_is_answered(header in "(t|v2|[^,]{0,4})=?[0-9a-f]{0,70},?\\PC{0,40}") {
        prop_assert!(checked(&header).is_err());
    }

    #[test]
    fn any_body_at_all_is_answered(body in prop::collection::vec(any::<u8>(), 0..60)) {
        if let Ok(event) = Event::read(&body) {
            prop_assert!(!event.name().is_empty());
        }
    }
}

/// Every bit of the time and of the digest, one by one.
#[test]
fn no_bit_of_the_header_can_change() {
    let header = header();
    for place in (2..12).chain(16..80) {
        for bit in 0..7 {
            let mut changed = header.clone().into_bytes();
            changed[place] ^= 1_u8 << bit;
            let changed = String::from_utf8(changed).unwrap();
            assert!(checked(&changed).is_err(), "{changed}");
        }
    }
}
