//! Reports, and that they are told anew only every half an hour.

use crate::common::{Sandbox, sandbox, standing, with};
use serde_json::{Value, json};
use spoki_sandbox::Options;

const PATH: &str = "/api/1/reports/";

fn results(sandbox: &Sandbox, query: &str) -> Vec<Value> {
    let page = sandbox.get(&format!("{PATH}{query}")).ok();
    page["results"].as_array().unwrap().clone()
}

fn sum(reports: &[Value], counter: &str) -> i64 {
    reports
        .iter()
        .map(|report| report[counter].as_i64().unwrap())
        .sum()
}

#[test]
fn the_counters_are_the_same_however_long_a_period_is() {
    let sandbox = sandbox();
    let days = results(&sandbox, "");
    assert_eq!(days.len(), 3);
    let today = &days[2];
    assert_eq!(
        json!([
            today["granularity"],
            today["template_message_count"],
            today["free_message_count"],
            today["incoming_message_count"],
            today["exchanged_messages"],
            today["sent_message_count"],
            today["delivered_message_count"],
            today["read_message_count"],
            today["contacted_contacts"],
        ]),
        json!(["Day", 1, 2, 3, 6, 3, 2, 2, null])
    );
    // One of the five of yesterday failed, so it was not sent.
    assert_eq!(
        json!([
            days[1]["template_message_count"],
            days[1]["sent_message_count"],
            days[1]["read_message_count"]
        ]),
        json!([5, 4, 0])
    );
    for granularity in ["Month", "Year"] {
        let longer = results(&sandbox, &format!("?granularity={granularity}"));
        assert!(longer.len() >= 2 && longer.len() <= days.len());
        assert!(longer.iter().all(|report| {
            report["granularity"] == granularity
                && report["period_start"].as_str().unwrap().ends_with("-01")
        }));
        for counter in [
            "exchanged_messages",
            "sent_message_count",
            "read_message_count",
        ] {
            assert_eq!(sum(&longer, counter), sum(&days, counter), "{counter}");
        }
    }
}

#[test]
fn both_sets_of_names_choose_the_periods() {
    let sandbox = sandbox();
    let days = results(&sandbox, "");
    let day = |index: usize| days[index]["period_start"].as_str().unwrap();
    let starts = |query: &str| -> Vec<String> {
        let reports = results(&sandbox, query);
        let starts = reports.iter().map(|report| &report["period_start"]);
        starts
            .map(|start| start.as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(starts(&format!("?start_date={}", day(1))), [day(1), day(2)]);
    assert_eq!(starts(&format!("?end_date={}", day(0))), [day(0)]);
    let both = format!("?start_date={0}&end_date={0}", day(1));
    assert_eq!(starts(&both), [day(1)]);
    let account = days[0]["account"].clone();
    let named = format!("?account={account}&period_start={}&granularity=Day", day(1));
    assert_eq!(starts(&named), [day(1)]);
    let detailed = sandbox
        .get(&format!("{PATH}detailed/?period_start={}", day(1)))
        .ok();
    assert_eq!(detailed.as_array().unwrap().len(), 1);
    assert_eq!(detailed[0]["counters"][0]["category"], "MARKETING");
    let page = sandbox.get(&format!("{PATH}?page_size=2&page=2")).ok();
    assert_eq!(page["count"], 3);
    assert_eq!(page["results"][0]["period_start"], day(2));
    assert!(page["next"].is_null());
    assert_eq!(sandbox.get(&format!("{PATH}?page=2")).status, 404);
}

#[test]
fn what_the_query_gets_wrong_is_told_by_name() {
    let sandbox = sandbox();
    let (client, key) = sandbox.client("Pasticceria");
    for path in [PATH.to_owned(), format!("{PATH}detailed/")] {
        let cases = [
            (
                "granularity=day",
                json!({ "granularity":
                    ["Select a valid choice. day is not one of the available choices."] }),
            ),
            (
                "start_date=01/09/2026&end_date=2026-02-30",
                json!({ "start_date": ["Enter a valid date."], "end_date": ["Enter a valid date."] }),
            ),
            (
                "period_start=now",
                json!({ "period_start": ["Enter a valid date."] }),
            ),
            ("account=x", json!({ "account": ["Enter a number."] })),
        ];
        for (query, errors) in cases {
            sandbox
                .get(&format!("{path}?{query}"))
                .refused(400, &errors);
        }
        let own = format!("{path}?account={client}");
        sandbox.get(&own).ok();
        sandbox.call_with(&key, "GET", &own, None).ok();
        let not_own = format!("{path}?account=4210");
        assert_eq!(sandbox.call_with(&key, "GET", &not_own, None).status, 400);
    }
}

#[test]
fn the_detailed_counters_add_up_to_the_plain_ones() {
    let sandbox = sandbox();
    let plain = results(&sandbox, "?granularity=Year");
    let detailed = sandbox
        .get(&format!("{PATH}detailed/?granularity=Year"))
        .ok();
    let detailed = detailed.as_array().unwrap();
    assert_eq!(plain.len(), detailed.len());
    let channel = sandbox.get("/api/1/channel/").ok()["results"][0]["id"].clone();
    for (plain, detailed) in plain.iter().zip(detailed) {
        assert_eq!(plain["period_start"], detailed["period_start"]);
        let counters = detailed["counters"].as_array().unwrap();
        assert!(counters.iter().all(|counter| counter["channel"] == channel));
        assert_eq!(plain["exchanged_messages"], sum(counters, "count"));
    }
}

#[test]
fn an_account_has_a_report_of_the_current_month() {
    let sandbox = with(Options::default());
    let report = sandbox.get("/api/1/accounts/4210/current_report/").ok();
    let month = results(&sandbox, "?granularity=Month").pop().unwrap();
    assert_eq!(report["period_start"], month["period_start"]);
    assert_eq!(report["exchanged_messages"], month["exchanged_messages"]);
    let (client, key) = sandbox.client("Pasticceria");
    let path = format!("/api/1/accounts/{client}/current_report/");
    let quiet = sandbox.get(&path).ok();
    assert_eq!(quiet["period_start"], report["period_start"]);
    assert!(quiet["exchanged_messages"].is_null());
    sandbox.call_with(&key, "GET", &path, None).ok();
    let other = "/api/1/accounts/4210/current_report/";
    assert_eq!(sandbox.call_with(&key, "GET", other, None).status, 404);
}

#[test]
fn an_answer_is_kept_for_half_an_hour() {
    let sandbox = standing();
    let told = |query: &str| results(&sandbox, query)[0]["updated_datetime"].clone();
    let first = told("");
    sandbox.running.skip(90.0);
    let month = told("?granularity=Month");
    assert_ne!(month, first, "another question is answered anew");
    assert_eq!(told(""), first);
    assert_eq!(told("?page_size=2"), first);
    sandbox.running.skip(1_800.0);
    assert_ne!(told(""), first);
}
