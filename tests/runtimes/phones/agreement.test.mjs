/**
 * The package agrees with libphonenumber: on validity, E.164 form, type, country and ways of writing.
 *
 * It has the metadata of libphonenumber-js and reads them as Google's own library does. So it must agree with
 * libphonenumber-js, but where that library differs from Google's (DIFFERENCES), and there with google-libphonenumber.
 * The latter is released at other times, and in between Google changes the plans of a few countries: elsewhere it may
 * differ, a little.
 *
 * SPOKI_PHONES says how many strings are made up; SPOKI_PHONES_SEED where they begin.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { getCountryCallingCode } from "libphonenumber-js/max";
import metadata from "libphonenumber-js/max/metadata";
import { formatPhone, isValidPhone, parsePhone } from "spoki-wasm";
import { byGoogle, byJs, examples, written } from "./references.mjs";
import { sample, seeded } from "./sample.mjs";

const COUNT = Number(process.env.SPOKI_PHONES ?? 30_000);
const SEED = Number(process.env.SPOKI_PHONES_SEED ?? 1);

function told(input, country) {
  const phone = parsePhone(input, { defaultCountry: country });
  return phone.ok ? `${phone.e164} ${phone.type} ${phone.country ?? "001"}` : "-";
}

/** Where libphonenumber-js does not do what Google's library does, by what one sees of it. */
const DIFFERENCES = {
  "a landline where there are no mobiles is FIXED_LINE, not FIXED_LINE_OR_MOBILE": ({ js, google }) =>
    js.replace("FIXED_LINE_OR_MOBILE", "FIXED_LINE") === google,
  "an international prefix may follow + (+0039 …)": ({ input, js }) => js === "-" && /^\+\D*[01589]/.test(input),
  "behind the default country's own calling code a trunk prefix is looked for twice": ({ digits, country }) =>
    country !== undefined && digits.startsWith(getCountryCallingCode(country)),
  // 0800 123 456 with Jersey as default, whose own numbers are longer; Canada's +1 1310 1234, shorter than those of the US.
  "without a trunk prefix a number must be as long as one of the territory that was asked": ({ digits, country, google }) =>
    google === "-" && (["GG", "IM", "JE"].includes(country) || /^1?1310/.test(digits)),
};

/** Compares one string; gives what is wrong, if anything is. */
function compare(country, input, counts) {
  // Without a default country 00 is read as +; the libraries do not do that.
  const asRead = country === undefined ? input.replace(/^[^+\d]*0\D*0/, "+") : input;
  const [ours, js, google] = [told(input, country), byJs(asRead, country), byGoogle(asRead, country)];
  const both = `ours ${ours}, libphonenumber-js ${js}, Google ${google}`;
  counts.strings += 1;
  if (ours !== "-") counts.valid += 1;
  if (isValidPhone(input, { defaultCountry: country }) !== (ours !== "-")) return "isValidPhone differs from parsePhone";
  if (ours === js) {
    if (ours !== google) counts.otherMetadata += 1;
  } else {
    const facts = { input, country, js, google, digits: input.replace(/\D/g, "") };
    if (!Object.values(DIFFERENCES).some((applies) => applies(facts))) return both;
    // Google's answer may be that of another release. Then after +, the rest is as libphonenumber-js reads it, or the
    // number itself is one to libphonenumber-js and none to Google.
    const isOfRest = () => ours === byJs(asRead.replace("+", ""), country);
    if (ours !== google && !isOfRest() && !isNews(ours)) return both;
    counts.followedGoogle += 1;
  }
  return ours === "-" ? undefined : compareForms(ours.split(" ")[0], counts);
}

/** Whether a number is known to libphonenumber-js, and not yet, or as something else, to Google's library. */
function isNews(told) {
  const [e164] = told.split(" ");
  return told !== "-" && byJs(e164) === told && byGoogle(e164) !== told;
}

function compareForms(e164, counts) {
  const [national, international, link] = ["national", "international", "rfc3966"].map((style) => formatPhone(e164, style));
  const expected = written(e164);
  // A few numbers of Belarus are not read back from E.164: their 8 is taken for a trunk prefix.
  if (expected.e164 !== e164) return undefined;
  // libphonenumber-js has spaces where Google has other separators.
  const spaced = international.replace(/[^+\d]+/g, " ");
  if (national !== expected.national || spaced !== expected.spaced) {
    return `written ${national}, ${spaced}, libphonenumber-js ${expected.national}, ${expected.spaced}`;
  }
  // Which formats are not for calls from abroad, libphonenumber-js does not say.
  if (international !== expected.international || link !== expected.link) counts.otherFormat += 1;
  return undefined;
}

function compareAll(strings, context) {
  const counts = { strings: 0, valid: 0, followedGoogle: 0, otherMetadata: 0, otherFormat: 0 };
  const wrong = [];
  for (const [country, input] of strings) {
    const difference = compare(country, input, counts);
    if (difference) wrong.push(`${country ?? "none"} ${JSON.stringify(input)}: ${difference}`);
  }
  context.diagnostic(`${JSON.stringify(counts)}, ${wrong.length} disagreements`);
  assert.deepEqual(wrong.slice(0, 20), []);
  const others = counts.otherMetadata + counts.otherFormat;
  assert.ok(others < counts.strings / 100, `Google differs in ${others}: more than what a release changes`);
  return counts;
}

function* samples(count) {
  const random = seeded(SEED);
  for (let index = 0; index < count; index += 1) yield sample(metadata, random);
}

describe("agreement with libphonenumber", () => {
  it("every territory's example of every kind", (context) => {
    const all = examples();
    assert.ok(all.length > 2000, `${all.length} examples`);
    const { valid } = compareAll(all, context);
    assert.ok(valid > all.length * 0.98);
  });

  it(`${COUNT} strings that are numbers, or nearly`, (context) => {
    const { valid } = compareAll(samples(COUNT), context);
    // A comparison of refusals alone would prove nothing.
    assert.ok(valid > COUNT * 0.2 && valid < COUNT * 0.8, `${valid} are valid`);
  });
});
