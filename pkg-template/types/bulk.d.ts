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
