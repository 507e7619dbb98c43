// The default entry: the module is inlined, and compiled at the first use.
import { length, lengths, wasm } from "../generated/inlined.js";
import { provide } from "../shell/runtime.js";
import { decompress } from "./lzma.js";
import { join } from "./rows.js";

function module() {
  const text = atob(wasm);
  const packed = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) packed[index] = text.charCodeAt(index);
  const rows = new Uint8Array(lengths.reduce((sum, row) => sum + row));
  decompress(packed, rows);
  const bytes = new Uint8Array(length);
  join(rows, lengths, bytes);
  return new WebAssembly.Module(bytes);
}

provide(module);

export * from "../shell/index.js";
