// Sentences for people, made of stable codes. The core sends codes and figures only.
import { messages } from "../generated/messages.js";

// "contacts[0].phone"
export function pathText(path) {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join("");
}

export function problemText(code, params) {
  const template = messages[code] ?? code;
  return template.replace(/\{(\w+)\}/g, (_, name) => params?.[name] ?? "");
}

export function issueText({ path, code, params }) {
  const place = path.length === 0 ? "the input" : pathText(path);
  return `${place} ${problemText(code, params)}`;
}
