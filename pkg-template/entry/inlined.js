// The module is in the bundle as text, and compiled at the first use.
import { alphabet, length, text } from "../generated/inlined.js";
import { provide } from "../shell/runtime.js";
import { read } from "./text.js";

const bytes = () => read(text, alphabet, length);

provide(
  () => new WebAssembly.Module(bytes()),
  () => WebAssembly.compile(bytes()),
);
