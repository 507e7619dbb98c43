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
export type OperationId =
  | "accounts.list"
  | "accounts.retrieve"
  | "accounts.retrieve_by_phone"
  | "accounts.current_report"
  | "accounts.create_onboarding_link"
  | "agencies.list"
  | "agencies.retrieve"
  | "automations.start"
  | "automations.start_bulk"
  | "automations.list"
  | "automations.retrieve"
  | "automations.create"
  | "automations.custom_fields_used"
  | "campaigns.list"
  | "campaigns.create"
  | "campaigns.retrieve"
  | "campaigns.update"
  | "campaigns.delete"
  | "channels.list"
  | "channels.retrieve"
  | "channels.create"
  | "channels.rename"
  | "channels.set_primary"
  | "channels.refresh_wa_status"
  | "channels.retrieve_by_phone"
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
  | "embedding.get_authentication_token"
  | "invitations.list"
  | "invitations.retrieve"
  | "invitations.create"
  | "invitations.send"
  | "invitations.update_role"
  | "invitations.delete"
  | "lists.list"
  | "lists.create"
  | "lists.retrieve"
  | "lists.sync_contacts"
  | "lists.remove_all_contacts"
  | "lists.remove_contacts"
  | "lists.delete"
  | "media.list"
  | "media.create"
  | "media.retrieve"
  | "media.update"
  | "media.delete"
  | "messages.send"
  | "messages.send_template"
  | "messages.send_template_header_media"
  | "messages.send_template_carousel"
  | "messages.send_template_carousel_multilanguage"
  | "messages.send_text"
  | "messages.send_buttons"
  | "messages.send_list"
  | "messages.send_note"
  | "messages.send_media"
  | "partner_invitations.list"
  | "partner_invitations.retrieve"
  | "partner_invitations.create"
  | "partner_invitations.send"
  | "partner_invitations.update_role"
  | "partner_invitations.delete"
  | "partner_roles.list"
  | "partner_roles.retrieve"
  | "partner_roles.generate_private_key"
  | "partner_roles.has_private_key"
  | "partner_roles.update_role"
  | "partner_roles.delete"
  | "partners.create_conversations_subrecharge"
  | "partners.list"
  | "partners.accounts"
  | "partners.onboarding"
  | "partners.create_api_key_for_account"
  | "partners.revoke_api_key_for_account"
  | "partners.add_sv_clients"
  | "partners.create_subrecharge"
  | "partners.set_profits"
  | "partners.move_credit_from_account"
  | "partners.get_account_report"
  | "partners.get_account_forecasts"
  | "reports.list"
  | "reports.detailed"
  | "roles.list"
  | "roles.retrieve"
  | "roles.add_service_user"
  | "roles.generate_private_key"
  | "roles.has_private_key"
  | "roles.update_role"
  | "roles.delete"
  | "tags.list"
  | "tags.retrieve"
  | "templates.list"
  | "templates.create"
  | "templates.clone"
  | "templates.update"
  | "templates.submit"
  | "templates.back_to_draft"
  | "templates.retrieve"
  | "templates.delete"
  | "tickets.list"
  | "tickets.create"
  | "tickets.retrieve"
  | "tickets.update"
  | "tickets.delete"
  | "webhooks.list"
  | "webhooks.create"
  | "webhooks.retrieve"
  | "webhooks.update"
  | "webhooks.delete"
  | "webhooks.get_expands"
  | "webhooks.set_expands"
  | "webhooks.test"
  | "webhooks.rotate_secret";

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
  readonly accounts: AccountsResource;
  readonly agencies: AgenciesResource;
  readonly automations: AutomationsResource;
  readonly campaigns: CampaignsResource;
  readonly channels: ChannelsResource;
  readonly contacts: ContactsResource;
  readonly customFields: CustomFieldsResource;
  readonly embedding: EmbeddingResource;
  readonly invitations: InvitationsResource;
  readonly lists: ListsResource;
  readonly media: MediaResource;
  readonly messages: MessagesResource;
  readonly partnerInvitations: PartnerInvitationsResource;
  readonly partnerRoles: PartnerRolesResource;
  readonly partners: PartnersResource;
  readonly reports: ReportsResource;
  readonly roles: RolesResource;
  readonly tags: TagsResource;
  readonly templates: TemplatesResource;
  readonly tickets: TicketsResource;
  readonly webhooks: WebhooksResource;
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

/** The names of tools, those of an older list among them. */
export type ToolSlug =
  | "SPOKI_ACCOUNTS_RETRIEVE_BY_PHONE"
  | "SPOKI_ADD_CONTACT_OPERATOR"
  | "SPOKI_ADD_SERVICE_USER"
  | "SPOKI_AGENCIES_RETRIEVE"
  | "SPOKI_AUTOMATIONS_CREATE"
  | "SPOKI_AUTOMATIONS_CUSTOM_FIELDS_USED"
  | "SPOKI_AUTOMATIONS_START"
  | "SPOKI_AUTOMATIONS_START_BULK"
  | "SPOKI_CAMPAIGNS_CREATE"
  | "SPOKI_CAMPAIGNS_DELETE"
  | "SPOKI_CAMPAIGNS_RETRIEVE"
  | "SPOKI_CHANNELS_CREATE"
  | "SPOKI_CHANNELS_LIST"
  | "SPOKI_CHANNELS_REFRESH_WA_STATUS"
  | "SPOKI_CHANNELS_RENAME"
  | "SPOKI_CHANNELS_RETRIEVE"
  | "SPOKI_CHANNELS_RETRIEVE_BY_PHONE"
  | "SPOKI_CHANNELS_SET_PRIMARY"
  | "SPOKI_CHECK_ROLE_PRIVATE_KEY"
  | "SPOKI_CLONE_TEMPLATE"
  | "SPOKI_CONTACTS_BLOCK"
  | "SPOKI_CONTACTS_UNLOCK"
  | "SPOKI_CREATE_ACCOUNT_ONBOARDING_LINK"
  | "SPOKI_CREATE_CUSTOM_FIELD"
  | "SPOKI_CREATE_LIST"
  | "SPOKI_CREATE_MEDIA"
  | "SPOKI_CREATE_OR_UPDATE_CONTACT"
  | "SPOKI_CREATE_TEMPLATE"
  | "SPOKI_CREATE_TICKET"
  | "SPOKI_DELETE_CONTACT"
  | "SPOKI_DELETE_CUSTOM_FIELD"
  | "SPOKI_DELETE_LIST"
  | "SPOKI_DELETE_MEDIA"
  | "SPOKI_DELETE_ROLE"
  | "SPOKI_DELETE_TEMPLATE"
  | "SPOKI_DELETE_TICKET"
  | "SPOKI_EMBEDDING_GET_AUTHENTICATION_TOKEN"
  | "SPOKI_GENERATE_ROLE_PRIVATE_KEY"
  | "SPOKI_GET_ACCOUNT_CURRENT_REPORT"
  | "SPOKI_INVITATIONS_CREATE"
  | "SPOKI_INVITATIONS_DELETE"
  | "SPOKI_INVITATIONS_LIST"
  | "SPOKI_INVITATIONS_RETRIEVE"
  | "SPOKI_LIST_ACCOUNTS"
  | "SPOKI_LIST_AGENCIES"
  | "SPOKI_LIST_AUTOMATIONS"
  | "SPOKI_LIST_CAMPAIGNS"
  | "SPOKI_LIST_CONTACTS"
  | "SPOKI_LIST_CUSTOM_FIELDS"
  | "SPOKI_LIST_LISTS"
  | "SPOKI_LIST_MEDIA"
  | "SPOKI_LIST_PARTNERS"
  | "SPOKI_LIST_REPORTS"
  | "SPOKI_LIST_ROLES"
  | "SPOKI_LIST_TAGS"
  | "SPOKI_LIST_TEMPLATES"
  | "SPOKI_LIST_TICKETS"
  | "SPOKI_MESSAGES_SEND"
  | "SPOKI_MESSAGES_SEND_BUTTONS"
  | "SPOKI_MESSAGES_SEND_LIST"
  | "SPOKI_MESSAGES_SEND_MEDIA"
  | "SPOKI_MESSAGES_SEND_NOTE"
  | "SPOKI_MESSAGES_SEND_TEMPLATE"
  | "SPOKI_MESSAGES_SEND_TEMPLATE_CAROUSEL"
  | "SPOKI_MESSAGES_SEND_TEMPLATE_CAROUSEL_MULTILANGUAGE"
  | "SPOKI_MESSAGES_SEND_TEMPLATE_HEADER_MEDIA"
  | "SPOKI_MESSAGES_SEND_TEXT"
  | "SPOKI_PARTNERS_ACCOUNTS"
  | "SPOKI_PARTNERS_ADD_SV_CLIENTS"
  | "SPOKI_PARTNERS_CREATE_API_KEY_FOR_ACCOUNT"
  | "SPOKI_PARTNERS_CREATE_CONVERSATIONS_SUBRECHARGE"
  | "SPOKI_PARTNERS_CREATE_SUBRECHARGE"
  | "SPOKI_PARTNERS_GET_ACCOUNT_FORECASTS"
  | "SPOKI_PARTNERS_GET_ACCOUNT_REPORT"
  | "SPOKI_PARTNERS_MOVE_CREDIT_FROM_ACCOUNT"
  | "SPOKI_PARTNERS_ONBOARDING"
  | "SPOKI_PARTNERS_REVOKE_API_KEY_FOR_ACCOUNT"
  | "SPOKI_PARTNERS_SET_PROFITS"
  | "SPOKI_PARTNER_INVITATIONS_CREATE"
  | "SPOKI_PARTNER_INVITATIONS_DELETE"
  | "SPOKI_PARTNER_INVITATIONS_LIST"
  | "SPOKI_PARTNER_INVITATIONS_RETRIEVE"
  | "SPOKI_PARTNER_INVITATIONS_SEND"
  | "SPOKI_PARTNER_INVITATIONS_UPDATE_ROLE"
  | "SPOKI_PARTNER_ROLES_DELETE"
  | "SPOKI_PARTNER_ROLES_GENERATE_PRIVATE_KEY"
  | "SPOKI_PARTNER_ROLES_HAS_PRIVATE_KEY"
  | "SPOKI_PARTNER_ROLES_LIST"
  | "SPOKI_PARTNER_ROLES_RETRIEVE"
  | "SPOKI_PARTNER_ROLES_UPDATE_ROLE"
  | "SPOKI_REMOVE_ALL_LIST_CONTACTS"
  | "SPOKI_REMOVE_CONTACT_OPERATOR"
  | "SPOKI_REMOVE_LIST_CONTACTS"
  | "SPOKI_REPORTS_DETAILED"
  | "SPOKI_RESEND_INVITATION"
  | "SPOKI_RETRIEVE_ACCOUNT"
  | "SPOKI_RETRIEVE_AUTOMATION"
  | "SPOKI_RETRIEVE_CONTACT"
  | "SPOKI_RETRIEVE_CUSTOM_FIELD"
  | "SPOKI_RETRIEVE_LIST"
  | "SPOKI_RETRIEVE_MEDIA"
  | "SPOKI_RETRIEVE_ROLE"
  | "SPOKI_RETRIEVE_TAG"
  | "SPOKI_RETRIEVE_TEMPLATE"
  | "SPOKI_REVERT_TEMPLATE_TO_DRAFT"
  | "SPOKI_SPOKI_LIST_CUSTOM_FIELDS"
  | "SPOKI_SPOKI_LIST_PARTNERS"
  | "SPOKI_SPOKI_LIST_TAGS"
  | "SPOKI_SPOKI_LIST_TEMPLATES"
  | "SPOKI_SPOKI_RETRIEVE_CUSTOM_FIELD"
  | "SPOKI_SYNC_CONTACTS_BULK"
  | "SPOKI_SYNC_LIST_CONTACTS"
  | "SPOKI_TEMPLATES_SUBMIT"
  | "SPOKI_TICKETS_RETRIEVE"
  | "SPOKI_TICKETS_UPDATE"
  | "SPOKI_UPDATE_CAMPAIGN"
  | "SPOKI_UPDATE_CONTACT"
  | "SPOKI_UPDATE_CUSTOM_FIELD"
  | "SPOKI_UPDATE_INVITATION_ROLE"
  | "SPOKI_UPDATE_MEDIA"
  | "SPOKI_UPDATE_ROLE"
  | "SPOKI_UPDATE_TEMPLATE"
  | "SPOKI_WEBHOOKS_CREATE"
  | "SPOKI_WEBHOOKS_DELETE"
  | "SPOKI_WEBHOOKS_GET_EXPANDS"
  | "SPOKI_WEBHOOKS_LIST"
  | "SPOKI_WEBHOOKS_RETRIEVE"
  | "SPOKI_WEBHOOKS_ROTATE_SECRET"
  | "SPOKI_WEBHOOKS_SET_EXPANDS"
  | "SPOKI_WEBHOOKS_TEST"
  | "SPOKI_WEBHOOKS_UPDATE";

/** A name of a tool, or one that a model made up. */
export type AnyToolSlug = ToolSlug | (string & {});

/**
 * What a model may do. It must be a plain object. One that names an unknown tool or an unknown rule, or
 * that is something else (a `Map`, an array, a promise that was not awaited), allows nothing. It is read
 * once, before anything else. What is judged is the request that would be sent, with `extraBody` and
 * `extraQuery` in it.
 */
export interface ToolPolicy {
  /** These tools only; an empty list allows none. What a tool is made into by extras must be allowed too. */
  allow?: readonly ToolSlug[];
  /**
   * All but these tools; it wins over `allow`. With a tool, those for its variants are denied, and those
   * that do the same for many contacts: `SPOKI_MESSAGES_SEND` stands for every way to send a message, and
   * `SPOKI_AUTOMATIONS_START` for starts in bulk too. So is every call that amounts to a denied one:
   * `SPOKI_UPDATE_CONTACT` with `is_blocked: true` where `SPOKI_CONTACTS_BLOCK` is denied.
   */
  deny?: readonly ToolSlug[];
  /**
   * The phones that may be reached, with their calling codes: messages and starts of automations to
   * any other are refused, and an empty list allows none. Every phone in the request counts, also in
   * custom fields, metadata and extras, and a field that may name somebody otherwise (an id of a contact,
   * a list) is refused. So are tools that reach people without naming them: creating or changing
   * campaigns, creating automations.
   */
  recipients?: readonly string[];
  /** Checks everything and sends nothing; `data` is a `ToolRequest`. */
  dryRun?: boolean;
  /** Is told of each call once it is over, refused ones too. What it throws is ignored. */
  log?: (entry: ToolLogEntry) => unknown;
}

/** What a dry run would have sent. Secrets are masked. */
export interface ToolRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** One call, for a log. */
export interface ToolLogEntry {
  /** The name by which the tool was called. */
  readonly slug: string;
  /** The operation; `undefined` where there is no such tool. */
  readonly operation: OperationId | undefined;
  /** The arguments, with secrets and phones masked. */
  readonly arguments: unknown;
  /** Whether nothing was to be sent. */
  readonly dryRun: boolean;
  readonly successful: boolean;
  /** What kind of error it was. */
  readonly error: { readonly name: string; readonly code: string | undefined } | null;
  /** How long the call took, waits included, in milliseconds. */
  readonly durationMs: number;
}

/** An error as a model reads it: plain JSON, without a key, and without phones that it did not give. */
export interface ToolErrorFacts {
  /** The class of the error, such as `ValidationError`; `ToolError` where a tool or the policy said no. */
  readonly name: string;
  readonly message: string;
  /** What to do. */
  readonly advice: string;
  readonly retryable: boolean;
  readonly ambiguous: boolean;
  /**
   * Spoki's code, or why a tool was not called: `unknown_tool`, `bad_arguments`, `bad_options`,
   * `bad_policy`, `denied`, `recipient_denied`, `recipients_unknown`.
   */
  readonly code?: string;
  readonly operation?: OperationId;
  readonly status?: number;
  readonly attempts?: number;
  /** What is wrong with the arguments. */
  readonly issues?: readonly Issue[];
  /** What Spoki says about single fields. */
  readonly fields?: ApiError["fields"];
  /** Names of tools that may have been meant. */
  readonly suggestions?: readonly ToolSlug[];
  readonly retryAfterMs?: number;
  readonly phase?: TimeoutError["phase"];
  readonly fault?: DecodeError["fault"];
}

/** Who was reached by a start for many that ended early. */
export type ToolPartialData = Omit<BulkReport, "error">;

/**
 * What a tool gives. Of a list it is one page: `{ items, count, hasNextPage }`. A failure has data only
 * where a part of the work was done: look at it before anything is sent again.
 */
export type ToolResult =
  | { readonly data: unknown; readonly error: null; readonly successful: true }
  | { readonly data: ToolPartialData | null; readonly error: ToolErrorFacts; readonly successful: false };

/**
 * The operations as tools of a model: each takes one flat object of arguments.
 *
 * ```ts
 * const { data, error, successful } = await spoki.tools.execute("SPOKI_LIST_CONTACTS", { search: "Mario" });
 * ```
 */
export interface Tools {
  /**
   * Calls a tool, with its arguments as an object or as the JSON that a model wrote; `null`, "" and
   * "null" mean none. It never rejects. `null` for an argument that may be left out means that it is
   * left out.
   */
  execute(slug: AnyToolSlug, args?: object | string | null, options?: CallOptions & { policy?: ToolPolicy }): Promise<ToolResult>;
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
export type WebhookReason =
  | "empty_secret"
  | "too_large"
  | "missing_signature"
  | "malformed_signature"
  | "unsupported_version"
  | "too_old"
  | "too_new"
  | "no_match"
  | "not_json"
  | "not_an_event";

/** A delivery must not be believed. */
export class WebhookError extends SpokiError {
  constructor(facts: SpokiErrorFacts & { reason: WebhookReason });
  /** Why. */
  readonly reason: WebhookReason;
}

/** What became of a call that goes out in several requests. */
export interface BulkReport {
  /** Whom Spoki took over: their places in the input, counted from 0. */
  readonly reached: readonly number[];
  /** The others. */
  readonly notReached: readonly NotReached[];
  /**
   * What ended it early: a `SpokiError`, or the reason of an abort. The `fields` of an `ApiError`
   * count from the first contact of the refused request, which is `notReached[0]`.
   */
  readonly error?: unknown;
}

/** One who was not reached. */
export interface NotReached {
  /** The place in the input, counted from 0. */
  readonly index: number;
  /**
   * `refused`: Spoki refused the request that it was in. `uncertain`: it is open if Spoki did what
   * was asked, so look before you send it again. `not_sent`: it never left.
   */
  readonly reason: "refused" | "uncertain" | "not_sent";
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
   * of a custom field, each with the header of its column. The rest goes by known names: WhatsApp
   * before mobile before phone, in six languages.
   */
  columns?: Readonly<Record<string, string>>;
  /** Headers of columns that are left alone, such as `["Lingua"]`. */
  ignore?: readonly string[];
  /**
   * What becomes of a row with an e-mail address, a language, a name or a custom field that cannot be
   * read: `"reject"` rejects the row, `"drop"` leaves the cell out and tells it in `warnings`. Unless
   * given, it is `"reject"` for the columns that `columns` names and `"drop"` for those that were
   * found by their names. A phone that cannot be read always rejects its row.
   */
  optional?: "reject" | "drop";
  /** The character between the cells, if it is not to be found out. */
  delimiter?: ";" | "," | "\t" | "|";
  /** The encoding, if it is not to be found out. `macintosh` (Mac Roman) is never found out, only named. */
  encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "macintosh";
  /**
   * The language of contacts whose row has none, such as `it`, `it_IT` or `Italiano`. Without it Spoki
   * keeps what it has.
   */
  language?: string;
  /** The list that the contacts are for. */
  listId?: Id;
  /** How many contacts a call carries; 500 unless given, which is the most. */
  batchSize?: number;
  /** How many rejected rows, warnings and duplicates are listed of each; 1000 unless given. All are counted. */
  maxRejects?: number;
  /** Calls a minute, for the estimate of the time; the client's limit unless given. */
  callsPerMinute?: number;
  /** Aborts; the promise then rejects with the signal's reason, whatever the source does. */
  signal?: AbortSignal;
}

/** How an import is run. */
export interface ImportOptions extends PlanOptions {
  /**
   * Is told after each call, and before each wait of a second or more. If it gives a promise, the
   * import waits for it.
   */
  onProgress?: (progress: ImportProgress) => unknown;
  /**
   * The longest wait that the import takes when a 429 asks for it or its turn is that far, in
   * milliseconds; a day unless given. A longer one ends it with a `RateLimitError`, whose `report`
   * says what was done. The checkpoint stays good.
   */
  maxWaitMs?: number;
  /** Keeps the state, so that an interrupted import goes on where it was. */
  checkpoint?: ImportCheckpoint;
}

/**
 * Keeps the state of an import. The state belongs to one import: to the same file, list, API and
 * settings. With any other it is refused before anything is sent.
 */
export interface ImportCheckpoint {
  /** The state that was saved last, as text or parsed, or nothing. */
  load(): string | object | null | undefined | Promise<string | object | null | undefined>;
  /** Keeps a state; it holds no key and no contact. */
  save(state: string): unknown;
  /**
   * Takes a lock, so that no other process imports with this checkpoint. It gives a function that
   * lets the lock go, or nothing if another has it: then the import is refused at once. The lock is
   * let go when the import ends, however it ends; only after a success is that waited for. Within
   * one module two imports with the same object are refused without it.
   *
   * ```ts
   * // With Web Locks:
   * const lock = () =>
   *   new Promise((resolve, reject) => {
   *     navigator.locks
   *       .request("import", { ifAvailable: true }, (lock) => lock && new Promise((unlock) => resolve(() => unlock(undefined))))
   *       .then(() => resolve(undefined), reject);
   *   });
   * ```
   */
  lock?(): (() => unknown) | null | undefined | false | Promise<(() => unknown) | null | undefined | false>;
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
  /** The import is about to wait so long, in milliseconds: for its turn, or since Spoki said so. */
  readonly waitingMs?: number;
  /** The search for refused rows, while there is one. */
  readonly probing?: ImportProbing;
}

/**
 * Spoki refused a batch and did not say for which rows: ever smaller parts of it are sent until they
 * are found.
 */
export interface ImportProbing {
  /** How many contacts of the batch are still to be sent. */
  readonly rows: number;
  /** How many calls that takes at most: if all of them are refused. */
  readonly callsAtMost: number;
  /** How long these take at the allowed rate, in milliseconds. */
  readonly etaMs: number;
}

/** A column of the file, and the field it goes to, if it goes to one. */
export interface ImportColumn {
  readonly header: string;
  readonly field?: string;
  /** The field that this column fills in for, where the field's own column is empty. */
  readonly fallbackFor?: string;
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

/** A cell that could not be read and was left out; the rest of its row is imported. */
export interface ImportWarning {
  /** The row's first line in the file; the header is on line 1. */
  readonly line: number;
  /** The field that was left out. */
  readonly field: string;
  /** What is wrong with the cell, by a stable code. */
  readonly code: string;
  /** The same as a sentence, with what to do. */
  readonly message: string;
  /** The cells of the row as they are in the file. */
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
  /** Cells that were left out, by line, as many as `maxRejects` allows: see `optional`. */
  readonly warnings: readonly ImportWarning[];
  /** How many cells were left out. */
  readonly warningCount: number;
  /** How many cells were left out for which reason. */
  readonly warningsByCode: Readonly<Record<string, number>>;
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
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "macintosh";
  /** The line of the header; a title and empty rows above it are skipped. */
  readonly headerLine: number;
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
 * and how long the import would take. A source that is not read to its end is told to stop; that is
 * not waited for.
 *
 * ```ts
 * import { planImport } from "spoki-wasm";
 *
 * const plan = await planImport(file, { defaultCountry: "IT" });
 * console.log(plan.accepted, plan.rejectedByCode, plan.etaMs);
 * ```
 *
 * @throws {ValidationError} when the file is no CSV, or has no column for the phone.
 */
export function planImport(source: ImportSource, options?: PlanOptions): Promise<ImportPlan>;

/**
 * The rejected rows as CSV, each with its line and the reason; every cell is quoted. A cell that a spreadsheet would
 * run as a formula has an apostrophe before it, which an import takes away again.
 *
 * @throws {ValidationError} when `delimiter` is none of `;`, `,`, tab and `|`, or `report` is no report.
 */
export function rejectsToCsv(report: ImportCounts, options?: { delimiter?: string }): string;

/** A language of messages. */
export type Locale = "en" | "it";

/**
 * Chooses the language of all messages from now on: of issues, warnings, rejected rows, and errors with their
 * advice. It starts with English. Codes are the same in every language; the catalogue of tools, and what a
 * policy tells a model, stay English.
 *
 * ```ts
 * import { parsePhone, setLocale } from "spoki-wasm";
 *
 * setLocale("it");
 * const phone = parsePhone("06 1234 5678", { defaultCountry: "IT" });
 * if (phone.ok) console.log(phone.warnings[0]?.message); // il telefono è un numero fisso, che WhatsApp potrebbe non conoscere
 * ```
 *
 * @throws {ValidationError} when there is no such language.
 */
export function setLocale(locale: Locale): void;

/** What a phone number is for, as libphonenumber tells it. */
export type PhoneType =
  | "FIXED_LINE"
  | "MOBILE"
  | "FIXED_LINE_OR_MOBILE"
  | "TOLL_FREE"
  | "PREMIUM_RATE"
  | "SHARED_COST"
  | "VOIP"
  | "PERSONAL_NUMBER"
  | "PAGER"
  | "UAN"
  | "VOICEMAIL";

/** How a phone number is read. */
export interface PhoneOptions {
  /** The country whose national numbers are understood, such as `IT`. Without it numbers must have `+` or `00`. */
  defaultCountry?: string;
}

/** A valid phone number. */
export interface ParsedPhone {
  readonly ok: true;
  /** The form that Spoki takes, such as `+393331234567`. */
  readonly e164: string;
  /** The country's ISO 3166 code; `undefined` for world-wide services such as +800. */
  readonly country?: string;
  /** The calling code, such as 39. */
  readonly callingCode: number;
  /** The digits behind the calling code; Italian landlines keep their 0. */
  readonly nationalNumber: string;
  /** What the number is for. */
  readonly type: PhoneType;
  /** The numbers under which WhatsApp may know the phone, its own first: more than one in Argentina, Brazil and Mexico. */
  readonly matchKeys: readonly string[];
  /** What to know about it although it is valid, such as `phone.landline`. */
  readonly warnings: readonly Issue[];
}

/** What is no valid phone number. */
export interface RefusedPhone {
  readonly ok: false;
  /** Why. */
  readonly issues: readonly [Issue, ...Issue[]];
  /** For a number in a form that its country gave up (`phone.old_form`): what WhatsApp may know it by, today's form first. */
  readonly matchKeys: readonly string[];
}

/**
 * Reads a phone number: valid is what Google's libphonenumber says is valid.
 *
 * ```ts
 * import { parsePhone } from "spoki-wasm";
 *
 * const phone = parsePhone("333 123 4567", { defaultCountry: "IT" });
 * if (phone.ok) console.log(phone.e164, phone.type, phone.warnings);
 * else console.log(phone.issues[0].message);
 * ```
 *
 * @throws {ValidationError} when there is no such default country.
 */
export function parsePhone(input: string, options?: PhoneOptions): ParsedPhone | RefusedPhone;

/**
 * Whether a phone number is valid, as {@link parsePhone} says, and much faster.
 *
 * @throws {ValidationError} when there is no such default country.
 */
export function isValidPhone(input: string, options?: PhoneOptions): boolean;

/**
 * A number as people write it.
 *
 * ```ts
 * import { formatPhone } from "spoki-wasm";
 *
 * formatPhone("+12125552368", "national"); // (212) 555-2368
 * formatPhone("+12125552368", "international"); // +1 212-555-2368
 * formatPhone("+12125552368", "rfc3966"); // tel:+1-212-555-2368
 * ```
 *
 * @throws {ValidationError} when the number is not valid.
 */
export function formatPhone(e164: string, style: "international" | "national" | "rfc3966"): string;

/**
 * What is wrong with the code of a custom field that is to be created: nothing, or its issues.
 *
 * ```ts
 * import { checkCustomFieldCode, checkCustomFieldValue } from "spoki-wasm";
 *
 * checkCustomFieldCode("ORDER_ID"); // []
 * checkCustomFieldCode("PHONE")[0]?.code; // custom_field.code_reserved
 * checkCustomFieldValue("DATE", "2026-02-29")[0]?.message; // the value must be a day of the calendar such as 2026-10-01
 * ```
 */
export function checkCustomFieldCode(code: string): Issue[];

/**
 * What is wrong with a value of a custom field. Dates are `YYYY-MM-DD`; dates with a time are
 * `YYYY-MM-DD HH:MM:SS` or ISO 8601. Calls send values as they are: a client does not know the types of an
 * account's fields.
 *
 * @throws {ValidationError} when there is no such type.
 */
export function checkCustomFieldValue(type: 1 | 2 | 3 | "TEXT" | "DATE" | "DATETIME", value: string): Issue[];

/** What is wrong with the name of a template: WhatsApp takes small letters, digits and `_`, 1 to 512 of them. */
export function checkTemplateName(name: string): Issue[];

/** What is wrong with an e-mail address, by the grammar of Django's validator. */
export function checkEmail(email: string): Issue[];

/** What is wrong with a language code such as `it` or `pt_BR`. */
export function checkLanguage(code: string): Issue[];

/** What is wrong with the address of media: http or https with a host, no credentials, at most 2,000 bytes. */
export function checkMediaUrl(url: string): Issue[];

/** What a schema says of a value: the value as a call would send it, or what is wrong. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] };

/** Which JSON Schema is wanted. */
export interface JsonSchemaOptions {
  /** `draft-2020-12`, `draft-07` or `openapi-3.0`; anything else is refused. */
  readonly target: "draft-2020-12" | "draft-07" | "openapi-3.0" | ({} & string);
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/**
 * A schema by Standard Schema and Standard JSON Schema, version 1 (https://standardschema.dev): form libraries,
 * routers and servers take it as it is.
 */
export interface SpokiSchema<Input, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "spoki-wasm";
    /** Checks at once, and never throws. */
    readonly validate: (value: unknown) => SchemaResult<Output>;
    /** For the compiler only. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
    readonly jsonSchema: {
      /**
       * What is taken, field by field: what holds between fields, and what no pattern can say, `validate` says.
       *
       * @throws {ValidationError} when there is no such target.
       */
      readonly input: (options: JsonSchemaOptions) => Record<string, unknown>;
      /**
       * What comes out: phones in E.164, and no null for what is left out.
       *
       * @throws {ValidationError} when there is no such target.
       */
      readonly output: (options: JsonSchemaOptions) => Record<string, unknown>;
    };
  };
}

/** The schemas: each is of what a call takes, and checks as the call does. */
export interface Schemas {
  /** A phone with its calling code; comes out as E.164. */
  readonly phone: SpokiSchema<string>;
  /** What `automations.create` takes. */
  readonly automation: SpokiSchema<AutomationsCreateInput>;
  /** What `automations.start` takes. */
  readonly automationStart: SpokiSchema<AutomationsStartInput>;
  /** What `campaigns.create` takes. */
  readonly campaign: SpokiSchema<CampaignsCreateInput>;
  /** What `channels.create` takes. */
  readonly channel: SpokiSchema<ChannelsCreateInput>;
  /** What `contacts.update` takes. */
  readonly contact: SpokiSchema<ContactsUpdateInput>;
  /** What `contacts.sync` takes. */
  readonly contactSync: SpokiSchema<ContactsSyncInput>;
  /** What `custom_fields.create` takes. */
  readonly customField: SpokiSchema<CustomFieldsCreateInput>;
  /** What `invitations.create` takes. */
  readonly invitation: SpokiSchema<InvitationsCreateInput>;
  /** What `lists.create` takes. */
  readonly list: SpokiSchema<ListsCreateInput>;
  /** What `media.create` takes. */
  readonly media: SpokiSchema<MediaCreateInput>;
  /** What `messages.send` takes. */
  readonly message: SpokiSchema<Message>;
  /** What `partner_invitations.create` takes. */
  readonly partnerInvitation: SpokiSchema<PartnerInvitationsCreateInput>;
  /** What `roles.add_service_user` takes. */
  readonly role: SpokiSchema<RolesAddServiceUserInput>;
  /** What `templates.create` takes. */
  readonly template: SpokiSchema<TemplatesCreateInput>;
  /** What `tickets.create` takes. */
  readonly ticket: SpokiSchema<TicketsCreateInput>;
  /** What `webhooks.create` takes. */
  readonly webhook: SpokiSchema<WebhooksCreateInput>;
}

/**
 * Standard Schemas of what calls take. A `null` for a field that may be left out counts as left out, since forms
 * and models write it for what they have not.
 *
 * ```ts
 * import { schemas } from "spoki-wasm";
 *
 * const checked = schemas.contactSync["~standard"].validate({ phone: "+39 333 123 4567" });
 * if (checked.issues) console.log(checked.issues[0]?.path, checked.issues[0]?.message);
 * else await spoki.contacts.sync(checked.value); // { phone: "+393331234567" }
 * ```
 */
export const schemas: Schemas;

/**
 * Compiles the module before anything is asked of it. Nobody has to call it: what needs the module compiles it
 * at the first use. A page calls it while it is idle, so that no click waits for that (some milliseconds on a
 * computer, some tens on a telephone). Once the module is there, it resolves at once.
 *
 * ```ts
 * import { isValidPhone, ready } from "spoki-wasm";
 *
 * await ready();
 * isValidPhone("+393331234567"); // the module is there already
 * ```
 *
 * @throws {SpokiError} when this runtime cannot compile it, with what to do as `advice`; in `spoki-wasm/slim`, when
 * nobody has said where it is.
 */
export function ready(): Promise<void>;

/** The rules of `lintTemplate` and `lintMessage`. */
export type LintRuleId =
  | "type.wrong"
  | "name.invalid"
  | "name.too_long"
  | "category.legacy"
  | "category.unknown"
  | "language.unknown"
  | "language.form"
  | "language.region"
  | "language.repeated"
  | "localizations.missing"
  | "localizations.variables_differ"
  | "localizations.buttons_differ"
  | "localizations.same_text"
  | "text.counted_differently"
  | "variable.code_invalid"
  | "variable.spaces"
  | "variable.unclosed"
  | "variable.meta_syntax"
  | "variable.name_invalid"
  | "variable.not_sequential"
  | "variable.mixed"
  | "variable.repeated"
  | "variable.adjacent"
  | "header.too_long"
  | "header.too_many_variables"
  | "header.line_break"
  | "header.formatting"
  | "header.emoji"
  | "header.format_unknown"
  | "header.location"
  | "header.text_missing"
  | "header.sample_missing"
  | "body.missing"
  | "body.too_long"
  | "body.long"
  | "body.emoji"
  | "body.line_breaks"
  | "body.only_variables"
  | "body.variable_at_edge"
  | "body.variable_near_edge"
  | "body.too_many_variables"
  | "body.test"
  | "footer.too_long"
  | "footer.variable"
  | "footer.emoji"
  | "footer.line_break"
  | "link.shortened"
  | "link.whatsapp"
  | "buttons.too_many"
  | "buttons.collapsed"
  | "buttons.mixed"
  | "buttons.too_many_of_kind"
  | "buttons.not_grouped"
  | "button.text_repeated"
  | "button.text_missing"
  | "button.text_long"
  | "button.text_too_long"
  | "button.text_variable"
  | "button.text_line_break"
  | "button.text_emoji"
  | "button.kind_unknown"
  | "button.url_missing"
  | "button.url_invalid"
  | "button.url_too_long"
  | "button.url_variables"
  | "button.url_variable_inside"
  | "button.phone_missing"
  | "button.phone_too_long"
  | "button.phone_invalid"
  | "button.code_long"
  | "button.code_too_long"
  | "authentication.button"
  | "authentication.media"
  | "authentication.link"
  | "authentication.value_too_long"
  | "authentication.value_link"
  | "authentication.value_emoji"
  | "authentication.expiration"
  | "carousel.category"
  | "carousel.cards"
  | "carousel.header"
  | "carousel.components_differ"
  | "carousel.body_too_long"
  | "carousel.body_line_breaks"
  | "carousel.too_many_buttons"
  | "example.missing"
  | "example.unused"
  | "message.kind_unknown"
  | "message.text_missing"
  | "message.text_too_long"
  | "message.header_too_long"
  | "message.footer_too_long"
  | "message.language_missing"
  | "reply.count"
  | "reply.text_too_long"
  | "reply.text_repeated"
  | "reply.payload_too_long"
  | "list.title_too_long"
  | "list.too_many_sections"
  | "list.rows"
  | "list.section_title_too_long"
  | "list.section_title_missing"
  | "list.row_title_too_long"
  | "list.description_too_long"
  | "list.payload_too_long"
  | "list.payload_repeated"
  | "media.type"
  | "media.large"
  | "media.too_large"
  | "media.size_unknown"
  | "value.header_missing"
  | "value.header_unused"
  | "value.empty"
  | "value.line_break"
  | "value.four_spaces"
  | "value.spaces"
  | "value.missing"
  | "value.unknown"
  | "value.not_encoded"
  | "value.header_too_long"
  | "value.body_too_long"
  | "value.url_too_long";

/** How severe it is when a rule is broken. */
export type LintLevel = "off" | "warning" | "error";

/** A rule, as data. */
export interface LintRule {
  readonly id: LintRuleId;
  readonly level: LintLevel;
  /** Its level with `strict`. */
  readonly strictLevel: LintLevel;
  /** Where it is told. */
  readonly source: string;
  /** The date of the source's edition or, where it tells none, the day on which it was read. */
  readonly date: string;
  /** What is wrong, to go behind what it is about; `{0}` to `{2}` are figures. */
  readonly messages: { readonly en: string; readonly it: string };
}

/** Every rule. */
export const lintRules: readonly LintRule[];

/** What breaks a rule. */
export interface LintFinding {
  readonly rule: LintRuleId;
  readonly level: "warning" | "error";
  /** Where, from the outside in. */
  readonly path: readonly (string | number)[];
  /** Where in the text at that path, if it is about a place in it: `text.slice(start, end)`. */
  readonly start?: number;
  readonly end?: number;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** Where the rule is told. */
  readonly source: string;
  /** The date of the source. */
  readonly date: string;
}

/** What to make of the rules. */
export interface LintOptions {
  /** Takes no chances: what may be refused is an error. */
  strict?: boolean;
  /** Levels of your own; `off` switches a rule off. */
  rules?: { readonly [Id in LintRuleId]?: LintLevel };
}

/** Something that may be a template, or become one. */
export type LintableTemplate = TemplatesCreateInput | TemplatesUpdateInput | Template | Readonly<Record<string, unknown>>;

/** Something that may be a message, or become one. */
export type LintableMessage = Message | Readonly<Record<string, unknown>>;

/**
 * What WhatsApp or Spoki would refuse of a template, before a rejection costs a day. It takes what
 * `templates.create` and `templates.update` take, and what `templates.retrieve` answers.
 *
 * ```ts
 * import { lintTemplate } from "spoki-wasm";
 *
 * const findings = lintTemplate({
 *   name: "ordine_spedito",
 *   category: "UTILITY",
 *   templatelocalization_set: [{ language: "it", body_template_component: { text: "Il tuo pacco è in viaggio, %%FIRST_NAME%%" } }],
 * });
 * for (const { rule, level, message } of findings) console.log(level, rule, message); // error body.variable_at_edge …
 * ```
 *
 * What cannot be seen in a template is not looked at: whether its name is free, how many templates the
 * account has, what a reviewer thinks. At most 1,000 findings are told.
 *
 * @throws {ValidationError} when it holds what JSON cannot, such as a function, or an option is wrong.
 */
export function lintTemplate(template: LintableTemplate, options?: LintOptions): LintFinding[];

/**
 * What WhatsApp would refuse of a message. Given its template, values are checked against it too.
 *
 * ```ts
 * import { lintMessage, type Message } from "spoki-wasm";
 *
 * const template = await spoki.templates.retrieve(123);
 * const message: Message = { type: "Template", phone: "+393331234567", template: 123, custom_fields: { ORDER_ID: "42" } };
 * if (lintMessage(message, { template }).length === 0) await spoki.messages.send(message);
 * ```
 *
 * @throws {ValidationError} when it holds what JSON cannot, such as a function, or an option is wrong.
 */
export function lintMessage(
  message: LintableMessage,
  options?: LintOptions & {
    /** The template that it is made of. */
    template?: LintableTemplate;
    /** How large its file is. */
    mediaBytes?: number;
  },
): LintFinding[];

/** A piece of a text that looks the same throughout. */
export interface TextSpan {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly strikethrough?: true;
  readonly monospace?: true;
  /** The code of the placeholder that it is, if there is no value for it. */
  readonly missing?: string;
}

/** A button of a preview. */
export interface PreviewButton {
  /** Such as `quick_reply`, `url` or `call`. */
  readonly button_type: string;
  readonly text: string;
  /** The address or the phone number that it leads to. */
  readonly target: string | null;
}

/** A card of a carousel, or the bubble around it. */
export interface PreviewCard {
  /** `format` is `text`, or the kind of file. */
  readonly header: { readonly format: string; readonly text: readonly TextSpan[] } | null;
  /** The only part that WhatsApp formats. */
  readonly body: readonly TextSpan[];
  readonly footer: readonly TextSpan[];
  /** In the order in which they are shown. */
  readonly buttons: readonly PreviewButton[];
}

/** A template as its recipient sees it. */
export interface TemplatePreview extends PreviewCard {
  readonly cards: readonly PreviewCard[];
  /** The codes that have no value, each once. */
  readonly missing: readonly string[];
}

/**
 * A template in one language with its values, ready to be drawn: WhatsApp's `*bold*`, `_italic_`,
 * `~strikethrough~` and monospace come as spans.
 *
 * ```ts
 * import { previewTemplate } from "spoki-wasm";
 *
 * const { body, missing } = previewTemplate(
 *   { body_template_component: { text: "Ciao *%%FIRST_NAME%%*, a presto." } },
 *   { FIRST_NAME: "Mario" },
 * );
 * body.map(({ text, bold }) => (bold ? `<b>${text}</b>` : text)).join(""); // Ciao <b>Mario</b>, a presto.
 * ```
 *
 * A placeholder without a value stays as it is; so does one whose value is empty, and one that would make the
 * values longer than a megabyte together.
 *
 * @throws {ValidationError} when a value is no string, or it holds what JSON cannot.
 */
export function previewTemplate(
  localization: TemplateLocalizationInput | TemplateLocalizationChange | TemplateLocalization | Readonly<Record<string, unknown>>,
  values?: Readonly<Record<string, string>>,
): TemplatePreview;

/**
 * Makes WhatsApp's variables of Spoki's placeholders. Each place has a number of its own, so a code
 * that stands there twice is in `codes` twice.
 *
 * ```ts
 * import { toMetaVariables } from "spoki-wasm";
 *
 * toMetaVariables("Ciao %%FIRST_NAME%%!"); // { text: "Ciao {{1}}!", codes: ["FIRST_NAME"] }
 * ```
 */
export function toMetaVariables(text: string): { text: string; codes: string[] };

/**
 * Makes Spoki's placeholders of WhatsApp's variables: `{{2}}` becomes the second of `codes`, and
 * `{{order_id}}` becomes `%%ORDER_ID%%`. A number that has no code stays.
 */
export function toSpokiPlaceholders(text: string, codes?: readonly string[]): string;

/**
 * What a message was sent to or came from. With `contact` among the subscription's expands, all of it.
 * An id beyond 2^53, of which no Spoki account is known to have any, comes as a string of its digits.
 */
export interface WebhookContact extends UnknownFields {
  id: number;
  phone?: string;
}

/**
 * How far a sent message has come. Others may be added. Deliveries come in any order: `foldStatus`
 * tells which one to keep.
 */
export type MessageStatus =
  | "Pending"
  | "Queued"
  | "Sent"
  | "Failed"
  | "Error"
  | "Delivered"
  | "Read"
  | (string & {});

/** A message that was sent: it is told again with each status. Phones can lack the plus. */
export interface OutboundMessage extends UnknownFields {
  uuid: string;
  send_status: MessageStatus;
  direction?: string;
  from_phone: string;
  to_phone: string;
  text: string | null;
  type?: string;
  content_type?: string;
  content?: unknown;
  /** Missing in the first `Sent` of some templates. */
  template?: unknown;
  sent_datetime: string | null;
  delivered_datetime: string | null;
  created_at?: string;
  /** Why it was not sent. */
  send_error_message: string | null;
  error_code: string | number | null;
  payload: string | null;
  /** What the sender gave along. */
  metadata: Readonly<Record<string, unknown>> | null;
  contact: WebhookContact;
  chat_uuid?: string;
}

/** A file of a message. */
export interface WebhookMedia extends UnknownFields {
  id: number;
  content_type: string;
}

/** A message that a contact wrote. */
export interface InboundMessage extends UnknownFields {
  uuid: string;
  from_phone: string;
  to_phone?: string;
  direction?: string;
  /** Empty where the message is a file. */
  text: string;
  /** Such as `Text`. */
  type: string;
  /** What was set for the button or the row that the contact chose. */
  payload: string | null;
  /** The uuid of the message that this one answers. */
  replyToMessageUid: string | null;
  sent_datetime: string;
  created_at?: string;
  contact: WebhookContact;
  chat_uuid: string;
  mediamessage_set: WebhookMedia[];
  preview?: { body?: string } & UnknownFields;
}

/** What an event tells whose fields are not published. */
export type UnpublishedData = Readonly<Record<string, unknown>>;

/**
 * What each event tells. Others exist whose names are not published: declare those that you get by
 * merging with this interface.
 */
export interface WebhookEvents {
  "message.outbound": OutboundMessage;
  "message.inbound": InboundMessage;
  "message.note": UnpublishedData;
  "chat.has_unread_messages": UnpublishedData;
  "contact.created": Contact;
  "contact.updated": Contact;
  "contact.deleted": Contact;
  "contact_tag.created": UnpublishedData;
  "contact_tag.deleted": UnpublishedData;
  "contact_list.created": UnpublishedData;
  "contact_list.deleted": UnpublishedData;
}

/** What Spoki delivers. */
export interface WebhookEnvelope<Name extends string, Data> extends UnknownFields {
  event: Name;
  /** What identifies the event: one that was seen before is a repetition. */
  event_uuid?: string;
  /** When it happened, in unix seconds, sometimes with a fraction. */
  timestamp?: number;
  version?: number;
  data: Data;
}

// An enumeration, because only of a type with known values does a comparison with "message.inbound"
// tell the compiler that the event is no other. Nothing of that name exists at run time.
declare enum Unlisted {
  Name = "",
}

/** The name of an event that `WebhookEvents` does not list. Assign it to a `string` to compare it. */
export type UnlistedEventName = Unlisted;

/**
 * An event. To compare `event.event` with a name of `WebhookEvents` says what `event.data` is.
 *
 * ```ts
 * import { verifyWebhook } from "spoki-wasm";
 *
 * const event = verifyWebhook(delivery);
 * if (event.event === "message.inbound") console.log(event.data.text);
 * ```
 */
export type WebhookEvent =
  | { [Name in keyof WebhookEvents]: WebhookEnvelope<Name, WebhookEvents[Name]> }[keyof WebhookEvents]
  | WebhookEnvelope<UnlistedEventName, UnpublishedData>;

/** A delivery, and what it is checked against. */
export type WebhookDelivery = {
  /** The body as it was received. Parsed and encoded again it has another signature. */
  payload: string | BufferSource;
  /** The header `X-Spoki-Signature`. */
  signature: string | readonly string[] | null | undefined;
  /** How many seconds the signature may be away from now, in both directions; 300 unless given. */
  toleranceSeconds?: number;
  /** The time, in unix seconds; the clock's unless given. */
  now?: number;
} & (
  | {
      /** The subscription's secret. */
      secret: string | undefined;
      secrets?: undefined;
    }
  | {
      /** While the secret is being replaced: the new one and the old one. */
      secrets: readonly string[];
      secret?: undefined;
    }
);

/**
 * Checks the signature of a delivery, and gives its event.
 *
 * ```ts
 * import { verifyWebhook } from "spoki-wasm";
 *
 * const event = verifyWebhook({
 *   payload: await request.text(),
 *   signature: request.headers.get("x-spoki-signature"),
 *   secret: env.SPOKI_WEBHOOK_SECRET,
 * });
 * ```
 *
 * Deliveries of version 1 are refused: how they are signed is not published. The header
 * `X-SPOKI-ACCOUNT` is not signed, so nothing may depend on it.
 *
 * @throws {WebhookError} when the delivery must not be believed.
 */
export function verifyWebhook(delivery: WebhookDelivery): WebhookEvent;

/** Signs a body as Spoki does, for tests: gives the value of the header `X-Spoki-Signature`. */
export function signWebhook(delivery: {
  payload: string | BufferSource;
  secret: string;
  /** In unix seconds; the clock's unless given. */
  timestamp?: number;
}): string;

/**
 * The status to keep, of the one that is known and the one that was delivered now: none goes back,
 * and what has arrived has not failed.
 */
export function foldStatus(current: MessageStatus | null | undefined, next: MessageStatus): MessageStatus;

/** Where the events that were seen are kept. */
export interface WebhookStore {
  /**
   * Adds the key unless it is there, in one step: `true` if it was not there. The key may be
   * forgotten after `ttlMs` milliseconds, if that is given.
   */
  add(key: string, ttlMs: number | undefined): boolean | Promise<boolean>;
}

/**
 * Makes a function that tells whether an event was seen before, by its `event_uuid`: `"new"`,
 * `"duplicate"`, or `"unidentified"` where it has none.
 *
 * An event is kept as seen when it is asked about. If your work on it fails, remove its key from the
 * store before you answer, or its repetition will be taken for a duplicate.
 */
export function createWebhookDeduplicator(options: {
  store: WebhookStore;
  /** Is handed to the store. How long Spoki repeats a delivery is not published. */
  ttlMs?: number;
}): (event: WebhookEvent) => Promise<"new" | "duplicate" | "unidentified">;

export {};

/**
 * An account as Spoki answers it (reference section 7, documented). Money is in thousandths of a
 * euro.
 */
export interface Account extends UnknownFields {
    /**
     * What identifies the account in paths.
     */
    id: number;
    /**
     * Its name.
     */
    name: string;
    /**
     * What is left to spend, in thousandths of a euro.
     */
    current_credit: number;
    /**
     * Such as `Active`.
     */
    status: string;
    /**
     * Language code of new contacts.
     */
    default_language: string;
    /**
     * The phone, without `+`.
     */
    phone: string | null;
    /**
     * Whether WhatsApp has verified the business.
     */
    has_official_verification: boolean;
    /**
     * How many people WhatsApp lets the account write to a day.
     */
    daily_limit: number;
    /**
     * Such as `Connected`.
     */
    phone_status: string;
    /**
     * WhatsApp's rating: a number or a word.
     */
    quality_score: number | string | null;
    /**
     * Why the rating is what it is; its shape is not published.
     */
    quality_reasons: unknown;
    /**
     * Whether the account can be used.
     */
    is_active: boolean;
    /**
     * May be empty.
     */
    country_code: string;
    /**
     * How many conversations the credit is good for.
     */
    estimated_available_conversations: number;
    /**
     * 1 sandbox, 2 standard, 4 agency.
     */
    account_type: number;
    /**
     * What is added to prices.
     */
    default_pricing_delta: number;
    /**
     * Below this credit Spoki warns, in thousandths of a euro.
     */
    low_credit_threshold: number;
    /**
     * Whether it warns at all.
     */
    has_low_credit_alert: boolean;
    /**
     * The credit that must stay.
     */
    min_credit_balance_millicents?: number | null | undefined;
    /**
     * Calling code, such as `+39`.
     */
    default_prefix: string;
    /**
     * Such as `IT`.
     */
    default_country_code: string;
    /**
     * Such as `Europe/Rome`.
     */
    timezone: string;
    /**
     * People written to in the last day.
     */
    contacted_in_24h: number;
    /**
     * People written to in the last week.
     */
    contacted_in_7d: number;
    /**
     * The channel that messages go out from unless another is named.
     */
    primary_channel_id?: number | null | undefined;
    /**
     * The channels.
     */
    channels?: Channel[] | undefined;
}

/**
 * An agency as Spoki answers it (reference section 7, documented). How its clients are named in the
 * answer is not published: they are among the unknown fields.
 */
export interface Agency extends UnknownFields {
    /**
     * What identifies the agency in paths.
     */
    id: number;
    /**
     * Its own account: the id, or the whole of it.
     */
    account: number | Account | null;
}

/**
 * The API key of an account.
 */
export interface ApiKey extends UnknownFields {
    /**
     * The key. It is not shown again.
     */
    api_key: string;
}

/**
 * An automation as Spoki answers it (reference section 7, documented).
 */
export interface Automation extends UnknownFields {
    /**
     * What identifies the automation in paths; starting it takes the trigger's `uuid`.
     */
    id: number;
    /**
     * Its name.
     */
    name: string;
    /**
     * Whether it runs.
     */
    is_active: boolean;
    /**
     * Whether it is marked as a favourite.
     */
    is_favorite?: boolean | undefined;
    /**
     * The text that its first message has.
     */
    first_message_text: string | null;
    /**
     * When it was created, ISO 8601.
     */
    created_datetime: string;
    /**
     * When it was last changed, ISO 8601.
     */
    updated_datetime: string;
    /**
     * The addresses that start it.
     */
    webhook_set: AutomationTrigger[];
}

/**
 * An automation by its id, with its name.
 */
export interface AutomationRef extends UnknownFields {
    /**
     * What identifies the automation.
     */
    id: number;
    /**
     * Its name.
     */
    name: string;
}

/**
 * An address that starts an automation. `uuid` and `secret` are what `automations.start` takes.
 */
export interface AutomationTrigger extends UnknownFields {
    /**
     * Whether the address works.
     */
    is_active: boolean;
    /**
     * The whole address.
     */
    link: string;
    /**
     * The secret that goes into the body. Keep it as you keep a key.
     */
    secret: string;
    /**
     * What identifies the trigger in the path.
     */
    uuid: string;
    /**
     * Its name.
     */
    name?: string | undefined;
    /**
     * Whose address it is; `Api` is the one for callers like this.
     */
    platform?: string | undefined;
}

/**
 * A campaign as Spoki answers it (reference section 7, documented).
 */
export interface Campaign extends UnknownFields {
    /**
     * What identifies the campaign in paths.
     */
    id: number;
    /**
     * Its name.
     */
    name: string;
    /**
     * `Draft`, `Scheduled`, `Processing`, `Completed`; more may exist.
     */
    status: string;
    /**
     * When it starts, ISO 8601.
     */
    scheduled_datetime: string | null;
    /**
     * When it was created, ISO 8601.
     */
    created_datetime: string;
    /**
     * The automation that it runs.
     */
    automation: AutomationRef | null;
    /**
     * The lists whose contacts it reaches.
     */
    lists: List[];
    /**
     * Ids of contacts that it reaches besides.
     */
    other_contacts: number[];
    /**
     * How many contacts it reaches.
     */
    contacts_count: number;
    /**
     * For how many the automation was started.
     */
    automation_started: number;
    /**
     * For how many it came to its end.
     */
    automation_completed: number;
    /**
     * For how many it failed.
     */
    automation_failed: number;
    /**
     * For how many it failed although their data were valid.
     */
    automation_valid_failed: number;
    /**
     * How many answered it.
     */
    automation_interacted_with: number;
    /**
     * Messages that were sent.
     */
    messages_sent: number;
    /**
     * Messages that arrived.
     */
    messages_received: number;
    /**
     * Messages that were read.
     */
    messages_read: number;
    /**
     * Messages that failed.
     */
    messages_failed: number;
}

/**
 * A channel as Spoki answers it. There are two generations of answers (reference section 7): nothing
 * but the id is in both.
 */
export interface Channel extends UnknownFields {
    /**
     * What identifies the channel in paths.
     */
    id: number;
    /**
     * Its name.
     */
    name?: string | undefined;
    /**
     * What the platform calls it.
     */
    identifier?: string | undefined;
    /**
     * Such as `WhatsApp`.
     */
    platform?: string | number | undefined;
    /**
     * Such as `whatsapp`.
     */
    type?: string | undefined;
    /**
     * Its phone.
     */
    phone?: string | null | undefined;
    /**
     * Such as `Active`.
     */
    status?: string | undefined;
    /**
     * Such as `Connected`, in one generation with a coloured circle in front.
     */
    phone_status?: string | null | undefined;
    /**
     * WhatsApp's rating: a number or a word.
     */
    quality_score?: number | string | null | undefined;
    /**
     * Why the rating is what it is; its shape is not published.
     */
    quality_reasons?: unknown | undefined;
    /**
     * Whether messages go out from it unless another is named.
     */
    is_primary?: boolean | undefined;
    /**
     * Whether it can be used.
     */
    is_active?: boolean | undefined;
    /**
     * Whether WhatsApp has verified the business.
     */
    has_official_verification?: boolean | undefined;
    /**
     * How many people WhatsApp lets it write to a day.
     */
    daily_limit?: number | null | undefined;
    /**
     * 1 sandbox, 2 standard, 4 agency.
     */
    account_type?: number | undefined;
}

/**
 * What creating a channel answers: the channel, or, for WhatsApp, perhaps a page where its owner
 * goes on. Which it is, is not settled (reference section 8).
 */
export type ChannelOrLink = OnboardingLink | Channel;

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
     * Whether the contact wants marketing messages.
     */
    is_subscribed?: boolean | undefined;
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
 * A contact by its id.
 */
export interface ContactRef extends UnknownFields {
    /**
     * What identifies the contact.
     */
    id: number;
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
 * A token for one load of an embedded page (reference section 8, seen live).
 */
export interface EmbeddingToken extends UnknownFields {
    /**
     * The token: whoever has it is logged in.
     */
    token: string;
    /**
     * Who is logged in by it.
     */
    uid: string;
}

/**
 * The relations that deliveries hold as whole objects.
 */
export interface Expands extends UnknownFields {
    /**
     * Such as `contact`.
     */
    expands: string[];
}

/**
 * A subscription as Spoki answers it (reference section 7, inferred).
 */
export interface ExternalWebhook extends UnknownFields {
    /**
     * What identifies the subscription in paths.
     */
    id: number;
    /**
     * The event that it is for.
     */
    event: string;
    /**
     * 1 or 2: how deliveries are signed and wrapped.
     */
    version: number;
    /**
     * Where deliveries go.
     */
    url: string;
    /**
     * Whether they go.
     */
    is_active: boolean;
    /**
     * What signatures are made with; answered when the subscription is created only.
     */
    secret?: string | undefined;
}

/**
 * An invitation as Spoki answers it (reference section 7, inferred).
 */
export interface Invitation extends UnknownFields {
    /**
     * What identifies the invitation in paths.
     */
    id: number;
    /**
     * Where it was sent.
     */
    email: string;
    /**
     * The role that comes with it.
     */
    role: string;
    /**
     * The name that was given.
     */
    additional_info?: InvitedPerson | null | undefined;
    /**
     * When it was created, ISO 8601.
     */
    created_datetime?: string | undefined;
}

/**
 * The name of a person who is invited.
 */
export interface InvitedPerson extends UnknownFields {
    /**
     * First name.
     */
    first_name?: string | undefined;
    /**
     * Last name.
     */
    last_name?: string | undefined;
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
 * Registered media as Spoki answers it (reference section 7, documented).
 */
export interface Media extends UnknownFields {
    /**
     * What identifies the media in paths.
     */
    id: number;
    /**
     * Its name.
     */
    title: string;
    /**
     * Where Spoki keeps it.
     */
    media: string | null;
    /**
     * The MIME type.
     */
    content_type: string;
    /**
     * `image`, `video`, `audio` or `document`.
     */
    format_type: string;
    /**
     * Where it came from.
     */
    external_url: string | null;
    /**
     * What another platform calls it.
     */
    external_id: string | null;
    /**
     * Whether it was deleted.
     */
    is_deleted: boolean;
}

/**
 * A page where the owner of an account goes on.
 */
export interface OnboardingLink extends UnknownFields {
    /**
     * The address of the page.
     */
    redirect_url: string;
}

/**
 * A partner. Spoki does not publish the fields.
 */
export interface Partner extends UnknownFields {
    /**
     * What identifies the partner.
     */
    id: number;
}

/**
 * The private key of a role, which embedded pages are opened with.
 */
export interface PrivateKey extends UnknownFields {
    /**
     * The key. It is shown only once.
     */
    value: string;
}

/**
 * Whether a role has a private key. Both shapes are possible (reference section 13, 8).
 */
export type PrivateKeyPresence = boolean | { has_private_key: boolean };

/**
 * A report as Spoki answers it (reference section 7, documented).
 */
export interface Report extends UnknownFields {
    /**
     * The id of the account.
     */
    account: number;
    /**
     * `Day`, `Month` or `Year`.
     */
    granularity: string;
    /**
     * The first day.
     */
    period_start: string;
    /**
     * Contacts that were written to.
     */
    contacted_contacts: number | null;
    /**
     * Messages made of a template.
     */
    template_message_count: number | null;
    /**
     * Messages of free text.
     */
    free_message_count: number | null;
    /**
     * Messages that came in.
     */
    incoming_message_count: number | null;
    /**
     * Messages either way.
     */
    exchanged_messages: number | null;
    /**
     * Messages that were sent.
     */
    sent_message_count: number | null;
    /**
     * Messages that arrived.
     */
    delivered_message_count: number | null;
    /**
     * Messages that were read.
     */
    read_message_count: number | null;
    /**
     * Conversations.
     */
    conversation_count: number | null;
    /**
     * When it was made, ISO 8601.
     */
    created_datetime: string | null;
    /**
     * When it was last brought up to date, ISO 8601.
     */
    updated_datetime: string | null;
}

/**
 * The membership of a user in an account (reference section 7, seen live).
 */
export interface Role extends UnknownFields {
    /**
     * What identifies the role in paths.
     */
    id: number;
    /**
     * `Owner`, `Administrator`, `Chat Operator Manager` or `Chat Operator`.
     */
    role: string;
    /**
     * The member.
     */
    user: User;
}

/**
 * What sending a message answers (reference section 8, seen live in several shapes). An answer
 * without `uuid` does not say that the message was accepted.
 */
export interface SentMessage extends UnknownFields {
    /**
     * What identifies the message, also in webhooks.
     */
    uuid?: string | undefined;
    /**
     * What identifies it inside Spoki.
     */
    id?: number | undefined;
    /**
     * Such as `Pending`.
     */
    status?: string | undefined;
    /**
     * What Spoki says, such as `Message queued`.
     */
    detail?: string | undefined;
    /**
     * Whether it was accepted.
     */
    accepted?: boolean | undefined;
    /**
     * Whom it is for.
     */
    contact?: ContactRef | undefined;
}

/**
 * A new secret for signatures (reference section 8; the name of the field is inferred).
 */
export interface SigningSecret extends UnknownFields {
    /**
     * The secret. It is shown only once.
     */
    secret?: string | undefined;
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

/**
 * A template as Spoki answers it (reference section 8, documented and seen live).
 */
export interface Template extends UnknownFields {
    /**
     * What identifies the template in paths and in `messages.send`.
     */
    id: number;
    /**
     * Its name inside Spoki.
     */
    name: string;
    /**
     * `MARKETING`, `UTILITY` or `AUTHENTICATION`; older accounts have others.
     */
    category: string;
    /**
     * Such as `CLASSIC`.
     */
    subcategory: string | null;
    /**
     * Whether WhatsApp has approved it.
     */
    is_approved?: boolean | undefined;
    /**
     * Whether it is marked as a favourite.
     */
    is_favorite?: boolean | undefined;
    /**
     * A number here; 0 is a draft.
     */
    status?: number | string | undefined;
    /**
     * The custom fields that its texts name, as codes or as objects.
     */
    customfield_set: (string | { key: string })[];
    /**
     * Ids of groups.
     */
    template_groups?: number[] | undefined;
    /**
     * The texts, one for each language.
     */
    templatelocalization_set: TemplateLocalization[];
}

/**
 * A button.
 */
export interface TemplateButton extends UnknownFields {
    /**
     * What stands on it.
     */
    text: string;
    /**
     * Its place.
     */
    order: number;
    /**
     * `quick_reply`, `url`, `call`; more exist.
     */
    button_type: string;
    /**
     * Whom it calls.
     */
    phone_number: string | null;
    /**
     * The form that it opens.
     */
    form_id: number | null;
    /**
     * The address that it opens.
     */
    url: string | null;
    /**
     * Whether the address is shortened, so that clicks are counted.
     */
    send_as_shortlink: boolean;
    /**
     * The code of the short address.
     */
    shortlink_code?: string | null | undefined;
}

/**
 * A header, body or footer.
 */
export interface TemplateComponent extends UnknownFields {
    /**
     * `header`, `body` or `footer`.
     */
    component_type: string | null;
    /**
     * Of headers: `text`, `image`, `video` or `document`.
     */
    format: string | null;
    /**
     * The text, with `%%CODE%%` where a value goes.
     */
    text: string | null;
    /**
     * Its parameters; their shape is not published.
     */
    parameters: unknown[];
}

/**
 * A template in one language. Older answers name its parts `header`, `body`, `footer` and
 * `button_set`; `header()`, `body()` and `footer()` read both.
 */
export interface TemplateLocalization extends UnknownFields {
    /**
     * What identifies it when the template is changed.
     */
    id: number;
    /**
     * Language code.
     */
    language: string;
    /**
     * A word, such as `APPROVED`, or a number.
     */
    status: number | string | null;
    /**
     * Why WhatsApp rejected it.
     */
    rejection_reason: string | null;
    /**
     * What exactly is wrong.
     */
    rejection_detail: string | null;
    /**
     * What to do about it.
     */
    rejection_recommendation: string | null;
    /**
     * When the status changed, ISO 8601.
     */
    status_updated_at: string | null;
    /**
     * The header.
     */
    header_template_component: TemplateComponent | string | null;
    /**
     * The body.
     */
    body_template_component: TemplateComponent | string | null;
    /**
     * The footer.
     */
    footer_template_component: TemplateComponent | string | null;
    /**
     * The header in older answers.
     */
    header?: TemplateComponent | string | null | undefined;
    /**
     * The body in older answers.
     */
    body?: TemplateComponent | string | null | undefined;
    /**
     * The footer in older answers.
     */
    footer?: TemplateComponent | string | null | undefined;
    /**
     * The buttons.
     */
    templatebuttoncomponent_set: TemplateButton[];
    /**
     * The buttons in older answers.
     */
    button_set?: TemplateButton[] | undefined;
    /**
     * A sample value for each placeholder.
     */
    example_custom_fields: Record<string, string> | null;
    /**
     * A sample of the header's media; its shape is not published.
     */
    example_header_media: unknown;
    /**
     * The header's media unless a message brings its own: registered media, or a name and an address.
     */
    default_header_media: unknown;
    /**
     * The cards of a carousel; their shape is not published.
     */
    templatecarouselcomponent_set: unknown[] | null;
}

/**
 * A ticket as Spoki answers it (reference section 8, seen live).
 */
export interface Ticket extends UnknownFields {
    /**
     * What identifies the ticket in paths.
     */
    id: number;
    /**
     * Its title.
     */
    title: string;
    /**
     * What it is about.
     */
    description: string | null;
    /**
     * `Open`, `In Progress`, `Closed` and so on, or one of the account's own.
     */
    status: string;
    /**
     * `Lowest` to `Highest`.
     */
    priority: string;
    /**
     * The reference; Spoki makes one when none is given.
     */
    reference: string | null;
    /**
     * When it was created, ISO 8601.
     */
    created_datetime: string;
    /**
     * When it was last changed, ISO 8601.
     */
    updated_datetime: string;
    /**
     * When it was closed, ISO 8601.
     */
    closed_datetime: string | null;
    /**
     * Whom it is for.
     */
    contact: Contact;
    /**
     * Who works on it.
     */
    owner: TicketOwner | null;
}

/**
 * Who works on a ticket.
 */
export interface TicketOwner extends UnknownFields {
    /**
     * The user.
     */
    user: User | null;
}

/**
 * A user, in the spelling that roles have for names.
 */
export interface User extends UnknownFields {
    /**
     * What identifies the user.
     */
    id: number;
    /**
     * The same for embedded pages.
     */
    uid: string;
    /**
     * The e-mail address; that of a service user is made up by Spoki.
     */
    email: string;
    /**
     * First name.
     */
    firstname: string;
    /**
     * Last name.
     */
    surname: string;
    /**
     * The address of a picture.
     */
    image: string | null;
    /**
     * Whether it is a service user, which is no person.
     */
    is_service: boolean;
}



/**
 * A step of an automation. What else it holds depends on its type: `template` and
 * `custom_field_values`, `text`, `tags`, `custom_field` and `value`, `conditions` and so on.
 */
export interface AutomationStep {
  /** What it does. */
  step_type: "TemplateMessage" | "FreeMessage" | "Delay" | "AddTag" | "CustomField" | "Webhook" | "IfElse" | (string & {});
  /** Its place. */
  position?: number;
  /** A note for people. */
  note?: string;
  /** A reference of your own. */
  reference?: string;
  /** A key of your own. */
  key?: string;
  /** How long a `Delay` takes. */
  delay_seconds?: number;
  /** The steps of a branch, each an object like this one. */
  step_set?: readonly Readonly<Record<string, unknown>>[];
  /** Fields that are not known here. */
  [field: string]: unknown;
}

/** What a button of a template sends back when it is pressed. */
export interface ButtonPayload {
  /** The button's place. */
  order: number;
  /** Comes back in the webhook. */
  payload?: string;
}

/** A file on a card of a carousel, for one language or for all. */
export interface CardMedia {
  /** Where everybody can fetch it. */
  url: string;
  /** The name that documents are shown with. */
  filename?: string;
  /** The language that it is for. */
  language?: string;
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
  /** Language: `it`, `it_IT` or `Italiano`, sent as `it`; a new contact without one gets `en`. */
  language?: string;
  /** Marketing consent. Changing it can fire an automation. */
  status?: "Not Declared" | "Subscribed" | "Unsubscribed";
  /** Values of custom fields, by code. */
  custom_fields?: Record<string, string>;
}

/** A file that is shown above the text. */
export interface HeaderMedia {
  /** Where everybody can fetch it. */
  url: string;
  /** The name that documents are shown with. */
  filename?: string;
}

/** Free text with buttons that answer. */
export interface InteractiveMessage {
  /** Always `Message`. */
  type: "Message";
  /** Always `Interactive`. */
  content_type: "Interactive";
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** The recipient's e-mail address. */
  email?: string;
  /** The id of the channel that it goes out from; the primary one unless given. */
  channel_id?: Id;
  /** Data of yours that comes back in webhooks. */
  metadata?: Readonly<Record<string, unknown>>;
  /** The text. */
  text: string;
  /** What stands above the text. */
  header?: MessageHeader;
  /** What stands below the text. */
  footer?: MessageFooter;
  /** The buttons: one to three. */
  buttons: readonly ReplyButton[];
}

/** The name of a person who is invited. */
export interface InvitedPersonInput {
  /** First name. */
  first_name?: string;
  /** Last name. */
  last_name?: string;
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
  /** Language: `it`, `it_IT` or `Italiano`, sent as `it`; a new contact without one gets `en`. */
  language?: string;
  /** Values of custom fields, by code. */
  custom_fields?: Record<string, string>;
}

/** Free text with a list to choose from. */
export interface ListMessage {
  /** Always `Message`. */
  type: "Message";
  /** Always `List`. */
  content_type: "List";
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** The recipient's e-mail address. */
  email?: string;
  /** The id of the channel that it goes out from; the primary one unless given. */
  channel_id?: Id;
  /** Data of yours that comes back in webhooks. */
  metadata?: Readonly<Record<string, unknown>>;
  /** The text. */
  text: string;
  /** What stands above the text. */
  header?: MessageHeader;
  /** What stands below the text. */
  footer?: MessageFooter;
  /** The list. */
  list: MessageList;
}

/** A row of a list. */
export interface ListRow {
  /** What stands in it. */
  title: string;
  /** What stands below, smaller. */
  description?: string;
  /** Comes back in the webhook. */
  payload?: string;
}

/** A section of a list. */
export interface ListSection {
  /** Its title. */
  title?: string;
  /** Its rows. */
  rows: readonly ListRow[];
}

/** A file. Spoki does not document this kind; the names are those of one integration. */
export interface MediaMessage {
  /** Always `Message`. */
  type: "Message";
  /** What kind of file it is. */
  content_type: "Image" | "Document" | "Video" | "Audio";
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** Where everybody can fetch it. */
  media: string;
  /** The text below it. */
  caption?: string;
  /** The name that documents are shown with. */
  filename?: string;
}

/** A message of any kind. `type` and `content_type` say which it is. */
export type Message =
  | TemplateMessage
  | TemplateMediaMessage
  | TemplateCarouselLanguagesMessage
  | TextMessage
  | InteractiveMessage
  | ListMessage
  | NoteMessage
  | MediaMessage;

/** What stands below the text. */
export interface MessageFooter {
  /** The text. */
  text?: string;
}

/** What stands above the text. */
export interface MessageHeader {
  /** What it holds, such as `text`. */
  format?: "text" | "image" | "video" | "document" | (string & {});
  /** The text. */
  text?: string;
}

/** A list to choose from. */
export interface MessageList {
  /** What stands on the button that opens it. */
  title: string;
  /** Its sections. */
  sections: readonly ListSection[];
}

/** A note in the chat, which the contact does not see. */
export interface NoteMessage {
  /** Always `Note`. */
  type: "Note";
  /** Always `Text`. */
  content_type: "Text";
  /** Whose chat it is for; sent as E.164. */
  phone: string;
  /** The text. */
  text: string;
}

/** A button that answers. */
export interface ReplyButton {
  /** Always `quick_reply`. */
  button_type?: "quick_reply";
  /** What stands on it: at most 20 characters. */
  text: string;
  /** Its place. */
  order: number;
  /** Comes back in the webhook. */
  payload?: string;
}

/** A contact that an automation is started for. It is created or updated, found by its phone. */
export interface StartContact {
  /** The phone; sent as E.164. */
  phone: string;
  /** First name. */
  first_name?: string;
  /** Last name. */
  last_name?: string;
  /** E-mail address; an empty string removes it. */
  email?: string;
  /** Language: `it`, `it_IT` or `Italiano`, sent as `it`. */
  language?: string;
  /** Values of custom fields, by code. */
  custom_fields?: Record<string, string>;
  /** Data of yours that the run carries along. */
  metadata?: Readonly<Record<string, unknown>>;
}

/** A client of a software vendor, who gets an account. */
export interface SvClient {
  /** The name of the account. */
  account_name: string;
  /** The client's e-mail address. */
  email: string;
  /** The country in small letters, such as `it`. */
  country?: string;
  /** The country in capital letters, such as `IT`. */
  country_code?: string;
  /** The client's first name. */
  first_name?: string;
  /** VAT in hundredths of a per cent: 2200 are 22 %. */
  vat_amount?: number;
}

/** The text. */
export interface TemplateBodyInput {
  /** Always `body`. */
  component_type?: "body";
  /** Parameters; their shape is not published. */
  parameters?: readonly unknown[];
  /** Always `null`. */
  format?: null;
  /** The text, with `%%CODE%%` where a value goes. */
  text: string;
}

/** A button below the text. */
export interface TemplateButtonInput {
  /** Always `null`. */
  component_type?: null;
  /** What stands on it: at most 20 characters. */
  text: string;
  /** Its place. */
  order: number;
  /** What it does. */
  button_type: "quick_reply" | "url" | "call" | (string & {});
  /** Whom it calls. */
  phone_number?: string | null;
  /** The id of the form that it opens. */
  form_id?: Id | null;
  /** The address that it opens. */
  url?: string | null;
  /** Whether the address is shortened, so that clicks are counted. */
  send_as_shortlink?: boolean;
}

/** A carousel made of a template, with files of its own on the cards, also by language. */
export interface TemplateCarouselLanguagesMessage {
  /** Always `Template`. */
  type: "Template";
  /** The id of the template; it must be approved. */
  template: Id;
  /** The language of its text. */
  language?: string;
  /** The values that go into its text, by code. */
  custom_fields?: Record<string, string>;
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** The recipient's e-mail address. */
  email?: string;
  /** The id of the channel that it goes out from; the primary one unless given. */
  channel_id?: Id;
  /** Data of yours that comes back in webhooks. */
  metadata?: Readonly<Record<string, unknown>>;
  /** The files, in the order of the cards, for each language. */
  header_media_set: readonly CardMedia[];
  buttons?: never;
  header_media?: never;
}

/** What stands below the text. */
export interface TemplateFooterInput {
  /** Always `footer`. */
  component_type?: "footer";
  /** Parameters; their shape is not published. */
  parameters?: readonly unknown[];
  /** Always `null`. */
  format?: null;
  /** The text. */
  text?: string;
}

/** What stands above the text. */
export interface TemplateHeaderInput {
  /** Always `header`. */
  component_type?: "header";
  /** Parameters; their shape is not published. */
  parameters?: readonly unknown[];
  /** What it holds. */
  format?: "text" | "image" | "video" | "document" | (string & {});
  /** The text, with `%%CODE%%` where a value goes. */
  text?: string;
}

/** A template in one language, as it is to be. */
export interface TemplateLocalizationChange {
  /** What identifies it, if it exists. */
  id?: Id;
  /** Language code, such as `it`. */
  language: string;
  /** Its state; 0 is a draft. */
  status?: number;
  /** What stands above the text. */
  header_template_component?: TemplateHeaderInput | null;
  /** The text. */
  body_template_component: TemplateBodyInput;
  /** What stands below the text. */
  footer_template_component?: TemplateFooterInput | null;
  /** The buttons. */
  templatebuttoncomponent_set?: readonly TemplateButtonInput[];
  /** A sample value for each placeholder; WhatsApp asks for them. */
  example_custom_fields?: Record<string, string>;
  /** A sample of the header's media; its shape is not published. */
  example_header_media?: Readonly<Record<string, unknown>> | null;
  /** The header's media unless a message brings its own. */
  default_header_media?: Readonly<Record<string, unknown>> | null;
  /** The cards of a carousel; their shape is not published. */
  templatecarouselcomponent_set?: readonly Readonly<Record<string, unknown>>[] | null;
}

/** A template in one language. */
export interface TemplateLocalizationInput {
  /** Language code, such as `it`. */
  language: string;
  /** Its state; 0 is a draft. */
  status?: number;
  /** What stands above the text. */
  header_template_component?: TemplateHeaderInput | null;
  /** The text. */
  body_template_component: TemplateBodyInput;
  /** What stands below the text. */
  footer_template_component?: TemplateFooterInput | null;
  /** The buttons. */
  templatebuttoncomponent_set?: readonly TemplateButtonInput[];
  /** A sample value for each placeholder; WhatsApp asks for them. */
  example_custom_fields?: Record<string, string>;
  /** A sample of the header's media; its shape is not published. */
  example_header_media?: Readonly<Record<string, unknown>> | null;
  /** The header's media unless a message brings its own. */
  default_header_media?: Readonly<Record<string, unknown>> | null;
  /** The cards of a carousel; their shape is not published. */
  templatecarouselcomponent_set?: readonly Readonly<Record<string, unknown>>[] | null;
}

/** A message made of a template, with a file of its own above the text. */
export interface TemplateMediaMessage {
  /** Always `Template`. */
  type: "Template";
  /** The id of the template; it must be approved. */
  template: Id;
  /** The language of its text. */
  language?: string;
  /** The values that go into its text, by code. */
  custom_fields?: Record<string, string>;
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** The recipient's e-mail address. */
  email?: string;
  /** The id of the channel that it goes out from; the primary one unless given. */
  channel_id?: Id;
  /** Data of yours that comes back in webhooks. */
  metadata?: Readonly<Record<string, unknown>>;
  /** The file. */
  header_media: HeaderMedia;
  buttons?: never;
  header_media_set?: never;
}

/** A message made of a template. */
export interface TemplateMessage {
  /** Always `Template`. */
  type: "Template";
  /** The id of the template; it must be approved. */
  template: Id;
  /** The language of its text. */
  language?: string;
  /** The values that go into its text, by code. */
  custom_fields?: Record<string, string>;
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** The recipient's e-mail address. */
  email?: string;
  /** The id of the channel that it goes out from; the primary one unless given. */
  channel_id?: Id;
  /** Data of yours that comes back in webhooks. */
  metadata?: Readonly<Record<string, unknown>>;
  /** What its buttons send back. */
  buttons?: readonly ButtonPayload[];
  header_media?: never;
  header_media_set?: never;
}

/** Free text. */
export interface TextMessage {
  /** Always `Message`. */
  type: "Message";
  /** Always `Text`. */
  content_type: "Text";
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** The recipient's e-mail address. */
  email?: string;
  /** The id of the channel that it goes out from; the primary one unless given. */
  channel_id?: Id;
  /** Data of yours that comes back in webhooks. */
  metadata?: Readonly<Record<string, unknown>>;
  /** The text. */
  text: string;
}

/** What `automations.start` takes. */
export interface AutomationsStartInput {
  /** The trigger's secret. */
  secret: string;
  /** The phone; sent as E.164. */
  phone: string;
  /** First name. */
  first_name?: string;
  /** Last name. */
  last_name?: string;
  /** E-mail address; an empty string removes it. */
  email?: string;
  /** Language: `it`, `it_IT` or `Italiano`, sent as `it`. */
  language?: string;
  /** Values of custom fields, by code. */
  custom_fields?: Record<string, string>;
  /** Data of yours that the run carries along. */
  metadata?: Readonly<Record<string, unknown>>;
}

/** What `automations.start_bulk` takes. */
export interface AutomationsStartBulkInput {
  /** The trigger's secret. */
  secret: string;
  /** The contacts. Spoki publishes no limit: 500 in a request is that of its other batches. */
  contacts: readonly StartContact[];
}

/** What `automations.list` takes. */
export interface AutomationsListInput {
  /** Found in the name or the address of a trigger. */
  search?: string;
  /** Whose address starts it. */
  webhook_platform?: "Api" | "Active Campaign" | "Woocommerce" | "Magento" | "Prestashop" | "Shopify" | "Zapier" | "Qapla'" | "BrainLead" | "HubSpot" | "Klaviyo" | "Zoho" | "Sendinblue" | "WPNotif" | "Connectif" | "IFTTT" | "Pipedrive" | "Meta" | "Zendesk";
  /** Running ones only, or the others only. */
  is_active?: boolean;
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many automations a page holds. */
  page_size?: Id;
}

/** What `automations.create` takes. */
export interface AutomationsCreateInput {
  /** Its name. */
  name: string;
  /** What it is for. */
  description?: string;
  /** A category of your own. */
  category?: string;
  /** Whether it runs. */
  is_active?: boolean;
  /** Whether it is marked as a favourite. */
  is_favorite?: boolean;
  /** Ids of groups. */
  automation_groups?: readonly Id[];
  /** The steps, in their order. */
  steps?: readonly AutomationStep[];
  /** Addresses that start it, such as `{ name: "Shop", platform: "api" }`. */
  webhook_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by a contact's first message. */
  onfirstmessagestarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by the value of a custom field, such as a date that comes. */
  fieldconditionstarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by a message within the opening hours. */
  onopeninghoursstarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by a message outside the opening hours. */
  onclosinghoursstarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by a message on a holiday. */
  onholidayhoursstarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by an advertisement of Meta. */
  metaadsconditionstarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by a new ticket. */
  onticketcreatestarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by a ticket's new state. */
  onticketstatuschangestarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by a request for payment. */
  accountpaymentrequeststarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by an order in a message. */
  oninboundmessageorderstarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by a question about a product. */
  oninboundmessageproductstarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by a change of the marketing consent. */
  onmarketingacceptancestatuschangestarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by a row of a Google sheet. */
  googlesheetstrigger_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by a new deal. */
  ondealcreatestarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by a change of a deal. */
  ondealupdatestarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by a change of a deal's contact. */
  ondealcontactupdatedstarter_set?: readonly Readonly<Record<string, unknown>>[];
  /** Started by a deal's new stage. */
  ondealstagechangestarter_set?: readonly Readonly<Record<string, unknown>>[];
}

/** What `campaigns.list` takes. */
export interface CampaignsListInput {
  /** Scheduled for this day or time, or later. */
  scheduled_datetime_gte?: string;
  /** Scheduled for this day or time, or earlier. */
  scheduled_datetime_lte?: string;
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many campaigns a page holds. */
  page_size?: Id;
}

/** What `campaigns.create` takes. */
export interface CampaignsCreateInput {
  /** Its name. */
  name: string;
  /** When it starts; needed when it is to be `Scheduled`. */
  scheduled_datetime?: string;
  /** `Scheduled` starts it at its time. */
  status?: "Draft" | "Scheduled";
  /** Ids of the lists. */
  lists: readonly Id[];
  /** The id of the automation that it runs, unless it sends a template. */
  automation?: Id;
  /** The id of the template that it sends, unless it runs an automation. */
  template?: Id;
}

/** What `campaigns.update` takes. */
export interface CampaignsUpdateInput {
  /** Its name. */
  name?: string;
  /** When it starts; needed when it is to be `Scheduled`. */
  scheduled_datetime?: string;
  /** `Scheduled` starts it at its time. */
  status?: "Draft" | "Scheduled";
  /** The id of the automation that it runs. */
  automation?: Id;
  /** Ids of the lists. */
  lists?: readonly Id[];
}

/** What `channels.list` takes. */
export interface ChannelsListInput {
  /** The id of a WhatsApp Business account, as Meta has it. */
  whatsapp_business_account?: string;
  /** Another name of the same filter. */
  waba?: string;
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many channels a page holds: at most 30, and 15 unless given. */
  page_size?: number;
}

/** What `channels.create` takes. */
export interface ChannelsCreateInput {
  /**
   * 1 is WhatsApp, 6 another platform, which needs name, identifier and `is_primary`;
   * Spoki does not list the others.
   */
  platform: number;
  /** Its name. */
  name?: string;
  /** What the platform calls it. */
  identifier?: string;
  /** Whether messages go out from it unless another is named. */
  is_primary?: boolean;
}

/** What `channels.rename` takes. */
export interface ChannelsRenameInput {
  /** The new name. */
  name: string;
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
  /** Exactly this language, sent as a code of two letters. */
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
  /** Language: `it`, `it_IT` or `Italiano`, sent as `it`; a new contact without one gets `en`. */
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
  /** Language: `it`, `it_IT` or `Italiano`, sent as `it`. */
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
  /** The name that people see; unique in the account, and not one that Spoki reserves. */
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

/** What `embedding.get_authentication_token` takes. */
export interface EmbeddingGetAuthenticationTokenInput {
  /** The e-mail address of the user, who may be a service user. */
  email: string;
  /** The private key of the user's role. */
  private_key: string;
}

/** What `invitations.list` takes. */
export interface InvitationsListInput {
  /** Found in id, e-mail address or names. */
  search?: string;
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many invitations a page holds. */
  page_size?: Id;
}

/** What `invitations.create` takes. */
export interface InvitationsCreateInput {
  /** Where the invitation goes. */
  email: string;
  /** The role that comes with it. */
  role: "Administrator" | "Chat Operator Manager" | "Chat Operator" | (string & {});
  /** The person's name. */
  additional_info?: InvitedPersonInput;
}

/** What `invitations.update_role` takes. */
export interface InvitationsUpdateRoleInput {
  /** The new role. */
  role: "Administrator" | "Chat Operator Manager" | "Chat Operator" | (string & {});
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

/** What `media.list` takes. */
export interface MediaListInput {
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many media a page holds. */
  page_size?: Id;
}

/** What `media.create` takes. */
export interface MediaCreateInput {
  /** Its name. */
  title: string;
  /** Where everybody can fetch it. */
  external_url: string;
  /** What kind of file it is. */
  format_type: "image" | "video" | "audio" | "document";
  /** The MIME type, such as `image/jpeg`: one that WhatsApp takes for this kind of file. */
  content_type: string;
}

/** What `media.update` takes. */
export interface MediaUpdateInput {
  /** The new name. */
  title: string;
}

/** What `messages.send_template` takes. */
export interface MessagesSendTemplateInput {
  /** Always `Template`. */
  type?: "Template";
  /** The id of the template; it must be approved. */
  template: Id;
  /** The language of its text. */
  language?: string;
  /** The values that go into its text, by code. */
  custom_fields?: Record<string, string>;
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** The recipient's e-mail address. */
  email?: string;
  /** The id of the channel that it goes out from; the primary one unless given. */
  channel_id?: Id;
  /** Data of yours that comes back in webhooks. */
  metadata?: Readonly<Record<string, unknown>>;
  /** What its buttons send back. */
  buttons?: readonly ButtonPayload[];
}

/** What `messages.send_template_header_media` takes. */
export interface MessagesSendTemplateHeaderMediaInput {
  /** Always `Template`. */
  type?: "Template";
  /** The id of the template; it must be approved. */
  template: Id;
  /** The language of its text. */
  language?: string;
  /** The values that go into its text, by code. */
  custom_fields?: Record<string, string>;
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** The recipient's e-mail address. */
  email?: string;
  /** The id of the channel that it goes out from; the primary one unless given. */
  channel_id?: Id;
  /** Data of yours that comes back in webhooks. */
  metadata?: Readonly<Record<string, unknown>>;
  /** The file. */
  header_media: HeaderMedia;
}

/** What `messages.send_template_carousel` takes. */
export interface MessagesSendTemplateCarouselInput {
  /** Always `Template`. */
  type?: "Template";
  /** The id of the template; it must be approved. */
  template: Id;
  /** The language of its text. */
  language?: string;
  /** The values that go into its text, by code. */
  custom_fields?: Record<string, string>;
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** The recipient's e-mail address. */
  email?: string;
  /** The id of the channel that it goes out from; the primary one unless given. */
  channel_id?: Id;
  /** Data of yours that comes back in webhooks. */
  metadata?: Readonly<Record<string, unknown>>;
  /** The files, in the order of the cards. */
  header_media_set: readonly HeaderMedia[];
}

/** What `messages.send_template_carousel_multilanguage` takes. */
export interface MessagesSendTemplateCarouselMultilanguageInput {
  /** Always `Template`. */
  type?: "Template";
  /** The id of the template; it must be approved. */
  template: Id;
  /** The language of its text. */
  language?: string;
  /** The values that go into its text, by code. */
  custom_fields?: Record<string, string>;
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** The recipient's e-mail address. */
  email?: string;
  /** The id of the channel that it goes out from; the primary one unless given. */
  channel_id?: Id;
  /** Data of yours that comes back in webhooks. */
  metadata?: Readonly<Record<string, unknown>>;
  /** The files, in the order of the cards, for each language. */
  header_media_set: readonly CardMedia[];
}

/** What `messages.send_text` takes. */
export interface MessagesSendTextInput {
  /** Always `Message`. */
  type?: "Message";
  /** Always `Text`. */
  content_type?: "Text";
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** The recipient's e-mail address. */
  email?: string;
  /** The id of the channel that it goes out from; the primary one unless given. */
  channel_id?: Id;
  /** Data of yours that comes back in webhooks. */
  metadata?: Readonly<Record<string, unknown>>;
  /** The text. */
  text: string;
}

/** What `messages.send_buttons` takes. */
export interface MessagesSendButtonsInput {
  /** Always `Message`. */
  type?: "Message";
  /** Always `Interactive`. */
  content_type?: "Interactive";
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** The recipient's e-mail address. */
  email?: string;
  /** The id of the channel that it goes out from; the primary one unless given. */
  channel_id?: Id;
  /** Data of yours that comes back in webhooks. */
  metadata?: Readonly<Record<string, unknown>>;
  /** The text. */
  text: string;
  /** What stands above the text. */
  header?: MessageHeader;
  /** What stands below the text. */
  footer?: MessageFooter;
  /** The buttons: one to three. */
  buttons: readonly ReplyButton[];
}

/** What `messages.send_list` takes. */
export interface MessagesSendListInput {
  /** Always `Message`. */
  type?: "Message";
  /** Always `List`. */
  content_type?: "List";
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** The recipient's e-mail address. */
  email?: string;
  /** The id of the channel that it goes out from; the primary one unless given. */
  channel_id?: Id;
  /** Data of yours that comes back in webhooks. */
  metadata?: Readonly<Record<string, unknown>>;
  /** The text. */
  text: string;
  /** What stands above the text. */
  header?: MessageHeader;
  /** What stands below the text. */
  footer?: MessageFooter;
  /** The list. */
  list: MessageList;
}

/** What `messages.send_note` takes. */
export interface MessagesSendNoteInput {
  /** Always `Note`. */
  type?: "Note";
  /** Always `Text`. */
  content_type?: "Text";
  /** Whose chat it is for; sent as E.164. */
  phone: string;
  /** The text. */
  text: string;
}

/** What `messages.send_media` takes. */
export interface MessagesSendMediaInput {
  /** Always `Message`. */
  type?: "Message";
  /** What kind of file it is. */
  content_type: "Image" | "Document" | "Video" | "Audio";
  /** Whom it is for; sent as E.164. */
  phone: string;
  /** Where everybody can fetch it. */
  media: string;
  /** The text below it. */
  caption?: string;
  /** The name that documents are shown with. */
  filename?: string;
}

/** What `partner_invitations.list` takes. */
export interface PartnerInvitationsListInput {
  /** Found in id, e-mail address or names. */
  search?: string;
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many invitations a page holds. */
  page_size?: Id;
}

/** What `partner_invitations.create` takes. */
export interface PartnerInvitationsCreateInput {
  /** Where the invitation goes. */
  email: string;
  /** The role that comes with it. */
  role: "Administrator" | "Chat Operator Manager" | "Chat Operator" | (string & {});
  /** The person's name. */
  additional_info?: InvitedPersonInput;
}

/** What `partner_invitations.update_role` takes. */
export interface PartnerInvitationsUpdateRoleInput {
  /** The new role. */
  role: "Administrator" | "Chat Operator Manager" | "Chat Operator" | (string & {});
}

/** What `partner_roles.list` takes. */
export interface PartnerRolesListInput {
  /** Found in id, e-mail address or names. */
  search?: string;
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many roles a page holds. */
  page_size?: Id;
}

/** What `partner_roles.update_role` takes. */
export interface PartnerRolesUpdateRoleInput {
  /** The new role. */
  role: "Administrator" | "Chat Operator Manager" | "Chat Operator" | (string & {});
}

/** What `partners.create_conversations_subrecharge` takes. */
export interface PartnersCreateConversationsSubrechargeInput {
  /** The id of the account. */
  destination_account: Id;
  /** How many conversations. */
  conversations: number;
}

/** What `partners.list` takes. */
export interface PartnersListInput {
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many partners a page holds. */
  page_size?: Id;
}

/** What `partners.accounts` takes. */
export interface PartnersAccountsInput {
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many accounts a page holds. */
  page_size?: Id;
}

/** What `partners.onboarding` takes. */
export interface PartnersOnboardingInput {
  /** The id of the account. */
  account: Id;
}

/** What `partners.create_api_key_for_account` takes. */
export interface PartnersCreateApiKeyForAccountInput {
  /** The id of the account. */
  account: Id;
}

/** What `partners.revoke_api_key_for_account` takes. */
export interface PartnersRevokeApiKeyForAccountInput {
  /** The id of the account. */
  account: Id;
}

/** What `partners.create_subrecharge` takes. */
export interface PartnersCreateSubrechargeInput {
  /** The id of the account. */
  destination_account: Id;
  /** How much, in thousandths of a euro: 10000 are 10 EUR. */
  amount: number;
}

/** What `partners.set_profits` takes. */
export interface PartnersSetProfitsInput {
  /** The id of the account. */
  destination_account: Id;
  /** On each SMS. */
  sms_profit_margin?: number;
  /** On each SMS that cannot be answered. */
  sms_one_way_profit_margin?: number;
  /** On each utility message. */
  utility_profit_margin?: number;
  /** On each authentication message. */
  authentication_profit_margin?: number;
  /** On each marketing message. */
  marketing_profit_margin?: number;
  /** On each service message. */
  service_profit_margin?: number;
  /** On each conversation. */
  conversation_profit_margin?: number;
}

/** What `partners.move_credit_from_account` takes. */
export interface PartnersMoveCreditFromAccountInput {
  /** The id of the account. */
  account_id: Id;
  /** How much, in thousandths of a euro: 10000 are 10 EUR. */
  credit_to_move: number;
}

/** What `partners.get_account_report` takes. */
export interface PartnersGetAccountReportInput {
  /** The id of the account. */
  account_id: Id;
  /** The span of one row: 2 is a day; Spoki does not list the others. */
  granularity?: number;
  /** The first day. */
  startDate?: string;
  /** The last day. */
  endDate?: string;
}

/** What `partners.get_account_forecasts` takes. */
export interface PartnersGetAccountForecastsInput {
  /** The id of the account. */
  account_id: Id;
  /** The country of the recipients, such as `IT`. */
  country_code?: string;
}

/** What `reports.list` takes. */
export interface ReportsListInput {
  /** The span of one report. */
  granularity?: "Day" | "Month" | "Year";
  /** The first day. */
  start_date?: string;
  /** The last day. */
  end_date?: string;
  /** The id of an account. */
  account?: Id;
  /** The first day of the span. */
  period_start?: string;
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many reports a page holds. */
  page_size?: Id;
}

/** What `reports.detailed` takes. */
export interface ReportsDetailedInput {
  /** The span of one figure. */
  granularity?: "Day" | "Month" | "Year";
  /** The first day. */
  start_date?: string;
  /** The last day. */
  end_date?: string;
}

/** What `roles.list` takes. */
export interface RolesListInput {
  /** Found in id, e-mail address or names. */
  search?: string;
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many roles a page holds. */
  page_size?: Id;
}

/** What `roles.add_service_user` takes. */
export interface RolesAddServiceUserInput {
  /** What it may do. */
  role: "Administrator" | "Chat Operator Manager" | "Chat Operator" | (string & {});
  /** Its name. */
  name: string;
  /** An e-mail address; Spoki makes one up unless given, and does not document the field. */
  email?: string;
}

/** What `roles.update_role` takes. */
export interface RolesUpdateRoleInput {
  /** The new role. */
  role: "Administrator" | "Chat Operator Manager" | "Chat Operator" | (string & {});
}

/** What `tags.list` takes. */
export interface TagsListInput {
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many tags a page holds. */
  page_size?: Id;
}

/** What `templates.list` takes. */
export interface TemplatesListInput {
  /** Found in id, name or text. */
  search?: string;
  /** The id of a channel of WhatsApp. */
  channel_id?: Id;
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many templates a page holds; clients in production ask for 100 or 200. */
  page_size?: Id;
}

/** What `templates.create` takes. */
export interface TemplatesCreateInput {
  /** Its name; small letters, digits and `_` are safe. */
  name: string;
  /** What WhatsApp takes it for. */
  category: "MARKETING" | "UTILITY" | "AUTHENTICATION" | (string & {});
  /** Such as `CLASSIC`. */
  subcategory?: string;
  /** The texts, one for each language. */
  templatelocalization_set: readonly TemplateLocalizationInput[];
}

/** What `templates.update` takes. */
export interface TemplatesUpdateInput {
  /** Its name; small letters, digits and `_` are safe. */
  name?: string;
  /** What WhatsApp takes it for. */
  category?: "MARKETING" | "UTILITY" | "AUTHENTICATION" | (string & {});
  /** Such as `CLASSIC`. */
  subcategory?: string;
  /** Ids of groups. */
  template_groups?: readonly Id[];
  /** The texts, one for each language. */
  templatelocalization_set?: readonly TemplateLocalizationChange[];
}

/** What `templates.retrieve` takes. */
export interface TemplatesRetrieveInput {
  /** The id of a channel of WhatsApp. */
  channel_id?: Id;
}

/** What `templates.delete` takes. */
export interface TemplatesDeleteInput {
  /** Deletes it also while an automation uses it. */
  force_delete?: boolean;
}

/** What `tickets.list` takes. */
export interface TicketsListInput {
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many tickets a page holds. */
  per_page?: Id;
  /** The field to sort by, such as `created_datetime`. */
  sort_by?: string;
  /** Which end comes first. */
  order?: "asc" | "desc";
  /** Their state. Connectors spell it `OPEN`, answers `Open`. */
  status?: string;
}

/** What `tickets.create` takes. */
export interface TicketsCreateInput {
  /** The contact's phone; sent as E.164. */
  contact_phone: string;
  /** Its title: at most 256 characters. */
  title: string;
  /** Its state: `Open` and so on, or one of the account's own. */
  status: "Open" | "In Progress" | "Pending" | "Waiting" | "Resolved" | "Closed" | "Terminated" | (string & {});
  /** How urgent it is. */
  priority: "Lowest" | "Low" | "Medium" | "High" | "Highest" | (string & {});
  /** What it is about: at most 1024 characters. */
  description?: string;
  /** Your reference: at most 256 characters; Spoki makes one if it is empty. */
  reference?: string;
  /** The id of a category. */
  ticket_category_id?: Id;
}

/** What `tickets.update` takes. */
export interface TicketsUpdateInput {
  /** The contact's phone; sent as E.164. */
  contact_phone?: string;
  /** Its title: at most 256 characters. */
  title?: string;
  /** Its state: `Open` and so on, or one of the account's own. */
  status?: "Open" | "In Progress" | "Pending" | "Waiting" | "Resolved" | "Closed" | "Terminated" | (string & {});
  /** How urgent it is. */
  priority?: "Lowest" | "Low" | "Medium" | "High" | "Highest" | (string & {});
  /** What it is about: at most 1024 characters. */
  description?: string;
  /** Your reference: at most 256 characters. */
  reference?: string;
  /** The id of a category. */
  ticket_category_id?: Id;
}

/** What `webhooks.list` takes. */
export interface WebhooksListInput {
  /** Working ones only, or the others only. */
  is_active?: boolean;
  /** For this event only. */
  event?: "message.outbound" | "message.inbound" | "message.note" | "chat.has_unread_messages" | "contact.created" | "contact.updated" | "contact.deleted" | "contact_tag.created" | "contact_tag.deleted" | "contact_list.created" | "contact_list.deleted" | (string & {});
  /** The number of a page, counted from 1. */
  page?: Id;
  /** How many subscriptions a page holds. */
  page_size?: Id;
}

/** What `webhooks.create` takes. */
export interface WebhooksCreateInput {
  /** The event. */
  event: "message.outbound" | "message.inbound" | "message.note" | "chat.has_unread_messages" | "contact.created" | "contact.updated" | "contact.deleted" | "contact_tag.created" | "contact_tag.deleted" | "contact_list.created" | "contact_list.deleted" | (string & {});
  /** How deliveries are signed: use 2. */
  version?: 1 | 2;
  /** Where deliveries go. */
  url: string;
  /** Whether they go. */
  is_active?: boolean;
}

/** What `webhooks.update` takes. */
export interface WebhooksUpdateInput {
  /** The event. */
  event?: "message.outbound" | "message.inbound" | "message.note" | "chat.has_unread_messages" | "contact.created" | "contact.updated" | "contact.deleted" | "contact_tag.created" | "contact_tag.deleted" | "contact_list.created" | "contact_list.deleted" | (string & {});
  /** How deliveries are signed: use 2. */
  version?: 1 | 2;
  /** Where deliveries go. */
  url?: string;
  /** Whether they go. */
  is_active?: boolean;
}

/** What `webhooks.set_expands` takes. */
export interface WebhooksSetExpandsInput {
  /** Such as `contact`; empty for none. */
  expands: readonly string[];
}

/**
 * The methods of `accounts`.
 *
 * @example
 * ```ts
 * for await (const account of spoki.accounts.list()) {
 *   // Amounts are in thousandths of a euro.
 *   console.log(account.name, account.current_credit / 1000, account.quality_score);
 *   const report = await spoki.accounts.currentReport(account.id);
 *   console.log(report.period_start, report.sent_message_count);
 * }
 * ```
 */
export interface AccountsResource {
  /**
   * Lists the accounts that the key can see. Spoki answers all of them at once.
   *
   * At most 5 calls a minute.
   *
   * `GET /api/1/accounts/`
   */
  list(options?: CallOptions): PagePromise<Account>;
  /**
   * Retrieves one account.
   *
   * `GET /api/1/accounts/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<Account>;
  /**
   * Retrieves the account that has a phone.
   *
   * `GET /api/1/accounts/phone/{phone}/`
   */
  retrieveByPhone(phone: string, options?: CallOptions): CallPromise<Account>;
  /**
   * Retrieves what an account did in the current period.
   *
   * Spoki answers the same for up to 30 minutes.
   *
   * `GET /api/1/accounts/{id}/current_report/`
   */
  currentReport(id: Id, options?: CallOptions): CallPromise<Report>;
  /**
   * Asks for a page where the owner of an account connects WhatsApp. Spoki has withdrawn the
   * route and answers 404.
   *
   * `POST /api/1/accounts/{id}/onboarding/`
   *
   * @deprecated Spoki answers 404; use `channels.create` with platform 1.
   */
  createOnboardingLink(id: Id, options?: CallOptions): CallPromise<unknown>;
}

/**
 * The methods of `agencies`.
 *
 * @example
 * ```ts
 * for await (const { id } of spoki.agencies.list()) {
 *   const agency = await spoki.agencies.retrieve(id);
 *   console.log(agency.id, agency.account);
 * }
 * ```
 */
export interface AgenciesResource {
  /**
   * Lists the agencies. Spoki answers all of them at once.
   *
   * `GET /api/1/agencies/`
   */
  list(options?: CallOptions): PagePromise<Agency>;
  /**
   * Retrieves one agency with the accounts of its clients.
   *
   * `GET /api/1/agencies/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<Agency>;
}

/**
 * The methods of `automations`.
 *
 * @example
 * ```ts
 * const automation = await spoki.automations.create({
 *   name: "Benvenuto",
 *   is_active: true,
 *   webhook_set: [{ name: "Dal sito", platform: "api" }],
 *   steps: [{ step_type: "Delay", delay_seconds: 60 }, { step_type: "FreeMessage", text: "Ciao %%FIRST_NAME%%!" }],
 * });
 * for (const { uuid, secret } of automation.webhook_set) {
 *   await spoki.automations.start(uuid, { secret, phone: "+39 333 123 4567", first_name: "Ada" });
 *
 *   const contacts = [{ phone: "+39 333 123 4567" }, { phone: "+39 333 765 4321" }]; // or thousands
 *   const report = await spoki.automations.startBulk(uuid, { secret, contacts });
 *   console.log(report.reached.length);
 *   for (const { index, reason } of report.notReached) console.log(contacts[index], reason);
 *   if (report.error) throw report.error;
 * }
 * ```
 */
export interface AutomationsResource {
  /**
   * Starts an automation for one contact, which is created or updated. `uuid` and `secret` are
   * those of the automation's trigger (`webhook_set`). No API key is sent. Spoki accepts the
   * call and works later: an answer does not say that a message went out.
   *
   * `POST /wh/ap/{uuid}/`
   */
  start(uuid: string, input: AutomationsStartInput, options?: CallOptions): CallPromise<undefined>;
  /**
   * Starts an automation for any number of contacts, as `start` does for one: 500 with each call,
   * one call after the other. What goes wrong ends it: after a refusal (no credit, a wrong
   * secret), a call that may or may not have been done, or an abort nothing more is sent, and
   * nothing is sent again by itself. If that is the first call, this fails like any other;
   * otherwise the report says who was reached, who was not, and why.
   *
   * `POST /wh/ap/{uuid}/bulk/`
   */
  startBulk(uuid: string, input: AutomationsStartBulkInput, options?: CallOptions): CallPromise<BulkReport>;
  /**
   * Lists the automations, page by page.
   *
   * The answer holds a secret: keep it out of logs and pages.
   *
   * `GET /api/1/automations/`
   */
  list(input?: AutomationsListInput, options?: CallOptions): PagePromise<Automation>;
  /**
   * Retrieves one automation.
   *
   * The answer holds a secret: keep it out of logs and pages.
   *
   * `GET /api/1/automations/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<Automation>;
  /**
   * Creates an automation. It cannot be changed or deleted through the API.
   *
   * The answer holds a secret: keep it out of logs and pages.
   *
   * `POST /api/1/automations/`
   */
  create(input: AutomationsCreateInput, options?: CallOptions): CallPromise<Automation>;
  /**
   * Retrieves the fields of contacts that an automation refers to.
   *
   * `GET /api/1/automations/{id}/custom-fields-used/`
   */
  customFieldsUsed(id: Id, options?: CallOptions): CallPromise<unknown>;
}

/**
 * The methods of `campaigns`.
 *
 * @example
 * ```ts
 * const list = await spoki.lists.create({ name: "Clienti d'autunno" });
 * const automation = await spoki.automations.create({ name: "Autunno", is_active: true, steps: [{ step_type: "FreeMessage", text: "Novità!" }] });
 * const campaign = await spoki.campaigns.create({ name: "Autunno", lists: [list.id], automation: automation.id, status: "Draft" });
 * await spoki.campaigns.update(campaign.id, { status: "Scheduled", scheduled_datetime: "2036-10-01T09:00:00.000Z" });
 *
 * const { status, contacts_count } = await spoki.campaigns.retrieve(campaign.id);
 * console.log(status, contacts_count);
 * ```
 */
export interface CampaignsResource {
  /**
   * Lists the campaigns, page by page.
   *
   * `GET /api/1/campaigns/`
   */
  list(input?: CampaignsListInput, options?: CallOptions): PagePromise<Campaign>;
  /**
   * Creates a campaign: an automation or a template for the contacts of lists. A contact in
   * several of the lists is reached once.
   *
   * `POST /api/1/campaigns/`
   */
  create(input: CampaignsCreateInput, options?: CallOptions): CallPromise<Campaign>;
  /**
   * Retrieves one campaign with its figures.
   *
   * `GET /api/1/campaigns/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<Campaign>;
  /**
   * Changes the fields that are given, while the campaign is a draft or scheduled.
   *
   * At most 5 calls a minute.
   *
   * `PATCH /api/1/campaigns/{id}/`
   */
  update(id: Id, input?: CampaignsUpdateInput, options?: CallOptions): CallPromise<Campaign>;
  /**
   * Deletes a campaign, while it is a draft or scheduled.
   *
   * `DELETE /api/1/campaigns/{id}/`
   */
  delete(id: Id, options?: CallOptions): CallPromise<undefined>;
}

/**
 * The methods of `channels`.
 *
 * @example
 * ```ts
 * for await (const channel of spoki.channels.list({ page_size: 30 })) {
 *   console.log(channel.name, channel.identifier, channel.phone_status);
 *   if (!channel.is_primary) await spoki.channels.setPrimary(channel.id);
 * }
 * ```
 */
export interface ChannelsResource {
  /**
   * Lists the channels, page by page.
   *
   * `GET /api/1/channel/`
   */
  list(input?: ChannelsListInput, options?: CallOptions): PagePromise<Channel>;
  /**
   * Retrieves one channel.
   *
   * `GET /api/1/channel/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<Channel>;
  /**
   * Creates a channel. For WhatsApp the answer may be a page where the owner goes on.
   *
   * `POST /api/1/channel/`
   */
  create(input: ChannelsCreateInput, options?: CallOptions): CallPromise<ChannelOrLink>;
  /**
   * Gives a channel another name.
   *
   * `PATCH /api/1/channel/{id}/`
   */
  rename(id: Id, input: ChannelsRenameInput, options?: CallOptions): CallPromise<Channel>;
  /**
   * Makes messages go out from this channel unless another is named.
   *
   * `POST /api/1/channel/{id}/set-primary/`
   */
  setPrimary(id: Id, options?: CallOptions): CallPromise<Channel | undefined>;
  /**
   * Asks WhatsApp for the state of the channel's phone.
   *
   * `POST /api/1/channel/{id}/refresh-wa-status/`
   */
  refreshWaStatus(id: Id, options?: CallOptions): CallPromise<Channel | undefined>;
  /**
   * Retrieves the channel with that phone, with `+` in front, or with that identifier of another
   * platform.
   *
   * `GET /api/1/channel/phone/{identifier}/`
   */
  retrieveByPhone(identifier: string, options?: CallOptions): CallPromise<Channel>;
}

/**
 * The methods of `contacts`.
 *
 * @example
 * ```ts
 * const contact = await spoki.contacts.sync({ phone: "+39 333 123 4567", first_name: "Ada", language: "it", status: "Subscribed" });
 * await spoki.contacts.update(contact.id, { email: "ada@example.com" });
 *
 * for await (const { id, phone, tag_set } of spoki.contacts.list({ search: "Ada", page_size: 100 })) {
 *   console.log(id, phone, tag_set?.map((tag) => tag.name));
 * }
 * ```
 */
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

/**
 * The methods of `customFields`.
 *
 * @example
 * ```ts
 * const field = await spoki.customFields.create({ label: "ULTIMO ORDINE", code: "LAST_ORDER", field_type: 2, example: "2026-01-31" });
 * await spoki.contacts.sync({ phone: "+39 333 123 4567", custom_fields: { [field.code]: "2026-05-02" } });
 *
 * // Spoki allows five calls a minute: keep the list.
 * const fields = await spoki.customFields.list().toArray();
 * console.log(fields.map(({ code, label }) => `%%${code}%% ${label}`));
 * ```
 */
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

/**
 * The methods of `embedding`.
 *
 * @example
 * ```ts
 * const { id, user } = await spoki.roles.addServiceUser({ role: "Chat Operator", name: "Gestionale" });
 * const { value: private_key } = await spoki.roles.generatePrivateKey(id); // shown this once: keep it on the server
 *
 * const { token, uid } = await spoki.embedding.getAuthenticationToken({ email: user.email, private_key });
 * const src = `https://spoki.app/chats?${new URLSearchParams({ auth_token: token, auth_uid: uid, language: "it" })}`;
 * console.log(src.length);
 * ```
 */
export interface EmbeddingResource {
  /**
   * Gets a token for one load of an embedded page. Call it on a server: whoever has the private
   * key can log in as that user.
   *
   * The answer holds a secret: keep it out of logs and pages.
   *
   * `POST /api/1/auth/get_authentication_token/`
   */
  getAuthenticationToken(input: EmbeddingGetAuthenticationTokenInput, options?: CallOptions): CallPromise<EmbeddingToken>;
}

/**
 * The methods of `invitations`.
 *
 * @example
 * ```ts
 * const invitation = await spoki.invitations.create({
 *   email: "maria@example.com",
 *   role: "Chat Operator",
 *   additional_info: { first_name: "Maria", last_name: "Rossi" },
 * });
 * await spoki.invitations.updateRole(invitation.id, { role: "Administrator" });
 * await spoki.invitations.send(invitation.id); // the e-mail once more
 * for await (const { email, role } of spoki.invitations.list()) console.log(email, role);
 * ```
 */
export interface InvitationsResource {
  /**
   * Lists the invitations, page by page.
   *
   * `GET /api/1/invitations/`
   */
  list(input?: InvitationsListInput, options?: CallOptions): PagePromise<Invitation>;
  /**
   * Retrieves one invitation.
   *
   * `GET /api/1/invitations/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<Invitation>;
  /**
   * Invites a person to the account, by e-mail.
   *
   * `POST /api/1/invitations/`
   */
  create(input: InvitationsCreateInput, options?: CallOptions): CallPromise<Invitation>;
  /**
   * Sends the e-mail again.
   *
   * At most 5 calls a minute.
   *
   * `POST /api/1/invitations/{id}/send/`
   */
  send(id: Id, options?: CallOptions): CallPromise<unknown>;
  /**
   * Changes the role that comes with an invitation which is still open.
   *
   * At most 5 calls a minute.
   *
   * `POST /api/1/invitations/{id}/update_role/`
   */
  updateRole(id: Id, input: InvitationsUpdateRoleInput, options?: CallOptions): CallPromise<Invitation>;
  /**
   * Withdraws an invitation.
   *
   * `DELETE /api/1/invitations/{id}/`
   */
  delete(id: Id, options?: CallOptions): CallPromise<undefined>;
}

/**
 * The methods of `lists`.
 *
 * @example
 * ```ts
 * const list = await spoki.lists.create({ name: "Clienti" });
 * // Up to 500 contacts, once a minute; importContacts takes a whole file.
 * await spoki.lists.syncContacts(list.id, { contacts: [{ phone: "+39 333 123 4567", first_name: "Ada" }, { phone: "+39 333 765 4321" }] });
 * await spoki.lists.removeContacts(list.id, { phones: ["+39 333 765 4321"] });
 *
 * const { contacts_count } = await spoki.lists.retrieve(list.id);
 * console.log(contacts_count);
 * ```
 */
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

/**
 * The methods of `media`.
 *
 * @example
 * ```ts
 * // Nothing is uploaded: Spoki registers a public address.
 * const media = await spoki.media.create({
 *   title: "Vetrina",
 *   external_url: "https://example.com/vetrina.jpg",
 *   format_type: "image",
 *   content_type: "image/jpeg",
 * });
 * await spoki.media.update(media.id, { title: "Vetrina d'autunno" });
 * console.log((await spoki.media.list().toArray()).length);
 * ```
 */
export interface MediaResource {
  /**
   * Lists the media, page by page.
   *
   * `GET /api/1/media/`
   */
  list(input?: MediaListInput, options?: CallOptions): PagePromise<Media>;
  /**
   * Registers a file by its public address.
   *
   * At most 120 calls a minute.
   *
   * `POST /api/1/media/`
   */
  create(input: MediaCreateInput, options?: CallOptions): CallPromise<Media>;
  /**
   * Retrieves one file.
   *
   * `GET /api/1/media/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<Media>;
  /**
   * Gives a file another name.
   *
   * At most 120 calls a minute.
   *
   * `PATCH /api/1/media/{id}/`
   */
  update(id: Id, input: MediaUpdateInput, options?: CallOptions): CallPromise<Media>;
  /**
   * Deletes a file.
   *
   * At most 60 calls a minute.
   *
   * `DELETE /api/1/media/{id}/`
   */
  delete(id: Id, options?: CallOptions): CallPromise<undefined>;
}

/**
 * The methods of `messages`.
 *
 * @example
 * ```ts
 * // Within 24 hours of the customer's last message:
 * const { uuid, status } = await spoki.messages.sendText({ phone: "+39 333 123 4567", text: "Il pacco arriva domani." });
 * console.log(uuid, status); // the same uuid comes with the webhooks
 *
 * // At any other time: a template that WhatsApp approved.
 * for await (const template of spoki.templates.list({ search: "promemoria" })) {
 *   if (!template.is_approved) continue;
 *   await spoki.messages.send({ type: "Template", phone: "+39 333 123 4567", template: template.id, custom_fields: { ORDER_ID: "A-42" } });
 * }
 * ```
 */
export interface MessagesResource {
  /**
   * Sends a message of any kind, or leaves a note. Free text arrives only within 24 hours of
   * the contact's last message; outside of them, send a template.
   *
   * At most 240 calls a minute.
   *
   * `POST /api/1/messages/send/`
   */
  send(input: Message, options?: CallOptions): CallPromise<SentMessage>;
  /**
   * Sends a template.
   *
   * At most 240 calls a minute.
   *
   * `POST /api/1/messages/send/`
   */
  sendTemplate(input: MessagesSendTemplateInput, options?: CallOptions): CallPromise<SentMessage>;
  /**
   * Sends a template with a file of its own above the text.
   *
   * At most 240 calls a minute.
   *
   * `POST /api/1/messages/send/`
   */
  sendTemplateHeaderMedia(input: MessagesSendTemplateHeaderMediaInput, options?: CallOptions): CallPromise<SentMessage>;
  /**
   * Sends a carousel template with files of its own on the cards.
   *
   * At most 240 calls a minute.
   *
   * `POST /api/1/messages/send/`
   */
  sendTemplateCarousel(input: MessagesSendTemplateCarouselInput, options?: CallOptions): CallPromise<SentMessage>;
  /**
   * Sends a carousel template with files of its own on the cards, for each language.
   *
   * At most 240 calls a minute.
   *
   * `POST /api/1/messages/send/`
   */
  sendTemplateCarouselMultilanguage(input: MessagesSendTemplateCarouselMultilanguageInput, options?: CallOptions): CallPromise<SentMessage>;
  /**
   * Sends free text, within 24 hours of the contact's last message.
   *
   * At most 240 calls a minute.
   *
   * `POST /api/1/messages/send/`
   */
  sendText(input: MessagesSendTextInput, options?: CallOptions): CallPromise<SentMessage>;
  /**
   * Sends free text with buttons that answer, within 24 hours of the contact's last message.
   *
   * At most 240 calls a minute.
   *
   * `POST /api/1/messages/send/`
   */
  sendButtons(input: MessagesSendButtonsInput, options?: CallOptions): CallPromise<SentMessage>;
  /**
   * Sends free text with a list to choose from, within 24 hours of the contact's last message.
   *
   * At most 240 calls a minute.
   *
   * `POST /api/1/messages/send/`
   */
  sendList(input: MessagesSendListInput, options?: CallOptions): CallPromise<SentMessage>;
  /**
   * Leaves a note in the chat, which the contact does not see.
   *
   * `POST /api/1/messages/send/`
   */
  sendNote(input: MessagesSendNoteInput, options?: CallOptions): CallPromise<SentMessage>;
  /**
   * Sends a file, within 24 hours of the contact's last message. Spoki does not document this.
   *
   * `POST /api/1/messages/send/`
   */
  sendMedia(input: MessagesSendMediaInput, options?: CallOptions): CallPromise<SentMessage>;
}

/**
 * The methods of `partnerInvitations`.
 *
 * @example
 * ```ts
 * // `partner` is a client with the partner's key.
 * const invitation = await partner.partnerInvitations.create({ email: "luca@example.com", role: "Chat Operator" });
 * for await (const { id, email } of partner.partnerInvitations.list()) console.log(id, email);
 * await partner.partnerInvitations.delete(invitation.id);
 * ```
 */
export interface PartnerInvitationsResource {
  /**
   * Lists the invitations, page by page.
   *
   * It takes the partner's key, not that of an account.
   *
   * `GET /api/1/partner-invitations/`
   */
  list(input?: PartnerInvitationsListInput, options?: CallOptions): PagePromise<Invitation>;
  /**
   * Retrieves one invitation.
   *
   * It takes the partner's key, not that of an account.
   *
   * `GET /api/1/partner-invitations/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<Invitation>;
  /**
   * Invites a person to the partner's team, by e-mail.
   *
   * It takes the partner's key, not that of an account.
   *
   * `POST /api/1/partner-invitations/`
   */
  create(input: PartnerInvitationsCreateInput, options?: CallOptions): CallPromise<Invitation>;
  /**
   * Sends the e-mail again.
   *
   * It takes the partner's key, not that of an account.
   *
   * `POST /api/1/partner-invitations/{id}/send/`
   */
  send(id: Id, options?: CallOptions): CallPromise<unknown>;
  /**
   * Changes the role that comes with an invitation which is still open.
   *
   * It takes the partner's key, not that of an account.
   *
   * `POST /api/1/partner-invitations/{id}/update_role/`
   */
  updateRole(id: Id, input: PartnerInvitationsUpdateRoleInput, options?: CallOptions): CallPromise<Invitation>;
  /**
   * Withdraws an invitation.
   *
   * It takes the partner's key, not that of an account.
   *
   * `DELETE /api/1/partner-invitations/{id}/`
   */
  delete(id: Id, options?: CallOptions): CallPromise<undefined>;
}

/**
 * The methods of `partnerRoles`.
 *
 * @example
 * ```ts
 * // `partner` is a client with the partner's key.
 * for await (const { id, role, user } of partner.partnerRoles.list()) {
 *   const present = await partner.partnerRoles.hasPrivateKey(id);
 *   console.log(user.email, role, typeof present === "boolean" ? present : present.has_private_key);
 * }
 * ```
 */
export interface PartnerRolesResource {
  /**
   * Lists the members, page by page.
   *
   * It takes the partner's key, not that of an account.
   *
   * `GET /api/1/partner-roles/`
   */
  list(input?: PartnerRolesListInput, options?: CallOptions): PagePromise<Role>;
  /**
   * Retrieves one role.
   *
   * It takes the partner's key, not that of an account.
   *
   * `GET /api/1/partner-roles/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<Role>;
  /**
   * Makes a private key for embedded pages. The answer is the only place where it is shown.
   *
   * It takes the partner's key, not that of an account.
   *
   * The answer holds a secret: keep it out of logs and pages.
   *
   * `POST /api/1/partner-roles/{id}/generate_private_key/`
   */
  generatePrivateKey(id: Id, options?: CallOptions): CallPromise<PrivateKey>;
  /**
   * Says whether a role has a private key.
   *
   * It takes the partner's key, not that of an account.
   *
   * `GET /api/1/partner-roles/{id}/has_private_key/`
   */
  hasPrivateKey(id: Id, options?: CallOptions): CallPromise<PrivateKeyPresence>;
  /**
   * Changes what a member may do.
   *
   * It takes the partner's key, not that of an account.
   *
   * `POST /api/1/partner-roles/{id}/update_role/`
   */
  updateRole(id: Id, input: PartnerRolesUpdateRoleInput, options?: CallOptions): CallPromise<Role>;
  /**
   * Takes a member out of the team.
   *
   * It takes the partner's key, not that of an account.
   *
   * `DELETE /api/1/partner-roles/{id}/`
   */
  delete(id: Id, options?: CallOptions): CallPromise<undefined>;
}

/**
 * The methods of `partners`.
 *
 * @example
 * ```ts
 * // `partner` is a client with the partner's key. Amounts are in thousandths of a euro.
 * const accounts = await partner.partners.addSvClients([{ account_name: "Caffè Rosso", email: "rosso@example.com", country_code: "IT", vat_amount: 2200 }]);
 * for (const { id } of accounts) {
 *   const { redirect_url } = await partner.partners.onboarding({ account: id });
 *   await partner.partners.createSubrecharge({ destination_account: id, amount: 10_000 }); // 10 euro
 *   await partner.partners.setProfits({ destination_account: id, marketing_profit_margin: 49 });
 *   console.log(redirect_url);
 * }
 * ```
 */
export interface PartnersResource {
  /**
   * Buys conversations for an account.
   *
   * It takes the partner's key, not that of an account.
   *
   * `POST /api/1/partners/create_conversations_subrecharge/`
   *
   * @deprecated Spoki no longer sells conversations; use `partners.create_subrecharge`.
   */
  createConversationsSubrecharge(input: PartnersCreateConversationsSubrechargeInput, options?: CallOptions): CallPromise<unknown>;
  /**
   * Lists the partners, page by page.
   *
   * It takes the partner's key, not that of an account.
   *
   * `GET /api/1/partners/`
   */
  list(input?: PartnersListInput, options?: CallOptions): PagePromise<Partner>;
  /**
   * Lists the accounts of the partner.
   *
   * It takes the partner's key, not that of an account.
   *
   * `GET /api/1/partners/accounts/`
   */
  accounts(input?: PartnersAccountsInput, options?: CallOptions): PagePromise<Account>;
  /**
   * Gets a page where the owner of an account connects WhatsApp.
   *
   * It takes the partner's key, not that of an account.
   *
   * `POST /api/1/partners/onboarding/`
   */
  onboarding(input: PartnersOnboardingInput, options?: CallOptions): CallPromise<OnboardingLink>;
  /**
   * Creates the API key of an account.
   *
   * It takes the partner's key, not that of an account.
   *
   * The answer holds a secret: keep it out of logs and pages.
   *
   * `POST /api/1/partners/create_api_key_for_account/`
   */
  createApiKeyForAccount(input: PartnersCreateApiKeyForAccountInput, options?: CallOptions): CallPromise<ApiKey>;
  /**
   * Makes the API key of an account worthless.
   *
   * It takes the partner's key, not that of an account.
   *
   * `POST /api/1/partners/revoke_api_key_for_account/`
   */
  revokeApiKeyForAccount(input: PartnersRevokeApiKeyForAccountInput, options?: CallOptions): CallPromise<unknown>;
  /**
   * Creates accounts for clients of a software vendor.
   *
   * It takes the partner's key, not that of an account.
   *
   * `POST /api/1/partners/add_sv_clients/`
   */
  addSvClients(items: readonly SvClient[], options?: CallOptions): CallPromise<Account[]>;
  /**
   * Moves credit for WhatsApp to an account.
   *
   * It takes the partner's key, not that of an account.
   *
   * `POST /api/1/partners/create_subrecharge/`
   */
  createSubrecharge(input: PartnersCreateSubrechargeInput, options?: CallOptions): CallPromise<unknown>;
  /**
   * Sets what the partner earns on the messages of an account, in thousandths of a euro: 49 are
   * 0.049 EUR.
   *
   * It takes the partner's key, not that of an account.
   *
   * `POST /api/1/partners/set_profits/`
   */
  setProfits(input: PartnersSetProfitsInput, options?: CallOptions): CallPromise<unknown>;
  /**
   * Takes credit back from an account.
   *
   * It takes the partner's key, not that of an account.
   *
   * `POST /api/1/partners/move_credit_from_account/`
   */
  moveCreditFromAccount(input: PartnersMoveCreditFromAccountInput, options?: CallOptions): CallPromise<unknown>;
  /**
   * Retrieves what an account did.
   *
   * It takes the partner's key, not that of an account.
   *
   * `GET /api/1/partners/get_account_report/`
   */
  getAccountReport(input: PartnersGetAccountReportInput, options?: CallOptions): CallPromise<unknown>;
  /**
   * Retrieves what an account is expected to spend.
   *
   * It takes the partner's key, not that of an account.
   *
   * `GET /api/1/partners/get_account_forecasts/`
   */
  getAccountForecasts(input: PartnersGetAccountForecastsInput, options?: CallOptions): CallPromise<unknown>;
}

/**
 * The methods of `reports`.
 *
 * @example
 * ```ts
 * // Spoki answers the same for half an hour: asking again sooner gains nothing.
 * const detailed = await spoki.reports.detailed({ granularity: "Month", start_date: "2026-01-01", end_date: "2026-12-31" });
 * console.log(JSON.stringify(detailed));
 * ```
 */
export interface ReportsResource {
  /**
   * Lists the reports, page by page.
   *
   * Spoki answers the same for up to 30 minutes.
   *
   * `GET /api/1/reports/`
   *
   * @deprecated Spoki has announced its end for 2026-06-10; use `reports.detailed`.
   */
  list(input?: ReportsListInput, options?: CallOptions): PagePromise<Report>;
  /**
   * Retrieves figures by channel, category of template and state of message.
   *
   * Spoki answers the same for up to 30 minutes.
   *
   * `GET /api/1/reports/detailed/`
   */
  detailed(input?: ReportsDetailedInput, options?: CallOptions): CallPromise<unknown>;
}

/**
 * The methods of `roles`.
 *
 * @example
 * ```ts
 * const service = await spoki.roles.addServiceUser({ role: "Chat Operator", name: "Magazzino" });
 * const present = await spoki.roles.hasPrivateKey(service.id);
 * console.log(typeof present === "boolean" ? present : present.has_private_key);
 *
 * for await (const { user, role } of spoki.roles.list({ search: "Magazzino" })) console.log(user.firstname, role);
 * await spoki.roles.delete(service.id);
 * ```
 */
export interface RolesResource {
  /**
   * Lists the members, page by page.
   *
   * `GET /api/1/roles/`
   */
  list(input?: RolesListInput, options?: CallOptions): PagePromise<Role>;
  /**
   * Retrieves one role.
   *
   * At most 5 calls a minute.
   *
   * `GET /api/1/roles/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<Role>;
  /**
   * Adds a service user: a member that is no person, for embedded pages.
   *
   * At most 10 calls a minute.
   *
   * `POST /api/1/roles/add_service_user/`
   */
  addServiceUser(input: RolesAddServiceUserInput, options?: CallOptions): CallPromise<Role>;
  /**
   * Makes a private key for embedded pages. The answer is the only place where it is shown.
   *
   * The answer holds a secret: keep it out of logs and pages.
   *
   * At most 10 calls a minute.
   *
   * `POST /api/1/roles/{id}/generate_private_key/`
   */
  generatePrivateKey(id: Id, options?: CallOptions): CallPromise<PrivateKey>;
  /**
   * Says whether a role has a private key.
   *
   * At most 10 calls a minute.
   *
   * `GET /api/1/roles/{id}/has_private_key/`
   */
  hasPrivateKey(id: Id, options?: CallOptions): CallPromise<PrivateKeyPresence>;
  /**
   * Changes what a member may do.
   *
   * At most 10 calls a minute.
   *
   * `POST /api/1/roles/{id}/update_role/`
   */
  updateRole(id: Id, input: RolesUpdateRoleInput, options?: CallOptions): CallPromise<Role>;
  /**
   * Takes a member out of the account.
   *
   * At most 5 calls a minute.
   *
   * `DELETE /api/1/roles/{id}/`
   */
  delete(id: Id, options?: CallOptions): CallPromise<undefined>;
}

/**
 * The methods of `tags`.
 *
 * @example
 * ```ts
 * const tags = await spoki.tags.list().toArray({ limit: 1000 });
 * for (const tag of tags) {
 *   const page = await spoki.contacts.list({ tag: tag.id, page_size: 1 });
 *   console.log(tag.name, tag.color, page.count);
 * }
 * ```
 */
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

/**
 * The methods of `templates`.
 *
 * @example
 * ```ts
 * const template = await spoki.templates.create({
 *   name: "ordine_spedito",
 *   category: "UTILITY",
 *   templatelocalization_set: [
 *     {
 *       language: "it",
 *       body_template_component: { text: "Il pacco %%ORDER_ID%% è in viaggio." },
 *       templatebuttoncomponent_set: [{ text: "Segui", order: 0, button_type: "url", url: "https://example.com/segui" }],
 *       example_custom_fields: { ORDER_ID: "A-42" },
 *     },
 *   ],
 * });
 * await spoki.templates.submit(template.id); // WhatsApp judges each language
 *
 * const { templatelocalization_set } = await spoki.templates.retrieve(template.id);
 * for (const { language, status, rejection_detail } of templatelocalization_set) console.log(language, status, rejection_detail);
 * ```
 */
export interface TemplatesResource {
  /**
   * Lists the templates, page by page.
   *
   * `GET /api/1/templates/`
   */
  list(input?: TemplatesListInput, options?: CallOptions): PagePromise<Template>;
  /**
   * Creates a template as a draft. Nothing goes to WhatsApp before `submit`.
   *
   * At most 10 calls a minute.
   *
   * `POST /api/1/templates/`
   */
  create(input: TemplatesCreateInput, options?: CallOptions): CallPromise<Template>;
  /**
   * Copies a template. The answer is the copy, a draft.
   *
   * `GET /api/1/templates/{id}/clone/`
   */
  clone(id: Id, options?: CallOptions): CallPromise<Template>;
  /**
   * Changes the fields that are given.
   *
   * At most 10 calls a minute.
   *
   * `PATCH /api/1/templates/{id}/`
   */
  update(id: Id, input?: TemplatesUpdateInput, options?: CallOptions): CallPromise<Template>;
  /**
   * Submits a template to WhatsApp for approval.
   *
   * `POST /api/1/templates/{id}/submit/`
   */
  submit(id: Id, options?: CallOptions): CallPromise<Template | undefined>;
  /**
   * Makes a template a draft again, and takes it out of WhatsApp.
   *
   * `POST /api/1/templates/{id}/back_to_draft/`
   */
  backToDraft(id: Id, options?: CallOptions): CallPromise<Template | undefined>;
  /**
   * Retrieves one template.
   *
   * `GET /api/1/templates/{id}/`
   */
  retrieve(id: Id, input?: TemplatesRetrieveInput, options?: CallOptions): CallPromise<Template>;
  /**
   * Deletes a template. Spoki refuses while an automation uses it, unless it is forced.
   *
   * At most 10 calls a minute.
   *
   * `DELETE /api/1/templates/{id}/`
   */
  delete(id: Id, input?: TemplatesDeleteInput, options?: CallOptions): CallPromise<undefined>;
}

/**
 * The methods of `tickets`.
 *
 * @example
 * ```ts
 * import { NotFoundError } from "spoki-wasm";
 *
 * try {
 *   const ticket = await spoki.tickets.create({ contact_phone: "+39 333 123 4567", title: "Pacco danneggiato", status: "Open", priority: "High" });
 *   await spoki.tickets.update(ticket.id, { status: "In Progress", description: "Angolo rotto" });
 *   for await (const { reference, title } of spoki.tickets.list({ status: "In Progress", sort_by: "created_datetime", order: "desc" })) console.log(reference, title);
 * } catch (error) {
 *   if (!(error instanceof NotFoundError)) throw error;
 *   console.log("this account has no tickets");
 * }
 * ```
 */
export interface TicketsResource {
  /**
   * Lists the tickets, page by page.
   *
   * `GET /api/1/tickets/`
   */
  list(input?: TicketsListInput, options?: CallOptions): PagePromise<Ticket>;
  /**
   * Creates a ticket for a contact.
   *
   * At most 120 calls a minute.
   *
   * `POST /api/1/tickets/`
   */
  create(input: TicketsCreateInput, options?: CallOptions): CallPromise<Ticket>;
  /**
   * Retrieves one ticket.
   *
   * `GET /api/1/tickets/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<Ticket>;
  /**
   * Changes the fields that are given.
   *
   * `PATCH /api/1/tickets/{id}/`
   */
  update(id: Id, input?: TicketsUpdateInput, options?: CallOptions): CallPromise<Ticket>;
  /**
   * Deletes a ticket.
   *
   * At most 60 calls a minute.
   *
   * `DELETE /api/1/tickets/{id}/`
   */
  delete(id: Id, options?: CallOptions): CallPromise<undefined>;
}

/**
 * The methods of `webhooks`.
 *
 * @example
 * ```ts
 * const webhook = await spoki.webhooks.create({ event: "message.outbound", version: 2, url: "https://example.com/hooks/spoki" });
 * const { secret } = webhook; // shown now and at each rotation only: what is delivered is signed with it
 * console.log(webhook.id, secret?.startsWith("whsec_"));
 * await spoki.webhooks.setExpands(webhook.id, { expands: ["contact"] });
 * await spoki.webhooks.test(webhook.id);
 * ```
 */
export interface WebhooksResource {
  /**
   * Lists the subscriptions, page by page.
   *
   * The answer holds a secret: keep it out of logs and pages.
   *
   * At most 30 calls a minute.
   *
   * `GET /api/1/external-webhooks/`
   */
  list(input?: WebhooksListInput, options?: CallOptions): PagePromise<ExternalWebhook>;
  /**
   * Subscribes an address to one event. The answer holds the secret that signatures are made
   * with; it is not shown again.
   *
   * The answer holds a secret: keep it out of logs and pages.
   *
   * At most 30 calls a minute.
   *
   * `POST /api/1/external-webhooks/`
   */
  create(input: WebhooksCreateInput, options?: CallOptions): CallPromise<ExternalWebhook>;
  /**
   * Retrieves one subscription.
   *
   * The answer holds a secret: keep it out of logs and pages.
   *
   * At most 30 calls a minute.
   *
   * `GET /api/1/external-webhooks/{id}/`
   */
  retrieve(id: Id, options?: CallOptions): CallPromise<ExternalWebhook>;
  /**
   * Changes the fields that are given.
   *
   * The answer holds a secret: keep it out of logs and pages.
   *
   * At most 30 calls a minute.
   *
   * `PATCH /api/1/external-webhooks/{id}/`
   */
  update(id: Id, input?: WebhooksUpdateInput, options?: CallOptions): CallPromise<ExternalWebhook>;
  /**
   * Ends a subscription.
   *
   * At most 30 calls a minute.
   *
   * `DELETE /api/1/external-webhooks/{id}/`
   */
  delete(id: Id, options?: CallOptions): CallPromise<undefined>;
  /**
   * Retrieves which relations deliveries hold as whole objects.
   *
   * At most 30 calls a minute.
   *
   * `GET /api/1/external-webhooks/{id}/expands/`
   */
  getExpands(id: Id, options?: CallOptions): CallPromise<Expands>;
  /**
   * Sets which relations deliveries hold as whole objects.
   *
   * At most 30 calls a minute.
   *
   * `POST /api/1/external-webhooks/{id}/expands/`
   */
  setExpands(id: Id, input: WebhooksSetExpandsInput, options?: CallOptions): CallPromise<Expands>;
  /**
   * Sends a delivery for a test.
   *
   * At most 30 calls a minute.
   *
   * `POST /api/1/external-webhooks/{id}/test/`
   */
  test(id: Id, options?: CallOptions): CallPromise<unknown>;
  /**
   * Makes a new secret. Deliveries that are on their way may still have the old signature.
   *
   * The answer holds a secret: keep it out of logs and pages.
   *
   * At most 30 calls a minute.
   *
   * `POST /api/1/external-webhooks/{id}/rotate_secret/`
   */
  rotateSecret(id: Id, options?: CallOptions): CallPromise<SigningSecret>;
}
