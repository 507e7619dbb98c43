/** Arguments, reasons and keys that no one meant: a tool answers with its envelope, after bounded work. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { planImport, previewTemplate, Spoki } from "spoki-wasm";
import { searchTools } from "spoki-wasm/tools";
import { json, scripted, stalledHeaders } from "../support/fakes.mjs";

const PHONE = "+393331234567";

function recorder(answer = json({ id: 1, results: [] }), options = {}) {
  const { fetch, calls } = scripted(answer);
  const spoki = new Spoki({ apiKey: "canary-key-77", baseUrl: "http://localhost", rateLimit: "off", maxRetries: 0, fetch, ...options });
  return { spoki, execute: (...given) => spoki.tools.execute(...given), calls };
}

/** An object whose fields are counted as they are read. */
function counted(target) {
  const seen = { reads: 0 };
  const get = (object, name) => {
    seen.reads += 1;
    return Reflect.get(object, name);
  };
  return [new Proxy(target, { get }), seen];
}

const many = (count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`emial${index}`, index]));

describe("bounded work", () => {
  it("for any number of arguments", async () => {
    const [given, seen] = counted(many(100_000));
    const { error } = await recorder().execute("SPOKI_UPDATE_CONTACT", given);
    assert.equal(error.code, "bad_arguments");
    assert.match(error.message, /at most 1000 fields/);
    assert.ok(seen.reads < 10, `${seen.reads} reads`);
    const { error: told } = await recorder().execute("SPOKI_UPDATE_CONTACT", { id: 1, ...many(900) });
    assert.equal(told.issues.length, 101);
    assert.match(told.issues[100].message, /800 more/);
    assert.match(told.message, /and 897 more/);
  });

  it("for an array of any length, and for what holds itself", async () => {
    const [sparse, seen] = counted(new Array(2 ** 32 - 1));
    const twice = {};
    twice.one = twice;
    twice.two = twice;
    let wide = {};
    for (let level = 0; level < 30; level += 1) wide = { a: wide, b: wide };
    for (const given of [sparse, { name: sparse }, twice, { name: twice }, wide]) {
      const { error } = await recorder().execute("SPOKI_CREATE_LIST", given);
      assert.equal(error.code, "bad_arguments");
    }
    assert.ok(seen.reads < 20, `${seen.reads} reads`);
  });

  it("for extras and queries", async () => {
    const { spoki, calls } = recorder();
    const fields = many(50_000);
    for (const call of [
      () => spoki.tags.list({}, { extraQuery: fields }),
      () => spoki.request("GET", "/api/1/deals/", { query: fields }),
    ]) {
      const error = await call().then(() => assert.fail("taken"), (error) => error);
      assert.deepEqual([error.name, error.issues.length, error.issues[0].code], ["ValidationError", 1, "too_many"]);
    }
    await spoki.contacts.update(1, { first_name: "A" }, { extraBody: { ...fields, first_name: "B" } });
    const sent = JSON.parse(calls[0].body);
    assert.deepEqual([Object.keys(sent).length, sent.first_name], [50_001, "B"]);
    const wrong = Object.fromEntries(Object.keys(fields).map((name) => [name, () => {}]));
    const error = await spoki.contacts.update(1, {}, { extraBody: wrong }).then(() => assert.fail("taken"), (error) => error);
    assert.equal(error.issues.length, 1_001);
    assert.match(error.issues[1_000].message, /49000 more/);
  });

  it("for a query of any length", () => {
    let text = "";
    const query = { toString: () => (text = "wa.me/".repeat(100_000)) };
    assert.deepEqual(searchTools(query), searchTools("wa.me/".repeat(200)));
    assert.equal(searchTools(`${Array.from({ length: 60 }, (_, index) => `x${index}`).join(" ")} tag`).length, 0, "the fiftieth word is the last");
    assert.ok(text.length > 0);
  });

  it("for phones in errors", async () => {
    const phones = Array.from({ length: 2_000 }, (_, index) => `+39333${String(1_000_000 + index)}`);
    const detail = phones.join(" or ");
    const { error } = await recorder(json({ detail }, { status: 400 })).execute("SPOKI_SYNC_CONTACTS_BULK", { contacts: phones.slice(0, 400).map((phone) => ({ phone })) });
    const shown = error.message.match(/\+39333\d{7}/g);
    assert.ok(shown.every((phone) => phones.indexOf(phone) < 400));
    assert.match(error.message, /\[phone\]/);
  });
});

describe("none of the arguments", () => {
  for (const none of [undefined, null, "", "  \n", "null", "{}", " null "]) {
    it(`is meant by ${JSON.stringify(none)}`, async () => {
      const { execute, calls } = recorder();
      const { error } = await execute("SPOKI_LIST_TAGS", none);
      assert.deepEqual([error, calls.length], [null, 1]);
    });
  }

  it("is not meant by a list, a number or other text", async () => {
    for (const given of [[], 7, "7", "[]", "none", true]) {
      const { error } = await recorder().execute("SPOKI_LIST_TAGS", given);
      assert.ok(["bad_arguments", undefined].includes(error.code) && error.name, JSON.stringify(given));
    }
  });

  it("is a number that is written as text", async () => {
    const { execute, calls } = recorder();
    await execute("SPOKI_CREATE_CUSTOM_FIELD", { code: "A", label: "a", example: "x", field_type: "1" });
    assert.equal(JSON.parse(calls[0].body).field_type, 1);
  });
});

describe("execute never rejects", () => {
  const circular = {};
  circular.message = circular;
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const REASONS = {
    "an object without a prototype": Object.create(null),
    "a message that is a bigint": { message: 10n },
    "a circle": circular,
    "getters that throw": Object.defineProperties({}, Object.fromEntries(["message", "name"].map((name) => [name, { get: () => assert.fail("a getter's own") }]))),
    "a toString that throws": { toString: () => assert.fail("its own") },
    "a toJSON that throws": Object.assign(new Error("told"), { toJSON: () => assert.fail("its own") }),
    "a symbol": Symbol("reason"),
    "a revoked proxy": revoked.proxy,
    "a name that is an object": { name: {}, message: "told" },
    "nothing": undefined,
    "null": null,
  };
  for (const [what, reason] of Object.entries(REASONS)) {
    it(`at ${what} as the reason of an abort`, async () => {
      const controller = new AbortController();
      controller.abort(reason);
      const { error, successful } = await recorder(stalledHeaders).execute("SPOKI_CREATE_LIST", { name: "A" }, { signal: controller.signal });
      assert.equal(successful, false);
      assert.deepEqual([typeof error.name, typeof error.message], ["string", "string"]);
      assert.deepEqual(JSON.parse(JSON.stringify(error)), error);
    });

    it(`at ${what} as the error of a key`, async () => {
      const apiKey = () => {
        throw reason;
      };
      const { error, successful } = await recorder(json({}), { apiKey }).execute("SPOKI_LIST_TAGS", {});
      assert.equal(successful, false);
      assert.equal(typeof error.message, "string");
    });
  }
});

describe("names with half of a surrogate pair", () => {
  const HALF = "a\ud800";
  it("are refused as values are, wherever they stand", async () => {
    const { spoki, execute, calls } = recorder();
    const start = { secret: "a-trigger-secret", phone: PHONE };
    for (const call of [
      () => spoki.automations.start("c0ffee00-1111-4222-8333-444455556666", { ...start, metadata: { [HALF]: 1 } }),
      () => spoki.automations.start("c0ffee00-1111-4222-8333-444455556666", { ...start, custom_fields: { [HALF]: "1" } }),
      () => spoki.contacts.update(1, {}, { extraBody: { [HALF]: 1 } }),
      () => spoki.tags.list({}, { extraQuery: { [HALF]: 1 } }),
      () => spoki.request("POST", "/api/1/deals/", { query: { [HALF]: 1 } }),
      () => spoki.request("POST", "/api/1/deals/", { body: { deep: [{ [HALF]: 1 }] } }),
      async () => previewTemplate({ body: "Ciao %%A%%" }, { [HALF]: "b" }),
      () => planImport("Cellulare\n+393331234567\n", { columns: { [HALF]: "phone" } }),
    ]) {
      const error = await call().then(() => assert.fail("taken"), (error) => error);
      assert.equal(error.name, "ValidationError", `${error}`);
      assert.ok(error.issues.some(({ code, path }) => code === "lone_surrogate" && path.at(-1) === "a\ufffd"), JSON.stringify(error.issues));
    }
    for (const metadata of [{ [HALF]: 1 }, '{"a\\ud800":1}']) {
      const { error } = await execute("SPOKI_AUTOMATIONS_START", { uuid: "c0ffee00-1111-4222-8333-444455556666", ...start, metadata });
      assert.equal(error.issues[0].code, "lone_surrogate");
    }
    assert.equal(calls.length, 0);
  });
});
