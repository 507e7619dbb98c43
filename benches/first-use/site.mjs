/** The pages, bundled as an application would be, and a server that sends them in brotli and lets them be kept. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { bundled } from "../support/bundle.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const WASM = "/spoki.wasm";

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

const sizes = (bytes) => ({ gz: gzipSync(bytes, { level: 9 }).length, br: brotli(bytes).length });

/** What is measured is the first result. Long tasks are told a little later. */
const html = (name) => `<!doctype html><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,"><script>
const tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: "longtask", buffered: true });
firstUse = {};
firstUse.finished = new Promise((resolve) => {
  firstUse.finish = (isRight, at) => setTimeout(() => resolve({ isRight, at, longest: Math.max(0, ...tasks) }), 100);
});
addEventListener("error", ({ message }) => firstUse.finish(message));
addEventListener("unhandledrejection", ({ reason }) => firstUse.finish(String(reason)));
</script><script type="module" src="/${name}.js"></script>`;

export async function startSite(pages) {
  const wasm = await readFile(new URL(import.meta.resolve("spoki-wasm/wasm")));
  const files = new Map([[WASM, { type: "application/wasm", content: brotli(wasm) }]]);
  const weights = {};
  for (const name of pages) {
    const script = await bundled(here(`pages/${name}.js`));
    files.set(`/${name}.js`, { type: "text/javascript", content: brotli(script) });
    const extra = name.endsWith(".slim") ? sizes(wasm) : { gz: 0, br: 0 };
    const own = sizes(script);
    weights[name] = { gz: own.gz + extra.gz, br: own.br + extra.br };
  }
  const server = createServer(({ url }, response) => {
    const file = files.get(url);
    if (file === undefined) {
      response.writeHead(200, { "content-type": "text/html", "cache-control": "no-store" }).end(html(url.slice(1)));
      return;
    }
    const headers = { "content-type": file.type, "content-encoding": "br", "cache-control": "max-age=31536000, immutable" };
    response.writeHead(200, headers).end(file.content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, weights, close: () => server.close() };
}
