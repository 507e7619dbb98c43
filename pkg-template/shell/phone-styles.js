// How phones are written.
import { PhoneStyle, phoneFormat } from "../generated/bindings.js";
import { invalid } from "./errors.js";
import { callCore } from "./runtime.js";

const STYLES = {
  national: () => PhoneStyle.National,
  international: () => PhoneStyle.International,
  rfc3966: () => PhoneStyle.Rfc3966,
};

export function formatPhone(e164, style) {
  if (typeof e164 !== "string") throw invalid("phone", "e164", "wrong_type", { expected: "a string", actual: typeof e164 });
  if (typeof style !== "string" || !Object.hasOwn(STYLES, style)) throw invalid("phone", "style", "not_one_of", { allowed: Object.keys(STYLES).join(", ") });
  return callCore(() => phoneFormat(e164, STYLES[style]()));
}
