/** The entry that carries no wasm: the caller hands it in. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import * as whole from "spoki-wasm";
import * as slim from "spoki-wasm/slim";
import { HANG, rejection } from "../support/fakes.mjs";

const wasmPath = fileURLToPath(import.meta.resolve("spoki-wasm/wasm"));
const plan = () => slim.planImport("Cellulare\n333 123 4567\n", { defaultCountry: "IT" });

describe("the entries", () => {
  it("offer the same API, slim also its loaders", () => {
    const extra = Object.keys(slim).filter((name) => !(name in whole)).sort();
    assert.deepEqual(extra, ["init", "initSync"]);
    assert.deepEqual(Object.keys(whole).filter((name) => !(name in slim)), []);
  });

  it("slim says what is missing before it is loaded, loads again after a failure, and only once", async () => {
    for (const use of [plan, () => new slim.Spoki({ apiKey: "k" })]) {
      const tooEarly = await rejection(use);
      assert.ok(tooEarly instanceof slim.SpokiError, `${tooEarly}`);
      assert.match(`${tooEarly.message} ${tooEarly.advice}`, /init\(/);
    }
    await assert.rejects(slim.init(new Uint8Array([0, 1, 2])));
    const bytes = await readFile(wasmPath);
    await Promise.all([slim.init(bytes), slim.init(bytes), slim.init(new WebAssembly.Module(bytes))]);
    slim.initSync({ module: new WebAssembly.Module(bytes) });
    assert.equal((await plan()).accepted, 1);
  });

  it("leave nothing open: a process that imports the package ends by itself", async () => {
    const { execFile } = await import("node:child_process");
    const { promisify } = await import("node:util");
    const script = `
      import { planImport, Spoki } from "spoki-wasm";
      const { accepted } = await planImport("Cellulare\\n+393331234567\\n");
      const spoki = new Spoki({ apiKey: "k", baseUrl: "http://localhost", fetch: async () => new Response("{}") });
      await spoki.contacts.sync({ phone: "+393331234567" });
      console.log(accepted);`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { cwd: import.meta.dirname, timeout: HANG });
    assert.equal(stdout.trim(), "1");
  });
});
