//! Media: registered by address, renamed, deleted.

use crate::common::sandbox;
use serde_json::json;

const MEDIA: &str = "/api/1/media/";

#[test]
fn media_are_registered_renamed_and_deleted() {
    let sandbox = sandbox();
    let body = json!({ "title": "Listino", "external_url": "https://example.com/a.pdf", "format_type": "document", "content_type": "application/pdf" });
    let made = sandbox.post(MEDIA, &body);
    assert_eq!(made.status, 201);
    let made = made.body;
    let path = format!("{MEDIA}{}/", made["id"]);
    let mut expected = body.clone();
    for (name, value) in [
        ("id", made["id"].clone()),
        ("media", json!(null)),
        ("external_id", json!(null)),
        ("is_deleted", json!(false)),
    ] {
        expected[name] = value;
    }
    assert_eq!(made, expected);
    let renamed = sandbox.call(
        "PATCH",
        &path,
        Some(&json!({ "title": "Listino 2", "external_url": "x" })),
    );
    expected["title"] = json!("Listino 2");
    assert_eq!(renamed.ok(), expected);
    let blank = json!({ "title": ["This field may not be blank."] });
    sandbox
        .call("PATCH", &path, Some(&json!({ "title": "" })))
        .refused(400, &blank);
    assert_eq!(sandbox.get(MEDIA).ok()["results"], json!([expected]));
    assert_eq!(sandbox.call("DELETE", &path, None).status, 204);
    assert_eq!(sandbox.call("DELETE", &path, None).status, 404);
    assert_eq!(sandbox.get(MEDIA).ok()["count"], 0);
    assert_eq!(sandbox.get(&path).ok()["is_deleted"], true);
    assert_eq!(
        sandbox
            .call("PATCH", &path, Some(&json!({ "title": "x" })))
            .status,
        404
    );
}

#[test]
fn wrong_media_are_refused() {
    let sandbox = sandbox();
    let body = json!({ "title": "", "external_url": "example.com/a.jpg", "format_type": "Image", "content_type": "jpeg" });
    let errors = json!({
        "title": ["This field may not be blank."],
        "external_url": ["Enter a valid URL."],
        "format_type": ["\"Image\" is not a valid choice."],
        "content_type": ["Enter a MIME type such as image/jpeg."],
    });
    sandbox.post(MEDIA, &body).refused(400, &errors);
    let body = json!({ "title": "a", "external_url": "https://example.com/a", "format_type": "image", "content_type": "video/mp4" });
    let errors = json!({ "content_type": ["The content type does not fit the format \"image\"."] });
    sandbox.post(MEDIA, &body).refused(400, &errors);
}

#[test]
fn a_template_takes_registered_media_for_its_header() {
    let sandbox = sandbox();
    let body = json!({ "title": "Foto", "external_url": "https://example.com/a.jpg", "format_type": "image", "content_type": "image/jpeg" });
    let media = sandbox.post(MEDIA, &body).ok();
    let localization = json!({
        "language": "it",
        "header_template_component": { "format": "image" },
        "body_template_component": { "text": "Ecco la novità." },
        "default_header_media": media["id"],
    });
    let template = sandbox.approved("novita", "MARKETING", &localization);
    let message = json!({ "type": "Template", "phone": "+393331234567", "template": template });
    sandbox.post("/api/1/messages/send/", &message).ok();
    let header = sandbox.last_message()["content"]["header"].clone();
    assert_eq!(header["media"]["external_url"], "https://example.com/a.jpg");
}
