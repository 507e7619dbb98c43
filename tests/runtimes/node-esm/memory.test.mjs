/** Whatever becomes of a call, it gives back what it took: the module's memory and its table of JavaScript values stay as they are. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { csvOf } from "../support/csv.mjs";
import { json, stalledBody, stalledHeaders } from "../support/fakes.mjs";
import { watchInstances } from "../support/instances.mjs";

const { measure } = watchInstances();
const spokiWasm = await import("spoki-wasm");
setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");

const WARM_UP = 1000;
const CALLS = 4000;
const tick = () => new Promise(setImmediate);

const never = () => new Promise(() => {});

const OUTCOMES = {
  "an answer": { fetch: async () => json({ id: 1 }) },
  "a refusal": { fetch: async () => json({ detail: "Not found." }, { status: 404 }) },
  "a lost connection": { fetch: async () => Promise.reject(new TypeError("fetch failed")) },
  "no JSON": { fetch: async () => new Response("<html>") },
  "an abort before the headers": { fetch: stalledHeaders, aborts: true },
  "an abort in the middle of a body that knows nothing of the request": { fetch: async () => stalledBody(), aborts: true },
  "an abort before a fetch that never settles": { fetch: never, aborts: true },
  "an abort before a key that never comes": { apiKey: never, fetch: never, aborts: true },
  "an abort in a body that never comes": { fetch: async () => ({ status: 200, body: { getReader: () => ({ read: never }) } }), aborts: true },
  "a deadline before a fetch that never settles": { fetch: never, timeoutMs: 1, together: true },
  "a deadline before a key that never comes": { apiKey: never, fetch: never, timeoutMs: 1, together: true },
  "an observer that never settles": { fetch: async () => json({ id: 1 }), onRequest: never, onResponse: never },
  "an abort in the rate queue": { fetch: async () => json({ id: 1 }), rateLimit: { "tags.retrieve": 1 }, aborts: true },
  "a bad input": { fetch: async () => json({ id: 1 }), call: (spoki) => spoki.contacts.sync({ phone: "12", name: "Ada" }) },
  "a schema's verdict": { call: async (_, { schemas }) => schemas.contactSync["~standard"].validate({ phone: "12", name: "Ada" }) },
  "checks of values": { call: async (_, { checkEmail, checkLanguage }) => [checkEmail("ada@"), checkLanguage(7)] },
  "a plan": { call: (_, { planImport }) => planImport(csvOf(10)) },
  "an import": { fetch: async () => json({}), call: (spoki) => spoki.importContacts(csvOf(10)) },
  "an import that fails": { fetch: async () => json({}, { status: 404 }), call: (spoki) => spoki.importContacts(csvOf(10)) },
};

describe("memory stays flat", () => {
  for (const [name, { aborts, together, call, ...options }] of Object.entries(OUTCOMES)) {
    it(`over ${CALLS} calls that end in ${name}`, async () => {
      const base = { apiKey: "k", baseUrl: "http://localhost", maxRetries: 0, rateLimit: "off" };
      const spoki = new spokiWasm.Spoki({ ...base, ...options });
      const once = async () => {
        const controller = aborts ? new AbortController() : undefined;
        const made = call ? call(spoki, spokiWasm) : spoki.tags.retrieve(1, { signal: controller?.signal });
        const settled = made.then(() => {}, () => {});
        if (aborts) await tick();
        controller?.abort();
        await settled;
      };
      const repeat = async (times) => {
        const atOnce = together ? 50 : 1;
        for (let round = 0; round < times; round += atOnce) {
          await Promise.all(Array.from({ length: atOnce }, once));
          if (round % 50 === 0) await tick();
        }
      };
      await repeat(WARM_UP);
      const early = measure();
      await repeat(CALLS);
      assert.deepEqual(measure(), early);
    });
  }

  it("over 10,000 aborted calls at once, on one signal: as large as after the first 10,000", async () => {
    const spoki = new spokiWasm.Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch: never });
    const round = async () => {
      const controller = new AbortController();
      const calls = Array.from({ length: 10_000 }, () => spoki.tags.retrieve(1, { signal: controller.signal }).then(() => {}, () => {}));
      await tick();
      controller.abort();
      await Promise.all(calls);
      await tick();
    };
    await round();
    const early = measure();
    await round();
    await round();
    assert.deepEqual(measure(), early);
  });

  it("over 60,000 calls without a pause: the heap, too", async () => {
    const answer = new Response('{"id":1}');
    const { status, headers } = answer;
    const bytes = new TextEncoder().encode('{"id":1}');
    // Responses of Node's own hold on to memory until the loop pauses; that is not what is looked at.
    const fetch = async () => {
      const steps = [{ done: false, value: bytes }, { done: true }];
      return { status, headers, body: { getReader: () => ({ read: async () => steps.shift(), cancel: async () => {} }) } };
    };
    const spoki = new spokiWasm.Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch });
    const repeat = async (times) => {
      for (let call = 0; call < times; call += 1) await spoki.tags.retrieve(1);
    };
    await repeat(5000);
    gc();
    const early = [measure(), process.memoryUsage().heapUsed];
    await repeat(60_000);
    gc();
    const late = [measure(), process.memoryUsage().heapUsed];
    assert.deepEqual(late[0], early[0]);
    const grown = (late[1] - early[1]) / 60_000;
    assert.ok(grown < 30, `each call kept ${grown} bytes`);
  });
});
