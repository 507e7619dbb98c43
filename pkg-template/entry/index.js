// The default entry: the module is inlined, and compiled at the first use.
import { length, wasm } from "../generated/inlined.js";
import { provide } from "../shell/runtime.js";
import { decompress } from "./lzma.js";

function module() {
  const text = atob(wasm);
  const packed = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) packed[index] = text.charCodeAt(index);
  const bytes = new Uint8Array(length);
  decompress(packed, bytes);
  return new WebAssembly.Module(bytes);
}

provide(module);

export * from "../shell/index.js";
