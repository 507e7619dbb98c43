// What calls take, as Standard Schemas: each checks as its call does, and knows its JSON Schema.
import { inputs, parts, PHONE } from "../generated/schemas.js";
import { invalid } from "./errors.js";
import { worded } from "./messages.js";
import { parsePhone } from "./phones.js";
import { callCore, checkInput } from "./runtime.js";

const DIALECTS = {
  "draft-2020-12": { $schema: "https://json-schema.org/draft/2020-12/schema" },
  "draft-07": { $schema: "http://json-schema.org/draft-07/schema#" },
  "openapi-3.0": {},
};
// A few services have shorter or longer numbers than E.164 knows.
const E164 = { type: "string", pattern: "^\\+[1-9][0-9]{5,18}$" };

// A part as JSON Schema: of what is taken, or of what comes out.
function written(place, to) {
  if (place === PHONE && to.isOutput) return { ...E164 };
  const part = parts[place];
  if (typeof part === "string") return object(part, to);
  if (!Array.isArray(part)) return to.isOpenApi ? inOpenApi(structuredClone(part)) : structuredClone(part);
  const [kind, ...rest] = part;
  if (kind === "anyOf") return { type: "object", anyOf: rest.map((one) => written(one, to)) };
  const schema = written(rest[0], to);
  if (kind === "null") return orNull(schema, to);
  const [, minItems, maxItems] = rest;
  return { type: "array", items: schema, ...(minItems && { minItems }), ...(maxItems && { maxItems }) };
}

// An input may say null for what it leaves out; see the core.
function object(text, to) {
  const properties = {};
  const required = [];
  for (const [, name, place, mark] of text.matchAll(/(\w+):(\d+)([!=]?)/g)) {
    const schema = written(Number(place), to);
    if (mark === "!" || (mark === "=" && to.isOutput)) required.push(name);
    properties[name] = mark || to.isOutput || takesNull(parts[place]) ? schema : orNull(schema, to);
  }
  return { type: "object", properties, ...(required.length && { required }), additionalProperties: text.startsWith("+") };
}

function takesNull(part) {
  return part[0] === "null" || part.type === "null" || Object.keys(part).length === 0;
}

function orNull(schema, { isOpenApi }) {
  if (!isOpenApi) return { anyOf: [schema, { type: "null" }] };
  return { ...schema, nullable: true, ...(schema.enum && { enum: [...schema.enum, null] }) };
}

// OpenAPI 3.0 has one type for a schema, no null, and no rule for names.
function inOpenApi({ propertyNames, ...schema }) {
  if (schema.type === "null") return { type: "string", enum: [null], nullable: true };
  if (!Array.isArray(schema.type)) return schema;
  const { minimum, maximum, pattern } = schema;
  return { anyOf: [{ type: "integer", minimum, maximum }, { type: "string", pattern }] };
}

function converter(place, isOutput) {
  return ({ target } = {}) => {
    if (!Object.hasOwn(DIALECTS, target)) {
      throw invalid("jsonSchema", "target", "not_one_of", { allowed: Object.keys(DIALECTS).join(", ") });
    }
    return { ...DIALECTS[target], ...written(place, { isOutput, isOpenApi: target === "openapi-3.0" }) };
  };
}

function schema(place, validate) {
  const jsonSchema = { input: converter(place, false), output: converter(place, true) };
  return { "~standard": { version: 1, vendor: "spoki-wasm", validate, jsonSchema } };
}

function phone(value) {
  const { ok, e164, issues } = parsePhone(value);
  return ok ? { value: e164 } : { issues };
}

function all() {
  const entries = Object.entries(inputs).map(([name, [operation, place]]) => {
    const validate = (given) => {
      const { value, issues } = JSON.parse(callCore(() => checkInput(operation, given)));
      return issues ? { issues: issues.map((issue) => worded(issue)) } : { value };
    };
    return [name, schema(place, validate)];
  });
  return { ...Object.fromEntries(entries), phone: schema(PHONE, phone) };
}

// A bundler leaves all of it out where it is not used.
export const schemas = /* @__PURE__ */ all();
