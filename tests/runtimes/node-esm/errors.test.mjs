import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import * as spokiWasm from "spoki-wasm";
import { json, rejection, scripted } from "../support/fakes.mjs";
import { startSandbox } from "../support/sandbox.mjs";

const { ApiError, DecodeError, Spoki, SpokiError, ValidationError } = spokiWasm;

const clientWith = (fetch, options = {}) =>
  new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", maxRetries: 0, fetch, ...options });

/** Status, body, the class that it must become, and what must be read out of the body. */
const ANSWERS = [
  [400, { phone: ["Enter a valid phone."] }, "ApiError", { fields: [{ path: ["phone"], message: "Enter a valid phone." }] }],
  [401, { detail: "Invalid API key" }, "AuthenticationError", {}],
  [401, { error: "Unauthorized" }, "AuthenticationError", {}],
  [403, { detail: "No." }, "AuthenticationError", {}],
  [402, { error: "No credit", error_code: "spoki::1029" }, "CreditError", { code: "spoki::1029" }],
  [400, { code: "spoki::1029", title: "Credit", detail: "exhausted" }, "CreditError", { code: "spoki::1029" }],
  [404, { detail: "Not found." }, "NotFoundError", {}],
  [429, { detail: "Request was throttled." }, "RateLimitError", {}],
  [500, { detail: "Oops" }, "ServerError", {}],
  [503, ["try later"], "ServerError", {}],
  [400, { code: "spoki::3004", title: "Unknown operator", detail: "no such e-mail" }, "ApiError", { code: "spoki::3004" }],
];

describe("errors", () => {
  for (const [status, body, className, expected] of ANSWERS) {
    it(`${status} ${JSON.stringify(body)} is a ${className}`, async () => {
      const error = await rejection(clientWith(async () => json(body, { status })).tags.retrieve(1));
      assert.equal(error.constructor, spokiWasm[className]);
      assert.equal(error.name, className);
      assert.ok(error instanceof SpokiError && error instanceof ApiError && error instanceof Error);
      assert.equal(error.status, status);
      assert.deepEqual(error.body, body);
      for (const [name, value] of Object.entries(expected)) assert.deepEqual(error[name], value);
      assert.equal(error.operation, "tags.retrieve");
      assert.equal(error.attempts, 1);
      assert.match(error.advice, /\w{3}/);
    });
  }

  for (const [body, fields, message] of [
    [{ detail: { phone: ["Taken."] } }, [[["phone"], "Taken."]], "phone: Taken."],
    [{ error: { contacts: [{}, { email: ["Wrong."] }] } }, [[["contacts", 1, "email"], "Wrong."]], "contacts[1].email: Wrong."],
    [{ errors: { non_field_errors: ["The fields must make a unique set."] } }, [[[], "The fields must make a unique set."]], "The fields must make a unique set."],
    [["The fields must make a unique set."], [[[], "The fields must make a unique set."]], "The fields must make a unique set."],
    [{ error: { code: "spoki::1", message: "No." } }, [], "No."],
  ]) {
    it(`reads ${JSON.stringify(body)}`, async () => {
      const error = await rejection(clientWith(async () => json(body, { status: 400 })).tags.retrieve(1));
      assert.deepEqual(error.fields, fields.map(([path, text]) => ({ path, message: text })));
      const code = error.code ? ` (${error.code})` : "";
      assert.equal(error.message, `tags.retrieve: Spoki answered 400${code}: ${message}`);
      assert.deepEqual(error.body, body);
    });
  }

  it("tells no more fields than a person reads; the body has all", async () => {
    const body = { contacts: Array.from({ length: 2000 }, () => ({ phone: ["Wrong."] })) };
    const error = await rejection(clientWith(async () => json(body, { status: 400 })).tags.retrieve(1));
    assert.equal(error.fields.length, 100);
    assert.equal(error.body.contacts.length, 2000);
    const long = await rejection(clientWith(async () => json({ detail: "x".repeat(5e4) }, { status: 400 })).tags.retrieve(1));
    assert.ok(long.message.length < 1100, `${long.message.length}`);
  });

  for (const [header, expected] of [
    ["Sun, 06 Nov 1994 08:49:37 GMT", 0],
    ["Sunday, 06-Nov-94 08:49:37 GMT", 0],
    ["Sun Nov  6 08:49:37 1994", 0],
    ["Fri, 31 Dec 9999 23:59:59 GMT", 4_294_967_295_000],
    ["99999999999999999999", 4_294_967_295_000],
    ["120", 120_000],
    ["soon", undefined],
  ]) {
    it(`reads Retry-After: ${header}`, async () => {
      const throttled = async () => json({}, { status: 429, headers: { "retry-after": header } });
      assert.equal((await rejection(clientWith(throttled).tags.retrieve(1))).retryAfterMs, expected);
    });
  }

  it("has no status where the client's own limit held the call back", async () => {
    const { fetch, calls } = scripted(json({}));
    const spoki = clientWith(fetch, { rateLimit: "error" });
    const sync = () => spoki.lists.syncContacts(1, { contacts: [{ phone: "+393331234567" }] });
    await sync();
    const error = await rejection(sync());
    assert.equal(error.name, "RateLimitError");
    assert.deepEqual([error.status, error.code, error.fields, error.body, error.attempts], [undefined, undefined, [], "", 0]);
    assert.ok(error.retryAfterMs > 0 && error.retryable && !error.ambiguous);
    assert.equal(calls.length, 1);
  });

  it("keeps every digit of an id, beyond 2^53 as text", async () => {
    const answer = '{"id":9007199254740993,"order":9007199254740991,"name":"9007199254740993"}';
    const spoki = clientWith(async () => new Response(answer, { headers: { "content-type": "application/json" } }));
    const tag = await spoki.tags.retrieve(1);
    assert.deepEqual(tag, { id: "9007199254740993", order: 9007199254740991, name: "9007199254740993" });
    assert.equal((await spoki.tags.retrieve(tag.id)).id, tag.id);
    const refusing = async (body) => (await rejection(clientWith(async () => new Response(body, { status: 400 })).tags.retrieve(1))).body;
    assert.deepEqual(await refusing(answer), tag);
    assert.equal(await refusing("tag 9007199254740993"), "tag 9007199254740993");
  });

  it("does not show a short key that an answer repeats", async () => {
    const repeating = async () => json({ detail: "no key ab12 here" }, { status: 401 });
    const error = await rejection(clientWith(repeating, { apiKey: "ab12" }).tags.retrieve(1));
    assert.doesNotMatch(`${error.message} ${JSON.stringify(error.body)}`, /ab12/);
  });

  it("keeps the text of an answer that is no JSON", async () => {
    const html = () => new Response("<html>Bad gateway</html>", { status: 502, headers: { "content-type": "text/html" } });
    const error = await rejection(clientWith(async () => html()).tags.list());
    assert.equal(error.name, "ServerError");
    assert.equal(error.body, "<html>Bad gateway</html>");
  });

  it("calls a 200 that is no JSON a DecodeError, and one after a write ambiguous", async () => {
    const html = async () => new Response("<html></html>", { headers: { "content-type": "text/html" } });
    const read = await rejection(clientWith(html).tags.retrieve(1));
    assert.ok(read instanceof DecodeError);
    const written = await rejection(
      clientWith(html).lists.create({ name: "Clienti" }),
    );
    assert.ok(written instanceof DecodeError);
    assert.equal(written.ambiguous, true);
  });

  it("decodes a BOM, and refuses UTF-8 that is not", async () => {
    const bytes = (...parts) => new Response(new Uint8Array(parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part)] : part))), { headers: { "content-type": "application/json" } });
    assert.deepEqual(await clientWith(async () => bytes([0xef, 0xbb, 0xbf], '{"id":1}')).tags.retrieve(1), { id: 1 });
    const error = await rejection(clientWith(async () => bytes('{"name":"', [0xff, 0xfe], '"}')).tags.retrieve(1));
    assert.ok(error instanceof DecodeError);
  });

  it("gives nothing for 204", async () => {
    assert.equal(await clientWith(async () => new Response(null, { status: 204 })).lists.delete(1), undefined);
  });

  it("reports every issue of an input before any call", async () => {
    const { fetch, calls } = scripted(json({}));
    const error = await rejection(clientWith(fetch).contacts.sync({ first_nam: "Ada", phone: "12", email: "ada@" }));
    assert.ok(error instanceof ValidationError);
    assert.equal(calls.length, 0);
    const byPath = new Map(error.issues.map((issue) => [issue.path.join("."), issue]));
    assert.deepEqual([...byPath.keys()].sort(), ["email", "first_nam", "phone"]);
    assert.equal(byPath.get("first_nam").code, "unknown_field");
    assert.match(byPath.get("first_nam").message, /first_name/);
    assert.match(error.message, /phone/);
    assert.equal(error.retryable, false);
    assert.equal(error.ambiguous, false);
  });

  it("gives the path of a row in a batch", async () => {
    const { fetch, calls } = scripted(json({}));
    const error = await rejection(clientWith(fetch).lists.syncContacts(1, { contacts: [{ phone: "+393331234567" }, {}] }));
    assert.deepEqual(error.issues.map(({ path, code }) => [path, code]), [[["contacts", 1, "phone"], "required"]]);
    assert.equal(calls.length, 0);
  });

  it("refuses more rows than a batch may hold", async () => {
    const contacts = Array.from({ length: 501 }, (_, index) => ({ phone: `+39333${String(index).padStart(7, "0")}` }));
    const error = await rejection(clientWith(scripted(json({})).fetch).contacts.syncAll(contacts));
    assert.ok(error instanceof ValidationError);
    assert.ok(error.issues.some(({ code }) => code === "too_many"));
  });
});

describe("refusals of the sandbox", () => {
  let sandbox;
  let spoki;
  before(async () => {
    sandbox = await startSandbox();
    spoki = new Spoki({ apiKey: sandbox.key, baseUrl: sandbox.url, rateLimit: "off" });
  });
  after(() => sandbox.stop());

  const localizations = [{ language: "it", body_template_component: { component_type: "body" } }];
  const REFUSED = {
    "of a field": ["messages/send/", { type: "Template", phone: "+393331234567", template: "x" }, [["template"]]],
    "of one in a list": ["contacts/sync_all/", [{ phone: "+393331234567" }, { phone: "x" }], [[1, "phone"]]],
    "deep below": [
      "templates/",
      { name: "a", category: "x", templatelocalization_set: localizations },
      [["category"], ["templatelocalization_set", 0, "body_template_component", "text"]],
    ],
  };
  for (const [what, [path, body, paths]] of Object.entries(REFUSED)) {
    // By `request`, which checks no fields: the client's own methods would not send these.
    it(`${what} keep its path`, async () => {
      const error = await rejection(spoki.request("POST", `/api/1/${path}`, { body }));
      assert.equal(error.constructor, ApiError);
      assert.equal(error.status, 400);
      assert.deepEqual(error.fields.map((field) => field.path), paths);
      for (const { message } of error.fields) assert.match(message, /^[A-Z"].+\.$/);
    });
  }
});
