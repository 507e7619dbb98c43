/** The module itself: what keeps it from being loaded or compiled is told with what to do, and the next try can succeed. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { HANG, rejection } from "../support/fakes.mjs";

const bytes = await readFile(fileURLToPath(import.meta.resolve("spoki-wasm/wasm")));
const FOREIGN = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** The same with another name of its build, which stands behind the name of its section. */
function ofAnotherBuild() {
  const name = "\x0aspoki-wasm";
  const other = Buffer.from(bytes);
  other.write("9", bytes.lastIndexOf(name) + name.length);
  return other;
}

/** What each address gives: status, type, content. */
const FILES = {
  "/html": [200, "text/html", "<!doctype html><title>my app</title>"],
  "/missing": [404, "text/plain", "not found"],
  "/truncated": [200, "application/wasm", bytes.subarray(0, bytes.length >> 1)],
  "/truncated-untyped": [200, "application/octet-stream", bytes.subarray(0, bytes.length >> 1)],
  "/foreign": [200, "application/wasm", FOREIGN],
  "/other": [200, "application/wasm", ofAnotherBuild()],
  "/html-as-wasm": [200, "application/wasm", "<!doctype html>"],
  "/broken-off": [200, "application/wasm", bytes.subarray(0, 1000), bytes.length],
  "/untyped": [200, "application/octet-stream", bytes],
  "/right": [200, "application/wasm", bytes],
};

let server;
let origin;
before(async () => {
  server = createServer(({ url }, response) => {
    const [status, type, content, promised] = FILES[url];
    response.writeHead(status, { "content-type": type, ...(promised && { "content-length": promised }) });
    if (promised) response.write(content, () => response.destroy());
    else response.end(content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

/** Each in a copy of its own: once loaded, a copy looks at nothing any more. */
let copies = 0;
const fresh = () => import(`${import.meta.resolve("spoki-wasm/slim")}?copy=${(copies += 1)}`);

describe("a module that cannot be used", () => {
  const cases = {
    "/html": [/no WebAssembly module.*text\/html/, /application\/wasm/],
    "/missing": [/404/, /spoki-wasm\/wasm/],
    "/truncated": [/damaged, cut off/, /as it is in the package/],
    "/truncated-untyped": [/damaged, cut off/, /as it is in the package/],
    "/foreign": [/not spoki-wasm's/, /version that is installed/],
    "/other": [/module is of 9\S+, and the code around it of 0\S+/, /version that is installed/],
    "/broken-off": [/could not be loaded from http/, /call init again/],
    "/html-as-wasm": [/damaged, cut off/, /as it is in the package/],
  };
  for (const [path, [message, advice]] of Object.entries(cases)) {
    it(`${path} is told, and what comes next is loaded`, async () => {
      const { init, isValidPhone, SpokiError } = await fresh();
      const error = await rejection(init(origin + path));
      assert.ok(error instanceof SpokiError, `${error}`);
      assert.match(error.message, message);
      assert.match(error.advice, advice);
      await init(origin + (path === "/missing" ? "/untyped" : "/right"));
      assert.equal(isValidPhone("+393331234567"), true);
    });
  }

  it("an address that nobody answers is told", async () => {
    const { init, SpokiError } = await fresh();
    const error = await rejection(init("http://127.0.0.1:1/spoki.wasm"));
    assert.ok(error instanceof SpokiError && error.cause !== undefined, `${error}`);
    assert.match(error.message, /could not be loaded from http:\/\/127\.0\.0\.1:1/);
  });

  it("what is no source is refused with the name of the argument", async () => {
    const { init, initSync, ValidationError } = await fresh();
    for (const input of [undefined, null, 7, {}, Symbol("x")]) {
      const error = await rejection(init(input));
      assert.ok(error instanceof ValidationError && /input/.test(error.message), `${error}`);
    }
    for (const options of [undefined, {}, { module: "spoki.wasm" }, { module: 7 }]) {
      const error = await rejection(() => initSync(options));
      assert.ok(error instanceof ValidationError && /module/.test(error.message), `${error}`);
    }
    const broken = await rejection(() => initSync({ module: bytes.subarray(0, 5000) }));
    assert.match(broken.message, /damaged, cut off/);
    for (const module of [new WebAssembly.Module(FOREIGN), { [Symbol.toStringTag]: "WebAssembly.Module" }]) {
      assert.throws(() => initSync({ module }), /not spoki-wasm's/);
    }
    initSync({ module: bytes });
  });

  it("calls at once share an attempt, also one that fails; ready waits for nobody", async () => {
    const { init, ready, isValidPhone } = await fresh();
    await assert.rejects(ready(), /before it had its module/);
    const failed = await Promise.allSettled([init(`${origin}/html`), init(`${origin}/right`)]);
    assert.deepEqual(failed.map(({ status }) => status), ["rejected", "rejected"]);
    await Promise.all([init(fetch(`${origin}/right`)), init(`${origin}/foreign`)]);
    await init(`${origin}/missing`);
    await ready();
    assert.equal(isValidPhone("+393331234567"), true);
  });

  it("is told in Italian", async () => {
    const { init, setLocale } = await fresh();
    setLocale("it");
    const error = await rejection(init(`${origin}/html`));
    assert.match(error.message, /non è un modulo WebAssembly/);
    assert.match(error.advice, /Rendi disponibile/);
  });
});

/** What a process says that does this before it uses the package. */
async function inRuntime(before, use) {
  const script = `${before}; const spokiWasm = await import("spoki-wasm");
    try { ${use}; console.log("it worked"); } catch (error) { console.log(error.name, error.message, error.advice); }`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { cwd: import.meta.dirname, timeout: HANG });
  return stdout;
}

describe("a runtime that cannot compile", () => {
  for (const use of ["spokiWasm.isValidPhone('+393331234567')", "await spokiWasm.ready()", "new spokiWasm.Spoki({ apiKey: 'k' })"]) {
    it(`says that it has no WebAssembly: ${use}`, async () => {
      assert.match(await inRuntime("delete globalThis.WebAssembly", use), /^SpokiError this runtime has no WebAssembly Use Node 20/);
    });
    it(`says that it is too old: ${use}`, async () => {
      const old = `function broken() { throw new WebAssembly.CompileError("invalid value type 0x7b"); }
        WebAssembly.Module = broken; WebAssembly.compile = async () => broken(); WebAssembly.validate = () => false`;
      assert.match(await inRuntime(old, use), /^SpokiError this runtime's WebAssembly is too old/);
    });
    it(`names the policy that forbids it: ${use}`, async () => {
      const csp = `function refuse() { throw new WebAssembly.CompileError("Refused to compile or instantiate WebAssembly module because 'unsafe-eval' is not allowed"); }
        WebAssembly.Module = refuse; WebAssembly.compile = async () => refuse()`;
      assert.match(await inRuntime(csp, use), /wasm-unsafe-eval/);
    });
  }

  it("ready compiles once, and what comes behind it finds the module", async () => {
    const counted = `let count = 0; const { compile } = WebAssembly;
      WebAssembly.compile = (bytes) => { count += 1; return compile(bytes); };
      WebAssembly.Module = function () { throw new Error("compiled at once"); }`;
    const use = `await Promise.all([spokiWasm.ready(), spokiWasm.ready()]); await spokiWasm.ready();
      if (!spokiWasm.isValidPhone("+393331234567") || count !== 1) throw new Error(String(count))`;
    assert.match(await inRuntime(counted, use), /it worked/);
  });
});
