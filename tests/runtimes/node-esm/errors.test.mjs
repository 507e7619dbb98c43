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
