import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What each part was granted, in KB. There is one module, so only the sum can be held against what is shipped. */
const GRANTED = {
  "client, import, webhooks, tools": 100,
  "phones by libphonenumber's full rules": 32,
  "linter, preview, checks and schemas, ways to write phones, Italian": 16,
};
const BUDGET_KB = Object.values(GRANTED).reduce((sum, granted) => sum + granted);

async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    loader: { ".wasm": "binary" },
  });
  const { contents: bytes } = outputFiles[0];
  return { raw: bytes.length / 1000, gz: gzipSync(bytes, { level: 9 }).length / 1000 };
}

describe("what a user ships", () => {
  it(`everything from the default entry, wasm included: at most ${BUDGET_KB} KB gz`, async (context) => {
    const { raw, gz } = await bundled('export * from "spoki-wasm";');
    context.diagnostic(`bundle: ${raw.toFixed(1)} KB raw, ${gz.toFixed(1)} KB gz`);
    assert.ok(gz <= BUDGET_KB, `${gz.toFixed(1)} KB gz`);
  });

  it("a bundler finds the entry for browsers without being told anything", async (context) => {
    const { gz } = await bundled('import { planImport } from "spoki-wasm"; console.log(await planImport("Cellulare"));');
    context.diagnostic(`planImport alone: ${gz.toFixed(1)} KB gz`);
    assert.ok(gz <= BUDGET_KB);
  });
});
