// What a model may do. A policy that cannot be understood allows nothing.
import { operations } from "../../generated/operations.js";
import * as protocol from "../../generated/protocol.js";
import { describe, SpokiError } from "../errors.js";
import { pathText } from "../messages.js";
import { parsePhone } from "../phones.js";
import { nearest, operationOf } from "./names.js";
import { fieldsOf, isPlainObject, itemsOf, kindOf } from "./plain.js";

export class ToolError extends SpokiError {
  static className = "ToolError";

  constructor(code, message, advice, suggestions) {
    super({ message, advice });
    this.code = code;
    this.suggestions = suggestions;
  }
}

// Far more names and phones than a policy has.
const MOST = 100_000;

const bad = (message) => new ToolError("bad_policy", message, "Correct the policy; nothing was sent.");

export function named(slug) {
  const operation = operationOf(slug);
  if (operation) return operation;
  const suggestions = nearest(slug);
  throw new ToolError("unknown_tool", `there is no tool of this name; did you mean ${suggestions.join(", ")}?`, "Use a name of the catalogue.", suggestions);
}

function texts(name, list) {
  if (!Array.isArray(list)) throw bad(`policy.${name} must be an array of strings, not ${kindOf(list)}`);
  const items = itemsOf(list, MOST);
  const wrong = items.find((item) => typeof item !== "string");
  if (items.some((item) => typeof item !== "string")) throw bad(`policy.${name} must be an array of strings; it holds ${kindOf(wrong)}`);
  return items;
}

function ids(name, list) {
  return new Set(
    texts(name, list).map((slug) => {
      const operation = operationOf(slug);
      if (!operation) throw bad(`policy.${name} names no tool: ${slug}`);
      return operation.id;
    }),
  );
}

function phones(name, list) {
  const parsed = texts(name, list).map((phone) => parsePhone(phone));
  if (parsed.some(({ ok }) => !ok)) throw bad(`policy.${name} must be phones with their calling codes`);
  return new Set(parsed.map(({ e164 }) => e164));
}

const ofType = (type) => (name, value) => {
  if (typeof value !== type) throw bad(`policy.${name} must be a ${type}, not ${kindOf(value)}`);
  return value;
};

const rules = new Map([
  ["allow", ids],
  ["deny", ids],
  ["recipients", phones],
  ["dryRun", ofType("boolean")],
  ["log", ofType("function")],
]);

// The rules as they are read, once; a rule that is `undefined` is not given.
function read(given) {
  if (given === undefined) return [];
  try {
    if (isPlainObject(given)) return fieldsOf(given, MOST).filter(([, value]) => value !== undefined);
  } catch (thrown) {
    throw bad(`the policy could not be read: ${describe(thrown)}`);
  }
  throw bad(`the policy must be a plain object such as { allow: […] }, not ${kindOf(given)}`);
}

// Two steps, since even a policy that is wrong may have a log that is right.
export function takePolicy(given) {
  const fields = read(given);
  const log = fields.find(([name, value]) => name === "log" && typeof value === "function")?.[1];
  const understood = () => {
    const policy = {};
    for (const [name, value] of fields) {
      const rule = rules.get(name);
      if (!rule) throw bad(`policy.${String(name).slice(0, 100)} is unknown: there are ${[...rules.keys()].join(", ")}`);
      try {
        policy[name] = rule(name, value);
      } catch (thrown) {
        throw thrown instanceof ToolError ? thrown : bad(`policy.${name} could not be read: ${describe(thrown)}`);
      }
    }
    return policy;
  };
  return { log, understood };
}

const denied = (slug, why = "") => new ToolError("denied", `the policy does not allow ${slug}${why}`, "Do without it, or ask a person.");

// What is denied is denied by all of its names, and with the operations that are variants of it.
export function checkName({ id, variantOf, slug }, { allow, deny }) {
  if (deny?.has(id) || deny?.has(variantOf) || (allow && !allow.has(id))) throw denied(slug);
}

const byId = new Map(Object.values(operations).flatMap((methods) => Object.values(methods).map((one) => [one.id, one])));

// The request that would be sent is judged, not the name that it was called by: what it amounts to
// must not be denied, and must be something that is allowed.
function checkEffect({ slug }, judged, { allow, deny }) {
  const { amountsTo, madeBy } = protocol.judged(judged);
  const against = amountsTo.find((id) => deny?.has(id));
  if (against) throw denied(slug, `: with these arguments it is ${byId.get(against).slug}`);
  if (allow && !madeBy.some((id) => allow.has(id))) throw denied(slug, ": with these arguments it is another tool");
}

// Every phone of the finished request is compared, in E.164.
function checkRecipients({ slug }, judged, { recipients }) {
  const { amountsTo, phones, unclear } = protocol.judged(judged);
  const reach = amountsTo.map((id) => byId.get(id).reach);
  if (!recipients || !reach.some(Boolean)) return;
  const refuse = (code, why) => {
    throw new ToolError(code, `${slug} ${why}`, "Use recipients that the policy allows, or ask a person.");
  };
  if (reach.includes("R")) refuse("recipients_unknown", "reaches people whom it does not name");
  for (const recipient of phones) {
    const { path, phone } = protocol.recipient(recipient);
    if (!recipients.has(phone)) refuse("recipient_denied", `would reach a phone that is not among the policy's recipients: ${pathText(path)}`);
  }
  if (unclear) refuse("recipient_denied", `would reach somebody who cannot be compared with the policy's recipients: ${pathText(unclear) || "no phone is given"}`);
}

export function checkRequest(operation, judged, policy) {
  checkEffect(operation, judged, policy);
  checkRecipients(operation, judged, policy);
}
