// `spoki-wasm/webhooks`.
import "./inlined.js";

export * from "../shell/only/webhooks.js";
