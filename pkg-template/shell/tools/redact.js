// What logs get of arguments: no secrets and no phones.

const secretNames = /secret|private_?key|api_?key|token|password/i;
// Seven digits of any script or more, whatever but letters stands between them: the core reads past as many
// separators as there are, invisible ones too. A date is none.
const phones = /(?<!\p{Nd})(?!\d{4}-\d\d-\d\d(?!\d))\p{Nd}([^\p{L}\p{N}]*\p{Nd}){6,}/gu;
const noPhones = /^(\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-][\d:]+))?|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i;

const digits = (text) => text.replace(/\P{Nd}/gu, "");
const masked = (text) => (noPhones.test(text) ? text : text.replace(phones, "[phone]"));

// Deeper than any argument may be: it may be a circle.
const DEEPEST = 40;

export function withoutSecrets(value, leaf = (text) => text, depth = 0) {
  const within = (item) => withoutSecrets(item, leaf, depth + 1);
  if (typeof value === "string") return leaf(value);
  // No id has as many digits.
  if (typeof value === "number" || typeof value === "bigint") {
    const text = Math.abs(Number(value)) < 1e9 ? String(value) : leaf(String(value));
    return text === String(value) ? value : text;
  }
  if (value === null || typeof value !== "object") return value;
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) return value.map(within);
  const fields = Object.entries(value).map(([name, field]) => [leaf(name), secretNames.test(name) ? "[redacted]" : within(field)]);
  return Object.fromEntries(fields);
}

export const forLog = (value) => withoutSecrets(value, masked);

// What Spoki says, without the phones that the caller did not give.
export function withoutOthers(value, given) {
  const known = [];
  withoutSecrets(given, (text) => (known.push(digits(text)), text));
  const isKnown = (phone) => known.some((text) => text.includes(digits(phone)));
  return withoutSecrets(value, (text) => text.replace(phones, (phone) => (isKnown(phone) ? phone : "[phone]")));
}
