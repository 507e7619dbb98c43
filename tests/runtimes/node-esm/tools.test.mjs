/** Operations as tools: names, arguments, the envelope, the policy and the log. */
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { Spoki } from "spoki-wasm";
import { tools } from "spoki-wasm/tools";
import { json, scripted, stalledHeaders, withoutUnhandledRejections } from "../support/fakes.mjs";
import { startSandbox } from "../support/sandbox.mjs";

const UUID = "c0ffee00-1111-4222-8333-444455556666";
const KEY = "canary-key-77";
const SECRET = "canary-trigger-secret";
const PHONE = "+393331234567";

/** One phone, as the core reads it past any number of separators. */
const SEPARATED = ["   ", "\t", "\u200b", " - ", "\u2212", "\u00a0\u00a0", "\r\n", ") ("].map((gap) => ["+39", "333", "123", "4567"].join(gap));

/** A client that answers everything alike, and what it sent. */
function recorder(answer = json({ id: 1, results: [] }), options = {}) {
  const { fetch, calls } = scripted(answer);
  const spoki = new Spoki({ apiKey: KEY, baseUrl: "http://localhost", rateLimit: "off", maxRetries: 0, fetch, ...options });
  return { execute: (...given) => spoki.tools.execute(...given), calls };
}

/** The error of a call that must fail without sending anything. */
async function refused(slug, args, policy) {
  const { execute, calls } = recorder();
  const { data, error, successful } = await execute(slug, args, { policy });
  assert.equal(successful, false, `${slug} ${JSON.stringify(args)}`);
  assert.equal(data, null);
  assert.equal(calls.length, 0);
  return error;
}

/** A call that must go through. */
async function sent(slug, args, policy) {
  const { execute, calls } = recorder();
  const { error, successful } = await execute(slug, args, { policy });
  assert.deepEqual([successful, error], [true, null], `${slug} ${JSON.stringify(error)}`);
  const [{ method, url, body }] = calls;
  return { method, target: url.slice("http://localhost".length), body: body && JSON.parse(body) };
}

describe("a start for many that ends early", () => {
  it("is an error, and its data tells who was reached", async () => {
    const spoki = new Spoki({ apiKey: KEY, baseUrl: "http://localhost", rateLimit: "off", fetch: scripted(json({}), json({ error_code: "spoki::1029" }, { status: 402 })).fetch });
    const contacts = Array(501).fill({ phone: PHONE });
    const { data, error, successful } = await spoki.tools.execute("SPOKI_AUTOMATIONS_START_BULK", { uuid: UUID, secret: SECRET, contacts });
    assert.equal(successful, false);
    assert.equal(error.name, "CreditError");
    assert.equal(data.reached.length, 500);
    assert.deepEqual(data.notReached, [{ index: 500, reason: "refused" }]);
  });
});

describe("tools against the sandbox", () => {
  let sandbox;
  let spoki;
  before(async () => {
    sandbox = await startSandbox({ clock: "600x" });
    spoki = new Spoki({ apiKey: sandbox.key, baseUrl: sandbox.url, rateLimit: "off" });
  });
  beforeEach(() => sandbox.reset());
  after(() => sandbox.stop());

  const run = async (slug, args) => {
    const { data, error, successful } = await spoki.tools.execute(slug, args);
    assert.ok(successful, JSON.stringify(error));
    return data;
  };

  it("create, find, change and delete a contact", async () => {
    const { id } = await run("SPOKI_CREATE_OR_UPDATE_CONTACT", { phone: "+39 333 123 4567", first_name: "Ada", email: null });
    assert.equal((await run("SPOKI_RETRIEVE_CONTACT", { contact_id: id })).first_name, "Ada");
    await run("SPOKI_UPDATE_CONTACT", { id: String(id), last_name: "Prova" });
    const page = await run("SPOKI_LIST_CONTACTS", { search: "Prova" });
    assert.deepEqual([page.items.map(({ phone }) => phone), page.count, page.hasNextPage], [[PHONE], 1, false]);
    assert.equal(await run("SPOKI_DELETE_CONTACT", { id }), null);
    const { error } = await spoki.tools.execute("SPOKI_RETRIEVE_CONTACT", { contact_id: id });
    assert.deepEqual([error.name, error.status, error.operation], ["NotFoundError", 404, "contacts.retrieve"]);
  });

  it("take contacts in and out of a list", async () => {
    const list = await run("SPOKI_CREATE_LIST", { name: "Clienti" });
    await run("SPOKI_SYNC_LIST_CONTACTS", { list_id: list.id, contacts: [{ phone: PHONE }] });
    const { items } = await run("SPOKI_LIST_CONTACTS", {});
    await run("SPOKI_REMOVE_LIST_CONTACTS", { list_id: list.id, contacts: [items[0].id] });
    assert.deepEqual(await sandbox.control("GET", `lists/${list.id}/contacts`), []);
  });

  it("find a custom field by exactly its code or label, among all pages", async () => {
    for (const code of ["ORDER", "ORDER_ID", "OLD_ORDER"]) {
      await run("SPOKI_CREATE_CUSTOM_FIELD", { code, label: `Campo ${code}`, example: "x", field_type: 1 });
    }
    const codes = async (args) => (await run("SPOKI_SPOKI_LIST_CUSTOM_FIELDS", args)).items.map(({ code }) => code);
    assert.deepEqual(await codes({ code: "ORDER", page_size: 1 }), ["ORDER"]);
    assert.deepEqual(await codes({ label: "Campo OLD_ORDER" }), ["OLD_ORDER"]);
    assert.deepEqual(await codes({ code: "ORDER", label: "Campo ORDER_ID" }), []);
  });
});

describe("a tool", () => {
  it("is found by every name that it has", async () => {
    const unfound = [];
    for (const { slug, aliases, operation } of tools) {
      for (const name of [slug, ...aliases]) {
        const { error } = await recorder().execute(name, { nothing: 1 }, { policy: { dryRun: true } });
        if (error?.operation !== operation) unfound.push([name, error]);
      }
    }
    assert.deepEqual(unfound, []);
  });

  it("that does not exist is told with the nearest ones", async () => {
    for (const [slug, meant] of [
      ["SPOKI_LIST_CONTCTS", "SPOKI_LIST_CONTACTS"],
      ["send_text", "SPOKI_MESSAGES_SEND_TEXT"],
      ["spoki_create_list", "SPOKI_CREATE_LIST"],
    ]) {
      const error = await refused(slug, {});
      assert.equal(error.code, "unknown_tool");
      assert.equal(error.suggestions[0], meant);
      assert.ok(error.suggestions.every((name) => tools.some(({ slug }) => slug === name)));
    }
  });

  it("takes its arguments as an object or as JSON", async () => {
    for (const args of [{ name: "A" }, '{"name":"A"}']) {
      assert.deepEqual((await sent("SPOKI_CREATE_LIST", args)).body, { name: "A" });
    }
    assert.equal((await sent("SPOKI_LIST_TAGS")).target, "/api/1/tags/");
  });

  it("takes what strict schemas make of maps, of what is left out and of free JSON", async () => {
    const template = { type: "Template", phone: PHONE, template: 1, language: null, email: null, channel_id: null, buttons: null };
    const message = { ...template, custom_fields: [{ name: "ORDER_ID", value: "42" }], metadata: '{"order":[1]}' };
    const { body } = await sent("SPOKI_MESSAGES_SEND", { message });
    assert.deepEqual(body, { type: "Template", phone: PHONE, template: 1, custom_fields: { ORDER_ID: "42" }, metadata: { order: [1] } });
  });

  it("tells what is wrong by the names of its arguments", async () => {
    const error = await refused("SPOKI_REMOVE_LIST_CONTACTS", { list_id: "x", contacts: ["y"] });
    assert.equal(error.name, "ValidationError");
    assert.deepEqual(error.issues.map(({ path }) => path), [["list_id"], ["contacts", 0]]);
    assert.match(error.message, /list_id .*contacts\[0\]/);
    assert.deepEqual([error.retryable, error.ambiguous, error.attempts], [false, false, 0]);
  });
});

describe("execute never throws", () => {
  const cyclic = {};
  cyclic.self = cyclic;
  const throwing = Object.defineProperty({}, "phone", { enumerable: true, get: () => assert.fail("a getter's own") });
  for (const [what, given] of Object.entries({
    "no name": [undefined, {}],
    "a name that is no text": [{ toString: () => assert.fail("not asked") }, {}],
    "no object": ["SPOKI_CREATE_LIST", 7],
    "a list": ["SPOKI_CREATE_LIST", []],
    "null": ["SPOKI_CREATE_LIST", null],
    "broken JSON": ["SPOKI_CREATE_LIST", '{"name":'],
    "a function": ["SPOKI_CREATE_LIST", { name: () => {} }],
    "a circle": ["SPOKI_CREATE_LIST", cyclic],
    "a getter that throws": ["SPOKI_CREATE_OR_UPDATE_CONTACT", throwing],
    "an unknown option": ["SPOKI_CREATE_LIST", { name: "A" }, { signl: null }],
    "options that are none": ["SPOKI_CREATE_LIST", {}, 7],
  })) {
    it(`at ${what}`, async () => {
      const { execute, calls } = recorder();
      const { data, error, successful } = await execute(...given);
      assert.deepEqual([data, successful, calls.length], [null, false, 0]);
      assert.equal(typeof error.message, "string");
      assert.deepEqual(JSON.parse(JSON.stringify(error)), error);
    });
  }

  it("when it is aborted, and says that the outcome is open", async () => {
    const controller = new AbortController();
    const { execute } = recorder((...given) => {
      setImmediate(() => controller.abort());
      return stalledHeaders(...given);
    });
    const { error } = await execute("SPOKI_CREATE_LIST", { name: "A" }, { signal: controller.signal });
    assert.deepEqual([error.name, error.ambiguous, error.retryable], ["AbortError", true, false]);
  });

  it("when Spoki refuses: the facts are plain JSON, without the key and without other people's phones", async () => {
    const answer = json({ detail: `${KEY}: ${PHONE} and +39 333 765 4321 exist`, phone: ["+393337654321 exists"] }, { status: 400 });
    const { error } = await recorder(answer).execute("SPOKI_CREATE_OR_UPDATE_CONTACT", { phone: "+39 333 123 4567" });
    assert.deepEqual(JSON.parse(JSON.stringify(error)), error);
    assert.deepEqual([error.name, error.status, error.operation, error.attempts], ["ApiError", 400, "contacts.sync", 1]);
    const shown = JSON.stringify(error);
    assert.ok(shown.includes(PHONE) && !shown.includes("canary") && !shown.includes("765"), shown);
  });
});

describe("a policy", () => {
  const send = { phone: "+39 333 123 4567", text: "Ciao" };

  it("allows and denies by any name, and denying wins", async () => {
    await sent("SPOKI_LIST_TAGS", {}, { allow: ["SPOKI_SPOKI_LIST_TAGS"] });
    await sent("SPOKI_LIST_TAGS", {}, { deny: ["SPOKI_CREATE_LIST"] });
    for (const policy of [
      { allow: ["SPOKI_CREATE_LIST"] },
      { allow: [] },
      { deny: ["SPOKI_LIST_TAGS"] },
      { allow: ["SPOKI_LIST_TAGS"], deny: ["SPOKI_SPOKI_LIST_TAGS"] },
    ]) {
      for (const name of ["SPOKI_LIST_TAGS", "SPOKI_SPOKI_LIST_TAGS"]) assert.equal((await refused(name, {}, policy)).code, "denied");
    }
  });

  it("that denies an operation denies its variants", async () => {
    assert.equal((await refused("SPOKI_MESSAGES_SEND_TEXT", send, { deny: ["SPOKI_MESSAGES_SEND"] })).code, "denied");
    assert.equal((await refused("SPOKI_CONTACTS_BLOCK", { id: 1 }, { deny: ["SPOKI_UPDATE_CONTACT"] })).code, "denied");
    await sent("SPOKI_UPDATE_CONTACT", { id: 1, first_name: "A" }, { deny: ["SPOKI_CONTACTS_BLOCK"] });
  });

  it("lets messages and starts reach its recipients only, however they are spelled", async () => {
    const policy = { recipients: ["0039 333 1234567", "+39 333 765 4321"] };
    const contacts = (...phones) => ({ uuid: UUID, secret: SECRET, contacts: phones.map((phone) => ({ phone })) });
    await sent("SPOKI_MESSAGES_SEND_TEXT", send, policy);
    await sent("SPOKI_MESSAGES_SEND", { message: { type: "Note", content_type: "Text", ...send } }, policy);
    await sent("SPOKI_AUTOMATIONS_START", { uuid: UUID, secret: SECRET, phone: PHONE }, policy);
    await sent("SPOKI_AUTOMATIONS_START_BULK", contacts(PHONE, "+393337654321"), policy);
    for (const [slug, args] of [
      ["SPOKI_MESSAGES_SEND_TEXT", { ...send, phone: "+393331234568" }],
      ["SPOKI_MESSAGES_SEND", { type: "Template", template: 1, phone: "+393331234568" }],
      ["SPOKI_MESSAGES_SEND_NOTE", { ...send, phone: "+393331234568" }],
      ["SPOKI_AUTOMATIONS_START", { uuid: UUID, secret: SECRET, phone: "+393331234568" }],
      ["SPOKI_AUTOMATIONS_START_BULK", contacts(PHONE, "+393331234568")],
    ]) {
      assert.equal((await refused(slug, args, policy)).code, "recipient_denied", slug);
    }
    assert.equal((await refused("SPOKI_MESSAGES_SEND_TEXT", send, { recipients: [] })).code, "recipient_denied");
  });

  it("holds for each of the requests that a start for many takes, and a dry run shows them all", async () => {
    const contacts = (last) => ({ uuid: UUID, secret: SECRET, contacts: [...Array(500).fill({ phone: PHONE }), { phone: last }] });
    const policy = { recipients: [PHONE] };
    assert.equal((await refused("SPOKI_AUTOMATIONS_START_BULK", contacts("+393331234568"), policy)).code, "recipient_denied");
    const { execute, calls } = recorder();
    const { data } = await execute("SPOKI_AUTOMATIONS_START_BULK", contacts(PHONE), { policy: { ...policy, dryRun: true } });
    assert.deepEqual(data.body.map((body) => body.contacts.length), [500, 1]);
    assert.ok(!JSON.stringify(data).includes(SECRET));
    assert.equal(calls.length, 0);
  });

  it("with recipients refuses what reaches people without naming them, and nothing else", async () => {
    const policy = { recipients: [PHONE] };
    for (const [slug, args] of [
      ["SPOKI_CAMPAIGNS_CREATE", { name: "A", lists: [1], template: 1 }],
      ["SPOKI_UPDATE_CAMPAIGN", { id: 1, name: "B" }],
      ["SPOKI_AUTOMATIONS_CREATE", { name: "A" }],
    ]) {
      assert.equal((await refused(slug, args, policy)).code, "recipients_unknown", slug);
      await sent(slug, args, {});
    }
    await sent("SPOKI_CREATE_OR_UPDATE_CONTACT", { phone: "+393331234568" }, policy);
    await sent("SPOKI_LIST_CONTACTS", {}, policy);
  });

  it("compares what is really sent: extras of the caller too", async () => {
    const { execute, calls } = recorder();
    const { error } = await execute("SPOKI_MESSAGES_SEND_TEXT", send, { policy: { recipients: [PHONE] }, extraBody: { phone: "+393331234568" } });
    assert.equal(error.code, "recipient_denied");
    assert.equal(calls.length, 0);
  });

  it("that cannot be understood allows nothing", async () => {
    for (const policy of [
      { recipient: [PHONE] }, { recipients: PHONE }, { recipients: ["333"] }, { deny: ["SPOKI_SEND"] }, { allow: ["x"] },
      { dryRun: "yes" }, { log: {} }, { deny: "SPOKI_LIST_TAGS" }, [], "none", 1, null,
    ]) {
      const error = await refused("SPOKI_MESSAGES_SEND_TEXT", send, policy);
      assert.equal(error.code, "bad_policy", JSON.stringify(policy));
    }
  });

  it("makes a dry run: everything is checked, nothing is sent", async () => {
    const { execute, calls } = recorder();
    const dry = async (slug, args) => execute(slug, args, { policy: { dryRun: true } });
    assert.deepEqual((await dry("SPOKI_DELETE_TEMPLATE", { id: 7, force_delete: true })).data, {
      method: "DELETE", path: "/api/1/templates/7/", query: { force_delete: "true" }, body: null,
    });
    assert.deepEqual((await dry("SPOKI_LIST_CONTACTS", { phone: "+39 333 123 4567" })).data, {
      method: "GET", path: "/api/1/contacts/", query: { phone: PHONE }, body: null,
    });
    assert.deepEqual((await dry("SPOKI_AUTOMATIONS_START", { uuid: UUID, secret: SECRET, phone: PHONE })).data, {
      method: "POST", path: `/wh/ap/${UUID}/`, query: {}, body: { secret: "[redacted]", phone: PHONE },
    });
    const metadata = { at: 1785000060, id: 39333123456789 };
    assert.deepEqual((await dry("SPOKI_AUTOMATIONS_START", { uuid: UUID, secret: SECRET, phone: PHONE, metadata })).data.body.metadata, metadata);
    assert.equal((await dry("SPOKI_MESSAGES_SEND_TEXT", { ...send, phone: "x" })).error.name, "ValidationError");
    assert.equal((await dry("SPOKI_NONE", {})).error.code, "unknown_tool");
    assert.equal(calls.length, 0);
  });
});

describe("the log of a policy", () => {
  it("has an entry for each call, whatever became of it", async () => {
    const entries = [];
    const policy = { deny: ["SPOKI_CREATE_LIST"], log: (entry) => entries.push(entry) };
    const { execute } = recorder();
    await execute("SPOKI_SPOKI_LIST_TAGS", { page: 2 }, { policy });
    await execute("SPOKI_CREATE_LIST", { name: "A" }, { policy });
    await execute("SPOKI_NONE", { name: "A" }, { policy });
    await execute("SPOKI_LIST_TAGS", {}, { policy: { ...policy, dryRun: true } });
    assert.ok(entries.every(({ durationMs }) => durationMs >= 0));
    const seen = entries.map(({ slug, operation, dryRun, successful, error }) => [slug, operation, dryRun, successful, error?.code]);
    assert.deepEqual(seen, [
      ["SPOKI_SPOKI_LIST_TAGS", "tags.list", false, true, undefined],
      ["SPOKI_CREATE_LIST", "lists.create", false, false, "denied"],
      ["SPOKI_NONE", undefined, false, false, "unknown_tool"],
      ["SPOKI_LIST_TAGS", "tags.list", true, true, undefined],
    ]);
    assert.deepEqual(entries[0].arguments, { page: 2 });
  });

  it("shows no secret and no phone, wherever they stand", async () => {
    const entries = [];
    const policy = { log: (entry) => entries.push(entry) };
    const { execute } = recorder(json({ detail: `no ${PHONE} ${SECRET}` }, { status: 400 }));
    for (const [slug, args] of [
      ["SPOKI_AUTOMATIONS_START", { uuid: UUID, secret: SECRET, phone: "+39 333 123 4567", metadata: { a: ["call 333-1234567"] } }],
      ["SPOKI_EMBEDDING_GET_AUTHENTICATION_TOKEN", { email: "ada@example.com", private_key: SECRET }],
      ["SPOKI_SYNC_CONTACTS_BULK", { contacts: [{ phone: 393331234567 }, { phone: "00393331234567" }, { phone: "+３９３３３１２３４５６７" }] }],
      ["SPOKI_NONE", { api_key: SECRET, to: { "+393331234567": 393331234567n } }],
      [`SPOKI_${PHONE}`, JSON.stringify({ secret: { deep: SECRET }, phone: PHONE })],
      ...SEPARATED.map((phone) => ["SPOKI_MESSAGES_SEND_TEXT", { text: "Ciao", phone }]),
    ]) {
      await execute(slug, args, { policy });
    }
    assert.equal(entries.length, 5 + SEPARATED.length);
    for (const entry of entries.slice(5)) assert.equal(entry.error.name, "ApiError", "the core takes each of them");
    for (const entry of entries) {
      const shown = JSON.stringify({ ...entry, durationMs: 0 }, (_, value) => (typeof value === "bigint" ? `${value}` : value));
      assert.ok(!/canary|1234567|３４５|1\P{Nd}*2\P{Nd}*3\P{Nd}*4\P{Nd}*5/u.test(shown.replaceAll(UUID, "")), shown);
    }
    assert.equal(entries[0].arguments.uuid, UUID);
    assert.equal(entries[0].arguments.secret, "[redacted]");
  });

  it("hurts no call by what it throws", async () => {
    const fail = () => {
      throw new Error("the log's own");
    };
    for (const log of [fail, async () => fail()]) {
      await withoutUnhandledRejections(async () => {
        const { successful } = await recorder().execute("SPOKI_LIST_TAGS", {}, { policy: { log } });
        assert.ok(successful);
      });
    }
  });
});
