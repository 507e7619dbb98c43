// The error classes, and the way from what the core describes to one of them.
import { reasons } from "../generated/messages.js";
import { issueText } from "./messages.js";

function inDoubt(retryable) {
  const remedy = retryable ? "doing it twice does no harm." : "look before you send again.";
  return `It is open whether Spoki did what was asked: ${remedy}`;
}

export class SpokiError extends Error {
  constructor({ message, advice = "", operation, attempts = 0, retryable = false, ambiguous = false, cause }) {
    super(message, cause === undefined ? undefined : { cause });
    this.operation = operation;
    this.attempts = attempts;
    this.retryable = retryable;
    this.ambiguous = ambiguous;
    this.advice = ambiguous ? `${advice} ${inDoubt(retryable)}`.trim() : advice;
  }

  get name() {
    return this.constructor.className;
  }

  static className = "SpokiError";
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

const faults = {
  not_utf8: "its bytes are no UTF-8",
  not_json: "it is no JSON, or it broke off",
  wrong_shape: "it is JSON of another shape than expected",
  too_large: "it is larger than the client reads",
  next_refused: "its next page is not on the configured origin, or not onward",
};

// By kind: the class, the message, and what to do.
const kinds = {
  validation: [
    ValidationError,
    ({ issues }) => issues.slice(0, 3).map((issue) => issue.message).join("; ") +
      (issues.length > 3 ? `; and ${issues.length - 3} more` : ""),
    "Correct the input; nothing was sent.",
  ],
  authentication: [AuthenticationError, said, "Check the API key: it is in Spoki under Integrations, API, one for each account."],
  credit: [CreditError, said, "Stop sending and recharge the account's credit in Spoki."],
  notFound: [NotFoundError, said, "Check the id: no such object in this account, or the feature is not enabled."],
  rateLimit: [RateLimitError, said, "Wait for retryAfterMs before the next call; rateLimit: \"wait\" does it for you."],
  server: [ServerError, said, "Try again later; the trouble is on Spoki's side."],
  redirect: [ApiError, () => "Spoki answered with a redirect, which is never followed", "Check baseUrl: the key must not go to another host."],
  api: [ApiError, said, "Read fields and code: they say what Spoki refused."],
  waitTooLong: [
    RateLimitError,
    ({ retryAfterMs }) => `the rate limit allows the next call in ${Math.ceil(retryAfterMs / 1000)} s; nothing was sent`,
    "Call again after retryAfterMs, or raise maxWaitMs.",
  ],
  timeout: [TimeoutError, ({ phase }) => `the deadline passed (phase: ${phase})`, "Raise timeoutMs, or try later."],
  network: [NetworkError, ({ detail }) => `the connection failed: ${detail}`, "Check the network and baseUrl."],
  decode: [DecodeError, ({ fault }) => `the answer could not be used: ${faults[fault]}`, "Try again; if it stays so, report it with the operation's name."],
  webhook: [WebhookError, ({ reason }) => reasons[reason], "Answer with status 400, and do nothing else."],
};

// The first messages about fields say more than the status alone.
function said({ status, code, detail, fields }) {
  const words = detail ?? fields?.slice(0, 3).map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  return `Spoki answered ${status}${code ? ` (${code})` : ""}${words ? `: ${words}` : ""}`;
}

export function errorOf(facts) {
  const [ErrorClass, describe, advice] = kinds[facts.kind];
  if (facts.issues) {
    facts.issues = facts.issues.map(({ path, code, params }) => ({
      path,
      code,
      message: issueText({ path, code, params }),
    }));
  }
  return new ErrorClass({ ...facts, message: `${facts.operation}: ${describe(facts)}`, advice });
}

// An argument that is not even of the right kind. What it holds is not told.
export function wrongType(operation, field, expected, actual) {
  const issues = [{ path: [field], code: "wrong_type", params: { expected, actual } }];
  return errorOf({ kind: "validation", operation, issues });
}

export const kindOf = (value) => (value === null ? "null" : typeof value);

// What the core rejects with is `[description]`, or `[undefined, thrown]` for what the caller's
// own code threw. Anything else is a fault of the module itself.
export function fromCore(thrown) {
  if (Array.isArray(thrown)) return thrown.length === 1 ? errorOf(JSON.parse(thrown[0])) : thrown[1];
  return thrown instanceof SpokiError ? thrown : internal(thrown);
}

export function internal(cause) {
  return new SpokiError({
    message: `spoki-wasm failed inside: ${cause?.message ?? cause}`,
    advice: "The next call works again. Please report what you called.",
    ambiguous: true,
  });
}
