/**
 * Validity of phone numbers, one call for each: numbers of 43 countries as people write them, seven in ten valid.
 * All find the same number of them valid, or nothing is measured. libphonenumber-js is asked with its full metadata
 * (`max`), as its other sets know the lengths of numbers only; awesome-phonenumber and google-libphonenumber are Google's
 * own code, and so parse first and say then whether a number is valid.
 * Then the same numbers are asked for inside the module, as the import does, where nothing crosses the boundary.
 */
import { readFile } from "node:fs/promises";
import { parsePhoneNumber } from "awesome-phonenumber";
import google from "google-libphonenumber";
import examples from "libphonenumber-js/mobile/examples";
import { getCountryCallingCode, isValidPhoneNumber } from "libphonenumber-js/max";
import { isValidPhone } from "spoki-wasm";
import { initSync, Phones } from "./inside.js";
import { interleaved } from "./measure.mjs";

const COUNTRIES = (
  "IT DE FR ES GB PT CH AT NL BE PL RO SE NO DK FI IE GR CZ HU BG HR SK SI LT LV EE US CA MX BR AR CO CL PE IN AU NZ JP TR IL ZA AE"
).split(" ");

/** `[text, country]`, the same ones every time. */
function makePhones(count) {
  let state = 20260115;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return Array.from({ length: count }, () => {
    const country = COUNTRIES[below(COUNTRIES.length)];
    const code = getCountryCallingCode(country);
    let national = examples[country].slice(0, -3) + String(below(1000)).padStart(3, "0");
    if (below(10) < 3) national = below(2) ? national.slice(0, -2 - below(3)) : `${below(10)}${national}${below(1000)}`;
    const spaced = national.replace(/(\d{3})(?=\d)/g, "$1 ");
    const spellings = [`+${code}${national}`, `+${code} ${spaced}`, `00${code}${national}`, spaced, national];
    return [spellings[below(spellings.length)], country];
  });
}

const util = google.PhoneNumberUtil.getInstance();
function isValidToGoogle(text, country) {
  try {
    return util.isValidNumber(util.parse(text, country));
  } catch {
    return false;
  }
}

/** How each is asked, and how it is told of the country; who asks has that at hand. */
const CONTENDERS = {
  "libphonenumber-js/max": [isValidPhoneNumber, (country) => country],
  "google-libphonenumber": [isValidToGoogle, (country) => country],
  "awesome-phonenumber": [(text, options) => parsePhoneNumber(text, options).valid, (regionCode) => ({ regionCode })],
  "spoki-wasm": [isValidPhone, (defaultCountry) => ({ defaultCountry })],
};

/** What is asked of all numbers at once, inside. */
const INSIDE = {
  "spoki-wasm, inside": (phones) => phones.valid(),
  "spoki-wasm, inside, with the number or the reason": (phones) => phones.read(),
};

function askEach([isValid, tell], phones) {
  const told = new Map(COUNTRIES.map((country) => [country, tell(country)]));
  const texts = phones.map(([text]) => text);
  const options = phones.map(([, country]) => told.get(country));
  return () => {
    let valid = 0;
    for (let index = 0; index < texts.length; index += 1) if (isValid(texts[index], options[index])) valid += 1;
    return valid;
  };
}

export async function measurePhones({ count, warmUp, rounds }) {
  // As texts come from a request: in one piece each, which those put together here are not.
  const phones = JSON.parse(JSON.stringify(makePhones(count)));
  initSync({ module: await readFile(new URL("inside_bg.wasm", import.meta.url)) });
  const inside = new Phones(phones.map(([text, country]) => `${country} ${text}\n`).join(""));
  const tasks = Object.values(CONTENDERS).map((contender) => askEach(contender, phones));
  tasks.push(...Object.values(INSIDE).map((ask) => () => ask(inside)));
  const names = [...Object.keys(CONTENDERS), ...Object.keys(INSIDE)];
  // In one process: one that waits for its turn is cleaned up meanwhile, compiled code included, and what takes
  // milliseconds would be measured while it is compiled again.
  const measured = await interleaved(tasks, { warmUp, rounds });
  const [first] = measured;
  const contenders = names.map((name, index) => ({
    name,
    valid: measured[index].result,
    nanoseconds: (measured[index].median * 1e6) / count,
    timesFaster: first.median / measured[index].median,
  }));
  if (contenders.some(({ valid }) => valid !== first.result)) {
    throw new Error(`they disagree: ${contenders.map(({ name, valid }) => `${name} ${valid}`).join(", ")}`);
  }
  return { count, valid: first.result, contenders };
}
