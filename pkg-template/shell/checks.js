// Single values: what is wrong with them, by the rules that calls are held to.
import { invalid } from "./errors.js";
import { worded } from "./messages.js";
import { callCore, checkText } from "./runtime.js";

// The core's numbers of its rules; what the value is called in sentences.
const CODE = [0, "subject.code"];
const NAME = [1, "subject.name"];
const EMAIL = [2, "subject.email"];
const LANGUAGE = [3, "subject.language"];
const URL = [4, "subject.url"];
const VALUE = [4, "subject.value"];

const TYPES = ["TEXT", "DATE", "DATETIME"];

function found([rule, subject], text, type = 0) {
  const issues = JSON.parse(callCore(() => checkText(rule + type, text)));
  return issues.map((issue) => worded(issue, subject));
}

export function checkCustomFieldCode(code) {
  return found(CODE, code);
}

export function checkCustomFieldValue(type, value) {
  const number = typeof type === "number" ? type : TYPES.indexOf(type) + 1;
  if (TYPES[number - 1] === undefined) {
    const allowed = TYPES.map((name, index) => `${index + 1} (${name})`).join(", ");
    throw invalid("checkCustomFieldValue", "type", "not_one_of", { allowed });
  }
  return found(VALUE, value, number);
}

export function checkTemplateName(name) {
  return found(NAME, name);
}

export function checkEmail(email) {
  return found(EMAIL, email);
}

export function checkLanguage(code) {
  return found(LANGUAGE, code);
}

export function checkMediaUrl(url) {
  return found(URL, url);
}
