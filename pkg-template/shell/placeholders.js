// Spoki's placeholders, and WhatsApp's variables.
import { toMetaVariables as variables, toSpokiPlaceholders as placeholders } from "../generated/bindings.js";
import * as protocol from "../generated/protocol.js";
import { invalid, kindOf, wrongType } from "./errors.js";
import { ask } from "./runtime.js";

function must(isRight, field, expected, actual) {
  if (!isRight) throw wrongType("placeholders", field, expected, kindOf(actual));
}

// More than a text of a megabyte has.
const MOST_CODES = 100_000;

const isText = (value) => typeof value === "string";

export function toMetaVariables(input) {
  must(isText(input), "text", "a string", input);
  const { text, codes } = protocol.metaVariables(ask(() => variables(input)));
  return { text, codes };
}

export function toSpokiPlaceholders(text, codes = []) {
  must(isText(text), "text", "a string", text);
  const isList = Array.isArray(codes);
  const { length } = isList ? codes : [];
  if (length > MOST_CODES) throw invalid("placeholders", "codes", "too_many", { max: MOST_CODES, actual: length });
  must(isList && codes.every(isText), "codes", "an array of strings", codes);
  return ask(() => placeholders(text, codes));
}
