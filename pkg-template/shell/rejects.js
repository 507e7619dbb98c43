// The rejected rows as a CSV file, for whoever is to correct them. Line and reason come first: a row
// may have more cells than the header.
import { sentence } from "./messages.js";

// A text that a spreadsheet would run as a formula; a number or a phone may start with a sign.
const FORMULA = /^[=@\t\r]|^[+-](?![\d\s().\/-]*$)/;

export function rejectsToCsv(report, { delimiter = report.delimiter ?? ";" } = {}) {
  const cell = (value) => {
    const text = FORMULA.test(value) ? `'${value}` : value;
    return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const headers = report.columns.map(({ header }) => header);
  const rows = report.rejected.map(({ line, message, raw }) => {
    const missing = Array(Math.max(0, headers.length - raw.length)).fill("");
    return [String(line), message, ...raw, ...missing];
  });
  return [[sentence("header.line"), sentence("header.reason"), ...headers], ...rows].map((row) => row.map(cell).join(delimiter) + "\r\n").join("");
}
