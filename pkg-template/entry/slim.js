// The entry without the module: the caller says where `spoki-wasm/wasm` is.
import { describe, kindOf, tag, wrongType } from "../shell/errors.js";
import { fault, notCompiled, ours } from "../shell/module.js";
import { provide } from "../shell/runtime.js";
import { bytesOf } from "../shell/source.js";

const MAGIC = [0, 97, 115, 109];

let given;
let underway;

function module() {
  if (given === undefined) throw fault("slim.unready");
  return given;
}

provide(module, async () => module());

// By its tag: a module of another realm is one, too.
const isModule = (value) => tag(value) === "WebAssembly.Module";

export function initSync(options) {
  if (given !== undefined) return;
  const input = options?.module;
  const bytes = typeof input === "string" ? undefined : bytesOf(input);
  if (!isModule(input) && bytes === undefined) {
    throw wrongType("initSync", "module", "a WebAssembly.Module or its bytes", kindOf(input));
  }
  given = ours(isModule(input) ? input : compiled(bytes));
}

function compiled(bytes) {
  try {
    return new WebAssembly.Module(bytes);
  } catch (cause) {
    throw notCompiled(cause);
  }
}

export function init(input) {
  if (given !== undefined) return Promise.resolve();
  // One attempt serves all callers at a time; after a failure the next call tries again.
  underway ??= loaded(input)
    .then((module) => {
      given ??= ours(module);
    })
    .finally(() => {
      underway = undefined;
    });
  return underway;
}

async function loaded(input) {
  const source = await input;
  if (isModule(source)) return source;
  if (typeof source === "string" || tag(source) === "URL") return received(await fetched(source));
  const bytes = bytesOf(source);
  if (bytes !== undefined) return compiledSoon(bytes);
  if (typeof source?.arrayBuffer === "function") return received(source);
  throw wrongType("init", "input", "an address, a Response, bytes or a WebAssembly.Module", kindOf(source));
}

const unreachable = (url, cause) => fault("slim.unreachable", { url: String(url), detail: describe(cause) }, cause);

async function fetched(url) {
  try {
    return await fetch(url);
  } catch (cause) {
    throw unreachable(url, cause);
  }
}

async function compiledSoon(bytes) {
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw notCompiled(cause);
  }
}

// Compiles while the bytes come, where the server says what they are.
async function received(response) {
  const { ok, status, url = "" } = response;
  if (ok === false) throw fault("slim.not_loaded", { status, url });
  const type = response.headers?.get?.("content-type") ?? "";
  const canStream = typeof WebAssembly === "object" && "compileStreaming" in WebAssembly && tag(response) === "Response";
  if (canStream && /^application\/wasm\b/i.test(type)) {
    try {
      return await WebAssembly.compileStreaming(response);
    } catch (cause) {
      if (cause?.name === "CompileError") throw notCompiled(cause);
      // The bytes broke off, unless the engine did not even begin with a Response of another realm.
      if (response.bodyUsed) throw unreachable(url, cause);
    }
  }
  const bytes = await body(response, url);
  if (MAGIC.some((byte, place) => bytes[place] !== byte)) throw fault("slim.not_wasm", { url, type: type || "?" });
  return compiledSoon(bytes);
}

async function body(response, url) {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw unreachable(url, cause);
  }
}

export * from "../shell/index.js";
