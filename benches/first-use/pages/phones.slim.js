import { init, isValidPhone } from "spoki-wasm/slim";
import { done } from "./done.js";

await init("/spoki.wasm");
done(isValidPhone("+393331234567"));
