/** Validity of phone numbers, one call for each: numbers of 43 countries as people write them, seven in ten valid. */
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

export async function measurePhones({ count, warmUp, rounds }) {
  const phones = makePhones(count);
  const options = Object.fromEntries(COUNTRIES.map((country) => [country, { defaultCountry: country }]));
  const countValid = (isValid) => () => {
    let valid = 0;
    for (const [text, country] of phones) if (isValid(text, country)) valid += 1;
    return valid;
  };
  const [js, spoki] = await interleaved(
    [countValid(isValidPhoneNumber), countValid((text, country) => isValidPhone(text, options[country]))],
    { warmUp, rounds },
  );
  if (js.result !== spoki.result) throw new Error(`libphonenumber-js finds ${js.result} valid, spoki-wasm ${spoki.result}`);
  const nanoseconds = ({ median }) => (median * 1e6) / count;
  return { count, valid: js.result, jsNanoseconds: nanoseconds(js), spokiNanoseconds: nanoseconds(spoki), ratio: js.median / spoki.median };
}
