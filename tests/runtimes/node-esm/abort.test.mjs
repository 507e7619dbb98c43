/** Aborting rejects once, with the signal's own reason, in whatever phase a call is. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Spoki } from "spoki-wasm";
import { json, rejection, scripted, stalledBody, stalledHeaders, withoutUnhandledRejections } from "../support/fakes.mjs";

const clientWith = (fetch, options) => new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch, ...options });

/** A reason that is no Error, so that wrapping it would be noticed. */
const REASON = { why: "the user left" };
const abortAfter = (milliseconds) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(REASON), milliseconds);
  return controller.signal;
};

describe("abort", () => {
  it("before the call: nothing is sent", async () => {
    const { fetch, calls } = scripted(json({}));
    assert.equal(await rejection(clientWith(fetch).tags.retrieve(1, { signal: AbortSignal.abort(REASON) })), REASON);
    assert.equal(calls.length, 0);
  });

  it("before the headers", async () => {
    await withoutUnhandledRejections(async () => {
      assert.equal(await rejection(clientWith(stalledHeaders).tags.retrieve(1, { signal: abortAfter(20) })), REASON);
    });
  });

  it("before the headers, with a fetch that knows no signals", async () => {
    const start = performance.now();
    await withoutUnhandledRejections(async () => {
      const deaf = () => new Promise(() => {});
      assert.equal(await rejection(clientWith(deaf).tags.retrieve(1, { signal: abortAfter(20) })), REASON);
    });
    assert.ok(performance.now() - start < 500);
  });

  it("in the middle of the body", async () => {
    await withoutUnhandledRejections(async () => {
      assert.equal(await rejection(clientWith(async () => stalledBody()).tags.retrieve(1, { signal: abortAfter(30) })), REASON);
    });
  });

  it("while waiting to try again", async () => {
    const { fetch, calls } = scripted(json({}, { status: 503, headers: { "retry-after": "30" } }));
    const start = performance.now();
    await withoutUnhandledRejections(async () => {
      assert.equal(await rejection(clientWith(fetch).tags.retrieve(1, { signal: abortAfter(30) })), REASON);
    });
    assert.equal(calls.length, 1);
    assert.ok(performance.now() - start < 1000);
  });

  it("in the rate queue, and the place in it is given back", async () => {
    const { fetch, calls } = scripted(json({ count: 0, next: null, results: [] }));
    const spoki = clientWith(fetch, { rateLimit: { "tags.retrieve": 1 } });
    await spoki.tags.retrieve(1);
    const start = performance.now();
    await withoutUnhandledRejections(async () => {
      assert.equal(await rejection(spoki.tags.retrieve(1, { signal: abortAfter(30) })), REASON);
    });
    assert.ok(performance.now() - start < 1000);
    assert.equal(calls.length, 1);
  });

  it("while a function fetches the key", async () => {
    const spoki = new Spoki({ apiKey: () => new Promise(() => {}), baseUrl: "http://localhost", fetch: async () => json({}) });
    assert.equal(await rejection(spoki.tags.retrieve(1, { signal: abortAfter(20) })), REASON);
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
    const fetch = async (url, init) => (url.endsWith("/tags/1/") ? stalledHeaders(url, init) : json({ id: 2 }));
    const spoki = clientWith(fetch);
    const [stopped, other] = await Promise.allSettled([
      spoki.tags.retrieve(1, { signal: abortAfter(20) }),
      new Promise((resolve) => setTimeout(resolve, 40)).then(() => spoki.tags.retrieve(2)),
    ]);
    assert.equal(stopped.reason, REASON);
    assert.deepEqual(other.value, { id: 2 });
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
