import * as spokiWasm from "spoki-wasm";
import { done } from "./done.js";

globalThis.everything = spokiWasm;
done(spokiWasm.isValidPhone("+393331234567"));
