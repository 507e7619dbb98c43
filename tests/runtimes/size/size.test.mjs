/** What a bundle of each use weighs: no more than it did when the figure was last measured, plus 3 %. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { bundled } from "../support/bundle.mjs";

/** KB of 1000 bytes (gzip), by what a page imports. A larger figure is a decision: say in CHANGELOG.md what it buys. */
const MEASURED = {
  "everything": ['export * from "spoki-wasm";', 250.2],
  "a client": ['export { Spoki } from "spoki-wasm";', 235.8],
  "planImport": ['export { planImport } from "spoki-wasm";', 229.2],
  "isValidPhone": ['export { isValidPhone } from "spoki-wasm";', 228.4],
  "a client, of its own module": ['export { Spoki } from "spoki-wasm/client";', 160.2],
  "phones, of their own module": ['export * from "spoki-wasm/phones";', 70.1],
  "isValidPhone, of its own module": ['export { isValidPhone } from "spoki-wasm/phones";', 64.7],
  "verifyWebhook, of its own module": ['export { verifyWebhook } from "spoki-wasm/webhooks";', 22.9],
};
const ROOM = 1.03;

async function weigh(contents) {
  return gzipSync(await bundled({ contents, resolveDir: import.meta.dirname }), { level: 9 }).length / 1000;
}

describe("what a user ships, wasm included", () => {
  for (const [name, [contents, measured]] of Object.entries(MEASURED)) {
    it(`${name}: ${measured} KB gz, or 3 % more`, async (context) => {
      const gz = await weigh(contents);
      context.diagnostic(`${name}: ${gz.toFixed(1)} KB gz`);
      assert.ok(gz <= measured * ROOM, `${gz.toFixed(1)} KB gz`);
    });
  }
});
