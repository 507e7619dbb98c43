/**
 * A call made where the caller's stack ends, at every depth before the end. It fails, or works; afterwards everything
 * works, nothing hangs, and the calls of others go on.
 */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { json } from "../support/fakes.mjs";
import { WAYS_IN } from "../support/hostile.mjs";
import { watchInstances } from "../support/instances.mjs";

/** Goes down to the end of the stack, and calls the work at each depth on the way back, the deepest first. */
function atEveryDepth(work, depths) {
  let depth = 0;
  const down = () => {
    try {
      down();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    depth += 1;
    if (depth <= depths) work(depth);
  };
  down();
}

const CONTACT = { phone: "+393331234567", first_name: "Ada", custom_fields: { CITY: "Roma" } };
/** As deep as an input may be. */
const deep = () => {
  let value = { leaf: 1 };
  for (let level = 0; level < 28; level += 1) value = { a: value };
  return value;
};
const GOOD = {
  "a client's options": { apiKey: "k" },
  "a client's rateLimit": { "tags.retrieve": 5 },
  "a client's apiKey": "k",
  "what a key function gives": "k",
  "a client's maxRetries": 1,
  "an input": CONTACT,
  "a list": [CONTACT],
  "an item": CONTACT,
  "custom fields": { CITY: "Roma" },
  metadata: deep(),
  "an id": 1,
  "a query": { limit: 5 },
  "a call's options": { timeoutMs: 1000 },
  "a signal": new AbortController().signal,
  extraBody: deep(),
  extraQuery: { a: 1 },
  "a free request": { body: { a: 1 } },
  "a free request's body": deep(),
  "a free request's query": { a: 1 },
  "a free request's method": "GET",
  "a free request's path": "/api/1/tags/",
  "an import's options": { defaultCountry: "IT" },
  "an import's columns": {},
  "an import's source": "phone\n+393331234567\n",
  "a plan's options": { defaultCountry: "IT" },
  "a plan's columns": {},
  "a plan's source": "phone\n+393331234567\n",
  "a schema": CONTACT,
  "a field of a schema": deep(),
  "a phone's schema": "+393331234567",
  "a schema's dialect": { target: "draft-07" },
  "a check": "ada@example.com",
  "a check of a value": "x",
  "a check's type": "DATE",
  "a phone": "+39 333 123 4567",
  "a phone's country": "IT",
  "a phone's options": { defaultCountry: "IT" },
  "a phone to write": "+393331234567",
  "a phone's style": "international",
  "a template to check": { name: "welcome", body: "Ciao {{1}}", deep: deep() },
  "a template's part to check": [{ language: "it", body: "Ciao" }],
  "a linter's options": { strict: true },
  "a linter's rules": {},
  "a message to check": { text: "Ciao" },
  "a message's template": { body: "Ciao" },
  "a template to show": { body: "*Ciao* {{1}}" },
  "values to show": { 1: "Ada" },
  "a text with placeholders": "Ciao %NAME%",
  "codes of placeholders": ["NAME"],
};

describe("near the end of the stack", () => {
  const instances = watchInstances();
  let spokiWasm;
  let spoki;
  before(async () => {
    spokiWasm = await import("spoki-wasm");
    spoki = new spokiWasm.Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch: async () => json({ id: 1 }) });
  });

  const plain = (value) => (value instanceof spokiWasm.Spoki ? "a client" : JSON.parse(JSON.stringify(value ?? null, (name, field) => (name === "elapsedMs" ? 0 : field))));
  const settled = async (work) => {
    try {
      return { value: plain(await work()) };
    } catch (error) {
      return { error };
    }
  };

  const waysIn = { ...WAYS_IN, "a tool": (_, client, value) => client.tools.execute("SPOKI_TAGS_RETRIEVE", value) };
  for (const [way, call] of Object.entries(waysIn)) {
    it(`${way} fails or works, and works afterwards`, async () => {
      const work = () => call(spokiWasm, spoki, GOOD[way]);
      const right = await settled(work);
      let release;
      const gate = new Promise((resolve) => {
        release = resolve;
      });
      const waiting = new spokiWasm.Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch: async () => (await gate, json({ id: 7 })) });
      const other = waiting.tags.retrieve(7);
      await new Promise(setImmediate);
      const made = instances.count();
      const promises = [];
      atEveryDepth(() => {
        try {
          promises.push(Promise.resolve(work()).then(() => undefined, (error) => error));
        } catch (error) {
          promises.push(error);
        }
      }, 1200);
      for (const error of await Promise.all(promises)) {
        if (error === undefined || right.error?.message === error.message) continue;
        assert.ok(error instanceof RangeError || error instanceof spokiWasm.SpokiError, `${error.stack}`);
        assert.notEqual(error.ambiguous, true, `${error}`);
      }
      // While a call is pending, an instance is replaced only if it is broken, and not for its size.
      assert.equal(instances.count(), made, "the instance was not broken");
      release();
      assert.deepEqual(await other, { id: 7 });
      const again = await settled(work);
      assert.deepEqual(again.value, right.value);
      assert.equal(again.error?.message, right.error?.message);
    });
  }
});
