/** Arguments made from a tool's schema: right ones, ones that break one rule each, and random ones. */

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

const SAMPLES = {
  date: "2028-02-29",
  "date-time": "2026-10-01T09:00:00.000Z",
  uuid: "c0ffee00-1111-4222-8333-444455556666",
};

/** The first of these that a pattern takes is right for it. */
const STRINGS = ["Richiamo", "+39 333 123 4567", "ada@example.com", "it", "ORDER_ID", "IT", "https://example.com/a.pdf", "image/jpeg", "7"];

/** Where no pattern can say what is right. */
const NAMED = { language: "it" };

/** The first that a pattern refuses is wrong for it; the rest are tried as well. */
const WRONG = ["", " ", "x y", "333 123 4567", "ada@", "italiano", "PHONE", "it", "ftp://example.com", "https://me:word@example.com", "jpeg", "..", "a/b", "0"];

const fits = (schema, text) =>
  (!schema.pattern || new RegExp(schema.pattern, "u").test(text)) && !(schema.not?.pattern && new RegExp(schema.not.pattern, "u").test(text));

/** A value that a schema takes; of an object, with all of its fields. */
function sample(schema, name) {
  if (schema.anyOf && !schema.properties) return sample(schema.anyOf[0], name);
  if (schema.enum) return schema.enum[0];
  switch ([schema.type].flat()[0]) {
    case "string": {
      const text = NAMED[name] ?? SAMPLES[schema.format] ?? STRINGS.find((text) => fits(schema, text));
      // Without one the field would be left out, and so would its test.
      if (text === undefined) throw new Error(`STRINGS has none that fits ${JSON.stringify(schema)}`);
      return text;
    }
    case "integer":
      return schema.minimum ?? 7;
    case "boolean":
      return true;
    case "null":
      return null;
    case "array":
      return Array.from({ length: Math.max(schema.minItems ?? 1, 1) }, () => sample(schema.items));
    case "object": {
      if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, sample(field, name)]));
      return isObject(schema.additionalProperties) ? { ORDER_ID: "A-42" } : { a: [null, 1.5] };
    }
    default:
      return [null, "x"];
  }
}

const kinds = (input) => (input.properties ? [input] : input.anyOf);

/** With all arguments, and with those only that are required; of each kind. */
export function right(input) {
  return kinds(input).flatMap((kind) => {
    const whole = sample(kind);
    const needed = (kind.required ?? []).concat(input.properties ? (input.anyOf?.[0].required ?? []) : []);
    return [whole, Object.fromEntries(needed.map((name) => [name, whole[name]]))];
  });
}

/** Values that a schema must refuse. `null` stands for what is left out, so it is not among them. */
function* wrong(schema) {
  const types = [schema.type].flat();
  if (schema.anyOf) {
    const choices = schema.anyOf.filter(({ type }) => type !== "null");
    const [first, ...others] = choices;
    // A value is wrong for all of the choices or it is not wrong.
    for (const value of wrong(first)) {
      const isTaken = others.some((other) => other.type === typeof value && !other.enum && fits(other, value) && !other.format);
      if (!isTaken) yield value;
    }
    for (const { not } of choices) if (not) yield first.enum[0].toLowerCase() === first.enum[0] ? first.enum[0].toUpperCase() : first.enum[0].toLowerCase();
    return;
  }
  if (types[0] === undefined) return;
  if (!types.includes("boolean")) yield true;
  if (types.includes("string")) {
    if (!types.includes("integer")) yield 7.5;
    if (schema.enum) yield "no such";
    if (schema.maxLength) yield "h".repeat(schema.maxLength + 1);
    if (schema.pattern || schema.not) {
      const refused = WRONG.filter((text) => !fits(schema, text));
      if (refused.length === 0) throw new Error(`WRONG has none that does not fit ${JSON.stringify(schema)}`);
      yield* refused;
    }
    if (schema.format) yield* ["2026-02-29", "2026-10-01T25:00:00Z", "2026-10-01T09:00:00"];
  } else {
    yield "no text";
  }
  if (types.includes("integer")) {
    yield* [1.5, (schema.minimum ?? 1) - 1];
    if (schema.maximum < Number.MAX_SAFE_INTEGER) yield schema.maximum + 1;
    if (schema.enum) yield 99;
  }
  if (types.includes("array")) {
    if (schema.minItems > 0) yield [];
    if (schema.maxItems < 1_000) yield Array.from({ length: schema.maxItems + 1 }, () => sample(schema.items));
    for (const value of wrong(schema.items)) yield [value];
  }
  if (types.includes("object")) {
    if (schema.properties) yield* wrongObjects(schema);
    else if (isObject(schema.additionalProperties)) {
      yield { A: 1 };
      if (schema.propertyNames) yield { "a b": "x" };
    }
  }
}

function* wrongObjects(schema) {
  const whole = sample(schema);
  if (schema.additionalProperties === false) yield { ...whole, nothing: 1 };
  for (const name of schema.required ?? []) {
    const { [name]: _, ...rest } = whole;
    yield rest;
  }
  for (const [name, field] of Object.entries(schema.properties)) {
    for (const value of wrong(field)) yield { ...whole, [name]: value };
  }
}

/** Arguments that each break one rule. Without its media a template is one of the plain kind: so much is right. */
export function* variations(input) {
  for (const kind of kinds(input)) {
    for (const args of wrongObjects(kind)) {
      const isPlain = !input.properties && args.type === "Template" && args.nothing === undefined && isComplete(args, kind, "header_media");
      if (!isPlain) yield args;
    }
  }
}

function isComplete(args, kind, media) {
  return kind.required.some((name) => name.startsWith(media) && !(name in args));
}

/** A source of arguments that is the same for the same seed (mulberry32). */
export function random(seed) {
  let state = seed;
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = (list) => list[Math.floor(fraction() * list.length)];
  const LETTERS = [..."abcXYZ019 +-_@./:é\u3000"];
  const text = () => Array.from({ length: Math.floor(fraction() * 12) }, () => pick(LETTERS)).join("");
  const digits = () => `+${Array.from({ length: 5 + Math.floor(fraction() * 9) }, () => pick([..."0123456789"])).join("")}`;
  const stray = () => pick([true, 0, -3, 7, 1.5, "", "7", text(), [], {}, ["x"], { a: "b" }, 2 ** 53]);
  function value(schema) {
    const chance = fraction();
    if (chance < 0.06) return stray();
    const choice = schema.anyOf && !schema.properties ? pick(schema.anyOf) : schema;
    if (choice.enum) return pick(choice.enum);
    const [type] = [choice.type].flat();
    if (type === "object" && choice.properties) return fields(choice);
    if (type === "array") return Array.from({ length: Math.floor(fraction() * 3) + (fraction() < 0.95 ? (choice.minItems ?? 0) : 0) }, () => value(choice.items));
    if (type === "string" && chance < 0.3) return pick([text(), digits(), digits(), digits(), ...STRINGS, ...WRONG]);
    if (type === "integer" && chance < 0.3) return pick([1, 2, 3, 40, 2 ** 40]);
    return sample(choice);
  }
  function fields(schema) {
    const entries = Object.entries(schema.properties).filter(([name]) => fraction() < ((schema.required ?? []).includes(name) ? 0.99 : 0.4));
    if (fraction() < 0.02) entries.push([pick(["phon", "Id", "extra"]), {}]);
    return Object.fromEntries(entries.map(([name, field]) => [name, value(field)]));
  }
  return { arguments: (input) => fields(input.properties ? input : pick(input.anyOf)) };
}
