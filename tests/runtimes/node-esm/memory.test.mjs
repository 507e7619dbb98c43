/** Whatever becomes of a call, it gives back what it took: the module's memory and its table of JavaScript values stay as they are. */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { csvOf } from "../support/csv.mjs";
import { json, stalledBody, stalledHeaders } from "../support/fakes.mjs";

const WARM_UP = 1000;
const CALLS = 4000;
const footprints = [];
const tick = () => new Promise(setImmediate);

/** The package does not show its instance, so it is noted when it is made. */
function watchInstances() {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class Watched extends Instance {
    constructor(module, imports) {
      super(module, imports);
      for (const value of Object.values(this.exports)) {
        if (value instanceof WebAssembly.Memory) footprints.push(() => value.buffer.byteLength);
        if (value instanceof WebAssembly.Table) footprints.push(() => value.length);
      }
    }
  };
}

const OUTCOMES = {
  "an answer": { fetch: async () => json({ id: 1 }) },
  "a refusal": { fetch: async () => json({ detail: "Not found." }, { status: 404 }) },
  "a lost connection": { fetch: async () => Promise.reject(new TypeError("fetch failed")) },
  "no JSON": { fetch: async () => new Response("<html>") },
  "an abort before the headers": { fetch: stalledHeaders, aborts: true },
  "an abort in the middle of a body that knows nothing of the request": { fetch: async () => stalledBody(), aborts: true },
  "an abort in the rate queue": { fetch: async () => json({ id: 1 }), rateLimit: { "tags.retrieve": 1 }, aborts: true },
  "a bad input": { fetch: async () => json({ id: 1 }), call: (spoki) => spoki.contacts.sync({ phone: "12", name: "Ada" }) },
  "a schema's verdict": { call: async (_, { schemas }) => schemas.contactSync["~standard"].validate({ phone: "12", name: "Ada" }) },
  "checks of values": { call: async (_, { checkEmail, checkLanguage }) => [checkEmail("ada@"), checkLanguage(7)] },
  "a plan": { call: (_, { planImport }) => planImport(csvOf(10)) },
  "an import": { fetch: async () => json({}), call: (spoki) => spoki.importContacts(csvOf(10)) },
  "an import that fails": { fetch: async () => json({}, { status: 404 }), call: (spoki) => spoki.importContacts(csvOf(10)) },
};

describe("memory stays flat", () => {
  let spokiWasm;
  before(async () => {
    watchInstances();
    spokiWasm = await import("spoki-wasm");
  });

  for (const [name, { fetch, rateLimit = "off", aborts, call }] of Object.entries(OUTCOMES)) {
    it(`over ${CALLS} calls that end in ${name}`, async () => {
      const spoki = new spokiWasm.Spoki({ apiKey: "k", baseUrl: "http://localhost", maxRetries: 0, fetch, rateLimit });
      const once = async () => {
        const controller = aborts ? new AbortController() : undefined;
        const made = call ? call(spoki, spokiWasm) : spoki.tags.retrieve(1, { signal: controller?.signal });
        const settled = made.then(() => {}, () => {});
        if (aborts) await tick();
        controller?.abort();
        await settled;
      };
      const repeat = async (times) => {
        for (let round = 1; round <= times; round += 1) {
          await once();
          if (round % 50 === 0) await tick();
        }
      };
      const measure = () => footprints.map((footprint) => footprint());
      await repeat(WARM_UP);
      const early = measure();
      await repeat(CALLS);
      assert.ok(early.length >= 2, "the module's memory and table were found");
      assert.deepEqual(measure(), early);
    });
  }
});
