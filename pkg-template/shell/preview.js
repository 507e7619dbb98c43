// A template as its recipient sees it.
import { previewTemplate as preview } from "../generated/bindings.js";
import * as protocol from "../generated/protocol.js";
import { errorOf, kindOf, wrongType } from "./errors.js";
import { ask } from "./runtime.js";

const OPERATION = "preview";

export function previewTemplate(localization, values = {}) {
  if (values === null || typeof values !== "object") throw wrongType(OPERATION, "values", "an object of strings", kindOf(values));
  // Read once: a getter may give something else the next time.
  const entries = Object.entries(values);
  const issues = entries
    .filter(([, value]) => typeof value !== "string")
    .map(([code, value]) => ({ path: ["values", code], code: "wrong_type", params: { expected: "a string", actual: kindOf(value) } }));
  if (issues.length > 0) throw errorOf({ kind: "validation", operation: OPERATION, issues });
  const told = ask(() => preview(localization, Object.fromEntries(entries)));
  const { cards, missing } = protocol.preview(told);
  return { ...bubble(told), cards: cards.map(bubble), missing };
}

function bubble(told) {
  const { format, title, body, footer, buttons } = protocol.preview(told);
  return {
    header: format && { format, text: title.map(span) },
    body: body.map(span),
    footer: footer.map(span),
    buttons: buttons.map(button),
  };
}

function button(told) {
  const { kind, text, target } = protocol.button(told);
  return { button_type: kind, text, target };
}

function span(told) {
  const { text, styles, missing } = protocol.span(told);
  return { text, ...Object.fromEntries(styles.map((style) => [style, true])), ...(missing !== null && { missing }) };
}
