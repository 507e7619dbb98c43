// What calls take, as Standard Schemas: each checks as its call does, and knows its JSON Schema.
import { checkInput, inputOutline } from "../generated/bindings.js";
import * as protocol from "../generated/protocol.js";
import { ANY, inputs, kinds, NAME, NULL, PHONE } from "../generated/schemas.js";
import { invalid } from "./errors.js";
import { worded } from "./messages.js";
import { parsePhone } from "./phones.js";
import { ask } from "./runtime.js";

const DIALECTS = {
  "draft-2020-12": { $schema: "https://json-schema.org/draft/2020-12/schema" },
  "draft-07": { $schema: "http://json-schema.org/draft-07/schema#" },
  "openapi-3.0": {},
};
// A few services have shorter or longer numbers than E.164 knows.
const E164 = { type: "string", pattern: "^\\+[1-9][0-9]{5,18}$" };

// The core tells a type as the number of its kind, or as a list: what it is, and of what. This makes JSON
// Schema of it: of what is taken, or of what comes out.
function written(type, to) {
  if (Array.isArray(type)) return makers[type[0]](to, ...type.slice(1));
  if (type === PHONE && to.isOutput) return { ...E164 };
  const schema = structuredClone(kinds[type]);
  return to.isOpenApi ? inOpenApi(schema) : schema;
}

const makers = {
  anyOf: (to, ...types) => ({ type: "object", anyOf: types.map((type) => written(type, to)) }),
  enum: (_, ...values) => ({ type: typeof values[0] === "string" ? "string" : "integer", enum: values }),
  integer: (_, minimum, maximum) => ({ type: "integer", minimum, maximum }),
  list: (to, type, minItems, maxItems) => ({ type: "array", items: written(type, to), ...(minItems && { minItems }), ...(maxItems && { maxItems }) }),
  null: (to, type) => orNull(written(type, to), to),
  object,
  open: (to, ...values) => ({ anyOf: [makers.enum(to, ...values), written(NAME, to)] }),
  short: (to, type, maxLength) => ({ ...written(type, to), maxLength }),
};

// An input may say null for what it leaves out; see the core.
function object(to, additionalProperties, ...fields) {
  const properties = {};
  const required = [];
  for (const field of fields) {
    const { name, mark, holds } = protocol.field(field);
    const schema = written(holds, to);
    // What is filled in need not be given, but comes out.
    if (mark === protocol.GIVEN || (mark && to.isOutput)) required.push(name);
    properties[name] = mark || to.isOutput || takesNull(holds) ? schema : orNull(schema, to);
  }
  return { type: "object", properties, ...(required.length && { required }), additionalProperties };
}

function takesNull(type) {
  return type[0] === "null" || type === NULL || type === ANY;
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

function converter(typeOf, isOutput) {
  return (options) => {
    const { target } = options ?? {};
    if (!Object.hasOwn(DIALECTS, target)) {
      throw invalid("jsonSchema", "target", "not_one_of", { allowed: Object.keys(DIALECTS).join(", ") });
    }
    return { ...DIALECTS[target], ...written(typeOf(), { isOutput, isOpenApi: target === "openapi-3.0" }) };
  };
}

function schema(typeOf, validate) {
  const jsonSchema = { input: converter(typeOf, false), output: converter(typeOf, true) };
  return { "~standard": { version: 1, vendor: "spoki-wasm", validate, jsonSchema } };
}

function phone(value) {
  const { ok, e164, issues } = parsePhone(value);
  return ok ? { value: e164 } : { issues };
}

function all() {
  const entries = Object.entries(inputs).map(([name, operation]) => {
    const validate = (given) => {
      const { value, fault } = protocol.verdict(ask(() => checkInput(operation, given)));
      return fault ? { issues: fault.map((issue) => worded(issue)) } : { value };
    };
    return [name, schema(() => ask(() => inputOutline(operation)), validate)];
  });
  return { ...Object.fromEntries(entries), phone: schema(() => PHONE, phone) };
}

// A bundler leaves all of it out where it is not used.
export const schemas = /* @__PURE__ */ all();
