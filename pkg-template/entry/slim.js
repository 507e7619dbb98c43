// The entry without the module: the caller says where `spoki-wasm/wasm` is.
import { SpokiError } from "../shell/errors.js";
import { sentence } from "../shell/messages.js";
import { provide } from "../shell/runtime.js";

let given;
let underway;

provide(() => {
  if (given === undefined) {
    throw new SpokiError({
      message: sentence("slim.unready"),
      advice: sentence("advice.slim.unready"),
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
      message: sentence("slim.not_loaded", { status: response.status, url: response.url }),
      advice: sentence("advice.slim.not_loaded"),
    });
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

export * from "../shell/index.js";
