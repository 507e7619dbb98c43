// `spoki-wasm/client`.
import "./inlined.js";

export * from "../shell/only/client.js";
