export * from "./index.js";

/**
 * Loads the module from an address, a response or bytes; where the server says `application/wasm`, it is compiled
 * while it comes. Idempotent: calls at the same time share one attempt, after a failure the next call tries again,
 * and after a success nothing is loaded any more, whatever is given.
 *
 * @throws {SpokiError} when it cannot be loaded, is something else (a page, a part of it, a module of another
 * version), or may not be compiled here. `advice` says what to do.
 * @throws {ValidationError} when the input is none of these.
 */
export function init(
  input: string | URL | Response | BufferSource | WebAssembly.Module | Promise<Response>,
): Promise<void>;

/**
 * Takes a module that is compiled already, or its bytes.
 *
 * @throws {SpokiError} as `init`.
 * @throws {ValidationError} when the module is neither.
 */
export function initSync(input: { module: WebAssembly.Module | BufferSource }): void;
