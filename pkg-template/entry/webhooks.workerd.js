// `spoki-wasm/webhooks`, for Workers.
import "./imported.js";

export * from "../shell/only/webhooks.js";
