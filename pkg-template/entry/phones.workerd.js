// `spoki-wasm/phones`, for Workers.
import "./imported.js";

export * from "../shell/only/phones.js";
