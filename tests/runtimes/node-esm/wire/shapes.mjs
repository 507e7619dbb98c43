/**
 * What an answer must look like, read from the words of the reference. The shapes of the nouns are
 * those of the reference too; a field with `?` may be absent, and unknown fields are allowed.
 */
import assert from "node:assert/strict";

const Contact = {
  id: "int", phone: "str", first_name: "str", last_name: "str", email: "str|null", language: "str", has_invalid_phone: "bool", chat_link: "str",
  "created_datetime?": "str", "status?": "str", "is_blocked?": "bool", "is_subscribed?": "bool",
  "contactfield_set?": [{ id: "int", field: "int", visual_code: "str", value: "str", value_datetime: "str|null" }],
  "list_set?": [{ id: "int", name: "str" }], "tag_set?": [{ id: "int", name: "str" }],
};

const nouns = {
  Account: {
    id: "int", name: "str", current_credit: "int", status: "str", default_language: "str", phone: "str|null", has_official_verification: "bool",
    daily_limit: "int", phone_status: "str", quality_score: "num|str|null", is_active: "bool", country_code: "str",
    estimated_available_conversations: "int", account_type: "int", default_pricing_delta: "num", low_credit_threshold: "int",
    has_low_credit_alert: "bool", "min_credit_balance_millicents?": "int|null", default_prefix: "str", default_country_code: "str",
    timezone: "str", contacted_in_24h: "int", contacted_in_7d: "int", "primary_channel_id?": "int|null", "channels?": [{ id: "int" }],
  },
  Agency: { id: "int", account: "int" },
  Automation: {
    id: "int", name: "str", is_active: "bool", "is_favorite?": "bool", first_message_text: "str|null", created_datetime: "str", updated_datetime: "str",
    webhook_set: [{ is_active: "bool", link: "str", secret: "str", uuid: "str" }],
  },
  Campaign: {
    id: "int", name: "str", status: "str", scheduled_datetime: "str|null", created_datetime: "str", lists: [{ id: "int", name: "str" }], other_contacts: ["int"],
    contacts_count: "int", automation_started: "int", automation_completed: "int", automation_failed: "int", automation_valid_failed: "int",
    automation_interacted_with: "int", messages_sent: "int", messages_received: "int", messages_read: "int", messages_failed: "int",
  },
  Channel: { id: "int", "name?": "str", "identifier?": "str", "platform?": "str", "status?": "str", "phone_status?": "str|null", "quality_score?": "num|str|null", "is_primary?": "bool" },
  Contact,
  CustomField: { id: "int", label: "str", code: "str", field_type: "int", example: "str" },
  ExternalWebhook: { id: "int", event: "str", version: "int", url: "str", is_active: "bool" },
  Invitation: { id: "int", email: "str", role: "str", "additional_info?": { first_name: "str", last_name: "str" }, "created_datetime?": "str" },
  List: { id: "int", name: "str", color: "str|null", contacts_count: "int", created_datetime: "str" },
  Media: { id: "int", title: "str", media: "str|null", content_type: "str", format_type: "str", external_url: "str|null", external_id: "str|null", is_deleted: "bool" },
  Partner: {},
  Report: {
    account: "int", granularity: "str", period_start: "str", contacted_contacts: "int|null", template_message_count: "int|null", free_message_count: "int|null",
    incoming_message_count: "int|null", exchanged_messages: "int|null", sent_message_count: "int|null", delivered_message_count: "int|null",
    read_message_count: "int|null", conversation_count: "int|null", created_datetime: "str|null", updated_datetime: "str|null",
  },
  Role: { id: "int", role: "str", user: { id: "int", uid: "str", email: "str", firstname: "str", surname: "str", image: "str|null", is_service: "bool" } },
  Tag: { id: "int", name: "str", color: "str|null", order: "int" },
  Template: {
    id: "int", name: "str", category: "str", subcategory: "str|null", "is_approved?": "bool", "is_favorite?": "bool", "status?": "int|str",
    templatelocalization_set: [{ id: "int", language: "str", status: "int|str|null" }],
  },
  Ticket: {
    id: "int", title: "str", description: "str|null", status: "str", priority: "str", reference: "str|null", created_datetime: "str", updated_datetime: "str",
    closed_datetime: "str|null", contact: Contact, owner: "any",
  },
};

const tests = {
  int: Number.isInteger,
  num: (value) => typeof value === "number",
  str: (value) => typeof value === "string",
  bool: (value) => typeof value === "boolean",
  null: (value) => value === null,
  any: (value) => value !== undefined,
};

function check(value, shape, path) {
  if (typeof shape === "string") {
    assert.ok(shape.split("|").some((kind) => tests[kind](value)), `${path} should be ${shape}, not ${JSON.stringify(value)}`);
  } else if (Array.isArray(shape)) {
    assert.ok(Array.isArray(value), `${path} should be an array`);
    value.forEach((item, index) => check(item, shape[0], `${path}[${index}]`));
  } else {
    assert.ok(value !== null && typeof value === "object" && !Array.isArray(value), `${path} should be an object`);
    for (const [field, inner] of Object.entries(shape)) {
      const name = field.replace("?", "");
      if (name !== field && value[name] === undefined) continue;
      check(value[name], inner, `${path}.${name}`);
    }
  }
}

const of = (shape) => (value, where) => check(value, shape, where);
const pageOf = (noun) => of({ count: "int", "next?": "str|null", "previous?": "str|null", results: [nouns[noun]] });
const nothing = (value, where) => assert.equal(value, undefined, `${where} should be empty`);
const either = (...readers) => (value, where) => {
  const complaints = [];
  for (const read of readers) {
    try {
      return read(value, where);
    } catch (error) {
      complaints.push(error.message);
    }
  }
  assert.fail(complaints.join("; "));
};

/** `{token: string, uid: string}` → `{ token: "str", uid: "str" }`. */
function literal(text) {
  const kinds = { string: "str", boolean: "bool", "string[]": ["str"] };
  return Object.fromEntries(text.split(", ").map((field) => field.split(": ")).map(([name, kind]) => [name, kinds[kind]]));
}

/** The first that fits counts. */
const FORMS = [
  [/^page envelope.*?\b(?:of|results:) (\w+)/, (noun) => pageOf(noun)],
  [/^list of (\w+) \(bare array or page envelope/, (noun) => either(of([nouns[noun]]), pageOf(noun))],
  [/^(?:BARE ARRAY of|array of created) (\w+?)s?\b/, (noun) => of([nouns[noun[0].toUpperCase() + noun.slice(1)]])],
  [/^(?:no content|200 with an EMPTY body|200, empty body)/, () => nothing],
  [/^(\w+) or no body/, (noun) => either(of(nouns[noun]), nothing)],
  [/^Channel, or an onboarding link/, () => either(of(nouns.Channel), of({ redirect_url: "str" }))],
  [/^ExternalWebhook with secret/, () => of({ ...nouns.ExternalWebhook, secret: "str" })],
  [/^object with the new secret/, () => of({ secret: "str" })],
  [/^\{has_private_key: boolean\} or a bare boolean/, () => either(of({ has_private_key: "bool" }), of("bool"))],
  [/^\{uuid\}/, () => of({ uuid: "str" })],
  [/^\{(\w+: [^}]+)\}/, (fields) => of(literal(fields))],
  [/^(?:the NEW )?([A-Z]\w+)(?: |,|$)/, (noun) => of(nouns[noun])],
  [/not published/, () => () => {}],
];

/** A function that refuses an answer of another shape than these words tell. */
export function shapeOf(words) {
  for (const [form, reader] of FORMS) {
    const found = form.exec(words);
    if (found) return reader(found[1]);
  }
  throw new Error(`the reference describes an answer in words that this test does not know: ${words}`);
}
