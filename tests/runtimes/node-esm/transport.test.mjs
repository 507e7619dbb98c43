import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it, mock } from "node:test";
import { DecodeError, NetworkError, Spoki, SpokiError, TimeoutError } from "spoki-wasm";
import { HANG, json, rejection, scripted, stalledBody, stalledHeaders, turns, withoutUnhandledRejections } from "../support/fakes.mjs";
import { startSandbox } from "../support/sandbox.mjs";

const clientWith = (fetch, options) =>
  new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", maxRetries: 0, fetch, ...options });

describe("time limits", () => {
  const LIMIT = 30_000;
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"] }));
  afterEach(() => mock.timers.reset());

  /** The error of a call that is still under way just before the limit, and not after it. */
  async function atLimit(call, limit) {
    let outcome;
    call.then(() => assert.fail("it succeeded"), (error) => (outcome = error));
    await turns();
    mock.timers.tick(limit - 1);
    await turns();
    assert.equal(outcome, undefined, "it ended too early");
    mock.timers.tick(1);
    await turns();
    return outcome;
  }

  const cases = {
    "before the headers": [stalledHeaders, /header/i],
    "before the headers, with a fetch that knows no signals": [() => new Promise(() => {}), /header/i],
    "in the middle of the body": [async () => stalledBody(), /body/i],
  };
  for (const [name, [fetch, phase]] of Object.entries(cases)) {
    it(`a stall ${name} ends in a TimeoutError that names the phase`, async () => {
      const spoki = clientWith(fetch, { timeoutMs: LIMIT });
      const error = await withoutUnhandledRejections(() => atLimit(spoki.tags.retrieve(1), LIMIT));
      assert.ok(error instanceof TimeoutError, `${error}`);
      assert.match(error.phase, phase);
      assert.equal(error.ambiguous, false, "a read is never ambiguous");
    });
  }

  it("of one call overrides that of the client", async () => {
    const error = await atLimit(clientWith(stalledHeaders, { timeoutMs: 2 * LIMIT }).tags.retrieve(1, { timeoutMs: LIMIT }), LIMIT);
    assert.ok(error instanceof TimeoutError);
  });

  it("leaves a creation in doubt: ambiguous, and not repeated", async () => {
    const { fetch, calls } = scripted(stalledHeaders);
    const error = await atLimit(clientWith(fetch, { timeoutMs: LIMIT, maxRetries: 3 }).lists.create({ name: "Clienti" }), LIMIT);
    assert.ok(error instanceof TimeoutError);
    assert.equal(error.ambiguous, true);
    assert.equal(error.retryable, false);
    assert.match(error.advice, /look before/);
    assert.equal(calls.length, 1);
  });
});

describe("a fetch that misbehaves", () => {
  const cases = {
    "throws at once": () => {
      throw new TypeError("offline");
    },
    "rejects with an Error": async () => {
      throw new TypeError("fetch failed");
    },
    "rejects with a string": () => Promise.reject("no"),
    "rejects with nothing": () => Promise.reject(),
    "gives undefined": async () => undefined,
    "gives null": async () => null,
    "gives a plain object": async () => ({ status: 200 }),
    "gives a number": () => 200,
  };
  for (const [name, fetch] of Object.entries(cases)) {
    it(`${name}: a NetworkError`, async () => {
      const spoki = clientWith(fetch);
      const error = await withoutUnhandledRejections(() => rejection(spoki.tags.retrieve(1)));
      assert.ok(error instanceof NetworkError, `${error}`);
      assert.equal(error.operation, "tags.retrieve");
    });
  }

  it("is called unbound, with an address and what the ecosystem's functions take", async () => {
    let receiver = "not called";
    const seen = [];
    function fetch(...given) {
      receiver = this;
      seen.push(given);
      return Promise.resolve(json({ id: 1 }));
    }
    const spoki = clientWith(fetch);
    await spoki.tags.retrieve(1);
    await spoki.lists.create({ name: "Clienti" });
    assert.equal(receiver, undefined);
    const [[address, { signal, ...read }], [, { signal: other, ...creation }]] = seen;
    assert.equal(address, "http://localhost/api/1/tags/1/");
    assert.ok(signal instanceof AbortSignal && other instanceof AbortSignal);
    const headers = { Accept: "application/json", "X-Spoki-Api-Key": "k" };
    assert.deepEqual(read, { method: "GET", redirect: "manual", headers });
    headers["Content-Type"] = "application/json";
    assert.deepEqual(creation, { method: "POST", redirect: "manual", headers, body: '{"name":"Clienti"}' });
  });

  it("may call the client again", async () => {
    let spoki;
    const fetch = async (url) => {
      if (url.endsWith("/1/")) return json({ id: 1, other: await spoki.tags.retrieve(2) });
      return json({ id: 2 });
    };
    spoki = clientWith(fetch);
    assert.deepEqual(await spoki.tags.retrieve(1), { id: 1, other: { id: 2 } });
  });

  it("gets 2,000 calls at once", async () => {
    const spoki = clientWith(async (url) => json({ id: Number(url.split("/").at(-2)) }));
    const tags = await Promise.all(Array.from({ length: 2000 }, (_, index) => spoki.tags.retrieve(index + 1)));
    assert.deepEqual(tags.map(({ id }) => id), Array.from({ length: 2000 }, (_, index) => index + 1));
  });
});

describe("a broken connection to a real server", () => {
  let sandbox;
  let spoki;
  before(async () => {
    sandbox = await startSandbox();
    spoki = new Spoki({ apiKey: sandbox.key, baseUrl: sandbox.url, rateLimit: "off", timeoutMs: HANG });
  });
  beforeEach(() => sandbox.reset());
  after(() => sandbox.stop());

  for (const kind of ["reset", "reset_after", "truncate"]) {
    it(`${kind}: a NetworkError without retries, nothing at all with them`, async () => {
      await sandbox.faults({ kind, operation: "contacts.sync", times: 1 });
      const error = await rejection(spoki.contacts.sync({ phone: "+393331234567" }, { maxRetries: 0 }));
      assert.ok(error instanceof NetworkError, `${error}`);
      await sandbox.faults({ kind, operation: "contacts.sync", times: 1 });
      const contact = await spoki.contacts.sync({ phone: "+393331234567" }, { maxRetries: 2 });
      assert.equal(contact.phone, "+393331234567");
      assert.equal((await spoki.contacts.list()).count, 1);
    });
  }

  for (const kind of ["stall_headers", "stall_body"]) {
    it(`${kind}: a TimeoutError`, async () => {
      await sandbox.faults({ kind, operation: "tags.list", times: 1 });
      const error = await rejection(spoki.tags.list({}, { timeoutMs: 150, maxRetries: 0 }));
      assert.ok(error instanceof TimeoutError, `${error}`);
    });
  }

  it("a body that ends too soon without an error is a DecodeError", async () => {
    await sandbox.faults({ kind: "raw", operation: "tags.list", content_type: "application/json", body: '{"count": 1, "results": [' });
    const error = await rejection(spoki.tags.list({}, { maxRetries: 0 }));
    assert.ok(error instanceof DecodeError, `${error}`);
  });

  it("no prefix of an answer is ever taken for the whole", async () => {
    const golden = JSON.stringify({ id: 1, name: "VIP", color: "#16d46d", order: 1 });
    for (let length = 1; length < golden.length; length += 1) {
      const fetch = async () => new Response(golden.slice(0, length), { headers: { "content-type": "application/json" } });
      assert.ok((await rejection(clientWith(fetch).tags.retrieve(1))) instanceof DecodeError);
    }
  });

  it("a huge or bottomless answer is refused, not swallowed", async () => {
    const chunk = new Uint8Array(1 << 20).fill(0x20);
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(chunk);
      },
    });
    const fetch = async () => new Response(endless, { headers: { "content-type": "application/json" } });
    assert.ok((await rejection(clientWith(fetch).tags.retrieve(1))) instanceof SpokiError);
    assert.ok(sent <= 80, `${sent} MiB were read`);
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const abyss = async () => new Response(deep, { headers: { "content-type": "application/json" } });
    const outcome = await clientWith(abyss).tags.retrieve(1).catch((error) => error);
    assert.ok(Array.isArray(outcome) || outcome instanceof SpokiError);
  });
});
