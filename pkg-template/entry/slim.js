// The entry without the module: the caller says where `spoki-wasm/wasm` is.
import { SpokiError } from "../shell/errors.js";
import { provide } from "../shell/runtime.js";

let given;
let underway;

provide(() => {
  if (given === undefined) {
    throw new SpokiError({
      message: "spoki-wasm/slim was used before it had its module",
      advice: "Await init(input), or call initSync({ module }), before anything else.",
    });
  }
  return given;
});

export function initSync({ module }) {
  given ??= module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
}

export function init(input) {
  if (given !== undefined) return Promise.resolve();
  // One attempt serves all callers at a time; after a failure the next call tries again.
  underway ??= compile(input).then(
    (module) => {
      given ??= module;
      underway = undefined;
    },
    (reason) => {
      underway = undefined;
      throw reason;
    },
  );
  return underway;
}

async function compile(input) {
  const source = await input;
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source);
  const isResponse = typeof source?.arrayBuffer === "function";
  const response = isResponse ? source : await fetch(source);
  if (response.ok === false) {
    throw new SpokiError({
      message: `the module could not be loaded: ${response.status} at ${response.url}`,
      advice: "Serve the file spoki-wasm/wasm at this address.",
    });
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

export * from "../shell/index.js";
