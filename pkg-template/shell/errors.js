// The error classes, and the way from what the core describes to one of them.
import * as protocol from "../generated/protocol.js";
import { pathText, sentence, worded } from "./messages.js";

// Where the classes of an error are told. Each entry of the package has classes of its own, and so has a copy of the
// package; an error of one of them is one for all.
const KINDS = Symbol.for("spoki-wasm.kinds");

export class SpokiError extends Error {
  constructor({ message, advice = "", operation, attempts = 0, retryable = false, ambiguous = false, cause }) {
    super(message, cause === undefined ? undefined : { cause });
    this.operation = operation;
    this.attempts = attempts;
    this.retryable = retryable;
    this.ambiguous = ambiguous;
    this.advice = ambiguous ? `${advice} ${sentence(retryable ? "doubt.harmless" : "doubt")}`.trim() : advice;
  }

  get name() {
    return this.constructor.className;
  }

  get [KINDS]() {
    const names = [];
    for (let kind = this.constructor; kind?.className; kind = Object.getPrototypeOf(kind)) names.push(kind.className);
    return names;
  }

  static className = "SpokiError";

  static [Symbol.hasInstance](value) {
    // A class that somebody made of one of these.
    if (!Object.hasOwn(this, "className")) return Function.prototype[Symbol.hasInstance].call(this, value);
    try {
      const kinds = value?.[KINDS];
      return Array.isArray(kinds) && kinds.includes(this.className);
    } catch {
      // A value that throws when it is looked at.
      return false;
    }
  }
}

export class ValidationError extends SpokiError {
  static className = "ValidationError";

  constructor(facts) {
    super(facts);
    this.issues = facts.issues;
  }
}

export class ApiError extends SpokiError {
  static className = "ApiError";
  // Not an own property: a log of the error must not print what Spoki repeated of the input.
  #body;

  constructor(facts) {
    super(facts);
    this.status = facts.status;
    this.code = facts.code ?? undefined;
    this.fields = facts.fields ?? [];
    this.#body = facts.body ?? "";
  }

  get body() {
    try {
      return JSON.parse(this.#body);
    } catch {
      return this.#body;
    }
  }
}

export class AuthenticationError extends ApiError {
  static className = "AuthenticationError";
}

export class CreditError extends ApiError {
  static className = "CreditError";
}

export class NotFoundError extends ApiError {
  static className = "NotFoundError";
}

export class RateLimitError extends ApiError {
  static className = "RateLimitError";

  constructor(facts) {
    super(facts);
    this.retryAfterMs = facts.retryAfterMs ?? undefined;
  }
}

export class ServerError extends ApiError {
  static className = "ServerError";
}

export class TimeoutError extends SpokiError {
  static className = "TimeoutError";

  constructor(facts) {
    super(facts);
    this.phase = facts.phase;
  }
}

export class NetworkError extends SpokiError {
  static className = "NetworkError";
}

export class DecodeError extends SpokiError {
  static className = "DecodeError";

  constructor(facts) {
    super(facts);
    this.fault = facts.fault;
    this.status = facts.status;
  }
}

export class WebhookError extends SpokiError {
  static className = "WebhookError";

  constructor(facts) {
    super(facts);
    this.reason = facts.reason;
  }
}

// By kind: the class, and the message where it is more than the sentence of that name.
const kinds = {
  validation: [ValidationError, refused],
  authentication: [AuthenticationError, said],
  credit: [CreditError, said],
  notFound: [NotFoundError, said],
  rateLimit: [RateLimitError, said],
  server: [ServerError, said],
  redirect: [ApiError],
  api: [ApiError, said],
  waitTooLong: [RateLimitError, ({ retryAfterMs }) => sentence("waitTooLong", { seconds: Math.ceil(retryAfterMs / 1000) })],
  timeout: [TimeoutError],
  network: [NetworkError],
  decode: [DecodeError, ({ fault }) => sentence("decode", { fault: sentence(`fault.${fault}`) })],
  webhook: [WebhookError, ({ reason }) => sentence(`webhook.${reason}`)],
};

// The last issue may stand for others, which were only counted.
function refused({ issues, more = 0 }) {
  const first = issues.slice(0, 3).map(({ message }) => message).join("; ");
  return issues.length > 3 ? first + sentence("and_more", { count: issues.length - 3 + more }) : first;
}

// The first messages about fields say more than the status alone.
function said({ status, code, detail, fields }) {
  const about = ({ path, message }) => (path.length === 0 ? message : `${pathText(path)}: ${message}`);
  const words = detail ?? fields?.slice(0, 3).map(about).join("; ");
  return `${sentence("answered", { status })}${code ? ` (${code})` : ""}${words ? `: ${words}` : ""}`;
}

export function errorOf(facts) {
  const { kind, operation } = facts;
  const [ErrorClass, describe = (told) => sentence(kind, told)] = kinds[kind];
  const last = facts.issues?.at(-1);
  if (last?.code === "more_issues") facts.more = Number(last.params.count) - 1;
  if (facts.issues) facts.issues = facts.issues.map((issue) => worded(issue));
  return new ErrorClass({ ...facts, message: `${operation}: ${describe(facts)}`, advice: sentence(`advice.${kind}`) });
}

// One thing that is wrong with an argument.
export function invalid(operation, field, code, params = {}) {
  return errorOf({ kind: "validation", operation, issues: [{ path: [field], code, params }] });
}

// An argument that is not even of the right kind. What it holds is not told.
export function wrongType(operation, field, expected, actual) {
  return invalid(operation, field, "wrong_type", { expected, actual });
}

// The text of whatever was thrown, which may have none, or throw when it is asked for it.
export function describe(thrown) {
  try {
    const message = typeof thrown === "object" ? thrown?.message : undefined;
    const text = typeof message === "string" ? message : String(thrown);
    return text.slice(0, LONGEST_TEXT);
  } catch {
    return sentence("no_text");
  }
}

// Longer texts of others help nobody.
const LONGEST_TEXT = 10_000;

// What a value is, of whatever realm: "URL", "Date".
export const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);

export const kindOf = (value) => (value === null ? "null" : typeof value);

// What the core rejects with is a list. Anything else is a fault of the module itself.
export function fromCore(rejection) {
  if (!Array.isArray(rejection)) return rejection instanceof SpokiError ? rejection : internal(rejection);
  const { description, thrown } = protocol.failure(rejection);
  return description === undefined ? thrown : errorOf(JSON.parse(description));
}

// A fault of the module. Only of a call that was on its way it is open whether it was done.
export function internal(cause, ambiguous = false) {
  return new SpokiError({
    message: sentence("internal", { detail: describe(cause) }),
    advice: sentence("advice.internal"),
    ambiguous,
  });
}
