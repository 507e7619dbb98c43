// `spoki-wasm/client`, for Workers.
import "./imported.js";

export * from "../shell/only/client.js";
