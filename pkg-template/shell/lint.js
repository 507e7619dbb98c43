// Templates and messages, held against WhatsApp's rules. The core says rules by their numbers.
import { lintMessage as message, lintTemplate as template } from "../generated/bindings.js";
import { lintRules } from "../generated/lint.js";
import * as protocol from "../generated/protocol.js";
import { errorOf, kindOf, wrongType } from "./errors.js";
import { locale, pathText, sentence } from "./messages.js";
import { ask } from "./runtime.js";

const OPERATION = "lint";
const LEVELS = ["off", "warning", "error"];

export { lintRules };

export function lintTemplate(input, options) {
  const levelOf = levels(options);
  return told("template", ask(() => template(input)), levelOf);
}

export function lintMessage(input, options) {
  const levelOf = levels(options);
  const { template: known, mediaBytes = -1 } = options ?? {};
  if (typeof mediaBytes !== "number") throw wrongType(OPERATION, "mediaBytes", "a number of bytes", kindOf(mediaBytes));
  return told("message", ask(() => message(input, known, mediaBytes)), levelOf);
}

// What the caller makes of the levels of the rules.
function levels(options) {
  const { strict = false, rules = {} } = options ?? {};
  if (rules === null || typeof rules !== "object") throw wrongType(OPERATION, "rules", "an object", kindOf(rules));
  // Read once: a getter may give another level the next time.
  const chosen = new Map(Object.entries(rules));
  const issues = [...chosen].flatMap(([name, level]) => {
    const path = ["rules", name];
    if (!lintRules.some(({ id }) => id === name)) return [{ path, code: "unknown_option" }];
    return LEVELS.includes(level) ? [] : [{ path, code: "not_one_of", params: { allowed: LEVELS.join(", ") } }];
  });
  if (issues.length > 0) throw errorOf({ kind: "validation", operation: OPERATION, issues });
  return ({ id, level, strictLevel }) => chosen.get(id) ?? (strict ? strictLevel : level);
}

function told(subject, findings, levelOf) {
  return findings.flatMap((told) => {
    const { rule: number, path, start, end, figures } = protocol.finding(told);
    const rule = lintRules[number];
    const level = levelOf(rule);
    if (level === "off") return [];
    const text = rule.messages[locale()].replace(/\{(\d)\}/g, (_, index) => figures[index]);
    const finding = { rule: rule.id, level, path, message: `${pathText(path) || sentence(subject)} ${text}` };
    const { source, date } = rule;
    return [{ ...finding, ...(start !== null && { start, end }), source, date }];
  });
}
