import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const BUDGET_KB = 100;

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
