//! Calls that need several requests, driven with a virtual clock through answers of every kind.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use spoki::api::find;
use spoki::error::{Error, Phase};
use spoki::protocol::{
    Claim, Extra, Limits, Missed, Outcome, RateLimiter, Reach, Reply, Request, RetryBudget, Step,
    prepare, settle,
};
use spoki::schema::Value;

const UUID: &str = "c0ffee00-1111-4222-8333-444455556666";

fn contacts(count: usize) -> Value {
    let contact = |index: usize| {
        let phone = format!("+39 333 {index:07}");
        Value::Object(vec![("phone".to_owned(), Value::Text(phone))])
    };
    Value::List((0..count).map(contact).collect())
}

fn start(contacts: Value) -> Result<Request, Vec<spoki::error::Issue>> {
    let input = vec![
        ("contacts".to_owned(), contacts),
        (
            "secret".to_owned(),
            Value::Text("trigger-secret".to_owned()),
        ),
    ];
    let extra = Extra {
        query: None,
        body: Some(serde_json::from_str(r#"{"tags":[1,2]}"#).unwrap()),
    };
    let ids = vec![Value::Text(UUID.to_owned())];
    let operation = find("automations.start_bulk").unwrap();
    prepare(operation, ids, Some(Value::Object(input)), extra)
}

fn bodies(request: &Request) -> Vec<&str> {
    let first = request.body.as_deref().into_iter();
    first
        .chain(request.more.iter().map(String::as_str))
        .collect()
}

#[test]
fn contacts_are_spread_over_requests_of_500_in_their_order() {
    for (count, expected) in [
        (1, vec![1]),
        (500, vec![500]),
        (501, vec![500, 1]),
        (1_000, vec![500, 500]),
        (1_201, vec![500, 500, 201]),
    ] {
        let request = start(contacts(count)).unwrap();
        assert_eq!(request.items, count);
        let (mut sizes, mut phones) = (Vec::new(), Vec::new());
        for body in bodies(&request) {
            let body: serde_json::Value = serde_json::from_str(body).unwrap();
            assert_eq!(body["secret"], "trigger-secret");
            assert_eq!(body["tags"], serde_json::json!([1, 2]));
            let batch = body["contacts"].as_array().unwrap();
            sizes.push(batch.len());
            phones.extend(batch.iter().map(|contact| contact["phone"].clone()));
        }
        assert_eq!(sizes, expected);
        let in_order = (0..count).map(|index| format!("+39333{index:07}"));
        assert!(phones.into_iter().eq(in_order));
    }
}

#[test]
fn every_contact_is_checked_before_the_first_request() {
    assert!(start(contacts(0)).is_err());
    let Value::List(mut list) = contacts(1_201) else {
        unreachable!("a list is a list");
    };
    list[1_200] = Value::Object(vec![("phone".to_owned(), Value::Text("39".to_owned()))]);
    let issues = start(Value::List(list)).unwrap_err();
    assert_eq!(issues.len(), 1);
    assert!(issues[0].to_string().starts_with("contacts[1200].phone "));
}

#[test]
fn no_other_operation_is_spread() {
    let input = Value::Object(vec![("contacts".to_owned(), contacts(500))]);
    let operation = find("lists.sync_contacts").unwrap();
    let ids = vec![Value::Integer(7)];
    let request = prepare(operation, ids.clone(), Some(input), Extra::default()).unwrap();
    assert_eq!((bodies(&request).len(), request.items), (1, 0));
    let input = Value::Object(vec![("contacts".to_owned(), contacts(501))]);
    assert!(prepare(operation, ids, Some(input), Extra::default()).is_err());
}

/// What a driver does with those answers, one for each request that it sends: when it sent them,
/// and what came of it.
fn drive(
    contacts_given: usize,
    per_minute: u16,
    answers: &[Outcome],
) -> (Vec<f64>, Reach, Option<Error>) {
    let operation = find("automations.start_bulk").unwrap();
    let request = start(contacts(contacts_given)).unwrap();
    let mut limits = Limits::default();
    limits.set(operation, per_minute.into());
    let (mut limiter, mut budget) = (RateLimiter::new(limits), RetryBudget::default());
    let (mut now, mut sent_at, mut requests) = (0.0, Vec::new(), 0);
    let mut answers = answers.iter().cloned();
    for _ in bodies(&request) {
        let mut attempts = 0;
        loop {
            let turn = limiter.reserve(operation, now, 1e9).unwrap();
            now = f64::max(now, turn.at);
            assert_eq!(limiter.claim(operation, turn, now), Claim::Go);
            sent_at.push(now);
            attempts += 1;
            let outcome = answers.next().unwrap_or_else(|| reply(200));
            match settle(operation, outcome, attempts, 2, &mut budget, now, 0.5) {
                Step::Done(_) => break,
                Step::Retry { after_ms } => now += after_ms,
                Step::Fail(error) => {
                    return (
                        sent_at,
                        Reach::new(request.items, requests, true),
                        Some(error),
                    );
                }
            }
        }
        requests += 1;
    }
    (sent_at, Reach::new(request.items, requests, false), None)
}

fn reply(status: u16) -> Outcome {
    Outcome::Reply(Reply {
        status,
        retry_after: None,
        content_type: None,
        body: Vec::new(),
    })
}

#[test]
fn all_are_reached_at_the_allowed_rate() {
    let (sent_at, reach, error) = drive(1_201, 1, &[]);
    assert_eq!(sent_at.len(), 3);
    assert!(sent_at.windows(2).all(|pair| pair[1] - pair[0] >= 60_000.0));
    let all = Reach {
        reached: 1_201,
        tried: 1_201,
        items: 1_201,
    };
    assert_eq!((reach, error), (all, None));
}

#[test]
fn what_goes_wrong_in_the_middle_ends_it() {
    let broken = || Outcome::Broken {
        message: "reset".to_owned(),
    };
    for (outcome, reason) in [
        (reply(402), Missed::Refused),
        (reply(400), Missed::Refused),
        (reply(401), Missed::Refused),
        (reply(503), Missed::Uncertain),
        (reply(408), Missed::Uncertain),
        (broken(), Missed::Uncertain),
        (
            Outcome::TimedOut {
                phase: Phase::Headers,
            },
            Missed::Uncertain,
        ),
        (Outcome::TimedOut { phase: Phase::Body }, Missed::Uncertain),
    ] {
        let (sent_at, reach, error) = drive(1_201, 60, &[reply(200), outcome.clone()]);
        assert_eq!(sent_at.len(), 2, "{outcome:?} was sent again");
        let expected = Reach {
            reached: 500,
            tried: 1_000,
            items: 1_201,
        };
        assert_eq!(reach, expected, "{outcome:?}");
        assert_eq!(Missed::by(&error.unwrap()), reason, "{outcome:?}");
    }
}

#[test]
fn what_was_certainly_not_done_is_tried_again() {
    let unsent = Outcome::NotSent {
        message: "offline".to_owned(),
    };
    let (sent_at, reach, error) = drive(1_201, 60, &[reply(200), reply(429), unsent.clone()]);
    assert_eq!((sent_at.len(), reach.reached, error), (5, 1_201, None));
    let (sent_at, reach, error) = drive(
        501,
        60,
        &[reply(200), unsent.clone(), unsent.clone(), unsent],
    );
    assert_eq!((sent_at.len(), reach.reached, reach.tried), (4, 500, 501));
    assert_eq!(Missed::by(&error.unwrap()), Missed::NotSent);
    let (_, _, error) = drive(501, 60, &[reply(200), reply(429), reply(429), reply(429)]);
    assert_eq!(Missed::by(&error.unwrap()), Missed::Refused);
}
