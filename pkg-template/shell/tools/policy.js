// What a model may do. A policy that cannot be understood allows nothing.
import { SpokiError } from "../errors.js";
import { nearest, operationOf } from "./names.js";

export class ToolError extends SpokiError {
  static className = "ToolError";

  constructor(code, message, advice, suggestions) {
    super({ message, advice });
    this.code = code;
    this.suggestions = suggestions;
  }
}

const bad = (message) => new ToolError("bad_policy", message, "Correct the policy; nothing was sent.");

export function named(slug) {
  const operation = operationOf(slug);
  if (operation) return operation;
  const suggestions = nearest(slug);
  throw new ToolError("unknown_tool", `there is no tool of this name; did you mean ${suggestions.join(", ")}?`, "Use a name of the catalogue.", suggestions);
}

const isBoolean = (value) => typeof value === "boolean";
const isFunction = (value) => typeof value === "function";
const rules = { allow: Array.isArray, deny: Array.isArray, recipients: Array.isArray, dryRun: isBoolean, log: isFunction };

export function checkPolicy(policy) {
  if (policy === null || typeof policy !== "object" || Array.isArray(policy)) throw bad("the policy must be an object");
  for (const [name, value] of Object.entries(policy)) {
    if (value !== undefined && !rules[name]?.(value)) throw bad(`policy.${name} is unknown, or of the wrong type`);
  }
}

function slugs(policy, name) {
  return policy[name]?.map((slug) => {
    const operation = operationOf(slug);
    if (!operation) throw bad(`policy.${name} names no tool: ${slug}`);
    return operation.id;
  });
}

// What is denied is denied by all of its names, and with the operations that are variants of it.
export function checkName({ id, variantOf, slug }, policy) {
  const [allow, deny] = [slugs(policy, "allow"), slugs(policy, "deny")];
  if (deny?.includes(id) || deny?.includes(variantOf) || (allow && !allow.includes(id))) {
    throw new ToolError("denied", `the policy does not allow ${slug}`, "Do without it, or ask a person.");
  }
}

// What is sent is compared, not what was given: its phones are E.164.
export async function checkRecipients({ reach, slug }, bodies, recipients, e164) {
  if (!recipients || !reach) return;
  const refuse = (code, why) => {
    throw new ToolError(code, `${slug} ${why}`, "Use recipients that the policy allows, or ask a person.");
  };
  if (reach === "R") refuse("recipients_unknown", "reaches people whom it does not name");
  const phones = await Promise.all(recipients.map(e164)).catch(() => {
    throw bad("policy.recipients must be phones with their calling codes");
  });
  const allowed = new Set(phones);
  const reached = bodies.flatMap((body) => body.contacts ?? body);
  if (!reached[0] || !reached.every(({ phone }) => allowed.has(phone))) refuse("recipient_denied", "would reach a phone that is not among the policy's recipients");
}
