// The default entry, for Workers.
import "./imported.js";

export * from "../shell/index.js";
