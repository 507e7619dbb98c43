/** The package as a Worker gets it: bundled with the workerd condition, the wasm a compiled module. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { startSandbox } from "../support/sandbox.mjs";

async function bundle() {
  const wasmFiles = new Set();
  const { outputFiles } = await build({
    entryPoints: ["worker.mjs"],
    bundle: true,
    write: false,
    format: "esm",
    conditions: ["workerd"],
    plugins: [
      {
        name: "compiled-wasm",
        setup({ onResolve }) {
          onResolve({ filter: /\.wasm$/ }, ({ path }) => {
            wasmFiles.add(path);
            return { path, external: true };
          });
        },
      },
    ],
  });
  assert.equal(wasmFiles.size, 1, "the workerd entry imports the wasm file statically");
  return { code: outputFiles[0].text, wasmPath: [...wasmFiles][0] };
}

describe("in workerd", () => {
  let sandbox;
  let worker;
  const ask = async (path, request) => {
    const response = await worker.dispatchFetch(`http://worker${path}`, request);
    const text = await response.text();
    assert.equal(response.status, 200, text);
    return JSON.parse(text);
  };
  before(async () => {
    sandbox = await startSandbox();
    const { code, wasmPath } = await bundle();
    const wasm = await readFile(fileURLToPath(import.meta.resolve("spoki-wasm/wasm")));
    worker = new Miniflare({
      modules: [
        { type: "ESModule", path: "worker.mjs", contents: code },
        { type: "CompiledWasm", path: wasmPath.replace(/^\.\//, ""), contents: wasm },
      ],
      compatibilityDate: "2026-07-01",
      bindings: { SPOKI_API_KEY: sandbox.key, SPOKI_BASE_URL: sandbox.url },
    });
    await worker.ready;
  });
  after(async () => {
    await worker?.dispose();
    await sandbox?.stop();
  });

  it("plans without a network", async () => assert.equal((await ask("/plan")).accepted, 1));
  it("makes real calls", async () => assert.deepEqual(await ask("/call"), { phone: "+393331234567", names: ["Nicolò"] }));
  it("gives typed errors", async () => assert.deepEqual(await ask("/error"), { name: "AuthenticationError", status: 401 }));
  it("imports", async () => assert.deepEqual(await ask("/import"), { planned: 1, accepted: 1, rejected: 1 }));

  it("verifies deliveries", async () => {
    const body = '{"version":2,"event":"message.inbound","data":{"text":"Sì"}}';
    const timestamp = Math.floor(Date.now() / 1000);
    const digest = createHmac("sha256", "whsec_worker").update(`${timestamp}.${body}`).digest("hex");
    const headers = { "x-spoki-signature": `t=${timestamp},v2=${digest}` };
    assert.deepEqual(await ask("/webhook", { method: "POST", headers, body }), { event: "message.inbound" });
    assert.deepEqual(await ask("/webhook", { method: "POST", headers, body: `${body} ` }), { reason: "no_match" });
  });

  it("ends a stall with a TimeoutError", async () => {
    await sandbox.faults({ operation: "tags.list", kind: "stall_headers", times: 1 });
    assert.equal((await ask("/timeout")).name, "TimeoutError");
  });

  it("does not follow a redirect", async () => {
    await sandbox.faults({ operation: "tags.list", kind: "redirect", location: "http://127.0.0.1:9/stolen", times: 1 });
    assert.match((await ask("/redirect")).message, /redirect/i);
  });

  it("goes on with a call that was given to waitUntil, after its response", async () => {
    const server = createServer();
    await once(server.listen(0, "127.0.0.1"), "listening");
    try {
      const keyAsked = once(server, "request");
      assert.equal(await ask(`/later?server=http://127.0.0.1:${server.address().port}`), "accepted");
      const [{ url: first }, keyResponse] = await keyAsked;
      let sent;
      server.once("request", ({ url }, response) => {
        sent = { url, response };
      });
      // A call that nothing waits for is gone by the time that the worker has served other requests.
      await ask("/plan");
      keyResponse.end("key-of-later");
      for (let round = 0; round < 50 && !sent; round += 1) await ask("/plan");
      assert.ok(sent, "the call was cut off");
      assert.deepEqual([first, sent.url], ["/key", "/api/1/contacts/sync/"]);
      sent.response.setHeader("content-type", "application/json");
      sent.response.end('{"id":1}');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
