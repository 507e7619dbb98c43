// `spoki-wasm/phones`.
import "./inlined.js";

export * from "../shell/only/phones.js";
