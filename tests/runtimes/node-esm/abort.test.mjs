/** Aborting rejects once, with the signal's own reason, in whatever phase a call is. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { Spoki } from "spoki-wasm";
import { json, rejection, scripted, stalledBody, stalledHeaders, withoutUnhandledRejections } from "../support/fakes.mjs";

const clientWith = (fetch, options) => new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch, ...options });

/** A reason that is no Error, so that wrapping it would be noticed. */
const REASON = { why: "the user left" };

/** A signal, and what aborts it as soon as all that is under way has come as far as it can without time. */
function stopper() {
  const controller = new AbortController();
  const stop = () => setImmediate(() => controller.abort(REASON));
  /** A `fetch` that stops its own call. */
  const stopping = (fetch) => (request) => {
    stop();
    return fetch(request);
  };
  return { signal: controller.signal, stop, stopping };
}

describe("abort", () => {
  it("before the call: nothing is sent", async () => {
    const { fetch, calls } = scripted(json({}));
    assert.equal(await rejection(clientWith(fetch).tags.retrieve(1, { signal: AbortSignal.abort(REASON) })), REASON);
    assert.equal(calls.length, 0);
  });

  // No timer of the client ever rings: what waits for one instead of the signal never ends.
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
  afterEach(() => mock.timers.reset());

  const PHASES = {
    "before the headers": stalledHeaders,
    "before the headers, with a fetch that knows no signals": () => new Promise(() => {}),
    "in the middle of the body": async () => stalledBody(),
  };
  for (const [phase, fetch] of Object.entries(PHASES)) {
    it(phase, async () => {
      const { signal, stopping } = stopper();
      await withoutUnhandledRejections(async () => {
        assert.equal(await rejection(clientWith(stopping(fetch)).tags.retrieve(1, { signal })), REASON);
      });
    });
  }

  it("while waiting to try again", async () => {
    const { signal, stop } = stopper();
    const { fetch, calls } = scripted(json({}, { status: 503, headers: { "retry-after": "30" } }));
    await withoutUnhandledRejections(async () => {
      assert.equal(await rejection(clientWith(fetch, { onRetry: stop }).tags.retrieve(1, { signal })), REASON);
    });
    assert.equal(calls.length, 1);
  });

  it("in the rate queue, and the place in it is given back", async () => {
    const { signal, stop } = stopper();
    const { fetch, calls } = scripted(json({ count: 0, next: null, results: [] }));
    const spoki = clientWith(fetch, { rateLimit: { "tags.retrieve": 1 }, onRateLimit: stop });
    await spoki.tags.retrieve(1);
    await withoutUnhandledRejections(async () => {
      assert.equal(await rejection(spoki.tags.retrieve(1, { signal })), REASON);
    });
    assert.equal(calls.length, 1);
  });

  it("while a function fetches the key", async () => {
    const { signal, stopping } = stopper();
    const apiKey = stopping(() => new Promise(() => {}));
    const spoki = new Spoki({ apiKey, baseUrl: "http://localhost", fetch: async () => json({}) });
    assert.equal(await rejection(spoki.tags.retrieve(1, { signal })), REASON);
  });

  it("after the end: nothing happens", async () => {
    const controller = new AbortController();
    await withoutUnhandledRejections(async () => {
      const tag = await clientWith(async () => json({ id: 1 })).tags.retrieve(1, { signal: controller.signal });
      controller.abort(REASON);
      assert.deepEqual(tag, { id: 1 });
    });
  });

  it("of one call leaves the others alone", async () => {
    const { signal, stopping } = stopper();
    let answer;
    const waiting = new Promise((resolve) => {
      answer = resolve;
    });
    const fetch = (request) => (request.url.endsWith("/tags/1/") ? stopping(stalledHeaders)(request) : waiting);
    const spoki = clientWith(fetch);
    const other = spoki.tags.retrieve(2);
    assert.equal(await rejection(spoki.tags.retrieve(1, { signal })), REASON);
    answer(json({ id: 2 }));
    assert.deepEqual(await other, { id: 2 });
  });

  it("between pages ends the loop", async () => {
    const controller = new AbortController();
    const { fetch, calls } = scripted(json({ count: 2, next: "http://localhost/api/1/tags/?page=2", results: [{ id: 1 }] }));
    const error = await rejection(async () => {
      for await (const tag of clientWith(fetch).tags.list({}, { signal: controller.signal })) {
        assert.equal(tag.id, 1);
        controller.abort(REASON);
      }
    });
    assert.equal(error, REASON);
    assert.equal(calls.length, 1);
  });

  it("listens to a long-lived signal without piling up listeners", async () => {
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const [add, remove] = [signal.addEventListener, signal.removeEventListener];
    signal.addEventListener = function counted(...args) {
      listeners += 1;
      return add.apply(this, args);
    };
    signal.removeEventListener = function counted(...args) {
      listeners -= 1;
      return remove.apply(this, args);
    };
    const spoki = clientWith(async () => json({ id: 1 }));
    for (let call = 0; call < 50; call += 1) await spoki.tags.retrieve(1, { signal });
    assert.ok(listeners <= 1, `${listeners} listeners were left`);
  });
});
