/** What a policy says is held against the request that would be sent, and nothing gets around it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runInNewContext } from "node:vm";
import { Spoki } from "spoki-wasm";
import { json, scripted } from "../support/fakes.mjs";

const UUID = "c0ffee00-1111-4222-8333-444455556666";
const ALLOWED = "+393331234567";
const OTHER = "+393337654321";
const TEXT = { phone: ALLOWED, text: "Ciao" };
const START = { uuid: UUID, secret: "a-trigger-secret", phone: ALLOWED };

function recorder() {
  const { fetch, calls } = scripted(json({ id: 1, results: [] }));
  const spoki = new Spoki({ apiKey: "canary-key-77", baseUrl: "http://localhost", rateLimit: "off", maxRetries: 0, fetch });
  return { execute: (...given) => spoki.tools.execute(...given), calls };
}

async function outcome(slug, args, options) {
  const { execute, calls } = recorder();
  const { error, successful } = await execute(slug, args, options);
  assert.equal(calls.length, successful && !options?.policy?.dryRun ? 1 : 0, `${slug}: ${JSON.stringify(error)}`);
  return successful ? "sent" : error.code;
}

describe("recipients", () => {
  const policy = { recipients: [ALLOWED] };
  for (const extraBody of [
    { contacts: [{ phone: ALLOWED }], phone: OTHER },
    { phone: "0039 333 765 4321" },
    { phone: 393337654321 },
    { to: "393337654321" },
    { recipient: { whatsapp: "+39 333 765-4321" } },
    { deep: [{ deeper: ["tel:+393337654321"] }] },
    { metadata: { forward: OTHER } },
    { custom_fields: { FRIEND: OTHER } },
    { phone: [ALLOWED, OTHER] },
    { phone: null },
    { phone: "333 765 4321" },
    { contact_id: 5 },
    { contacts: [5] },
    { contacts: [{ id: 5, phone: ALLOWED }] },
    { lists: [12] },
    { to: `${ALLOWED},${OTHER}` },
  ]) {
    it(`are not got around by ${JSON.stringify(extraBody)}`, async () => {
      assert.equal(await outcome("SPOKI_AUTOMATIONS_START", START, { policy, extraBody }), "recipient_denied");
      assert.equal(await outcome("SPOKI_MESSAGES_SEND_TEXT", TEXT, { policy, extraBody }), "recipient_denied");
    });
  }

  it("are compared with the query too", async () => {
    assert.equal(await outcome("SPOKI_MESSAGES_SEND_TEXT", TEXT, { policy, extraQuery: { phone: OTHER } }), "recipient_denied");
    assert.equal(await outcome("SPOKI_MESSAGES_SEND_TEXT", TEXT, { policy, extraQuery: { contact: 5 } }), "recipient_denied");
    assert.equal(await outcome("SPOKI_MESSAGES_SEND_TEXT", TEXT, { policy, extraQuery: { expand: "chat" } }), "sent");
  });

  it("are reached with what belongs to them", async () => {
    for (const extraBody of [{}, { contacts: [{ phone: "0039 333 1234567", first_name: "Ada" }] }, { metadata: { order: 42 } }, { note: "a", to: null }]) {
      assert.equal(await outcome("SPOKI_AUTOMATIONS_START", START, { policy, extraBody }), "sent", JSON.stringify(extraBody));
    }
    const list = { phone: ALLOWED, text: "Quando?", list: { title: "Orari", sections: [{ rows: [{ title: "9:00" }] }] } };
    assert.equal(await outcome("SPOKI_MESSAGES_SEND_LIST", list, { policy }), "sent");
  });
});

describe("deny", () => {
  it("holds for what amounts to the same", async () => {
    const text = { type: "Message", content_type: "Text", ...TEXT };
    for (const [denied, slug, args, extraBody] of [
      ["SPOKI_CONTACTS_BLOCK", "SPOKI_UPDATE_CONTACT", { id: 1, is_blocked: true }],
      ["SPOKI_CONTACTS_BLOCK", "SPOKI_UPDATE_CONTACT", { id: 1, first_name: "A" }, { is_blocked: "true" }],
      ["SPOKI_CONTACTS_BLOCK", "SPOKI_CONTACTS_UNLOCK", { id: 1 }, { is_blocked: true }],
      ["SPOKI_CONTACTS_UNLOCK", "SPOKI_UPDATE_CONTACT", { id: 1, is_blocked: false }],
      ["SPOKI_MESSAGES_SEND_TEXT", "SPOKI_MESSAGES_SEND", text],
      ["SPOKI_MESSAGES_SEND_TEXT", "SPOKI_MESSAGES_SEND", { message: text }],
      ["SPOKI_MESSAGES_SEND_TEMPLATE", "SPOKI_MESSAGES_SEND_TEXT", TEXT, { type: "Template", content_type: null, template: 7 }],
      ["SPOKI_AUTOMATIONS_START", "SPOKI_AUTOMATIONS_START_BULK", { uuid: UUID, secret: "a-trigger-secret", contacts: [{ phone: ALLOWED }] }],
      ["SPOKI_CREATE_OR_UPDATE_CONTACT", "SPOKI_SYNC_CONTACTS_BULK", { contacts: [{ phone: ALLOWED }] }],
    ]) {
      assert.equal(await outcome(slug, args, { policy: { deny: [denied] }, ...(extraBody && { extraBody }) }), "denied", `${denied} by ${slug}`);
    }
  });

  it("leaves the rest", async () => {
    for (const [denied, slug, args] of [
      ["SPOKI_CONTACTS_BLOCK", "SPOKI_UPDATE_CONTACT", { id: 1, is_blocked: false }],
      ["SPOKI_CONTACTS_BLOCK", "SPOKI_UPDATE_CONTACT", { id: 1, first_name: "A" }],
      ["SPOKI_MESSAGES_SEND_TEXT", "SPOKI_MESSAGES_SEND", { type: "Template", template: 1, phone: ALLOWED }],
      ["SPOKI_AUTOMATIONS_START_BULK", "SPOKI_AUTOMATIONS_START", START],
    ]) {
      assert.equal(await outcome(slug, args, { policy: { deny: [denied] } }), "sent", `${denied} and ${slug}`);
    }
  });
});

describe("allow", () => {
  it("holds for what extras make of a tool", async () => {
    const block = { allow: ["SPOKI_CONTACTS_BLOCK"] };
    assert.equal(await outcome("SPOKI_CONTACTS_BLOCK", { id: 1 }, { policy: block }), "sent");
    assert.equal(await outcome("SPOKI_CONTACTS_BLOCK", { id: 1 }, { policy: block, extraBody: { is_blocked: false } }), "denied");
    assert.equal(await outcome("SPOKI_CONTACTS_BLOCK", { id: 1 }, { policy: block, extraBody: { first_name: "A" } }), "denied");
    const text = { allow: ["SPOKI_MESSAGES_SEND_TEXT"] };
    assert.equal(await outcome("SPOKI_MESSAGES_SEND_TEXT", TEXT, { policy: text }), "sent");
    assert.equal(await outcome("SPOKI_MESSAGES_SEND_TEXT", TEXT, { policy: text, extraBody: { type: "Template", template: 7 } }), "denied");
  });

  it("that is empty allows nothing", async () => {
    assert.equal(await outcome("SPOKI_LIST_TAGS", {}, { policy: { allow: [] } }), "denied");
  });
});

describe("a policy that is no plain object", () => {
  class Rules {
    recipients = [];
  }
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  for (const [what, policy] of Object.entries({
    "a Map": new Map([["recipients", []]]),
    "an array": [],
    "a date": new Date(0),
    "a promise": Promise.resolve({ recipients: [] }),
    "an instance of a class": new Rules(),
    "an object that inherits its rules": Object.create({ recipients: [] }),
    "a function": () => ({}),
    "a string": "none",
    "null": null,
    "a symbol": Symbol("policy"),
    "a revoked proxy": revoked.proxy,
    "an object with a rule of a reserved name": JSON.parse('{"__proto__": ["SPOKI_LIST_TAGS"]}'),
    "an object with a rule that is inherited by all objects": { toString: [] },
    "an object with a symbol for a rule": { [Symbol("recipients")]: [] },
    "a rule that throws": Object.defineProperty({}, "recipients", { enumerable: true, get: () => assert.fail("a getter's own") }),
    "a sparse list": { recipients: new Array(2 ** 32 - 1) },
    "a list with holes": { allow: [, "SPOKI_LIST_TAGS"] },
  })) {
    it(`allows nothing: ${what}`, async () => {
      assert.equal(await outcome("SPOKI_LIST_TAGS", {}, { policy }), "bad_policy");
    });
  }

  it("is told by what it is", async () => {
    const { error } = await recorder().execute("SPOKI_LIST_TAGS", {}, { policy: Promise.resolve({}) });
    assert.match(error.message, /plain object.*Promise/);
  });

  it("may come from elsewhere, or have no prototype", async () => {
    for (const policy of [runInNewContext("({ allow: ['SPOKI_LIST_TAGS'] })"), Object.assign(Object.create(null), { allow: ["SPOKI_LIST_TAGS"] }), undefined]) {
      assert.equal(await outcome("SPOKI_LIST_TAGS", {}, { policy }), "sent");
    }
  });

  it("is not hidden in options that are none", async () => {
    for (const options of [new Map([["policy", { allow: [] }]]), Promise.resolve({ policy: { allow: [] } }), Object.create({ policy: { allow: [] } })]) {
      const { execute, calls } = recorder();
      const { error } = await execute("SPOKI_LIST_TAGS", {}, options);
      assert.deepEqual([error.code, calls.length], ["bad_options", 0]);
    }
  });
});

describe("what changes between two reads", () => {
  /** An object whose field has one value at the first read and another afterwards, and how often it was read. */
  function changing(name, first, later) {
    const seen = { reads: 0 };
    const get = () => (seen.reads++ === 0 ? first : later);
    return [Object.defineProperty({}, name, { enumerable: true, get }), seen];
  }

  it("has no effect on a policy", async () => {
    const [policy, seen] = changing("recipients", [ALLOWED], [ALLOWED, OTHER]);
    assert.equal(await outcome("SPOKI_MESSAGES_SEND_TEXT", { ...TEXT, phone: OTHER }, { policy }), "recipient_denied");
    assert.equal(seen.reads, 1);
    const [list, items] = changing("0", ALLOWED, OTHER);
    const recipients = new Proxy([ALLOWED], { get: (target, name) => (name === "0" ? list[0] : target[name]) });
    assert.equal(await outcome("SPOKI_MESSAGES_SEND_TEXT", { ...TEXT, phone: OTHER }, { policy: { recipients } }), "recipient_denied");
    assert.equal(items.reads, 1);
  });

  it("has no effect on arguments, options and extras", async () => {
    const policy = { recipients: [ALLOWED] };
    for (const make of [
      () => [changing("phone", ALLOWED, OTHER), (given) => [Object.assign(given, { text: "Ciao" }), { policy }]],
      () => [changing("phone", ALLOWED, OTHER), (given) => [TEXT, { policy, extraBody: given }]],
      () => [changing("extraBody", { phone: ALLOWED }, { phone: OTHER }), (given) => [TEXT, Object.assign(given, { policy })]],
      () => [changing("policy", policy, {}), (given) => [TEXT, given]],
    ]) {
      const [[given, seen], call] = make();
      const { execute, calls } = recorder();
      const { successful, error } = await execute("SPOKI_MESSAGES_SEND_TEXT", ...call(given));
      assert.ok(successful, JSON.stringify(error));
      assert.equal(seen.reads, 1);
      assert.equal(JSON.parse(calls[0].body).phone, ALLOWED);
    }
  });
});
