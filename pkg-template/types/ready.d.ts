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
