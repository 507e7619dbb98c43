import * as spokiWasm from "spoki-wasm";

globalThis.spokiWasm = spokiWasm;
