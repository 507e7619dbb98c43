// The rejected rows as a CSV file, for whoever is to correct them. Line and reason come first: a row
// may have more cells than the header.
import { invalid, kindOf, wrongType } from "./errors.js";
import { sentence } from "./messages.js";

const DELIMITERS = [";", ",", "\t", "|"];

// A text that a spreadsheet would run as a formula: with a sign of any width at its start, or behind
// what the spreadsheet passes over. A number or a phone may start with a sign.
const FORMULA = /^[\t\r\n]|^[\s\p{Cc}\p{DI}]*(?:[=@＝＠﹦﹫＋－﹢﹣]|[+-](?![\d\s().]*$))/u;

export function rejectsToCsv(report, options) {
  const [headers, rejected] = [report?.columns, report?.rejected];
  if (!Array.isArray(headers) || !Array.isArray(rejected)) throw wrongType("rejectsToCsv", "report", "a plan or a report of an import", kindOf(report));
  const delimiter = options?.delimiter ?? report.delimiter ?? ";";
  if (!DELIMITERS.includes(delimiter)) throw invalid("rejectsToCsv", "delimiter", "not_one_of", { allowed: "; , tab |", suggestion: "" });
  const cell = (text) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const rows = rejected.map(({ line, message, raw }) => {
    const missing = Array(Math.max(0, headers.length - raw.length)).fill("");
    return [String(line), message, ...raw, ...missing];
  });
  const all = [[sentence("header.line"), sentence("header.reason"), ...headers.map(({ header }) => header)], ...rows];
  return all.map((row) => `${row.map(cell).join(delimiter)}\r\n`).join("");
}
