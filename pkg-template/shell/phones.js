// Phones: what a number is, whether it is one, and how it is written.
import { fromCore, invalid } from "./errors.js";
import { worded } from "./messages.js";
import { guard, phones } from "./runtime.js";

const NO_COUNTRY = 255;
const STYLES = ["national", "international", "rfc3966"];
// The core's numbers of the countries that were asked for; they are the same in every instance.
const countries = new Map();

export function isValidPhone(input, options) {
  const core = phones();
  const country = countryOf(core, options);
  if (typeof input !== "string") return false;
  try {
    return isValid(core, input, country);
  } catch (thrown) {
    throw fromCore(thrown);
  }
}

// Most inputs are a few digits, a plus sign and separators: as numbers they cross for less than as a text.
function isValid(core, input, country) {
  let first = 0;
  let second = 0;
  let third = 0;
  let count = 0;
  for (let index = 0; index < input.length; index++) {
    const code = input.charCodeAt(index);
    let symbol = code - 0x30;
    if (symbol < 0 || symbol > 9) {
      // A space, a hyphen, parentheses or a slash.
      if (code === 0x20 || code === 0x2d || code === 0x28 || code === 0x29 || code === 0x2f) continue;
      if (code !== 0x2b) return core.isValid(input, country);
      symbol = 10;
    }
    if (count < 8) first = (first << 4) | symbol;
    else if (count < 16) second = (second << 4) | symbol;
    else if (count < 24) third = (third << 4) | symbol;
    else return core.isValid(input, country);
    count++;
  }
  return core.areValid(first, second, third, count, country);
}

export function parsePhone(input, options) {
  const core = phones();
  const country = countryOf(core, options);
  if (typeof input !== "string") {
    const params = { expected: "a string", actual: input === null ? "null" : typeof input };
    return { ok: false, matchKeys: [], issues: [of({ path: [], code: "wrong_type", params })] };
  }
  const told = JSON.parse(guard(() => core.parse(input, country)));
  const findings = told.ok ? "warnings" : "issues";
  return { ...told, [findings]: told[findings].map(of) };
}

export function formatPhone(e164, style) {
  const number = STYLES.indexOf(style);
  if (typeof e164 !== "string") throw invalid("phone", "e164", "wrong_type", { expected: "a string", actual: typeof e164 });
  if (number < 0) throw invalid("phone", "style", "not_one_of", { allowed: STYLES.join(", ") });
  return guard(() => phones().format(e164, number));
}

function countryOf(core, options) {
  const code = options?.defaultCountry;
  if (code === undefined) return NO_COUNTRY;
  let number = countries.get(code);
  if (number === undefined) {
    if (typeof code !== "string") throw invalid("phone", "defaultCountry", "phone.unknown_country");
    number = guard(() => core.country(code));
    countries.set(code, number);
  }
  return number;
}

const of = (finding) => worded(finding, "phone");
