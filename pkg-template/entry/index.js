// The default entry.
import "./inlined.js";

export * from "../shell/index.js";
