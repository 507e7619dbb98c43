// The typings of spoki-wasm: an unofficial client for Spoki, the WhatsApp Business platform.

/** What identifies an object: a positive whole number, exact also beyond 2^53 as digits or bigint. */
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
export type OperationId =
  | "contacts.list"
  | "contacts.sync"
  | "contacts.sync_all"
  | "contacts.retrieve"
  | "contacts.update"
  | "contacts.delete"
  | "contacts.block"
  | "contacts.unlock"
  | "contacts.add_operator"
  | "contacts.remove_operator"
  | "custom_fields.list"
  | "custom_fields.create"
  | "custom_fields.retrieve"
  | "custom_fields.update"
  | "custom_fields.delete"
  | "lists.list"
  | "lists.create"
  | "lists.retrieve"
  | "lists.sync_contacts"
  | "lists.remove_all_contacts"
  | "lists.remove_contacts"
  | "lists.delete"
  | "tags.list"
  | "tags.retrieve";

/** How a client is set up. */
export interface SpokiOptions {
  /** The account's API key, or a function that gives it (or a promise of it) for each call. */
  apiKey?: string | (() => string | Promise<string>);
  /** Where the API is; `https://api.spoki.com` unless given. http is for loopback hosts only. */
  baseUrl?: string;
  /** What sends the requests; the global `fetch` unless given. It is called unbound. */
  fetch?: (request: Request) => Promise<Response>;
  /** The deadline of one attempt, body included, in milliseconds; 30000 unless given. */
  timeoutMs?: number;
  /** How often a call is repeated at most; 2 unless given. What could be done twice never is. */
  maxRetries?: number;
  /**
   * What a call does when its operation has used up its calls of this minute: wait for its turn
   * (unless given otherwise), fail, or not care. An object replaces the known limits: operation id
   * → calls a minute.
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
  readonly contacts: ContactsResource;
  readonly customFields: CustomFieldsResource;
  readonly lists: ListsResource;
  readonly tags: TagsResource;
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

/** One thing that is wrong with an input. */
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
  /** What Spoki says about single fields. */
  readonly fields: readonly { readonly path: readonly (string | number)[]; readonly message: string }[];
  /** The body: parsed if it is JSON, the text otherwise. */
  get body(): unknown;
}

/** 401 or 403: the key is missing, unknown or disabled. */
export class AuthenticationError extends ApiError {}

/** 402, or code `spoki::1029`: the account has no credit left. */
export class CreditError extends ApiError {}

/** 404: no such object, or the feature is not enabled. */
export class NotFoundError extends ApiError {}

/** 429, or the client's own limit before anything was sent. */
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
  /** Why. */
  readonly fault: "not_utf8" | "not_json" | "wrong_shape" | "too_large" | "next_refused";
  /** The HTTP status of the answer. */
  readonly status: number;
}

/** A CSV file: its text, its bytes, or a stream of them. */
export type ImportSource =
  | string
  | ArrayBuffer
  | ArrayBufferView
  | Blob
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>;

/** How a file is read. */
export interface PlanOptions {
  /** The country whose national numbers are understood, such as `IT`. */
  defaultCountry?: string;
  /**
   * Which column holds a field: `phone`, `first_name`, `last_name`, `email`, `language` or the code
   * of a custom field, each with the header of its column. The rest goes by known names.
   */
  columns?: Readonly<Record<string, string>>;
  /** The character between the cells, if it is not to be found out. */
  delimiter?: ";" | "," | "\t" | "|";
  /** The encoding, if it is not to be found out. */
  encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  /** The language of contacts whose row has none. Without it Spoki keeps what it has. */
  language?: string;
  /** The list that the contacts are for. */
  listId?: Id;
  /** How many contacts a call carries; 500 unless given, which is the most. */
  batchSize?: number;
  /** How many rejected rows, and how many duplicates, are listed; 1000 unless given. All are counted. */
  maxRejects?: number;
  /** Calls a minute, for the estimate of the time; the client's limit unless given. */
  callsPerMinute?: number;
}

/** How an import is run. */
export interface ImportOptions extends PlanOptions {
  /** Is told after each batch. If it gives a promise, the next batch waits for it. */
  onProgress?: (progress: ImportProgress) => unknown;
  /** Aborts the import; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Keeps the state, so that an interrupted import goes on where it was. */
  checkpoint?: {
    /** The state that was saved last, or nothing. */
    load(): string | null | undefined | Promise<string | null | undefined>;
    /** Keeps a state; it holds no key and no contact. */
    save(state: string): void | Promise<void>;
  };
}

/** How far an import is. */
export interface ImportProgress {
  /** Bytes of the file that were read. */
  readonly bytes: number;
  /** Rows that were read. */
  readonly rows: number;
  /** Rows that became a contact, or part of one. */
  readonly accepted: number;
  /** Rows that were rejected. */
  readonly rejected: number;
  /** Rows with the phone of an earlier row. */
  readonly duplicates: number;
  /** Batches that were made. */
  readonly batchesMade: number;
  /** Batches that are done. */
  readonly batchesDone: number;
  /** How long the rest takes at the allowed rate, in milliseconds, once that can be said. */
  readonly etaMs?: number;
}

/** A column of the file, and the field it goes to, if it goes to one. */
export interface ImportColumn {
  readonly header: string;
  readonly field?: string;
}

/** A row that was rejected. */
export interface RejectedRow {
  /** The row's first line in the file; the header is on line 1. */
  readonly line: number;
  /** The field that is wrong; empty when it is the row as a whole. */
  readonly field: string;
  /** What is wrong, by a stable code. */
  readonly code: string;
  /** The same as a sentence, with what to do. */
  readonly message: string;
  /** The cells as they are in the file. */
  readonly raw: readonly string[];
}

/** A row whose phone an earlier row has too. The later one wins. */
export interface DuplicateRow {
  readonly line: number;
  /** The line of the first row with this phone. */
  readonly duplicateOf: number;
}

/** What plan and report have in common. */
export interface ImportCounts {
  /** The columns, in the order of the file. */
  readonly columns: readonly ImportColumn[];
  /** The character between the cells. */
  readonly delimiter: string;
  /** Rows that hold anything, without the header. */
  readonly rows: number;
  /** Rows that become a contact, or part of one. */
  readonly accepted: number;
  /** The rejected rows by line, as many as `maxRejects` allows. */
  readonly rejected: readonly RejectedRow[];
  /** How many rows were rejected. */
  readonly rejectedCount: number;
  /** How many rows were rejected for which reason. */
  readonly rejectedByCode: Readonly<Record<string, number>>;
  /** Rows that hold nothing but spaces. */
  readonly empty: number;
  /** Accepted rows with the phone of an earlier row, as many as `maxRejects` allows. */
  readonly duplicates: readonly DuplicateRow[];
  /** How many such rows there are; `accepted - duplicateCount` is the number of contacts. */
  readonly duplicateCount: number;
  /** Batches of contacts. */
  readonly batches: number;
}

/** What an import would do. */
export interface ImportPlan extends ImportCounts {
  /** How the text is encoded. */
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  /** How long the sending takes at the allowed rate, in milliseconds. */
  readonly etaMs: number;
}

/** What an import did. */
export interface ImportReport extends ImportCounts {
  /** Contacts that Spoki says it created, if it says. */
  readonly created?: number;
  /** Contacts that Spoki says it updated, if it says. */
  readonly updated?: number;
  /** How long it took, in milliseconds. */
  readonly elapsedMs: number;
}

/**
 * Reads a CSV file as an import would, and sends nothing: encoding, columns, counts, rejected rows,
 * and how long the import would take.
 *
 * ```ts
 * const plan = await planImport(file, { defaultCountry: "IT" });
 * console.log(plan.accepted, plan.rejectedByCode, plan.etaMs);
 * ```
 *
 * @throws {ValidationError} when the file is no CSV, or has no column for the phone.
 */
export function planImport(source: ImportSource, options?: PlanOptions): Promise<ImportPlan>;

/** The rejected rows as CSV, each with its line and the reason. Cells that a spreadsheet would run as formulas are quoted with an apostrophe. */
export function rejectsToCsv(report: ImportCounts, options?: { delimiter?: string }): string;

/**
 * A contact as Spoki answers it (reference section 7, seen live).
 */
export interface Contact extends UnknownFields {
    /**
     * What identifies the contact in paths.
     */
    id: number;
    /**
     * The phone, as a rule with `+` in front.
     */
    phone: string;
    /**
     * First name; may be empty.
     */
    first_name: string;
    /**
     * Last name; may be empty.
     */
    last_name: string;
    /**
     * E-mail address.
     */
    email: string | null;
    /**
     * Language code, such as `it`.
     */
    language: string;
    /**
     * Whether Spoki holds the phone for unusable.
     */
    has_invalid_phone: boolean;
    /**
     * The chat's page in Spoki's interface.
     */
    chat_link: string;
    /**
     * When the contact was created, ISO 8601.
     */
    created_datetime?: string | undefined;
    /**
     * Marketing consent: `Not Declared`, `Subscribed` or `Unsubscribed`.
     */
    status?: string | undefined;
    /**
     * Whether the contact is blocked. Spoki does not document that it answers this.
     */
    is_blocked?: boolean | undefined;
    /**
     * The values of custom fields.
     */
    contactfield_set?: ContactField[] | undefined;
    /**
     * The lists that hold the contact.
     */
    list_set?: List[] | undefined;
    /**
     * The contact's tags.
     */
    tag_set?: Tag[] | undefined;
}

/**
 * The value of one custom field of a contact.
 */
export interface ContactField extends UnknownFields {
    /**
     * What identifies this value.
     */
    id: number;
    /**
     * The id of the custom field.
     */
    field: number;
    /**
     * The placeholder, such as `%%ORDER_ID%%`.
     */
    visual_code: string;
    /**
     * The value as text.
     */
    value: string;
    /**
     * The value as a date, for fields of that type.
     */
    value_datetime: string | null;
}

/**
 * A custom field as Spoki answers it (reference section 7, documented).
 */
export interface CustomField extends UnknownFields {
    /**
     * What identifies the field in paths.
     */
    id: number;
    /**
     * The name that people see.
     */
    label: string;
    /**
     * The code: `%%CODE%%` in texts, the key in `custom_fields`.
     */
    code: string;
    /**
     * 1 text, 2 date, 3 date and time.
     */
    field_type: number;
    /**
     * A sample value.
     */
    example: string;
}

/**
 * A list of contacts as Spoki answers it (reference section 7, documented).
 */
export interface List extends UnknownFields {
    /**
     * What identifies the list in paths.
     */
    id: number;
    /**
     * Its name.
     */
    name: string;
    /**
     * Its colour, such as `#16d46d`.
     */
    color: string | null;
    /**
     * How many contacts it holds.
     */
    contacts_count: number;
    /**
     * When it was created, ISO 8601.
     */
    created_datetime: string;
}

/**
 * A tag as Spoki answers it (reference section 7, documented). Tags are read-only in the API.
 */
export interface Tag extends UnknownFields {
    /**
     * What identifies the tag in paths.
     */
    id: number;
    /**
     * Its name.
     */
    name: string;
    /**
     * Its colour, such as `#16d46d`.
     */
    color: string | null;
    /**
     * Its place among the tags.
     */
    order: number;
}



/** A contact to be created or updated, found by its phone. What is left out stays as it is. */
export interface ContactInput {
  /** The phone, which is the key of the upsert; sent as E.164. */
  phone: string;
  /** First name. */
  first_name?: string;
  /** Last name. */
  last_name?: string;
  /** E-mail address; an empty string removes it. */
  email?: string;
  /** Language code of two letters; a new contact without one gets `en`. */
  language?: string;
  /** Marketing consent. Changing it can fire an automation. */
  status?: "Not Declared" | "Subscribed" | "Unsubscribed";
  /** Values of custom fields, by code. */
  custom_fields?: Record<string, string>;
}

/** A contact that is created or updated, and put into a list. */
export interface ListContactInput {
  /** The phone, which is the key of the upsert; sent as E.164. */
  phone: string;
  /** First name. */
  first_name?: string;
  /** Last name. */
  last_name?: string;
  /** E-mail address; an empty string removes it. */
  email?: string;
  /** Language code of two letters; a new contact without one gets `en`. */
  language?: string;
  /** Values of custom fields, by code. */
  custom_fields?: Record<string, string>;
}

/** What `contacts.list` takes. */
export interface ContactsListInput {
  /** Found in phone, e-mail, names, language or notes. */
  search?: string;
  /** The id of a tag. */
  tag?: Id;
  /** `true` for blocked contacts only. */
  is_blocked?: boolean;
  /** Exactly this e-mail address. */
  email?: string;
  /** Exactly this phone. */
  phone?: string;
  /** Exactly this language code. */
  language?: string;
  /** Exactly this first name. */
  first_name?: string;
  /** Exactly this last name. */
  last_name?: string;
  /** Marketing consent. */
  status?: "Not Declared" | "Subscribed" | "Unsubscribed";
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many contacts a page holds; clients in production ask for 100 or 200. */
  page_size?: Id;
}

/** What `contacts.sync` takes. */
export interface ContactsSyncInput {
  /** The phone, which is the key of the upsert; sent as E.164. */
  phone: string;
  /** First name. */
  first_name?: string;
  /** Last name. */
  last_name?: string;
  /** E-mail address; an empty string removes it. */
  email?: string;
  /** Language code of two letters; a new contact without one gets `en`. */
  language?: string;
  /** Marketing consent. Changing it can fire an automation. */
  status?: "Not Declared" | "Subscribed" | "Unsubscribed";
  /** Values of custom fields, by code. */
  custom_fields?: Record<string, string>;
}

/** What `contacts.update` takes. */
export interface ContactsUpdateInput {
  /** The new phone; sent as E.164. */
  phone?: string;
  /** First name. */
  first_name?: string;
  /** Last name. */
  last_name?: string;
  /** E-mail address; an empty string removes it. */
  email?: string;
  /** Language code. */
  language?: string;
  /** Values of custom fields, by code. */
  custom_fields?: Record<string, string>;
  /** Whether the contact is blocked; `block` and `unlock` do the same. */
  is_blocked?: boolean;
}

/** What `contacts.add_operator` takes. */
export interface ContactsAddOperatorInput {
  /** The operator's e-mail address. */
  email: string;
}

/** What `contacts.remove_operator` takes. */
export interface ContactsRemoveOperatorInput {
  /** The operator's e-mail address. */
  email: string;
}

/** What `custom_fields.list` takes. */
export interface CustomFieldsListInput {
  /** Found in the label or the code. */
  search?: string;
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many fields a page holds. */
  page_size?: Id;
}

/** What `custom_fields.create` takes. */
export interface CustomFieldsCreateInput {
  /** The name that people see; unique in the account. */
  label: string;
  /** The code: `A` to `Z`, `0` to `9` and `_`; unique, and not one that Spoki reserves. */
  code: string;
  /** What its values are. */
  field_type: 1 | 2 | 3;
  /** A sample value, of the field's own type. */
  example: string;
}

/** What `custom_fields.update` takes. */
export interface CustomFieldsUpdateInput {
  /** The new label. */
  label: string;
}

/** What `lists.list` takes. */
export interface ListsListInput {
  /** Found in the name. */
  search?: string;
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many lists a page holds. */
  page_size?: Id;
}

/** What `lists.create` takes. */
export interface ListsCreateInput {
  /** The list's name. */
  name: string;
}

/** What `lists.sync_contacts` takes. */
export interface ListsSyncContactsInput {
  /** The contacts. */
  contacts: readonly ListContactInput[];
}

/** What `lists.remove_contacts` takes. */
export interface ListsRemoveContactsInput {
  /** Ids of contacts. */
  ids?: readonly Id[];
  /** Phones of contacts; sent as E.164. */
  phones?: readonly string[];
  /** E-mail addresses of contacts. */
  emails?: readonly string[];
}

/** What `tags.list` takes. */
export interface TagsListInput {
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many tags a page holds. */
  page_size?: Id;
}

export interface ContactsResource {
  /**
   * Lists contacts, page by page; the filters are combined.
   *
   * At most 120 calls a minute.
   *
   * `GET /api/1/contacts/`
   */
  list(input?: ContactsListInput, options?: CallOptions): PagePromise<Contact>;
  /**
   * Creates or updates one contact, found by its phone. What is left out stays as it is.
   *
   * At most 120 calls a minute.
   *
   * `POST /api/1/contacts/sync/`
   */
  sync(input: ContactsSyncInput, options?: CallOptions): CallPromise<Contact>;
  /**
   * Creates or updates up to 500 contacts in one call, one call a minute. For more, and for
   * files, use the import.
   *
   * At most 1 calls a minute.
   *
   * `POST /api/1/contacts/sync_all/`
   */
  syncAll(items: readonly ContactInput[], options?: CallOptions): CallPromise<unknown>;
  /**
   * Retrieves one contact.
   *
   * `GET /api/1/contacts/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<Contact>;
  /**
   * Changes the fields that are given.
   *
   * `PATCH /api/1/contacts/{id}/`
   */
  update(id: Id, input?: ContactsUpdateInput, options?: CallOptions): CallPromise<Contact>;
  /**
   * Deletes one contact.
   *
   * `DELETE /api/1/contacts/{id}/`
   */
  delete(id: Id, options?: CallOptions): CallPromise<undefined>;
  /**
   * Blocks one contact: no messages either way.
   *
   * `PATCH /api/1/contacts/{id}/`
   */
  block(id: Id, options?: CallOptions): CallPromise<Contact>;
  /**
   * Lifts the block of one contact.
   *
   * `PATCH /api/1/contacts/{id}/`
   */
  unlock(id: Id, options?: CallOptions): CallPromise<Contact>;
  /**
   * Assigns an operator to the contact's chat. The operator must be a member of the account
   * (`spoki::3004` otherwise).
   *
   * At most 5 calls a minute.
   *
   * `POST /api/1/contacts/{id}/add_operator/`
   */
  addOperator(id: Id, input: ContactsAddOperatorInput, options?: CallOptions): CallPromise<unknown>;
  /**
   * Takes an operator off the contact's chat.
   *
   * At most 5 calls a minute.
   *
   * `POST /api/1/contacts/{id}/remove_operator/`
   */
  removeOperator(id: Id, input: ContactsRemoveOperatorInput, options?: CallOptions): CallPromise<unknown>;
}

export interface CustomFieldsResource {
  /**
   * Lists the custom fields, page by page. Five calls a minute: keep what you got.
   *
   * At most 5 calls a minute.
   *
   * `GET /api/1/custom-fields/`
   */
  list(input?: CustomFieldsListInput, options?: CallOptions): PagePromise<CustomField>;
  /**
   * Creates a custom field.
   *
   * `POST /api/1/custom-fields/`
   */
  create(input: CustomFieldsCreateInput, options?: CallOptions): CallPromise<CustomField>;
  /**
   * Retrieves one custom field.
   *
   * `GET /api/1/custom-fields/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<CustomField>;
  /**
   * Changes the label, which is all that can change.
   *
   * `PATCH /api/1/custom-fields/{id}/`
   */
  update(id: Id, input: CustomFieldsUpdateInput, options?: CallOptions): CallPromise<CustomField>;
  /**
   * Deletes a custom field. Spoki refuses while an automation uses it.
   *
   * At most 5 calls a minute.
   *
   * `DELETE /api/1/custom-fields/{id}/`
   */
  delete(id: Id, options?: CallOptions): CallPromise<undefined>;
}

export interface ListsResource {
  /**
   * Lists the lists, page by page.
   *
   * At most 5 calls a minute.
   *
   * `GET /api/1/lists/`
   */
  list(input?: ListsListInput, options?: CallOptions): PagePromise<List>;
  /**
   * Creates a list.
   *
   * At most 10 calls a minute.
   *
   * `POST /api/1/lists/`
   */
  create(input: ListsCreateInput, options?: CallOptions): CallPromise<List>;
  /**
   * Retrieves one list.
   *
   * At most 5 calls a minute.
   *
   * `GET /api/1/lists/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<List>;
  /**
   * Creates or updates up to 500 contacts and puts them into the list, one call a minute. For
   * more, and for files, use the import.
   *
   * At most 1 calls a minute.
   *
   * `POST /api/1/lists/{id}/sync_contacts/`
   */
  syncContacts(id: Id, input: ListsSyncContactsInput, options?: CallOptions): CallPromise<unknown>;
  /**
   * Takes every contact out of the list. The contacts themselves stay.
   *
   * At most 5 calls a minute.
   *
   * `POST /api/1/lists/{id}/remove_all_contacts/`
   */
  removeAllContacts(id: Id, options?: CallOptions): CallPromise<unknown>;
  /**
   * Takes some contacts out of the list, named by ids, phones or e-mail addresses. The contacts
   * themselves stay.
   *
   * At most 5 calls a minute.
   *
   * `POST /api/1/lists/{id}/remove_contacts/`
   */
  removeContacts(id: Id, input: ListsRemoveContactsInput, options?: CallOptions): CallPromise<unknown>;
  /**
   * Deletes the list. The contacts in it stay.
   *
   * At most 5 calls a minute.
   *
   * `DELETE /api/1/lists/{id}/`
   */
  delete(id: Id, options?: CallOptions): CallPromise<undefined>;
}

export interface TagsResource {
  /**
   * Lists the tags, page by page.
   *
   * `GET /api/1/tags/`
   */
  list(input?: TagsListInput, options?: CallOptions): PagePromise<Tag>;
  /**
   * Retrieves one tag.
   *
   * `GET /api/1/tags/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<Tag>;
}
