import { isValidPhone } from "spoki-wasm";
import { done } from "./done.js";

done(isValidPhone("+393331234567"));
