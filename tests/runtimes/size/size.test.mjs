/** What a bundle of each use weighs: no more than it did when the figure was last measured, plus 3 %. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { bundled } from "../support/bundle.mjs";

/** KB of 1000 bytes (gzip), by what a page imports. A larger figure is a decision: say in CHANGELOG.md what it buys. */
const MEASURED = {
  "everything": ['export * from "spoki-wasm";', 265.5],
  "a client": ['export { Spoki } from "spoki-wasm";', 251.8],
  "planImport": ['export { planImport } from "spoki-wasm";', 245.5],
  "isValidPhone": ['export { isValidPhone } from "spoki-wasm";', 244.6],
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
