// Spoki's placeholders, and WhatsApp's variables.
import { kindOf, wrongType } from "./errors.js";
import { ask } from "./runtime.js";

function must(isRight, field, expected, actual) {
  if (!isRight) throw wrongType("placeholders", field, expected, kindOf(actual));
}

const isText = (value) => typeof value === "string";

export function toMetaVariables(input) {
  must(isText(input), "text", "a string", input);
  const [text, codes] = ask("toMetaVariables", input);
  return { text, codes };
}

export function toSpokiPlaceholders(text, codes = []) {
  must(isText(text), "text", "a string", text);
  must(Array.isArray(codes) && codes.every(isText), "codes", "an array of strings", codes);
  return ask("toSpokiPlaceholders", text, codes);
}
