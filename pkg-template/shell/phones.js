// Phones: what a number is, whether it is one, and how it is written.
import { problemText } from "./messages.js";
import { errorOf } from "./errors.js";
import { guard, phones } from "./runtime.js";

const NO_COUNTRY = 255;
const STYLES = ["national", "international", "rfc3966"];
// The core's numbers of the countries that were asked for; they are the same in every instance.
const countries = new Map();

export function isValidPhone(input, options) {
  const core = phones();
  const country = countryOf(core, options);
  return typeof input === "string" && guard(() => core.isValid(input, country));
}

export function parsePhone(input, options) {
  const core = phones();
  const country = countryOf(core, options);
  if (typeof input !== "string") {
    const params = { expected: "a string", actual: input === null ? "null" : typeof input };
    return { ok: false, matchKeys: [], issues: [worded({ path: [], code: "wrong_type", params })] };
  }
  const told = JSON.parse(guard(() => core.parse(input, country)));
  const findings = told.ok ? "warnings" : "issues";
  return { ...told, [findings]: told[findings].map(worded) };
}

export function formatPhone(e164, style) {
  const number = STYLES.indexOf(style);
  if (typeof e164 !== "string") throw invalid("e164", "wrong_type", { expected: "a string", actual: typeof e164 });
  if (number < 0) throw invalid("style", "not_one_of", { allowed: STYLES.join(", ") });
  return guard(() => phones().format(e164, number));
}

function countryOf(core, options) {
  const code = options?.defaultCountry;
  if (code === undefined) return NO_COUNTRY;
  let number = countries.get(code);
  if (number === undefined) {
    if (typeof code !== "string") throw invalid("defaultCountry", "phone.unknown_country");
    number = guard(() => core.country(code));
    countries.set(code, number);
  }
  return number;
}

function worded({ path, code, params }) {
  return { path, code, message: `the phone ${problemText(code, params)}` };
}

function invalid(field, code, params = {}) {
  return errorOf({ kind: "validation", operation: "phone", issues: [{ path: [field], code, params }] });
}
