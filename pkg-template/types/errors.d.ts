/** What an error is made of; for tests of one's own code. */
export interface SpokiErrorFacts {
  message: string;
  advice?: string;
  operation?: string;
  attempts?: number;
  retryable?: boolean;
  ambiguous?: boolean;
  cause?: unknown;
}

/** What an error about an answer is made of. */
export interface ApiErrorFacts extends SpokiErrorFacts {
  status?: number;
  code?: string;
  fields?: ApiError["fields"];
  /** The text of the body. */
  body?: string;
}

/** What all errors of this package have. */
export class SpokiError extends Error {
  constructor(facts: SpokiErrorFacts);
  /** The operation, such as `contacts.sync`. */
  readonly operation: string | undefined;
  /** How many requests were sent. */
  readonly attempts: number;
  /** Whether the same call may be made again: it may succeed later, and doing it twice does no harm. */
  readonly retryable: boolean;
  /** Whether it is open if Spoki did what was asked. Look before sending again. */
  readonly ambiguous: boolean;
  /** What to do, in a sentence. */
  readonly advice: string;
  /** What an import had done when it failed. */
  readonly report?: ImportReport;
}

/**
 * One thing that is wrong with an input. The value itself is not repeated, because it may be a phone
 * or a secret; `path` says where your input has it.
 */
export interface Issue {
  /** Where, from the outside in: `["contacts", 0, "phone"]`. */
  readonly path: readonly (string | number)[];
  /** What is wrong, by a stable code such as `phone.too_short`. */
  readonly code: string;
  /** The same as a sentence, with what to do. */
  readonly message: string;
}

/** The input is wrong. It is found out before any call; nothing was sent. */
export class ValidationError extends SpokiError {
  constructor(facts: SpokiErrorFacts & { issues: readonly Issue[] });
  /** All that is wrong. */
  readonly issues: readonly Issue[];
}

/** Spoki refused. */
export class ApiError extends SpokiError {
  constructor(facts: ApiErrorFacts);
  /** The HTTP status; `undefined` where nothing was sent. */
  readonly status: number | undefined;
  /** Spoki's own code, such as `spoki::3014`. */
  readonly code: string | undefined;
  /** What Spoki says about single fields: at most a hundred messages; `body` has them all. */
  readonly fields: readonly { readonly path: readonly (string | number)[]; readonly message: string }[];
  /**
   * The body: parsed if it is JSON, the text otherwise. Of a body longer than 64 KB and what was sent only the
   * start is read; the text ends with a note that says so.
   */
  get body(): unknown;
}

/** 401 or 403: the key is missing, unknown or disabled. */
export class AuthenticationError extends ApiError {}

/** 402, or code `spoki::1029`: the account has no credit left. */
export class CreditError extends ApiError {}

/** 404: no such object, or the feature is not enabled. */
export class NotFoundError extends ApiError {}

/**
 * 429, or the client's own limit before anything was sent: `status` is then `undefined`, and there is
 * no body.
 */
export class RateLimitError extends ApiError {
  constructor(facts: ApiErrorFacts & { retryAfterMs?: number });
  /** How long to wait, in milliseconds, if that is known. */
  readonly retryAfterMs: number | undefined;
}

/** 5xx: the trouble is on Spoki's side. */
export class ServerError extends ApiError {}

/** The deadline of an attempt passed. */
export class TimeoutError extends SpokiError {
  constructor(facts: SpokiErrorFacts & { phase: TimeoutError["phase"] });
  /** How far the attempt had come. */
  readonly phase: "key" | "headers" | "body";
}

/** The connection failed or broke. */
export class NetworkError extends SpokiError {}

/** The answer could not be used. */
export class DecodeError extends SpokiError {
  constructor(facts: SpokiErrorFacts & { fault: DecodeError["fault"]; status: number });
  /**
   * Why: there is nothing where content was expected (`empty`), it is a page for people (`html`), or
   * it cannot be read as what the operation answers. Those that begin with `next` are about going on
   * to the next page: it is on another host or not after this one (`next_refused`), no address at all
   * (`next_unusable`), one that was there before (`next_circle`), or one more after 25 empty ones
   * (`next_endless`).
   */
  readonly fault:
    | "empty"
    | "html"
    | "not_utf8"
    | "not_json"
    | "wrong_shape"
    | "too_large"
    | "next_refused"
    | "next_unusable"
    | "next_circle"
    | "next_endless";
  /** The HTTP status of the answer. */
  readonly status: number;
}

/** Why a delivery is refused. */
export type WebhookReason = never; // reasons

/** A delivery must not be believed. */
export class WebhookError extends SpokiError {
  constructor(facts: SpokiErrorFacts & { reason: WebhookReason });
  /** Why. */
  readonly reason: WebhookReason;
}
