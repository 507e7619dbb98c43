import * as spokiWasm from "spoki-wasm/slim";
import { done } from "./done.js";

globalThis.everything = spokiWasm;
await spokiWasm.init("/spoki.wasm");
done(spokiWasm.isValidPhone("+393331234567"));
