// What logs get of arguments: no secrets and no phones. What models get of errors: no phones that
// they did not give.
import { eraseSecret } from "../../generated/bindings.js";
import { callCore } from "../runtime.js";

// Names of what nobody may read, without what stands between their words: "api-key" is "apikey".
const secretNames =
  /secret|privatekey|apikey|accesskey|authkey|signingkey|encryptionkey|token|passw|passphrase|passcode|passkey|credential|authorization|bearer|cookie|signature|onetimecode/;
// Words that would be found in others: "pin" in "shipping".
const secretWords = new Set("otp totp pin pwd psw pass cvv cvc mfa 2fa jwt hmac iban".split(" "));
// What is a secret where it is the whole name.
const wholeNames = new Set(["auth", "key", "session", "sessionid", "sid"]);
const LONGEST_NAME = 200;

function isSecret(name) {
  const words = name
    .slice(0, LONGEST_NAME)
    .normalize("NFKC")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  const flat = words.join("");
  return secretNames.test(flat) || wholeNames.has(flat) || words.some((word) => secretWords.has(word));
}

// Names of the two halves of a pair such as { name: "API_KEY", value: "…" }.
const nameOfPair = /^(?:name|key|code|field|header|label|id)$/i;
const valueOfPair = /^(?:value|val|content|text|data)$/i;

// A day, with or without its time, and a UUID are no phones. Each is read as a whole, so that no part of it
// is taken for one. Then seven digits of any script or more, whatever but letters stands between them: the
// core reads past as many separators as there are, invisible ones too.
const phones =
  /(?<![\p{Nd}+])(?:(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?!\p{Nd})|(?<!\p{Nd})(\p{Nd}(?:[^\p{L}\p{N}]*\p{Nd}){6,})/giu;

const withoutPhones = (text, isKnown) => text.replace(phones, (found, phone) => (phone === undefined || isKnown(phone) ? found : "[phone]"));
const masked = (text) => withoutPhones(text, () => false);
// "0039…" and "+39…" are one.
const digits = (phone) => phone.replace(/\P{Nd}/gu, "").replace(/^00/, "");

// Deeper than any argument may be.
const DEEPEST = 40;
// What a log shows of very large arguments.
const MOST_NODES = 20_000;
// JSON within JSON, and no further: each level is a text that was made on purpose.
const MOST_LEVELS = 4;

// Goes through a value, bounded in all, and makes another of it. JSON within a text is gone through as well.
export function withoutSecrets(value, leaf = (text) => text) {
  let nodes = 0;
  const within = (value, depth, level) => {
    nodes += 1;
    if (nodes > MOST_NODES) return "[more]";
    if (typeof value === "string") return inText(value, level);
    // No id has as many digits.
    if (typeof value === "number" || typeof value === "bigint") {
      const text = Math.abs(Number(value)) < 1e9 ? String(value) : leaf(String(value));
      return text === String(value) ? value : text;
    }
    if (value === null || typeof value !== "object") return value;
    if (depth > DEEPEST) return null;
    if (Array.isArray(value)) {
      const shown = value.slice(0, MOST_NODES).map((item) => within(item, depth + 1, level));
      return isPairOfSecret(value[0], value.length) ? [shown[0], "[redacted]"] : shown;
    }
    const names = Object.keys(value).slice(0, MOST_NODES);
    const named = names.find((name) => nameOfPair.test(name) && typeof value[name] === "string" && isSecret(value[name]));
    const fields = names.map((name) => {
      const isHidden = isSecret(name) || (named !== undefined && name !== named && valueOfPair.test(name));
      return [leaf(name), isHidden && value[name] !== null ? "[redacted]" : within(value[name], depth + 1, level)];
    });
    return Object.fromEntries(fields);
  };
  const inText = (text, level) => {
    if (level < MOST_LEVELS && /^\s{0,100}[[{"]/.test(text)) {
      try {
        const value = JSON.parse(text);
        const shown = JSON.stringify(within(value, 0, level + 1));
        return shown === JSON.stringify(value) ? text : shown;
      } catch {
        // It only looks like JSON.
      }
    }
    return leaf(withoutAssignments(text));
  };
  return within(value, 0, 0);
}

// ["API_KEY", "…"], as headers are written.
const isPairOfSecret = (name, length) => length === 2 && typeof name === "string" && name.length <= LONGEST_NAME && isSecret(name);

// "api_key=…", "Authorization: Bearer …" and "token": "…" within a text.
const assignment = /(?<![\p{L}\p{N}_-])([\p{L}\p{N}_-]{2,60})(["']?[ \t]{0,4}[:=][ \t]{0,4})((?:bearer|basic|token)[ \t]{1,4})?("[^"\r\n]{0,2000}"|'[^'\r\n]{0,2000}'|[^\s,;&"']{1,2000})/giu;
const withoutAssignments = (text) =>
  text.replace(assignment, (found, name, between, scheme = "") => (isSecret(name) ? `${name}${between}${scheme}[redacted]` : found));

// The keys of the client are erased wherever they stand, however they are spelled.
export function erased(value, keys) {
  const leaf = (text) => keys.reduce((text, key) => callCore(() => eraseSecret(text, key)), text);
  const within = (value) => {
    if (typeof value === "string") return leaf(value);
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(within);
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [leaf(name), within(field)]));
  };
  return keys.length > 0 ? within(value) : value;
}

export const forLog = (value) => withoutSecrets(value, masked);

// A phone that was given is known by its last digits too: by seven or more.
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 20;
const MOST_KNOWN = 100_000;

// What Spoki says, without the phones that the caller did not give.
export function withoutOthers(value, given) {
  const known = new Set();
  withoutSecrets(given, (text) => {
    for (const [, phone] of text.matchAll(phones)) {
      const all = phone === undefined ? "" : digits(phone);
      if (all.length > MOST_DIGITS || known.size > MOST_KNOWN) continue;
      for (let from = 0; from <= all.length - FEWEST_DIGITS; from += 1) known.add(all.slice(from));
    }
    return text;
  });
  const isKnown = (phone) => known.has(digits(phone));
  return everyText(value, (text) => withoutPhones(text, isKnown));
}

function everyText(value, leaf) {
  if (typeof value === "string") return leaf(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => everyText(item, leaf));
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [leaf(name), everyText(field, leaf)]));
}
