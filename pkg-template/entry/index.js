// The default entry: the module is inlined, and compiled at the first use.
import { alphabet, length, text } from "../generated/inlined.js";
import { provide } from "../shell/runtime.js";
import { read } from "./text.js";

const bytes = () => read(text, alphabet, length);

provide(
  () => new WebAssembly.Module(bytes()),
  () => WebAssembly.compile(bytes()),
);

export * from "../shell/index.js";
