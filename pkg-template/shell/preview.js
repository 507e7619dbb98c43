// A template as its recipient sees it.
import { previewTemplate as preview } from "../generated/bindings.js";
import { errorOf, kindOf, wrongType } from "./errors.js";
import { ask } from "./runtime.js";

const OPERATION = "preview";
const STYLES = ["bold", "italic", "strikethrough", "monospace"];

export function previewTemplate(localization, values = {}) {
  if (values === null || typeof values !== "object") throw wrongType(OPERATION, "values", "an object of strings", kindOf(values));
  // Read once: a getter may give something else the next time.
  const entries = Object.entries(values);
  const issues = entries
    .filter(([, value]) => typeof value !== "string")
    .map(([code, value]) => ({ path: ["values", code], code: "wrong_type", params: { expected: "a string", actual: kindOf(value) } }));
  if (issues.length > 0) throw errorOf({ kind: "validation", operation: OPERATION, issues });
  const told = ask(() => preview(localization, Object.fromEntries(entries)));
  const [, , , , cards, missing] = told;
  return { ...bubble(told), cards: cards.map(bubble), missing };
}

function bubble([header, body, footer, buttons]) {
  return {
    header: header && { format: header[0], text: header[1].map(span) },
    body: body.map(span),
    footer: footer.map(span),
    buttons: buttons.map(([button_type, text, target]) => ({ button_type, text, target })),
  };
}

function span([text, bits, missing]) {
  const styles = STYLES.filter((_, bit) => (bits >> bit) & 1).map((style) => [style, true]);
  return { text, ...Object.fromEntries(styles), ...(missing !== null && { missing }) };
}
