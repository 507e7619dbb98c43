// Single values: what is wrong with them, by the rules that calls are held to.
import { checkFieldValue, checkText, TextRule } from "../generated/bindings.js";
import { invalid } from "./errors.js";
import { worded } from "./messages.js";
import { ask } from "./runtime.js";

// Spoki gives them the numbers from 1 on.
const TYPES = ["TEXT", "DATE", "DATETIME"];

// The subject is what the value is called in sentences.
const found = (subject, check) => ask(check).map((issue) => worded(issue, subject));

export function checkCustomFieldCode(code) {
  return found("subject.code", () => checkText(TextRule.CustomFieldCode, code));
}

export function checkCustomFieldValue(type, value) {
  const number = typeof type === "number" ? type : TYPES.indexOf(type) + 1;
  if (TYPES[number - 1] === undefined) {
    const allowed = TYPES.map((name, index) => `${index + 1} (${name})`).join(", ");
    throw invalid("checkCustomFieldValue", "type", "not_one_of", { allowed });
  }
  return found("subject.value", () => checkFieldValue(number, value));
}

export function checkTemplateName(name) {
  return found("subject.name", () => checkText(TextRule.TemplateName, name));
}

export function checkEmail(email) {
  return found("subject.email", () => checkText(TextRule.Email, email));
}

export function checkLanguage(code) {
  return found("subject.language", () => checkText(TextRule.Language, code));
}

export function checkMediaUrl(url) {
  return found("subject.url", () => checkText(TextRule.MediaUrl, url));
}
