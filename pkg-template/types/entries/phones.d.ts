// Phones alone, in a module that is a quarter of the whole one. Who needs more takes all from `spoki-wasm`.
//
// ```ts
// import { isValidPhone } from "spoki-wasm/phones";
//
// isValidPhone("06 6982", { defaultCountry: "IT" });
// ```
export { formatPhone, isValidPhone, parsePhone, ready, setLocale, SpokiError, ValidationError } from "./index.js";
export type { Issue, Locale, ParsedPhone, PhoneOptions, PhoneType, RefusedPhone } from "./index.js";
