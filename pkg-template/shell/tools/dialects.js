// What the dialects of JSON Schema cannot say, said otherwise. What is lost here is still checked
// when the tool is called.

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

// No choice at the root: several kinds become one argument, and conditions between arguments are
// left to the description.
export function wrapped({ anyOf, allOf, if: condition, then, ...root }) {
  if (root.properties) return root;
  return { type: "object", properties: { message: { anyOf } }, required: ["message"], additionalProperties: false };
}

// Applies a change to each schema within one, the innermost first.
function deep(schema, change) {
  const result = { ...schema };
  if (schema.properties) {
    const fields = Object.entries(schema.properties);
    result.properties = Object.fromEntries(fields.map(([name, field]) => [name, deep(field, change)]));
  }
  for (const name of ["items", "additionalProperties"]) {
    if (isObject(schema[name])) result[name] = deep(schema[name], change);
  }
  if (schema.anyOf) result.anyOf = schema.anyOf.map((choice) => deep(choice, change));
  return change(result);
}

// An id that is exact beyond 2^53 is a string; a model writes a number.
const isId = ({ type }) => Array.isArray(type) && type[0] === "integer" && type[1] === "string";

const bounds = {
  minimum: (bound) => `at least ${bound}`,
  maximum: (bound) => `at most ${bound}`,
  minItems: (bound) => `at least ${bound} items`,
  maxItems: (bound) => `at most ${bound} items`,
  maxLength: (bound) => `at most ${bound} characters`,
};

// Bounds that say something go to the description: that a number can be read is none.
function bounded(schema) {
  const said = Object.entries(bounds)
    .filter(([name]) => schema[name] !== undefined && schema[name] !== Number.MAX_SAFE_INTEGER && !(isId(schema) && name === "minimum"))
    .map(([name, say]) => say(schema[name]));
  const { description, minimum, maximum, minItems, maxItems, maxLength, not, propertyNames, ...rest } = schema;
  const sentences = [description, said.length > 0 && `(${said.join(", ")})`].filter(Boolean);
  if (sentences.length > 0) rest.description = sentences.join(" ");
  if (!isId(schema)) return rest;
  const { pattern, ...id } = rest;
  return { ...id, type: "integer" };
}

export const unbounded = (schema) => deep(schema, bounded);

const orNull = (schema) => {
  if (schema.type === "null") return schema;
  if (schema.enum) return { ...schema, type: [schema.type, "null"], enum: [...schema.enum, null] };
  if (schema.anyOf) {
    return schema.anyOf.some(({ type }) => type === "null") ? schema : { ...schema, anyOf: [...schema.anyOf, { type: "null" }] };
  }
  return { ...schema, type: [schema.type, "null"] };
};

const JSON_TEXT = "As JSON text.";
const asText = ({ description }) => ({ type: "string", description: [description, JSON_TEXT].filter(Boolean).join(" ") });
const pairs = ({ description, additionalProperties }) => ({
  type: "array",
  items: {
    type: "object",
    properties: { name: { type: "string" }, value: additionalProperties },
    required: ["name", "value"],
    additionalProperties: false,
  },
  ...(description && { description }),
});

// The names of the formats that OpenAI knows are those that the schemas have.
function strictly(schema) {
  const plain = bounded(schema);
  if (plain.type === undefined && !plain.anyOf) return asText(plain);
  if (plain.type !== "object") return plain;
  if (isObject(plain.additionalProperties)) return pairs(plain);
  if (!plain.properties) return asText(plain);
  const required = plain.required ?? [];
  const fields = Object.entries(plain.properties);
  const closed = {
    ...plain,
    properties: Object.fromEntries(fields.map(([name, field]) => [name, required.includes(name) ? field : orNull(field)])),
    required: fields.map(([name]) => name),
    additionalProperties: false,
  };
  // What else an open object holds has no other place than a text.
  return plain.additionalProperties === false ? closed : { anyOf: [closed, asText(plain)] };
}

// Every argument is required, and what may be left out may be null.
export const strict = (schema) => deep(schema, strictly);
