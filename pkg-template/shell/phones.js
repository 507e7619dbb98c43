// Phones: what a number is, and whether it is one.
import { phoneCountry, phoneIsValid, phoneParse, phoneTable } from "../generated/bindings.js";
import * as protocol from "../generated/protocol.js";
import { invalid } from "./errors.js";
import { worded } from "./messages.js";
import { guard, prepare } from "./runtime.js";

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
// Its table is the states, the places of characters, and the states to begin with.
function isValid(input, country) {
  const table = (states ??= guard(phoneTable));
  const starts = table.length - protocol.PHONE_STARTS;
  const places = starts - protocol.PHONE_CHARACTERS;
  const isPlus = input.charCodeAt(0) === 0x2b;
  let state = table[starts + (isPlus ? protocol.PHONE_BEHIND_PLUS : country)];
  for (let index = isPlus ? 1 : 0; index < input.length; index++) {
    const code = input.charCodeAt(index);
    state = table[state * protocol.PHONE_WIDTH + table[code < protocol.PHONE_CHARACTERS ? places + code : places]];
  }
  const accepts = table[state * protocol.PHONE_WIDTH + protocol.PHONE_ACCEPTS];
  return accepts === protocol.PHONE_MAY_END ? guard(() => phoneIsValid(input, country)) : accepts === protocol.PHONE_ENDS;
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
  if (code === undefined) return protocol.NO_COUNTRY;
  if (typeof code !== "string") throw invalid("phone", "defaultCountry", "phone.unknown_country");
  const place = (code.charCodeAt(0) - A) * LETTERS + code.charCodeAt(1) - A;
  const known = code.length === 2 ? countries[place] : 0;
  if (known > 0) return known - 1;
  const number = guard(() => phoneCountry(code));
  countries[place] = number + 1;
  return number;
}

const of = (finding) => worded(finding, "phone");
