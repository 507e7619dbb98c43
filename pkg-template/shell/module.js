// The module: what keeps it from being compiled, and whether it is the one that this code was built with.
import { build } from "../generated/bindings.js";
import { describe, SpokiError } from "./errors.js";
import { sentence } from "./messages.js";

// The least module that needs what the package's needs: a function that makes a vector.
const WITH_VECTORS = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

// An error with a sentence of its own and its advice.
export function fault(key, params, cause) {
  return new SpokiError({ message: sentence(key, params), advice: sentence(`advice.${key}`), cause });
}

// Why the module was not compiled. Engines say it in their own words only.
export function notCompiled(cause) {
  const detail = describe(cause);
  if (typeof WebAssembly !== "object") return fault("module.no_wasm", undefined, cause);
  if (/unsafe-eval|\bCSP\b/.test(detail)) return fault("module.csp", { detail }, cause);
  if (/disallowed by embedder/.test(detail)) return fault("module.at_deployment", { detail }, cause);
  if (!WebAssembly.validate(new Uint8Array(WITH_VECTORS))) return fault("module.too_old", undefined, cause);
  return fault("module.broken", { detail }, cause);
}

// The module itself, if it was built with this code: any other would fail in the middle of a call.
export function ours(module) {
  const section = sectionOf(module);
  if (section === undefined) throw fault("module.foreign");
  const actual = new TextDecoder().decode(section);
  if (actual !== build) throw fault("module.other_build", { actual, expected: build });
  return module;
}

function sectionOf(module) {
  try {
    return WebAssembly.Module.customSections(module, "spoki-wasm")[0];
  } catch {
    // It only says that it is a module.
    return undefined;
  }
}
