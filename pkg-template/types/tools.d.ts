/** The names of tools, those of an older list among them. */
export type ToolSlug = never; // tools

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
