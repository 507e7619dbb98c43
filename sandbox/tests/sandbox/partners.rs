//! The partner's accounts, money and reports.

use crate::common::{Sandbox, sandbox};
use serde_json::{Value, json};

const ACCOUNTS: &str = "/api/1/partners/accounts/";
const MAIN: i64 = 4210;

fn credit(sandbox: &Sandbox, account: &Value) -> i64 {
    let accounts = sandbox.partner_get(ACCOUNTS).ok();
    let mut accounts = accounts.as_array().unwrap().iter();
    let found = accounts.find(|row| &row["id"] == account).unwrap();
    found["current_credit"].as_i64().unwrap()
}

fn partner_credit(sandbox: &Sandbox) -> i64 {
    let page = sandbox.partner_get("/api/1/partners/").ok();
    assert_eq!(page["count"], 1);
    page["results"][0]["current_credit"].as_i64().unwrap()
}

#[test]
fn clients_are_added_by_an_array_at_the_root() {
    let sandbox = sandbox();
    let path = "/api/1/partners/add_sv_clients/";
    let rows = json!([
        { "account_name": "Pasticceria", "email": "elio@example.com", "country": "it",
            "country_code": "IT", "first_name": "Elio", "vat_amount": 2200 },
        { "account_name": "Libreria", "email": "elio@example.com" },
    ]);
    let reply = sandbox.partner_post(path, &rows);
    assert_eq!(reply.status, 200);
    assert_eq!(reply.body[0]["name"], "Pasticceria");
    assert_eq!(reply.body[0]["country_code"], "IT");
    assert_ne!(reply.body[0]["id"], reply.body[1]["id"]);
    assert_eq!(
        sandbox.partner_get(ACCOUNTS).ok().as_array().unwrap().len(),
        3
    );
    let made = sandbox
        .partner_post(
            "/api/1/partners/create_api_key_for_account/",
            &json!({ "account": reply.body[1]["id"] }),
        )
        .ok();
    let key = made["api_key"].as_str().unwrap();
    let roles = sandbox.call_with(key, "GET", "/api/1/roles/", None).ok();
    assert_eq!(roles["count"], 1);
    assert_eq!(roles["results"][0]["role"], "Owner");
    assert_eq!(roles["results"][0]["user"]["firstname"], "Elio");

    let required = "This field is required.";
    let cases = [
        (
            json!({ "account_name": "x", "email": "x@example.com" }),
            json!({ "non_field_errors": ["Expected a list of items but got type \"dict\"."] }),
        ),
        (
            json!([]),
            json!({ "non_field_errors": ["This list may not be empty."] }),
        ),
        (
            json!([{ "account_name": "x", "email": "x@example.com" }, {}]),
            json!([{}, { "account_name": [required], "email": [required] }]),
        ),
        (
            json!([{ "account_name": "x", "email": "x@example.com", "country": "IT",
                "country_code": "it", "vat_amount": -1 }]),
            json!([{ "country": ["\"IT\" is not a valid choice."],
                "country_code": ["\"it\" is not a valid choice."],
                "vat_amount": ["Ensure this value is greater than or equal to 0."] }]),
        ),
    ];
    for (body, errors) in cases {
        sandbox.partner_post(path, &body).refused(400, &errors);
    }
    assert_eq!(
        sandbox.partner_get(ACCOUNTS).ok().as_array().unwrap().len(),
        3
    );
}

#[test]
fn onboarding_gives_a_link() {
    let sandbox = sandbox();
    let reply = sandbox.partner_post("/api/1/partners/onboarding/", &json!({ "account": MAIN }));
    let link = reply.ok()["redirect_url"].as_str().unwrap().to_owned();
    assert!(
        link.starts_with("https://") && link.contains("4210"),
        "{link}"
    );
}

#[test]
fn credit_moves_between_the_partner_and_an_account_and_none_is_lost() {
    let sandbox = sandbox();
    let (client, key) = sandbox.client("Pasticceria");
    let before = partner_credit(&sandbox);
    let recharge = |amount: Value| {
        sandbox.partner_post(
            "/api/1/partners/create_subrecharge/",
            &json!({ "destination_account": client, "amount": amount }),
        )
    };
    let take = |amount: Value| {
        sandbox.partner_post(
            "/api/1/partners/move_credit_from_account/",
            &json!({ "account_id": client, "credit_to_move": amount }),
        )
    };
    recharge(json!(10_000)).ok();
    assert_eq!(credit(&sandbox, &client), 10_000);
    assert_eq!(partner_credit(&sandbox), before - 10_000);
    let seen = sandbox
        .call_with(&key, "GET", "/api/1/accounts/", None)
        .ok();
    assert_eq!(seen[0]["current_credit"], 10_000);
    assert!(
        seen[0]["estimated_available_conversations"]
            .as_i64()
            .unwrap()
            > 0
    );
    take(json!("4000")).ok();
    assert_eq!(credit(&sandbox, &client), 6_000);
    assert_eq!(partner_credit(&sandbox), before - 6_000);
    take(json!(6_000)).ok();
    assert_eq!(credit(&sandbox, &client), 0);

    let message = "The credit of the account is not enough.";
    let too_much = json!({ "error": message, "error_code": "spoki::1029" });
    take(json!(1)).refused(402, &too_much);
    recharge(json!(before + 1)).refused(402, &too_much);
    recharge(json!(before)).ok();
    assert_eq!(partner_credit(&sandbox), 0);

    for (amount, message) in [
        (json!(0), "Ensure this value is greater than or equal to 1."),
        (
            json!(-5),
            "Ensure this value is greater than or equal to 1.",
        ),
        (
            json!(3_000_000_000_u64),
            "Ensure this value is less than or equal to 2147483647.",
        ),
        (json!(1.5), "A valid integer is required."),
        (json!(null), "This field may not be null."),
    ] {
        recharge(amount.clone()).refused(400, &json!({ "amount": [message] }));
        take(amount).refused(400, &json!({ "credit_to_move": [message] }));
    }
    assert_eq!(credit(&sandbox, &client), before);

    sandbox
        .partner_post(
            "/api/1/partners/move_credit_from_account/",
            &json!({ "account_id": MAIN, "credit_to_move": 100_000 }),
        )
        .ok();
    assert_eq!(sandbox.get("/api/1/accounts/").ok()[0]["current_credit"], 0);
}

#[test]
fn a_conversation_recharge_shows_in_the_estimate() {
    let sandbox = sandbox();
    let path = "/api/1/partners/create_conversations_subrecharge/";
    let estimate = || {
        let accounts = sandbox.get("/api/1/accounts/").ok();
        accounts[0]["estimated_available_conversations"]
            .as_i64()
            .unwrap()
    };
    let before = estimate();
    let body = json!({ "destination_account": MAIN, "conversations": 25 });
    sandbox.partner_post(path, &body).ok();
    assert_eq!(estimate(), before + 25);
    let forecasts = "/api/1/partners/get_account_forecasts/?account_id=4210&country_code=IT";
    let forecast = sandbox.partner_get(forecasts).ok();
    assert_eq!(forecast["estimated_available_conversations"], before + 25);
    let required = json!({
        "destination_account": ["This field is required."],
        "conversations": ["This field is required."],
    });
    sandbox
        .partner_post(path, &json!({}))
        .refused(400, &required);
}

#[test]
fn margins_are_kept_for_either_name_of_the_account() {
    let sandbox = sandbox();
    let path = "/api/1/partners/set_profits/";
    let documented = json!({ "destination_account": MAIN, "utility_profit_margin": 49 });
    assert_eq!(
        sandbox.partner_post(path, &documented).ok(),
        json!({ "account": MAIN, "utility_profit_margin": 49 })
    );
    let in_use = json!({ "account_id": MAIN, "sms_profit_margin": 5, "utility_profit_margin": 50 });
    assert_eq!(
        sandbox.partner_post(path, &in_use).ok(),
        json!({ "account": MAIN, "sms_profit_margin": 5, "utility_profit_margin": 50 })
    );
    let cases = [
        (
            json!({}),
            json!({ "destination_account": ["This field is required."] }),
        ),
        (
            json!({ "account_id": 9 }),
            json!({ "account_id": ["Invalid pk \"9\" - object does not exist."] }),
        ),
        (
            json!({ "account_id": MAIN, "marketing_profit_margin": "much" }),
            json!({ "marketing_profit_margin": ["A valid integer is required."] }),
        ),
    ];
    for (body, errors) in cases {
        sandbox.partner_post(path, &body).refused(400, &errors);
    }
}

#[test]
fn a_report_of_an_account_takes_dates_in_camel_case() {
    let sandbox = sandbox();
    let report =
        |query: &str| sandbox.partner_get(&format!("/api/1/partners/get_account_report/{query}"));
    let all = report("?account_id=4210&granularity=2").ok();
    let all = all.as_array().unwrap();
    assert_eq!(all.len(), 3);
    let last = all[2]["period_start"].as_str().unwrap();
    let first = all[0]["period_start"].as_str().unwrap();
    let found = report(&format!("?account_id=4210&startDate={last}")).ok();
    assert_eq!(found.as_array().unwrap().len(), 1);
    assert_eq!(found[0]["period_start"], last);
    let found = report(&format!("?account_id=4210&endDate={first}")).ok();
    assert_eq!(found[0]["period_start"], first);
    let ignored = report(&format!("?account_id=4210&start_date={last}")).ok();
    assert_eq!(ignored.as_array().unwrap().len(), 3);

    let cases = [
        ("", json!({ "account_id": ["This field is required."] })),
        (
            "?account_id=x",
            json!({ "account_id": ["Enter a number."] }),
        ),
        (
            "?account_id=9",
            json!({ "account_id": ["Invalid pk \"9\" - object does not exist."] }),
        ),
        (
            "?account_id=4210&granularity=Day&startDate=x",
            json!({
                "granularity": ["Select a valid choice. Day is not one of the available choices."],
                "startDate": ["Enter a valid date."],
            }),
        ),
    ];
    for (query, errors) in cases {
        report(query).refused(400, &errors);
    }
    let forecasts = "/api/1/partners/get_account_forecasts/";
    assert_eq!(sandbox.partner_get(forecasts).status, 400);
    let bad = format!("{forecasts}?account_id=4210&country_code=Italy");
    assert_eq!(sandbox.partner_get(&bad).status, 400);
}
