/**
 * Validity of phone numbers, one call for each: numbers of 43 countries as people write them, seven in ten valid.
 * All find the same number of them valid, or nothing is measured. libphonenumber-js is asked with its full metadata
 * (`max`), as its other sets know the lengths of numbers only; awesome-phonenumber and google-libphonenumber are Google's
 * own code, and so parse first and say then whether a number is valid.
 */
import { parsePhoneNumber } from "awesome-phonenumber";
import google from "google-libphonenumber";
import examples from "libphonenumber-js/mobile/examples";
import { getCountryCallingCode, isValidPhoneNumber } from "libphonenumber-js/max";
import { isValidPhone } from "spoki-wasm";
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
const SPOKI = Object.fromEntries(COUNTRIES.map((country) => [country, { defaultCountry: country }]));
const AWESOME = Object.fromEntries(COUNTRIES.map((country) => [country, { regionCode: country }]));

function isValidToGoogle(text, country) {
  try {
    return util.isValidNumber(util.parse(text, country));
  } catch {
    return false;
  }
}

const CONTENDERS = {
  "libphonenumber-js/max": isValidPhoneNumber,
  "google-libphonenumber": isValidToGoogle,
  "awesome-phonenumber": (text, country) => parsePhoneNumber(text, AWESOME[country]).valid,
  "spoki-wasm": (text, country) => isValidPhone(text, SPOKI[country]),
};

export async function measurePhones({ count, warmUp, rounds }) {
  const phones = makePhones(count);
  const tasks = Object.values(CONTENDERS).map((isValid) => () => {
    let valid = 0;
    for (const [text, country] of phones) if (isValid(text, country)) valid += 1;
    return valid;
  });
  const measured = await interleaved(tasks, { warmUp, rounds });
  const spoki = measured.at(-1);
  const contenders = Object.keys(CONTENDERS).map((name, index) => ({
    name,
    valid: measured[index].result,
    nanoseconds: (measured[index].median * 1e6) / count,
    ratio: measured[index].median / spoki.median,
  }));
  if (contenders.some(({ valid }) => valid !== spoki.result)) {
    throw new Error(`they disagree: ${contenders.map(({ name, valid }) => `${name} ${valid}`).join(", ")}`);
  }
  return { count, valid: spoki.result, contenders };
}
