//! The protocol, driven with a virtual clock through answers of every kind.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use proptest::prelude::*;
use spoki::api::{Method, Operation, Retry, find, operations};
use spoki::error::{ErrorKind, Phase};
use spoki::protocol::{
    Claim, Extra, Limits, Origin, Outcome, RateLimiter, Reply, RetryBudget, Step, next_target,
    prepare, settle,
};
use spoki::schema::Value;

/// Any JSON that a caller could hand over.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Boolean),
        any::<i64>().prop_map(Value::Integer),
        any::<f64>()
            .prop_filter("JSON has no others", |number| number.is_finite())
            .prop_map(|number| Value::Decimal(number.to_string())),
        "\\PC{0,12}".prop_map(Value::Text),
        Just(Value::Text("+39 333 123 4567".to_owned())),
        Just(Value::Text("a@example.com".to_owned())),
    ];
    let names = prop_oneof![
        "\\PC{0,8}",
        prop::sample::select(vec![
            "phone",
            "email",
            "first_name",
            "custom_fields",
            "contacts",
            "ids",
            "name",
            "status",
            "__proto__",
            "constructor",
            "page",
            "tag",
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            prop::collection::vec((names.clone(), inner), 0..4).prop_map(Value::Object),
        ]
    })
}

fn any_operation() -> impl Strategy<Value = &'static Operation> {
    prop::sample::select(operations().collect::<Vec<_>>())
}

/// An outcome, and whether Spoki may have done the work.
fn any_outcome() -> impl Strategy<Value = (Outcome, bool)> {
    let reply = |status, retry_after: Option<String>| {
        Outcome::Reply(Reply {
            status,
            retry_after,
            content_type: None,
            body: b"{}".to_vec(),
        })
    };
    let message = || "reset".to_owned();
    prop_oneof![
        Just((reply(200, None), true)),
        (500_u16..=599).prop_map(move |status| (reply(status, None), true)),
        Just((reply(408, None), true)),
        (0_u32..90).prop_map(move |wait| (reply(429, Some(wait.to_string())), false)),
        Just((reply(429, None), false)),
        prop::sample::select(vec![400_u16, 401, 404, 413])
            .prop_map(move |status| (reply(status, None), false)),
        Just((Outcome::Broken { message: message() }, true)),
        Just((Outcome::NotSent { message: message() }, false)),
        Just((
            Outcome::TimedOut {
                phase: Phase::Headers
            },
            true
        )),
        Just((Outcome::TimedOut { phase: Phase::Body }, true)),
    ]
}

proptest! {
    #[test]
    fn no_input_panics_and_what_passes_passes_again(
        operation in any_operation(),
        ids in prop::collection::vec(any_value(), 0..2),
        input in any_value(),
    ) {
        if let Ok(request) = prepare(operation, ids.clone(), Some(input), Extra::default()) {
            let path = request.target.split('?').next().unwrap_or_default();
            prop_assert!(path.starts_with("/api/1/") || path.starts_with("/wh/ap/"));
            prop_assert!(path.split('/').all(|segment| segment.trim_matches('.') == segment));
            if let (Some(body), true) = (&request.body, operation.query.is_empty()) {
                let sent: Value = serde_json::from_str(body).unwrap();
                // What an operation always sends cannot be given, so it cannot be given again.
                if operation.input_fields().count() > 0 && !body.contains("is_blocked") {
                    let again = prepare(operation, ids, Some(sent), Extra::default()).unwrap();
                    prop_assert_eq!(again.body.as_ref(), Some(body));
                }
            }
        }
    }

    #[test]
    fn no_next_page_leaves_the_api(
        front in prop::sample::select(vec![
            "", "/", "//", "?", "https://api.spoki.com", "http://api.spoki.com:80", "https://evil.example",
            "https://api.spoki.com@evil.example", "\\\\evil.example", "/api/1/tags/", "../",
        ]),
        rest in "[a-z0-9/?=&.:@%#\\\\ -]{0,24}",
    ) {
        let next = format!("{front}{rest}");
        let from = "/api/1/tags/?page=1";
        if let Some(target) = next_target(&Origin::default(), from, &next) {
            let (path, query) = target.split_once('?').unwrap();
            prop_assert!(path.starts_with("/api/1/") && !path.contains(['.', ':', '@', '\\', '%']));
            prop_assert!(!query.is_empty() && target != from);
            prop_assert!(!next.contains("evil.example"));
        }
    }

    #[test]
    fn any_retry_after_is_a_bounded_wait(
        header in prop_oneof![
            "[A-Za-z]{3,9},? [0-9]{1,2}[ -][A-Z][a-z]{2}[ -][0-9]{2,4} [0-9:]{6,9}( GMT)?",
            "(Sun|Mon) (Jan|Feb|Dec) {1,2}[0-9]{1,2} [0-2][0-9]:[0-5][0-9]:[0-5][0-9] [0-9]{4}",
            "[0-9, -]{0,30}",
            "\\PC{0,40}",
        ],
        now in 0.0_f64..4e12,
    ) {
        let reply = Reply {
            status: 429,
            retry_after: Some(header),
            content_type: None,
            body: Vec::new(),
        };
        let operation = find("lists.create").unwrap();
        let mut budget = RetryBudget::default();
        match settle(operation, Outcome::Reply(reply), 1, 2, &mut budget, now, 0.5) {
            Step::Retry { after_ms } => prop_assert!((0.0..=60_000.0).contains(&after_ms)),
            Step::Fail(error) => {
                let wait = error.retry_after_ms().unwrap();
                prop_assert!((60_000.0..4.3e12).contains(&wait), "{}", wait);
            }
            Step::Done(_) => prop_assert!(false, "a refusal is no success"),
        }
    }

    #[test]
    fn nothing_is_sent_twice_and_every_call_ends(
        operation in any_operation(),
        outcomes in prop::collection::vec(any_outcome(), 1..12),
        random in 0.0_f64..1.0,
    ) {
        let mut budget = RetryBudget::default();
        let mut may_be_done = 0;
        let mut attempts = 0;
        for (outcome, uncertain) in outcomes {
            attempts += 1;
            may_be_done += u32::from(uncertain);
            match settle(operation, outcome, attempts, 2, &mut budget, 0.0, random) {
                Step::Retry { after_ms } => {
                    prop_assert!((0.0..=60_000.0).contains(&after_ms));
                    prop_assert!(operation.retry == Retry::Safe || may_be_done == 0);
                }
                Step::Done(_) => break,
                Step::Fail(error) => {
                    // A read changes nothing, unless it is one that creates; but an answer of a
                    // wrong shape came from somebody.
                    let may_have_changed = operation.method != Method::Get
                        || operation.retry == Retry::Unsafe
                        || matches!(error.kind, ErrorKind::Decode { .. });
                    prop_assert_eq!(error.ambiguous, uncertain && may_have_changed);
                    prop_assert_eq!(error.attempts, attempts);
                    break;
                }
            }
        }
        prop_assert!(attempts <= 3);
    }

    #[test]
    fn the_limit_holds_whatever_callers_do(
        per_minute in 1_u32..8,
        steps in prop::collection::vec((0.0_f64..40_000.0, 0_u8..10), 1..120),
    ) {
        let operation = find("lists.list").unwrap();
        let mut limits = Limits::default();
        limits.set(operation, per_minute);
        let mut limiter = RateLimiter::new(limits);
        let (mut now, mut sent) = (0.0, Vec::new());
        for (pause, kind) in steps {
            send_until(&mut limiter, operation, now + pause, &mut sent);
            now += pause;
            match kind {
                // Aborted while it waited: the turn goes back.
                0 => {
                    if let Ok(turn) = limiter.reserve(operation, now, 1e9) {
                        limiter.release(operation, turn);
                    }
                }
                1 => limiter.block(operation, now, 5_000.0),
                _ => {
                    if let Ok(turn) = limiter.reserve(operation, now, 120_000.0) {
                        prop_assert!(turn.at >= now && turn.at - now <= 120_000.0);
                    }
                }
            }
        }
        send_until(&mut limiter, operation, now + 1e9, &mut sent);
        prop_assert!(limiter.next(operation).is_none());
        prop_assert!(holds(&sent, per_minute));
    }

}

proptest! {
    // Each case makes a thousand turns anew after each answer.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_thousand_callers_who_are_all_refused_hold_the_limit_whatever_the_header_says(
        id in prop::sample::select(vec!["lists.sync_contacts", "lists.list", "contacts.list"]),
        headers in prop::collection::vec(any_header(), 1..9),
    ) {
        let operation = find(id).unwrap();
        let per_minute = operation.per_minute.unwrap();
        let mut limiter = RateLimiter::new(Limits::default());
        for _ in 0..1_000 {
            limiter.reserve(operation, 0.0, f64::INFINITY).unwrap();
        }
        let (mut budget, mut sent, mut refusals) = (RetryBudget::default(), Vec::new(), 0);
        // Who is refused comes back when it may, for ever.
        let mut now = 0.0;
        while sent.len() < 1_100 {
            let turn = limiter.next(operation).unwrap();
            now = f64::max(now, turn.at);
            prop_assert_eq!(limiter.claim(operation, turn, now), Claim::Go);
            sent.push(now);
            let outcome = Outcome::Reply(Reply {
                status: 429,
                retry_after: headers[refusals % headers.len()].clone(),
                content_type: None,
                body: Vec::new(),
            });
            refusals += 1;
            let wait = match settle(operation, outcome, 1, 2, &mut budget, now, 0.0) {
                Step::Retry { after_ms } => after_ms,
                Step::Fail(error) => error.retry_after_ms().unwrap_or(0.0),
                Step::Done(_) => unreachable!("it was refused"),
            };
            limiter.block(operation, now, wait);
            limiter.reserve(operation, now, f64::INFINITY).unwrap();
        }
        prop_assert!(holds(&sent, per_minute.into()));
    }
}

/// Makes every call whose turn comes before that time.
fn send_until(
    limiter: &mut RateLimiter,
    operation: &'static Operation,
    end: f64,
    sent: &mut Vec<f64>,
) {
    while let Some(turn) = limiter.next(operation).filter(|turn| turn.at <= end) {
        assert_eq!(limiter.claim(operation, turn, turn.at), Claim::Go);
        sent.push(turn.at);
    }
}

/// Whether no window of a minute has more calls than that.
fn holds(sent: &[f64], per_minute: u32) -> bool {
    let size = usize::try_from(per_minute).unwrap() + 1;
    let mut windows = sent.windows(size);
    windows.all(|few| few[size - 1] - few[0] >= 60_000.0)
}

/// What a `Retry-After` can say.
fn any_header() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        Just(None),
        (0_u32..90).prop_map(|seconds| Some(seconds.to_string())),
        prop::sample::select(vec![
            "0",
            "-5",
            "0, 0",
            "soon",
            "",
            "Wed, 21 Oct 2015 07:28:00 GMT",
            "Fri, 31 Dec 9999 23:59:59 GMT",
        ])
        .prop_map(|header| Some(header.to_owned())),
    ]
}
