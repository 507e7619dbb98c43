// The typings of spoki-wasm: an unofficial client for Spoki, the WhatsApp Business platform.

/**
 * What identifies an object: a positive whole number, exact also beyond 2^53 as digits or bigint. In
 * answers it is a number; one beyond 2^53, of which no Spoki account is known to have any, comes as a
 * string of its digits.
 */
export type Id = number | bigint | string;

/**
 * Fields that Spoki answers beyond those that are declared. They are kept in every answer; declare
 * the ones you use by merging with the interface of the model.
 */
export interface UnknownFields {}

/** The answer as HTTP tells it. */
export interface ResponseFacts {
  /** The HTTP status. */
  readonly status: number;
  /** The headers. */
  readonly headers: Headers;
  /** How many requests were sent until this answer came. */
  readonly attempts: number;
}

/** The data of an answer with its response. */
export interface WithResponse<T> {
  readonly data: T;
  readonly response: ResponseFacts;
}

/** The promise of an answer's data. */
export interface CallPromise<T> extends Promise<T> {
  /** The data together with status, headers and the number of attempts. */
  withResponse(): Promise<WithResponse<T>>;
}

/** One page of a list. Iterating over it goes on with the pages that follow. */
export interface Page<T> extends AsyncIterable<T> {
  /** The items of this page. */
  readonly items: readonly T[];
  /** How many items the whole list has, if Spoki says so. */
  readonly count: number | undefined;
  /** Whether another page follows. */
  readonly hasNextPage: boolean;
  /** The next page, or `undefined` after the last one. */
  nextPage(): Promise<Page<T> | undefined>;
}

/**
 * The promise of a list's first page, and the way through all of its pages.
 *
 * ```ts
 * for await (const contact of spoki.contacts.list({ search: "Mario" })) console.log(contact.id);
 * ```
 */
export interface PagePromise<T> extends CallPromise<Page<T>>, AsyncIterable<T> {
  /** The items of all pages, at most `limit` of them. */
  toArray(options?: { limit?: number }): Promise<T[]>;
}

/** The ids of operations. */
export type OperationId = never; // operations

/** How a client is set up. */
export interface SpokiOptions {
  /** The account's API key, or a function that gives it (or a promise of it) for each call. */
  apiKey?: string | (() => string | Promise<string>);
  /** Where the API is; `https://api.spoki.com` unless given. http is for loopback hosts only. */
  baseUrl?: string;
  /**
   * What sends the requests; the global `fetch` unless given. It is called unbound, with the address
   * and a plain object: `method`, `headers` (an object), `redirect: "manual"`, `signal` and, if there is one,
   * `body`: a string, or the bytes of an import. What it gives may be a Response of another make, such as
   * node-fetch's.
   */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** The deadline of one attempt, body included, in milliseconds; 30000 unless given. */
  timeoutMs?: number;
  /** How often a call is repeated at most; 2 unless given. What could be done twice never is. */
  maxRetries?: number;
  /**
   * What a call does when its operation has used up its calls of this minute: wait for its turn
   * (unless given otherwise), fail, or not care. An object replaces the known limits: operation id
   * → calls a minute. The calls are counted in this client only, and anew after a fault inside the
   * module: Spoki's 429 then holds them back.
   */
  rateLimit?: "wait" | "error" | "off" | Readonly<Partial<Record<OperationId, number>>>;
  /** A call that would wait longer for its turn fails at once, in milliseconds; 120000 unless given. */
  maxWaitMs?: number;
  /** Allows a key in a window, where everyone who opens the page can read it. */
  dangerouslyAllowBrowser?: boolean;
  /** Is told before each request. What observers get is redacted; what they throw is ignored. */
  onRequest?: (event: { operation: string; method: string; url: string; attempt: number }) => void;
  /** Is told after each answer. */
  onResponse?: (event: { operation: string; status: number; attempt: number; elapsedMs: number }) => void;
  /** Is told before each pause that precedes a repetition. */
  onRetry?: (event: { operation: string; attempts: number; delayMs: number }) => void;
  /** Is told before each wait for a turn. */
  onRateLimit?: (event: { operation: string; waitMs: number }) => void;
}

/** What holds for one call only. */
export interface CallOptions {
  /** Aborts the call, in whichever phase it is; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Replaces the client's deadline. */
  timeoutMs?: number;
  /** Replaces the client's number of repetitions. */
  maxRetries?: number;
  /** Fields that go into the body unchecked. */
  extraBody?: Readonly<Record<string, unknown>>;
  /** Fields that go into the query unchecked. */
  extraQuery?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * A client of one account.
 *
 * ```ts
 * import { Spoki } from "spoki-wasm";
 *
 * const spoki = new Spoki({ apiKey: process.env.SPOKI_API_KEY! });
 * await spoki.contacts.sync({ phone: "+39 333 123 4567", first_name: "Mario" });
 * ```
 */
export class Spoki {
  /**
   * Makes a client. Nothing is sent.
   *
   * @throws {ValidationError} when an option is unknown or wrong, such as a key with a line break.
   */
  constructor(options: SpokiOptions);
  // resources
  /** The operations as tools of a model. */
  readonly tools: Tools;
  /**
   * Calls a route that has no method yet, under the same key, limits and checks.
   *
   * ```ts
   * const deals = await spoki.request("GET", "/api/1/deals/", { query: { page: 2 } });
   * ```
   */
  request(
    method: "GET" | "POST" | "PATCH" | "DELETE",
    path: `/api/1/${string}`,
    input?: { query?: Readonly<Record<string, string | number | boolean>>; body?: unknown },
    options?: CallOptions,
  ): CallPromise<unknown>;
  /**
   * Imports the contacts of a CSV file: into a list with `listId`, otherwise into the account.
   *
   * It rejects with the error that stopped it; `error.report` then says what was done, and with a
   * `checkpoint` the same call goes on from there.
   */
  importContacts(source: ImportSource, options?: ImportOptions): Promise<ImportReport>;
}
