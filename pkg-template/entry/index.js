// The default entry: the module is inlined, and compiled at the first use.
import { inflateSync } from "fflate";
import { length, wasm } from "../generated/inlined.js";
import { provide } from "../shell/runtime.js";

function module() {
  const text = atob(wasm);
  const deflated = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) deflated[index] = text.charCodeAt(index);
  return new WebAssembly.Module(inflateSync(deflated, { out: new Uint8Array(length) }));
}

provide(module);

export * from "../shell/index.js";
