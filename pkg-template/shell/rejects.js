// The rejected rows as a CSV file, for whoever is to correct them.

// A text that a spreadsheet would run as a formula; a number or a phone may start with a sign.
const FORMULA = /^[=@\t\r]|^[+-](?![\d\s().\/-]*$)/;

export function rejectsToCsv(report, { delimiter = report.delimiter ?? ";" } = {}) {
  const cell = (value) => {
    const text = FORMULA.test(value) ? `'${value}` : value;
    return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const headers = report.columns.map(({ header }) => header);
  const rows = report.rejected.map(({ line, message, raw }) => {
    const cells = headers.map((_, index) => raw[index] ?? "");
    return [...cells, ...raw.slice(headers.length), String(line), message];
  });
  return [[...headers, "line", "reason"], ...rows].map((row) => row.map(cell).join(delimiter) + "\r\n").join("");
}
