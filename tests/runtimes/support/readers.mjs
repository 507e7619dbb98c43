/** Texts of callers that were made to be slow: a test counts the steps of what reads them, a benchmark takes its time. */
import assert from "node:assert/strict";

/** What the texts are made of. */
export const UNITS = ["a", "A", "1", "é", "@a.", "( ", "𝟙", "%%A%%", "{{1}}", "*_", ",t=1", '"', "a;", "\n", "wa.me/", " "];

export const repeated = (unit, length) => unit.repeat(Math.ceil(length / unit.length));

/** What reads texts of callers, by name. */
export function readersOf(spoki) {
  const { schemas } = spoki;
  const validate = (name, input) => schemas[name]["~standard"].validate(input);
  const plan = (source) => spoki.planImport(source, { defaultCountry: "IT" }).catch((error) => assert.ok(error instanceof spoki.ValidationError, `${error}`));

  const WEBHOOK = { payload: "{}", secret: "whsec_of_a_test", now: 1_785_000_000 };
  const verified = (payload) => {
    const signature = spoki.signWebhook({ payload, secret: WEBHOOK.secret, timestamp: WEBHOOK.now });
    try {
      spoki.verifyWebhook({ ...WEBHOOK, payload, signature });
    } catch (error) {
      // Beyond a length no payload is looked at.
      assert.equal(error.reason, "too_large");
    }
  };
  const refused = (delivery) => assert.throws(() => spoki.verifyWebhook({ ...WEBHOOK, signature: "t=1785000000,v1=00", ...delivery }), spoki.WebhookError);

  return {
    checkCustomFieldCode: spoki.checkCustomFieldCode,
    checkEmail: spoki.checkEmail,
    checkLanguage: spoki.checkLanguage,
    checkMediaUrl: spoki.checkMediaUrl,
    checkTemplateName: spoki.checkTemplateName,
    "a value that is a text": (text) => spoki.checkCustomFieldValue("TEXT", text),
    "a value that is a date": (text) => spoki.checkCustomFieldValue("DATE", text),
    "a value that is a time": (text) => spoki.checkCustomFieldValue("DATETIME", text),
    parsePhone: (text) => spoki.parsePhone(text, { defaultCountry: "IT" }),
    isValidPhone: (text) => spoki.isValidPhone(text, { defaultCountry: "IT" }),
    formatPhone: (text) => assert.throws(() => spoki.formatPhone(text, "national"), spoki.ValidationError),
    lintTemplate: (text) => spoki.lintTemplate({ name: text, templatelocalization_set: [{ language: text, header: text, body: text, footer: text }] }),
    lintMessage: (text) => spoki.lintMessage({ type: "Template", language: text, custom_fields: { A: text, [text]: text } }),
    previewTemplate: (text) => spoki.previewTemplate({ header: text, body: text, footer: text }, { A: text }),
    toMetaVariables: spoki.toMetaVariables,
    toSpokiPlaceholders: (text) => spoki.toSpokiPlaceholders(text, [text]),
    "schemas.contactSync": (text) => validate("contactSync", { phone: text, email: text, language: text, custom_fields: { A: text, [text]: "a" } }),
    "schemas.media": (text) => validate("media", { title: text, external_url: text, content_type: text, format_type: text }),
    "schemas.ticket": (text) => validate("ticket", { contact_phone: text, title: text, status: text, priority: text, [text]: 1 }),
    "verifyWebhook, a payload": (text) => refused({ payload: `{"event":"a","data":{"a":[${text}` }),
    "verifyWebhook, a value": (text) => verified(JSON.stringify({ event: text, data: { [text]: [text] } })),
    "verifyWebhook, a signature": (signature) => refused({ signature }),
    "planImport, a file": (text) => plan(`Cellulare;Nome\n3331234567;${text}`),
    "planImport, a header": (text) => plan(`${text}\n3331234567`),
  };
}
