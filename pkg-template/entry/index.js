// The default entry: the module is inlined, and compiled at the first use.
import { alphabet, length, text } from "../generated/inlined.js";
import { provide } from "../shell/runtime.js";
import { read } from "./text.js";

provide(() => new WebAssembly.Module(read(text, alphabet, length)));

export * from "../shell/index.js";
