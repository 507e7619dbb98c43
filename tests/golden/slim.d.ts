export * from "./index.js";

/**
 * Loads the module from an address, a response or bytes. Idempotent; calls at the same time share
 * one attempt, and after a failure the next call tries again.
 */
export function init(
  input: string | URL | Response | BufferSource | WebAssembly.Module | Promise<Response>,
): Promise<void>;

/** Takes a module that is compiled already, or its bytes. */
export function initSync(input: { module: WebAssembly.Module | BufferSource }): void;
