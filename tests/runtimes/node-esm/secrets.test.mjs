/** A canary as the key, searched for in everything that a caller can see. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";
import { inspect } from "node:util";
import { Spoki, SpokiError, ValidationError } from "spoki-wasm";
import { json, rejection, scripted, stalledHeaders, withoutUnhandledRejections } from "../support/fakes.mjs";

const KEY = "canary-9d1f7c20";

/** Everything that can be read from a value: texts, keys, values, causes, prototypes' getters. */
function traces(value, depth = 0) {
  if (depth > 8 || value === null || (typeof value !== "object" && typeof value !== "function")) return [String(value)];
  const names = Reflect.ownKeys(value);
  const parts = names.flatMap((name) => {
    const read = Reflect.getOwnPropertyDescriptor(value, name);
    return [String(name), ...("value" in read && read.value !== value ? traces(read.value, depth + 1) : [])];
  });
  return [...parts, inspect(value, { depth: 20, showHidden: true, getters: true }), safeJson(value)];
}

function safeJson(value) {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}

function assertHidden(value, what) {
  for (const text of [...traces(value), `${value?.message}`, `${value?.stack}`, `${value?.cause}`, `${safeJson(value?.body)}`]) {
    assert.ok(!text.includes("canary"), `${what} shows the key: ${text.slice(0, 300)}`);
  }
}

const clientWith = (options) =>
  new Spoki({ apiKey: KEY, baseUrl: "http://localhost", rateLimit: "off", maxRetries: 0, ...options });

const FAILURES = {
  "a refusal of the key": () => clientWith({ fetch: async () => json({ detail: "Invalid API key" }, { status: 401 }) }).tags.list(),
  "a server that repeats the key": () => clientWith({ fetch: async (_, { headers }) => json({ detail: `no ${headers["X-Spoki-Api-Key"]}` }, { status: 400 }) }).tags.list(),
  "an error of fetch that names the key": () => clientWith({ fetch: async () => { throw new TypeError(`bad header ${KEY}`, { cause: { key: KEY } }); } }).tags.list(),
  "a timeout": () => clientWith({ fetch: stalledHeaders, timeoutMs: 30 }).tags.list(),
  "a redirect": () => clientWith({ fetch: async () => new Response(null, { status: 302, headers: { location: "http://elsewhere.example/" } }) }).tags.list(),
  "text instead of JSON": () => clientWith({ fetch: async () => new Response(`<p>${KEY}</p>`) }).tags.retrieve(1),
  "a bad input": () => clientWith({ fetch: async () => json({}) }).contacts.sync({ phone: "x" }),
  "a redirect whose page repeats the key": () => clientWith({ fetch: async () => new Response(`moved, ${KEY}`, { status: 302 }) }).tags.list(),
  "bytes that are no text and hold the key": () => clientWith({ fetch: async () => new Response(Buffer.concat([Buffer.from([0xff]), Buffer.from(KEY)]), { status: 500 }) }).tags.list(),
};

const BAD_KEYS = {
  empty: "",
  spaces: "   ",
  "with CR LF": `${KEY}\r\nX-Evil: 1`,
  "with LF": `${KEY}\n`,
  "with NUL": `${KEY}\0`,
  "beyond Latin-1": `${KEY}\u20ac`,
  "of ten megabytes": KEY.repeat(700_000),
  "no string": 42,
};

describe("secrets", () => {
  for (const [name, fail] of Object.entries(FAILURES)) {
    it(`hides the key in the error after ${name}`, async () => {
      const error = await rejection(fail);
      assert.ok(error instanceof SpokiError, `${error}`);
      assertHidden(error, "the error");
    });
  }

  for (const [name, apiKey] of Object.entries(BAD_KEYS)) {
    it(`refuses a key ${name} without showing it`, async () => {
      const { fetch, calls } = scripted(json({}));
      const error = await rejection(() => new Spoki({ apiKey, baseUrl: "http://localhost", fetch }).tags.list());
      assert.ok(error instanceof ValidationError, `${error}`);
      assertHidden(error, "the error");
      assert.equal(calls.length, 0);
    });

    it(`refuses a key ${name} that a function gives`, async () => {
      const { fetch, calls } = scripted(json({}));
      const error = await rejection(() => new Spoki({ apiKey: async () => apiKey, baseUrl: "http://localhost", fetch }).tags.list());
      assert.ok(error instanceof SpokiError, `${error}`);
      assertHidden(error, "the error");
      assert.equal(calls.length, 0);
    });
  }

  it("hides the key in the client, its resources and its pages", async () => {
    const spoki = clientWith({ fetch: async () => json({ count: 1, next: null, results: [{ id: 1 }] }) });
    assertHidden(spoki, "the client");
    assertHidden(spoki.contacts, "a resource");
    assertHidden(spoki.contacts.list(), "a call");
    assertHidden(await spoki.contacts.list(), "a page");
    assertHidden(await spoki.tags.retrieve(1).withResponse(), "a response");
  });

  it("hides the key and phones from observers", async () => {
    const seen = [];
    const note = (event) => seen.push(event);
    const spoki = clientWith({
      maxRetries: 1,
      fetch: scripted(json({}, { status: 503, headers: { "retry-after": "0" } }), json({ id: 1 })).fetch,
      onRequest: note,
      onResponse: note,
      onRetry: note,
    });
    await spoki.contacts.sync({ phone: "+393331234567" });
    assert.ok(seen.length >= 4);
    for (const event of seen) {
      assertHidden(event, "an observer");
      assert.ok(!inspect(event, { depth: 20 }).includes("3331234567"), "an observer shows a phone");
    }
  });

  it("lets no observer change or break a call", async () => {
    const fail = () => {
      throw new Error("an observer's own");
    };
    const failLater = async () => fail();
    for (const observer of [fail, failLater]) {
      await withoutUnhandledRejections(async () => {
        const { fetch } = scripted(json({}, { status: 503, headers: { "retry-after": "0" } }), json({ id: 1 }));
        const spoki = clientWith({ maxRetries: 1, fetch, onRequest: observer, onResponse: observer, onRetry: observer });
        assert.deepEqual(await spoki.tags.retrieve(1), { id: 1 });
      });
    }
  });

  it("refuses http to any other host, and addresses that are none", async () => {
    for (const baseUrl of ["http://api.spoki.com", "ftp://localhost", "api.spoki.com", "https://user:pass@api.spoki.com", ""]) {
      const error = await rejection(async () => new Spoki({ apiKey: KEY, baseUrl }));
      assert.ok(error instanceof ValidationError, `${baseUrl}: ${error}`);
    }
  });

  describe("with a real server that redirects", () => {
    const seen = [];
    let spy;
    let redirector;
    let origin;
    const listen = (server) => new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${server.address().port}`)));
    before(async () => {
      spy = createServer((request, response) => {
        seen.push(request.headers);
        response.end("{}");
      });
      const elsewhere = (await listen(spy)).replace("127.0.0.1", "localhost");
      redirector = createServer((request, response) => {
        const status = Number(new URL(request.url, "http://x").searchParams.get("status") ?? 302);
        response.writeHead(status, { location: `${elsewhere}/stolen` }).end();
      });
      origin = await listen(redirector);
    });
    after(() => {
      spy.close();
      redirector.close();
    });
    for (const status of [301, 302, 303, 307, 308]) {
      it(`treats ${status} as an error; the other host sees nothing`, async () => {
        const spoki = new Spoki({ apiKey: KEY, baseUrl: origin, maxRetries: 0 });
        const error = await rejection(() => spoki.tags.list({}, { extraQuery: { status: String(status) } }));
        assert.ok(error instanceof SpokiError, `${error}`);
        assert.match(error.message, /redirect/i);
        assertHidden(error, "the error");
        assert.equal(seen.length, 0);
      });
    }
  });

  for (const next of ["https://elsewhere.example/api/1/contacts/?page=2", "http://localhost:9/api/1/contacts/?page=2", "http://user@localhost/api/1/contacts/?page=2", "ftp://localhost/api/1/contacts/?page=2", "http://localhost/admin/?page=2", "//elsewhere.example/api/1/contacts/?page=2", "javascript:1"]) {
    it(`does not send the key to the next page at ${next}`, async () => {
      const { fetch, calls } = scripted(json({ count: 2, next, results: [{ id: 1 }] }), json({ count: 2, next: null, results: [{ id: 2 }] }));
      try {
        for await (const contact of clientWith({ fetch }).contacts.list()) assert.ok(contact.id);
      } catch (error) {
        assert.ok(error instanceof SpokiError, `${error}`);
      }
      for (const { url } of calls) assert.equal(new URL(url).origin + new URL(url).pathname, "http://localhost/api/1/contacts/");
    });
  }
});
