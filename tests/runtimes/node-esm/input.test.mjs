/** What callers hand in by mistake or out of malice: each a ValidationError with a path, never a dead module. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import fc from "fast-check";
import { Spoki, SpokiError, ValidationError } from "spoki-wasm";
import { json, rejection, scripted } from "../support/fakes.mjs";

const nested = (depth) => {
  let value = {};
  for (let level = 0; level < depth; level += 1) value = { a: value };
  return value;
};
const cyclic = () => {
  const contact = { phone: "+393331234567" };
  contact.custom_fields = contact;
  return contact;
};
const throwing = () => ({
  phone: "+393331234567",
  get first_name() {
    throw new Error("a getter of the caller");
  },
});

const BAD_CONTACTS = {
  nothing: undefined,
  null: null,
  "a string": "+393331234567",
  "an array": [{ phone: "+393331234567" }],
  "a Map": new Map([["phone", "+393331234567"]]),
  "a Date as phone": { phone: new Date(0) },
  "an invalid Date as name": { phone: "+393331234567", first_name: new Date(Number.NaN) },
  "a number as phone": { phone: 393331234567 },
  "NaN as name": { phone: "+393331234567", first_name: Number.NaN },
  "Infinity as name": { phone: "+393331234567", first_name: Number.POSITIVE_INFINITY },
  "a bigint as name": { phone: "+393331234567", first_name: 1n },
  "a symbol as name": { phone: "+393331234567", first_name: Symbol("x") },
  "a function as name": { phone: "+393331234567", first_name: () => "Ada" },
  "null as name": { phone: "+393331234567", first_name: null },
  "custom fields as an array": { phone: "+393331234567", custom_fields: ["x"] },
  "custom fields as a Map": { phone: "+393331234567", custom_fields: new Map([["A", "b"]]) },
  "a number in the custom fields": { phone: "+393331234567", custom_fields: { A: 1 } },
  "an illegal custom field code": { phone: "+393331234567", custom_fields: { "order id": "x" } },
  "a cycle": cyclic(),
  "an abyss": { phone: "+393331234567", custom_fields: nested(100_000) },
  "a throwing getter": throwing(),
  "a lone surrogate": { phone: "+393331234567", first_name: "Ada\ud800" },
  "a status in the wrong case": { phone: "+393331234567", status: "subscribed" },
};

const BAD_IDS = [
  "..", "../x", "%2e%2e", "1?x", "1#", "1/2", "\\", "1\t", "\n1", "", "0", "-1", "1.5", "1e21", "９", " 1", "007",
  0, -1, 1.5, 1e21, 2 ** 53 + 2, Number.NaN, Number.POSITIVE_INFINITY, 0n, -1n, null, undefined, {}, [], [1], true, Symbol("1"),
];

const describeValue = (value) => (typeof value === "symbol" ? value.toString() : `${typeof value} ${typeof value === "bigint" ? value : JSON.stringify(value)}`);

describe("hostile input", () => {
  let calls;
  let spoki;
  beforeEach(() => {
    const script = scripted(json({ id: 1 }));
    calls = script.calls;
    spoki = new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch: script.fetch });
  });
  afterEach(async () => {
    const before = calls.length;
    await spoki.contacts.sync({ phone: "+393331234567" });
    assert.equal(calls.length, before + 1, "the module must still work");
  });

  for (const [name, contact] of Object.entries(BAD_CONTACTS)) {
    it(`refuses ${name}`, async () => {
      const error = await rejection(() => spoki.contacts.sync(contact));
      assert.ok(error instanceof ValidationError, `${error}`);
      assert.ok(error.issues.length > 0);
      for (const issue of error.issues) {
        assert.ok(Array.isArray(issue.path));
        assert.match(issue.code, /^[a-z_.]+$/);
      }
      assert.equal(calls.length, 0);
    });
  }

  for (const id of BAD_IDS) {
    it(`refuses ${describeValue(id)} as an id`, async () => {
      const error = await rejection(() => spoki.contacts.retrieve(id));
      assert.ok(error instanceof ValidationError, `${error}`);
      assert.equal(calls.length, 0);
    });
  }

  it("refuses a path of request() that leaves the API", async () => {
    const elsewhere = ["..", "/api/1/../../wh/", "/api/1/%2e%2e/", "/admin/", "//elsewhere.example/api/1/", "https://elsewhere.example/api/1/", "/api/1/\\..\\", "/api/1/a\tb/", "", 1, null, Symbol("/api/1/")];
    for (const path of elsewhere) {
      const error = await rejection(() => spoki.request("GET", path));
      assert.ok(error instanceof ValidationError, `${String(path)}: ${error}`);
    }
    for (const method of ["PUT", "CONNECT", "", "GET\r\n", undefined]) {
      assert.ok((await rejection(() => spoki.request(method, "/api/1/tags/"))) instanceof ValidationError, `${method}`);
    }
    assert.equal(calls.length, 0);
  });

  it("refuses lengths of 2 GB without going through them", async () => {
    let looks = 0;
    const look = (name) => (...args) => {
      looks += 1;
      return Reflect[name](...args);
    };
    const sparse = new Proxy([], { get: look("get"), has: look("has"), getOwnPropertyDescriptor: look("getOwnPropertyDescriptor") });
    sparse.length = 2 ** 31;
    for (const call of [
      () => spoki.contacts.syncAll(sparse),
      () => spoki.lists.syncContacts(1, { contacts: sparse }),
      () => spoki.importContacts({ length: 2 ** 31, byteLength: 2 ** 31 }),
      () => spoki.importContacts(new Blob([]), { maxRejects: 2 ** 31 }),
    ]) {
      const error = await rejection(call);
      assert.ok(error instanceof ValidationError, `${call}: ${error}`);
    }
    assert.ok(looks < 1_000, `it looked ${looks} times`);
    assert.equal(calls.length, 0);
  });

  it("believes no header that tells of 2 GB", async () => {
    const fetch = async () => new Response('{"id":7}', { headers: { "content-type": "application/json", "content-length": "2147483648" } });
    const client = new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch });
    assert.equal((await client.tags.retrieve(7)).id, 7);
  });

  it("refuses ten thousand bad values below a name of 100 KB, each of which has the name in its path", async () => {
    const body = { ["a".repeat(100_000)]: Array(10_000).fill("\ud800") };
    const error = await rejection(() => spoki.request("POST", "/api/1/tags/", { body }));
    assert.ok(error instanceof ValidationError, `${error}`);
    assert.equal(error.issues[0].code, "lone_surrogate");
    assert.equal(calls.length, 0);
  });

  it("sends custom fields with the names of Object's own members as data", async () => {
    const custom_fields = JSON.parse('{"CONSTRUCTOR":"a","TOSTRING":"b"}');
    await spoki.contacts.sync({ phone: "+393331234567", custom_fields });
    assert.deepEqual(JSON.parse(calls[0].body).custom_fields, { CONSTRUCTOR: "a", TOSTRING: "b" });
  });

  it("is not fooled by __proto__ as an own key", async () => {
    const error = await rejection(() => spoki.contacts.sync(JSON.parse('{"phone":"+393331234567","__proto__":{"x":1}}')));
    assert.ok(error instanceof ValidationError, `${error}`);
    assert.equal({}.x, undefined);
  });

  it("reads each property once and changes nothing", async () => {
    let reads = 0;
    const contact = new Proxy(Object.freeze({ phone: "+39 333 1234567" }), {
      get(target, name) {
        if (name === "phone") reads += 1;
        return reads > 1 ? "changed" : target[name];
      },
    });
    await spoki.contacts.sync(contact);
    assert.equal(JSON.parse(calls[0].body).phone, "+393331234567");
  });

  it("never calls toJSON of the input", async () => {
    const contact = { phone: "+393331234567", toJSON: () => ({ phone: "evil" }) };
    const error = await rejection(() => spoki.contacts.sync(contact));
    assert.ok(error instanceof ValidationError, `${error}`);
  });

  it("leaves undefined fields out and keeps empty strings", async () => {
    await spoki.contacts.sync({ phone: "+393331234567", first_name: "", last_name: undefined });
    assert.deepEqual(JSON.parse(calls[0].body), { phone: "+393331234567", first_name: "" });
  });

  it("passes text of any script through unchanged", async () => {
    for (const first_name of ["👩‍👩‍👧", "\u202eabc", "a\u2028b", "Zoë", "x".repeat(200)]) {
      await spoki.contacts.sync({ phone: "+393331234567", first_name });
      assert.equal(JSON.parse(calls.at(-1).body).first_name, first_name);
    }
  });

  it("answers any value at all with a typed error or a call", async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withSparseArray: true, withNullPrototype: true }), async (value) => {
        const before = calls.length;
        try {
          await spoki.contacts.sync(value);
          assert.equal(calls.length, before + 1);
        } catch (error) {
          assert.ok(error instanceof SpokiError, `${error}`);
          assert.equal(calls.length, before);
        }
      }),
      { numRuns: 500, seed: 42 },
    );
  });
});
