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
