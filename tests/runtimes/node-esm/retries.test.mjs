import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { RateLimitError, ServerError, Spoki, SpokiError } from "spoki-wasm";
import { json, rejection, scripted } from "../support/fakes.mjs";

const clientWith = (fetch, options) =>
  new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", maxRetries: 0, fetch, ...options });
/** What could be done twice: Spoki takes two lists of the same name. */
const LIST = { name: "Clienti" };

describe("retries", () => {
  const busy = (status, headers) => json({ detail: "busy" }, { status, headers: { "retry-after": "0", ...headers } });

  it("repeat a read after 5xx, 408 and 429", async () => {
    for (const status of [408, 429, 500, 502, 503, 504]) {
      const { fetch, calls } = scripted(busy(status), busy(status), json({ id: 1 }));
      const { data, response } = await clientWith(fetch, { maxRetries: 2 }).tags.retrieve(1).withResponse();
      assert.deepEqual(data, { id: 1 });
      assert.equal(response.attempts, 3);
      assert.equal(calls.length, 3);
    }
  });

  it("end with the last error", async () => {
    const { fetch, calls } = scripted(busy(503));
    const error = await rejection(clientWith(fetch, { maxRetries: 2 }).tags.retrieve(1));
    assert.ok(error instanceof ServerError);
    assert.equal(error.attempts, 3);
    assert.equal(error.retryable, true);
    assert.equal(calls.length, 3);
  });

  it("never repeat a creation after 5xx or a lost connection, and say that it is in doubt", async () => {
    for (const answer of [busy(503), () => Promise.reject(new TypeError("terminated"))]) {
      const { fetch, calls } = scripted(answer);
      const error = await rejection(clientWith(fetch, { maxRetries: 5 }).lists.create(LIST));
      assert.ok(error instanceof SpokiError);
      assert.equal(error.ambiguous, true);
      assert.equal(calls.length, 1);
    }
  });

  it("repeat a creation after 429: it was refused, not done", async () => {
    const { fetch, calls } = scripted(busy(429), json({ id: 1, ...LIST }));
    await clientWith(fetch, { maxRetries: 2 }).lists.create(LIST);
    assert.equal(calls.length, 2);
    assert.equal(calls[0].body, calls[1].body);
  });

  it("repeat no 400, 401, 403, 404", async () => {
    for (const status of [400, 401, 403, 404]) {
      const { fetch, calls } = scripted(busy(status));
      await rejection(clientWith(fetch, { maxRetries: 5 }).tags.retrieve(1));
      assert.equal(calls.length, 1);
    }
  });

  it("do not wait for a Retry-After beyond a minute", async () => {
    const { fetch, calls } = scripted(busy(429, { "retry-after": "3600" }));
    const error = await rejection(clientWith(fetch, { maxRetries: 5 }).tags.retrieve(1));
    assert.ok(error instanceof RateLimitError);
    assert.equal(error.retryAfterMs, 3_600_000);
    assert.equal(calls.length, 1);
  });

  it("survive any Retry-After", async () => {
    for (const value of ["soon", "-5", "0, 0", "1e9x", "", "Wed, 21 Oct 2015 07:28:00 GMT", "0.5"]) {
      const { fetch, calls } = scripted(busy(429, { "retry-after": value }), json({ id: 1 }));
      assert.deepEqual(await clientWith(fetch, { maxRetries: 1 }).tags.retrieve(1), { id: 1 });
      assert.equal(calls.length, 2);
    }
  });
});

describe("rate limits", () => {
  it("fail at once in mode error, and say when to come back", async (context) => {
    context.mock.timers.enable({ apis: ["Date"] });
    const { fetch, calls } = scripted(json([{ phone: "+393331234567" }]));
    const spoki = clientWith(fetch, { rateLimit: "error" });
    await spoki.contacts.syncAll([{ phone: "+393331234567" }]);
    const error = await rejection(spoki.contacts.syncAll([{ phone: "+393331234567" }]));
    assert.ok(error instanceof RateLimitError);
    // A minute, and one hundredth more: calls that leave a minute apart can arrive closer together.
    assert.equal(error.retryAfterMs, 60_600);
    assert.equal(error.ambiguous, false);
    assert.equal(calls.length, 1);
  });

  it("fail at once when the wait would be longer than maxWaitMs", async () => {
    const { fetch, calls } = scripted(json({}));
    const spoki = clientWith(fetch, { rateLimit: "wait", maxWaitMs: 1000 });
    await spoki.contacts.syncAll([{ phone: "+393331234567" }]);
    assert.ok((await rejection(spoki.contacts.syncAll([{ phone: "+393331234567" }]))) instanceof RateLimitError);
    assert.equal(calls.length, 1);
  });

  it("that the caller sets are kept", async () => {
    const { fetch, calls } = scripted(json({}));
    const spoki = clientWith(fetch, { rateLimit: { "tags.retrieve": 2 }, maxWaitMs: 500 });
    const results = await Promise.allSettled([1, 2, 3, 4].map((id) => spoki.tags.retrieve(id)));
    assert.ok(calls.length <= 2);
    assert.ok(results.filter(({ status }) => status === "rejected").every(({ reason }) => reason instanceof RateLimitError));
  });
});
