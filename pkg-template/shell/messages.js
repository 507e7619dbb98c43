// Sentences for people, made of stable codes, in the language that was chosen. The core sends codes and
// figures only.
import { en } from "../generated/messages.js";

let language = en;

export function use(chosen) {
  language = chosen;
}

// "en"
export const locale = () => language.code;

export function sentence(key, params) {
  const template = language.sentences[key] ?? key;
  return template.replace(/\{(\w+)\}/g, (_, name) => figure(name, params?.[name] ?? ""));
}

// Kinds of values have names in each language; those of JavaScript's classes are the same in all.
function figure(name, value) {
  if (name === "suggestion") return value && sentence("suggestion", { name: value });
  if (language === en) return value;
  if (Object.hasOwn(language.words, value)) return language.words[value];
  return name === "actual" ? String(value).replace(/^an? /, "") : value;
}

// "contacts[0].phone"
export function pathText(path) {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join("");
}

// An issue as callers get it. What has no path is told of the subject.
export function worded({ path, code, params }, subject = "input") {
  const place = path.length === 0 ? sentence(subject) : pathText(path);
  return { path, code, message: `${place} ${sentence(code, params)}` };
}
