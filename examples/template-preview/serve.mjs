// Serves the page, and the package that it imports.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (name) => join(import.meta.dirname, name);
const files = new Map([
  ["/", [here("index.html"), "text/html"]],
  ["/style.css", [here("style.css"), "text/css"]],
  ["/page.mjs", [here("page.mjs"), "text/javascript"]],
  ["/draw.mjs", [here("draw.mjs"), "text/javascript"]],
  ["/spoki-wasm.js", [fileURLToPath(import.meta.resolve("spoki-wasm")), "text/javascript"]],
]);

export const server = createServer(async (request, response) => {
  const file = files.get(new URL(request.url, "http://page").pathname);
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  const [path, type] = file;
  response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(await readFile(path));
});

server.listen(Number(process.env.PORT ?? 8080), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}/`);
});
