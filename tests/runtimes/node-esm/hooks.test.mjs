/** An observer is told what happens. Whatever it does, it changes nothing, and nothing waits for it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { json, scripted, withoutUnhandledRejections } from "../support/fakes.mjs";
import { watchInstances } from "../support/instances.mjs";

const { measure } = watchInstances();
const { Spoki } = await import("spoki-wasm");

const boom = () => {
  throw new Error("an observer's own");
};
const withThen = (then) => ({ then });
const uncaught = [];
process.on("uncaughtException", (error) => uncaught.push(error));

const OBSERVERS = {
  "throws": boom,
  "rejects": async () => boom(),
  "never settles": () => new Promise(() => {}),
  "is a class": class Observer {},
  "is a proxy that was revoked": (() => {
    const { proxy, revoke } = Proxy.revocable(() => {}, {});
    revoke();
    return proxy;
  })(),
  "has a call of its own": Object.assign(() => {}, { call: boom, apply: boom, bind: boom }),
  "gives a then that throws": () => withThen(boom),
  "gives a then that rejects": () => withThen((_, reject) => reject(new Error("no"))),
  "gives a then that is asynchronous and throws": () => withThen(async () => boom()),
  "gives a then that cannot be read": () => Object.defineProperty({}, "then", { get: boom }),
  "gives a function with a then that throws": () => Object.assign(() => {}, { then: boom }),
  "gives a promise whose own then throws": () => Object.assign(Promise.resolve(), { then: boom }),
  "gives a promise that rejects, whose own then throws": () => Object.assign(Promise.reject(new Error("no")), { then: boom }),
  "gives a promise whose constructor throws": () => Object.defineProperty(Promise.resolve(), "constructor", { get: boom }),
  "gives a proxy that was revoked": () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  "changes the event": (event) => {
    for (const name of Object.keys(event)) event[name] = "changed";
    event.then = boom;
    return event;
  },
  "deletes from the event and freezes it": (event) => {
    for (const name of Object.keys(event)) delete event[name];
    Object.setPrototypeOf(event, { then: boom });
    return Object.freeze(event);
  },
};

const again = json({}, { status: 503, headers: { "retry-after": "0" } });

describe("an observer that", () => {
  for (const [name, observer] of Object.entries(OBSERVERS)) {
    it(`${name} changes nothing`, async () => {
      await withoutUnhandledRejections(async () => {
        const { fetch, calls } = scripted(again, json({ id: 1 }));
        const hooks = { onRequest: observer, onResponse: observer, onRetry: observer, onRateLimit: observer };
        const spoki = new Spoki({ apiKey: "k", baseUrl: "http://localhost", maxRetries: 1, fetch, ...hooks });
        assert.deepEqual(await spoki.tags.retrieve(1), { id: 1 });
        assert.deepEqual(calls.map(({ url }) => url), Array(2).fill("http://localhost/api/1/tags/1/"));
        assert.deepEqual(uncaught, []);
      });
    });
  }

  it("keeps an event sees it as it was", async () => {
    const seen = [];
    const note = (event) => seen.push(event);
    const spoki = new Spoki({ apiKey: "k", baseUrl: "http://localhost", fetch: async () => json({ id: 1 }), onRequest: note, onResponse: note });
    await spoki.tags.retrieve(1);
    await spoki.tags.retrieve(2);
    assert.equal(new Set(seen).size, 4);
    assert.equal(seen[0].url, "http://localhost/api/1/tags/1/");
  });

  it("never settles is not kept: the module stays as large as it is", async () => {
    const never = () => new Promise(() => {});
    const hooks = { onRequest: never, onResponse: never };
    const spoki = new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch: async () => json({ id: 1 }), ...hooks });
    const repeat = async (times) => {
      for (let call = 0; call < times; call += 1) await spoki.tags.retrieve(1);
    };
    await repeat(500);
    const early = measure();
    await repeat(5000);
    assert.deepEqual(measure(), early);
  });
});
