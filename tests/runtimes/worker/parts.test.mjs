/** The smaller entries as a Worker gets them: each imports a compiled module of its own, and no other. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { Miniflare } from "miniflare";

const folder = new URL(".", import.meta.resolve("spoki-wasm/package.json"));

const WORKERS = {
  client: `import { Spoki } from "spoki-wasm/client";
    const fetch = async () => new Response('{"id":7}', { headers: { "content-type": "application/json" } });
    const spoki = new Spoki({ apiKey: "k", baseUrl: "http://localhost", fetch });
    export default { fetch: async () => Response.json((await spoki.contacts.sync({ phone: "+393331234567" })).id === 7) };`,
  phones: `import { formatPhone } from "spoki-wasm/phones";
    export default { fetch: () => Response.json(formatPhone("+393331234567", "national") === "333 123 4567") };`,
  webhooks: `import { signWebhook, verifyWebhook } from "spoki-wasm/webhooks";
    const payload = '{"version":2,"event":"message.inbound","data":{}}';
    export default { fetch() {
      const signature = signWebhook({ payload, secret: "s" });
      return Response.json(verifyWebhook({ payload, signature, secret: "s" }).event === "message.inbound");
    } };`,
};

describe("a smaller entry in workerd", () => {
  for (const [name, contents] of Object.entries(WORKERS)) {
    it(name, async () => {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: import.meta.dirname },
        bundle: true,
        write: false,
        format: "esm",
        conditions: ["workerd"],
        external: ["*.wasm"],
      });
      const code = outputFiles[0].text;
      assert.deepEqual(code.match(/"\.\/\w+\.wasm"/g), [`"./${name}.wasm"`]);
      const wasm = await readFile(fileURLToPath(new URL(`${name}.wasm`, folder)));
      const worker = new Miniflare({
        modules: [
          { type: "ESModule", path: "worker.mjs", contents: code },
          { type: "CompiledWasm", path: `${name}.wasm`, contents: wasm },
        ],
        compatibilityDate: "2026-07-01",
      });
      try {
        assert.equal(await (await worker.dispatchFetch("http://worker/")).json(), true);
      } finally {
        await worker.dispose();
      }
    });
  }
});
