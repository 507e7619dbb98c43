#!/usr/bin/env node
/**
 * Writes `clienti.csv`, the export of an invented Italian CRM, and `expected.json`, what an import of it must give.
 * The second comes from what was put into the file, not from reading it back. Run: `node data/generate.mjs`.
 */
import { writeFileSync } from "node:fs";
import { inventPerson, spoilEmail } from "./people.mjs";
import { SPOILT_PHONES, inventPhone } from "./phones.mjs";
import { seededRandom } from "./random.mjs";

const SEED = 20260115;
const HEADERS = [
  "Codice cliente", "Ragione sociale", "Nome", "Cognome", "Cellulare", "Telefono", "E-mail", "Indirizzo", "CAP",
  "Città", "Prov.", "Data di nascita", "Lingua", "Note", "Totale acquisti (€)",
];
/** How many rows of each kind; all others are good rows with a number of their own. */
const KINDS = {
  good: 1801,
  "phone.empty": 34,
  "phone.too_short": 14,
  "phone.too_long": 6,
  "phone.scientific": 17,
  "phone.not_a_number": 9,
  "phone.extension": 4,
  "phone.unknown_calling_code": 5,
  "email.invalid": 31,
  "csv.too_many_cells": 6,
  duplicate: 73,
};
const EMPTY_LINES = ["", "", "", "", "", "", "", "", ";;;;;;;;;;;;;;", ";;;;;;;;;;;;;;", ";;;;;;;;;;;;;;", ";;;;"];

/** The characters beyond Latin-1 that occur in the file, as Windows-1252 has them. */
const WINDOWS_1252 = { "€": 0x80, "…": 0x85, "’": 0x92, "“": 0x93, "”": 0x94, "–": 0x96 };

function encodeWindows1252(text) {
  return Uint8Array.from(text, (character) => {
    const code = WINDOWS_1252[character] ?? character.charCodeAt(0);
    if (code > 0xff) throw new Error(`${character} is not in the table of Windows-1252 characters: add it there`);
    return code;
  });
}

const quoted = (cell) => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Names as typed by hand: now and then in capitals or with a space too many. */
const typed = (random, name) => {
  if (random.chance(0.04)) return { cell: name.toUpperCase(), value: name.toUpperCase() };
  return random.chance(0.05) ? { cell: `${name} `, value: name } : { cell: name, value: name };
};

function rowOf(random, number, phoneCell, person) {
  const named = person.firm === "" || random.chance(0.6);
  const first = typed(random, named ? person.first : "");
  const last = typed(random, named ? person.last : "");
  const office = random.chance(0.12) ? `02 ${random.between(3, 6)}${random.digits(7)}` : "";
  const cells = [
    `C${String(number).padStart(5, "0")}`, person.firm, first.cell, last.cell, phoneCell, office, person.email,
    person.address, person.postalCode, person.city, person.province, person.birthday, person.language, person.note, person.spent,
  ];
  return { cells, contact: { first_name: first.value, last_name: last.value, email: person.email, language: person.language } };
}

/** Builds the rows one after the other and keeps account of what each must become. */
function build() {
  const random = seededRandom(SEED);
  const kinds = Object.entries(KINDS).flatMap(([kind, count]) => Array(count).fill(kind));
  const emptyLines = random.shuffle([...EMPTY_LINES]);
  const records = [HEADERS.map(quoted).join(";")];
  const expected = { rows: kinds.length, contacts: new Map(), rejected: [], duplicates: [] };
  const known = [];
  let line = 2;
  // The first row is a good one, so that a duplicate always has something to repeat.
  const [firstKind, ...otherKinds] = kinds;
  for (const [index, kind] of [firstKind, ...random.shuffle(otherKinds)].entries()) {
    const { record, code, phone, contact } = buildRow(random, index + 1, kind, known);
    if (code) {
      expected.rejected.push([line, code]);
    } else {
      const earlier = expected.contacts.get(phone.e164);
      if (earlier) expected.duplicates.push([line, phone.e164]);
      else known.push(phone);
      const present = Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== ""));
      expected.contacts.set(phone.e164, { phone: phone.e164, ...earlier, ...present });
    }
    records.push(record);
    line += record.split("\n").length;
    if (index % 160 === 80) {
      records.push(emptyLines.pop() ?? "");
      line += 1;
    }
  }
  return { text: `${records.join("\r\n")}\r\n`, expected };
}

function buildRow(random, number, kind, known) {
  const person = inventPerson(random);
  const phone = kind === "duplicate" ? random.pick(known) : freshPhone(random, known);
  const phoneCell = SPOILT_PHONES[kind] ? SPOILT_PHONES[kind](random) : random.pick(phone.spellings);
  if (kind === "email.invalid") person.email = spoilEmail(random);
  const { cells, contact } = rowOf(random, number, phoneCell, person);
  if (kind === "csv.too_many_cells") cells.push("cliente storico", "VIP");
  // Some tools leave out the empty cells at the end of a row.
  while (random.chance(0.02) && cells.length > 13) cells.pop();
  const code = kind === "good" || kind === "duplicate" ? undefined : kind;
  return { record: cells.map(quoted).join(";"), code, phone, contact };
}

function freshPhone(random, known) {
  for (;;) {
    const phone = inventPhone(random);
    if (!known.some((other) => other.e164 === phone.e164)) return phone;
  }
}

/** JSON with one entry a line, so that a change of the file can be read in a diff. */
function expectedAsJson({ rows, contacts, rejected, duplicates }) {
  const linesOf = (entries) => `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n")}\n  ]`;
  return `{
  "rows": ${rows},
  "rejected": ${linesOf(rejected)},
  "duplicates": ${linesOf(duplicates)},
  "contacts": ${linesOf([...contacts.values()])}
}
`;
}

const { text, expected } = build();
writeFileSync(new URL("clienti.csv", import.meta.url), encodeWindows1252(text));
writeFileSync(new URL("expected.json", import.meta.url), expectedAsJson(expected));
console.log(
  `clienti.csv: ${expected.rows} rows, ${expected.contacts.size} contacts, ` +
    `${expected.rejected.length} to reject, ${expected.duplicates.length} duplicates`,
);
