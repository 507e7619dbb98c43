import { isValidPhone } from "spoki-wasm/phones";
import { done } from "./done.js";

done(isValidPhone("+393331234567"));
