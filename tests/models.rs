//! Answers in each of the shapes that were seen, or that the reference cannot rule out.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use serde::Serialize;
use serde::de::DeserializeOwned;
use spoki::model::{
    Account, AccountRef, Agency, Automation, Channel, ChannelOrLink, Contact, EmbeddingToken,
    ExternalWebhook, OrNull, Page, Placeholder, PrivateKey, PrivateKeyPresence, Role, SentMessage,
    Status, Template, Ticket,
};

fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// Nothing of an answer is lost when it is written again, but for the difference between `null` and
/// nothing.
fn round_trip<T: DeserializeOwned + Serialize>(json: &str) -> T {
    let model: T = read(json);
    let again = serde_json::to_string(&model).unwrap();
    assert!(keeps(&read(&again), &read(json)), "{again}");
    model
}

fn keeps(whole: &serde_json::Value, part: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Object};
    match (whole, part) {
        (Object(whole), Object(part)) => part.iter().all(|(name, value)| {
            value.is_null() || whole.get(name).is_some_and(|kept| keeps(kept, value))
        }),
        (Array(whole), Array(part)) => {
            let same = whole
                .iter()
                .zip(part)
                .all(|(kept, value)| keeps(kept, value));
            whole.len() == part.len() && same
        }
        _ => whole == part,
    }
}

#[test]
fn a_template_of_the_current_generation_and_of_the_older_ones() {
    let current: Template = round_trip(
        r#"{"id":7001,"name":"ordine","category":"UTILITY","subcategory":null,"status":2,
            "customfield_set":["ORDER_ID",{"key":"NAME"}],
            "templatelocalization_set":[{"id":1,"language":"it","status":"APPROVED",
                "header_template_component":{"component_type":"header","format":"text","text":"Ordine","parameters":[]},
                "body_template_component":{"component_type":"body","format":null,"text":"In viaggio.","parameters":[]},
                "footer_template_component":null,"templatebuttoncomponent_set":[],"new_in_2027":1}]}"#,
    );
    assert_eq!(current.status, Some(Status::Number(2)));
    let codes: Vec<&str> = current
        .customfield_set
        .iter()
        .map(Placeholder::code)
        .collect();
    assert_eq!(codes, ["ORDER_ID", "NAME"]);
    let text = &current.templatelocalization_set[0];
    assert_eq!(text.status, Some(Status::Word("APPROVED".to_owned())));
    assert_eq!(
        text.body().and_then(|body| body.text()),
        Some("In viaggio.")
    );
    assert_eq!(
        text.header().and_then(|header| header.text()),
        Some("Ordine")
    );
    assert!(text.footer().is_none());
    assert_eq!(text.unknown.names().collect::<Vec<_>>(), ["new_in_2027"]);

    let older: Template = round_trip(
        r#"{"id":1,"templatelocalization_set":[{"status":1,"header":{"text":"A"},"body":"B",
            "footer":null,"button_set":[{"text":"C","order":0,"button_type":"url"}]}]}"#,
    );
    let text = &older.templatelocalization_set[0];
    assert_eq!(text.header().and_then(|header| header.text()), Some("A"));
    assert_eq!(text.body().and_then(|body| body.text()), Some("B"));
    assert_eq!(text.button_set.as_ref().map(Vec::len), Some(1));
}

#[test]
fn both_generations_of_channels() {
    let documented: Channel = round_trip(
        r#"{"id":1,"name":"A","identifier":"x","platform":"WhatsApp","status":"Active","phone_status":"🟢 Connected","quality_score":"🟢 Green","is_primary":true}"#,
    );
    assert_eq!(documented.is_primary, Some(true));
    let live: Channel = round_trip(
        r#"{"id":1,"phone":"390212345678","phone_status":"Connected","quality_score":3,"quality_reasons":null,"type":"whatsapp","is_active":true}"#,
    );
    assert_eq!(live.r#type.as_deref(), Some("whatsapp"));
    assert!(matches!(
        read(r#"{"redirect_url":"https://example.com"}"#),
        ChannelOrLink::Link(_)
    ));
    assert!(matches!(read(r#"{"id":5}"#), ChannelOrLink::Channel(channel) if channel.id == 5));
}

#[test]
fn pages_and_bare_arrays_of_accounts() {
    let account = r#"{"id":1,"name":"A","phone":"393331234567","quality_score":"Green","current_credit":10000}"#;
    let bare: Page<Account> = read(&format!("[{account}]"));
    let wrapped: Page<Account> = read(&format!(r#"{{"count":1,"results":[{account}]}}"#));
    assert_eq!(bare.items, wrapped.items);
    assert!(matches!(
        read::<Agency>(r#"{"id":1,"account":7}"#).account,
        Some(AccountRef::Id(7))
    ));
    let whole: Agency = read(&format!(r#"{{"id":1,"account":{account}}}"#));
    assert!(matches!(whole.account, Some(AccountRef::Account(_))));
}

#[test]
fn the_presence_of_a_key_in_both_shapes() {
    for (json, exists) in [
        ("true", true),
        ("false", false),
        (r#"{"has_private_key":true}"#, true),
    ] {
        assert_eq!(read::<PrivateKeyPresence>(json).exists(), exists, "{json}");
    }
}

#[test]
fn every_answer_to_a_message() {
    let sent: SentMessage = round_trip(
        r#"{"id":88990001,"uuid":"c0ffee00-1111-4222-8333-444455556666","status":"Pending"}"#,
    );
    assert_eq!(sent.status.as_deref(), Some("Pending"));
    for json in [
        r#"{"uuid":"c0ffee00-1111-4222-8333-444455556666"}"#,
        r#"{"detail":"Message queued"}"#,
        r#"{"accepted":true}"#,
        r#"{"uuid":"c0ffee00-1111-4222-8333-444455556666","contact":{"id":1}}"#,
    ] {
        round_trip::<SentMessage>(json);
    }
}

#[test]
fn a_page_of_contacts_and_a_ticket() {
    let page: Page<Contact> = read(
        r##"{"count":1,"next":null,"previous":null,"results":[{"id":40990001,"phone":"+393331234567","email":null,
            "contactfield_set":[{"id":91,"field":7001,"visual_code":"%%ORDER_ID%%","value":"A-42","value_datetime":null}],
            "list_set":[{"id":12,"name":"Clienti","color":null}],"tag_set":[{"id":5,"name":"VIP","color":"#16d46d"}]}]}"##,
    );
    assert_eq!(page.items[0].list_set.as_ref().map(Vec::len), Some(1));
    let ticket: Ticket = read(
        r#"{"id":1,"title":"Pacco","status":"Rimborsato","contact":{"id":1,"role_set":[]},"owner":null}"#,
    );
    assert_eq!(
        (ticket.status.as_str(), ticket.contact.id),
        ("Rimborsato", 1)
    );
}

#[test]
fn secrets_phones_and_addresses_do_not_show() {
    let shown = [
        format!(
            "{:?}",
            read::<Automation>(r#"{"webhook_set":[{"secret":"canary-1"}]}"#)
        ),
        format!("{:?}", read::<PrivateKey>(r#"{"value":"canary-2"}"#)),
        format!(
            "{:?}",
            read::<EmbeddingToken>(r#"{"token":"canary-3","uid":"u"}"#)
        ),
        format!(
            "{:?}",
            read::<ExternalWebhook>(r#"{"secret":"canary-4","new":"canary-5"}"#)
        ),
        format!("{:?}", read::<Account>(r#"{"phone":"393339990000"}"#)),
        format!("{:?}", read::<Channel>(r#"{"phone":"+393339990000"}"#)),
        format!(
            "{:?}",
            read::<Role>(r#"{"user":{"email":"canary-6@example.com"}}"#)
        ),
    ];
    for text in shown {
        assert!(
            !text.contains("canary") && !text.contains("999000"),
            "{text}"
        );
    }
}

#[test]
fn nothing_and_null_are_two_things() {
    let null = serde_json::to_string(&Some(OrNull::<String>::Null)).unwrap();
    let value = serde_json::to_string(&Some(OrNull::Value("a".to_owned()))).unwrap();
    assert_eq!((null.as_str(), value.as_str()), ("null", r#""a""#));
}
