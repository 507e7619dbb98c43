/** Start-up in workerd: milliseconds from starting the runtime with a Worker to its first answer. */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";
import { median } from "../measure.mjs";
import { bundled } from "../support/bundle.mjs";

const PACKAGE = dirname(fileURLToPath(import.meta.resolve("spoki-wasm/wasm")));
const WASM = ["spoki.wasm", "phones.wasm"];

const WORKERS = {
  "an empty Worker": 'export default { fetch: () => new Response("true") };',
  "spoki-wasm: first phone": `
    import { isValidPhone } from "spoki-wasm";
    export default { fetch: () => new Response(String(isValidPhone("+393331234567"))) };`,
  "spoki-wasm/phones: first phone": `
    import { isValidPhone } from "spoki-wasm/phones";
    export default { fetch: () => new Response(String(isValidPhone("+393331234567"))) };`,
  "libphonenumber-js/max: first phone": `
    import { isValidPhoneNumber } from "libphonenumber-js/max";
    export default { fetch: () => new Response(String(isValidPhoneNumber("+393331234567"))) };`,
  "zod + ky + libphonenumber-js/max: first phone": `
    import ky from "ky";
    import * as z from "zod";
    import { isValidPhoneNumber } from "libphonenumber-js/max";
    globalThis.kept = { ky, z };
    export default { fetch: () => new Response(String(isValidPhoneNumber("+393331234567"))) };`,
};

async function modules(contents) {
  const script = await bundled({ contents, resolveDir: import.meta.dirname }, { conditions: ["workerd"], external: ["*.wasm"] });
  const code = new TextDecoder().decode(script);
  // A module that is not imported would be compiled all the same.
  const named = WASM.filter((name) => code.includes(`"./${name}"`));
  const wasm = await Promise.all(named.map((name) => readFile(join(PACKAGE, name))));
  return [
    { type: "ESModule", path: "worker.js", contents: code },
    ...named.map((path, index) => ({ type: "CompiledWasm", path, contents: wasm[index] })),
  ];
}

async function start(parts) {
  const begin = performance.now();
  const worker = new Miniflare({ modules: parts, compatibilityDate: "2026-01-01" });
  try {
    const response = await worker.dispatchFetch("http://worker/");
    const milliseconds = performance.now() - begin;
    if ((await response.text()) !== "true") throw new Error("a Worker came to another result");
    return milliseconds;
  } finally {
    await worker.dispose();
  }
}

export async function measureWorkers(rounds) {
  const bundled = await Promise.all(Object.entries(WORKERS).map(async ([name, code]) => [name, await modules(code)]));
  const times = new Map(bundled.map(([name]) => [name, []]));
  // The first start reads the runtime from the disk.
  await start(bundled[0][1]);
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, parts] of bundled) times.get(name).push(await start(parts));
  }
  const [[, empty], ...others] = [...times].map(([name, values]) => [name, median(values)]);
  return others.map(([name, milliseconds]) => ({ name, milliseconds: milliseconds - empty }));
}
