// Phones: what a number is, and whether it is one.
import { phoneCountry, phoneIsValid, phoneParse, phoneTable } from "../generated/bindings.js";
import { invalid } from "./errors.js";
import { worded } from "./messages.js";
import { guard, prepare } from "./runtime.js";

// Numbers that no country has.
const NO_COUNTRY = 255;
const BEHIND_PLUS = 254;
// How the core's table of automata is laid out: the states, the places of characters, the states to begin with.
const WIDTH = 16;
const ACCEPTS = 12;
const UNSURE = 2;
const PLACES = 128;
const STARTS = 256;
// The core's numbers of the countries that were asked for, plus one, by the two letters of their codes; they are
// the same in every instance.
const A = 0x41;
const LETTERS = 26;
const countries = new Uint8Array(LETTERS * LETTERS);

let states;

export function isValidPhone(input, options) {
  prepare();
  const country = countryOf(options);
  return typeof input === "string" && isValid(input, country);
}

// To walk the core's automata here takes less than to hand a text over. Where they are not sure, the core is asked.
function isValid(input, country) {
  const table = (states ??= guard(phoneTable));
  const starts = table.length - STARTS;
  const places = starts - PLACES;
  const isPlus = input.charCodeAt(0) === 0x2b;
  let state = table[starts + (isPlus ? BEHIND_PLUS : country)];
  for (let index = isPlus ? 1 : 0; index < input.length; index++) {
    const code = input.charCodeAt(index);
    state = table[state * WIDTH + table[code < PLACES ? places + code : places]];
  }
  const accepts = table[state * WIDTH + ACCEPTS];
  return accepts === UNSURE ? guard(() => phoneIsValid(input, country)) : accepts === 1;
}

export function parsePhone(input, options) {
  prepare();
  const country = countryOf(options);
  if (typeof input !== "string") {
    const params = { expected: "a string", actual: input === null ? "null" : typeof input };
    return { ok: false, matchKeys: [], issues: [of({ path: [], code: "wrong_type", params })] };
  }
  const told = JSON.parse(guard(() => phoneParse(input, country)));
  const findings = told.ok ? "warnings" : "issues";
  return { ...told, [findings]: told[findings].map(of) };
}

function countryOf(options) {
  const code = options?.defaultCountry;
  if (code === undefined) return NO_COUNTRY;
  if (typeof code !== "string") throw invalid("phone", "defaultCountry", "phone.unknown_country");
  const place = (code.charCodeAt(0) - A) * LETTERS + code.charCodeAt(1) - A;
  const known = code.length === 2 ? countries[place] : 0;
  if (known > 0) return known - 1;
  const number = guard(() => phoneCountry(code));
  countries[place] = number + 1;
  return number;
}

const of = (finding) => worded(finding, "phone");
