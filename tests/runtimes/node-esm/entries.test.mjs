/** The entry that carries no wasm: the caller hands it in. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import * as whole from "spoki-wasm";
import * as slim from "spoki-wasm/slim";
import { rejection } from "../support/fakes.mjs";

const wasmPath = fileURLToPath(import.meta.resolve("spoki-wasm/wasm"));
const phone = () => slim.parsePhone("333 123 4567", { defaultCountry: "IT" });

describe("the entries", () => {
  it("offer the same API, slim also its loaders", () => {
    const extra = Object.keys(slim).filter((name) => !(name in whole)).sort();
    assert.deepEqual(extra, ["init", "initSync"]);
    assert.deepEqual(Object.keys(whole).filter((name) => !(name in slim)), []);
  });

  it("slim says what is missing before it is loaded, loads again after a failure, and only once", async () => {
    const tooEarly = await rejection(phone);
    assert.match(tooEarly.message, /init/);
    await assert.rejects(slim.init(new Uint8Array([0, 1, 2])));
    const bytes = await readFile(wasmPath);
    await Promise.all([slim.init(bytes), slim.init(bytes), slim.init(new WebAssembly.Module(bytes))]);
    slim.initSync({ module: new WebAssembly.Module(bytes) });
    assert.equal(phone().e164, "+393331234567");
  });

  it("carry JSON for machines", async () => {
    for (const name of ["tools", "schemas"]) {
      const text = await readFile(fileURLToPath(import.meta.resolve(`spoki-wasm/${name}.json`)), "utf8");
      assert.ok(Object.keys(JSON.parse(text)).length > 0, name);
    }
  });

  it("leave nothing open: a process that imports the package ends by itself", async () => {
    const { execFile } = await import("node:child_process");
    const { promisify } = await import("node:util");
    const script = 'import { parsePhone } from "spoki-wasm"; console.log(parsePhone("+393331234567").e164);';
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { cwd: import.meta.dirname, timeout: 5000 });
    assert.equal(stdout.trim(), "+393331234567");
  });
});
