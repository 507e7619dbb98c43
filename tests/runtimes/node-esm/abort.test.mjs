/** Aborting rejects once, with the signal's own reason, in whatever phase a call is. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { Spoki, ValidationError } from "spoki-wasm";
import { json, rejection, scripted, stalledBody, stalledHeaders, withoutUnhandledRejections } from "../support/fakes.mjs";

const clientWith = (fetch, options) => new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch, ...options });

/** A reason that is no Error, so that wrapping it would be noticed. */
const REASON = { why: "the user left" };

/** A signal, and what aborts it as soon as all that is under way has come as far as it can without time. */
function stopper() {
  const controller = new AbortController();
  const stop = () => setImmediate(() => controller.abort(REASON));
  /** A `fetch` that stops its own call. */
  const stopping = (fetch) => (...given) => {
    stop();
    return fetch(...given);
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
    const fetch = (url, init) => (url.endsWith("/tags/1/") ? stopping(stalledHeaders)(url, init) : waiting);
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

  /** A signal that counts who listens. */
  function counted() {
    const controller = new AbortController();
    const { signal } = controller;
    const seen = { now: 0, most: 0 };
    const count = (method, change) => {
      const original = signal[method];
      signal[method] = function counting(...args) {
        seen.now += change;
        seen.most = Math.max(seen.most, seen.now);
        return original.apply(this, args);
      };
    };
    count("addEventListener", 1);
    count("removeEventListener", -1);
    return { controller, signal, seen };
  }

  it("listens once to a signal, whatever the number of calls, and to the end", async () => {
    const { signal, seen } = counted();
    const spoki = clientWith(async () => json({ id: 1 }));
    for (let call = 0; call < 50; call += 1) await spoki.tags.retrieve(1, { signal });
    await Promise.all(Array.from({ length: 1000 }, () => spoki.tags.retrieve(1, { signal })));
    assert.deepEqual(seen, { now: 0, most: 1 });
  });

  it("of 10,000 calls at once by one signal rejects each with its reason, and Node warns of nothing", async () => {
    const warnings = [];
    const note = (warning) => warnings.push(warning);
    process.on("warning", note);
    const { controller, signal, seen } = counted();
    const spoki = clientWith(() => new Promise(() => {}));
    const calls = Array.from({ length: 10_000 }, () => rejection(spoki.tags.retrieve(1, { signal })));
    await new Promise(setImmediate);
    controller.abort(REASON);
    assert.ok((await Promise.all(calls)).every((reason) => reason === REASON));
    await new Promise(setImmediate);
    process.off("warning", note);
    assert.deepEqual(warnings, []);
    assert.deepEqual(seen, { now: 0, most: 1 });
  });

  it("by one signal in a listener of another call's fetch", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    let later;
    let spoki;
    const fetch = (_, { signal: own }) => {
      own.addEventListener("abort", () => (later ??= rejection(spoki.tags.retrieve(2, { signal }))));
      return new Promise(() => {});
    };
    spoki = clientWith(fetch);
    const calls = [1, 2, 3].map((id) => rejection(spoki.tags.retrieve(id, { signal })));
    await new Promise(setImmediate);
    controller.abort(REASON);
    assert.deepEqual(await Promise.all(calls), [REASON, REASON, REASON]);
    assert.equal(await later, REASON);
  });

  it("by a signal made by hand, of whatever kind: nothing is sent where it cannot be heard", async () => {
    const boom = () => {
      throw REASON;
    };
    const signal = { aborted: false, reason: REASON, addEventListener() {}, removeEventListener() {} };
    const odd = {
      "aborted throws": Object.defineProperty({ ...signal }, "aborted", { get: boom }),
      "no addEventListener": { ...signal, addEventListener: undefined },
      "addEventListener throws": { ...signal, addEventListener: boom },
      "a reason that throws": Object.defineProperty({ ...signal, aborted: true }, "reason", { get: boom }),
    };
    for (const [name, given] of Object.entries(odd)) {
      const { fetch, calls } = scripted(json({ id: 1 }));
      const error = await rejection(clientWith(fetch).tags.retrieve(1, { signal: given }));
      assert.ok(error === REASON || error instanceof ValidationError, `${name}: ${error}`);
      assert.equal(calls.length, 0, name);
    }
    const deaf = { ...signal, removeEventListener: boom };
    assert.deepEqual(await clientWith(async () => json({ id: 1 })).tags.retrieve(1, { signal: deaf }), { id: 1 });
  });
});
