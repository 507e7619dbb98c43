/**
 * The module keeps JavaScript values in a table. Whatever a caller hands in, and however its reading ends, the table is
 * as large afterwards as before: a handle that is lost each time would end the table, and the calls of everybody with it.
 */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { json } from "../support/fakes.mjs";
import { CIRCULAR, UNREADABLE, WAYS_IN } from "../support/hostile.mjs";
import { watchInstances } from "../support/instances.mjs";

/** Of each way in: one handle lost for each kind of value is more than the table has free places. */
const ROUNDS = 3000;
const tick = () => new Promise(setImmediate);

describe(`the table of handles after ${ROUNDS} failures`, () => {
  const instances = watchInstances();
  let spokiWasm;
  let spoki;
  before(async () => {
    spokiWasm = await import("spoki-wasm");
    spoki = new spokiWasm.Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch: async () => json({ id: 1 }) });
    await spoki.tags.retrieve(1);
  });

  const kinds = Object.values({ ...UNREADABLE, ...CIRCULAR });
  for (const [way, call] of Object.entries(WAYS_IN)) {
    it(`of ${way}`, async () => {
      const once = async (round) => {
        try {
          await call(spokiWasm, spoki, kinds[round % kinds.length]());
        } catch {
          // What is told is the subject of another test.
        }
        if (round % 50 === 0) await tick();
      };
      for (let round = 0; round < 4 * kinds.length; round += 1) await once(round);
      const early = [instances.count(), instances.handles()];
      for (let round = 0; round < ROUNDS; round += 1) await once(round);
      assert.deepEqual([instances.count(), instances.handles()], early);
    });
  }
});
