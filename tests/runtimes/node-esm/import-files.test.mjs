// Files as people and their programs write them, and the file of rejected rows.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ValidationError, planImport, rejectsToCsv } from "spoki-wasm";
import { rejection } from "../support/fakes.mjs";

const ITALY = { defaultCountry: "IT" };
const found = ({ rejected }) => rejected.map(({ line, field, code }) => [line, field, code]);

async function* pieces(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe("a file that is not as it should be", () => {
  it("loses one row to a quote that nobody closed, however it is cut", async () => {
    const text = 'Nome,Nota,Cellulare\nMario,"ciao,3331234567\nAnna,ok,3341234567\nLea, "x" ,3351234567\nEva,"due\nrighe",3361234567\nUgo,"mai chiusa,3371234567\n';
    for (const size of [1, 7, 1000]) {
      const plan = await planImport(pieces(new TextEncoder().encode(text), size), ITALY);
      assert.deepEqual(found(plan), [[2, "", "csv.unclosed_quote"], [7, "", "csv.unclosed_quote"]]);
      assert.equal(plan.accepted, 3);
    }
  });

  it("is UTF-8 in spite of one stray byte, and Windows-1252 if it is", async () => {
    const stray = Buffer.concat([Buffer.from("Nome;Cell\nNicol\xf2;3331234567\n", "latin1"), Buffer.from("Zoè;3331234568\n".repeat(500))]);
    const plan = await planImport(stray, ITALY);
    assert.equal(plan.encoding, "utf-8");
    assert.deepEqual(found(plan), [[2, "", "csv.invalid_encoding"]]);
    const latin = await planImport(Buffer.from("Nome;Cell\nNicol\xf2;3331234567\n", "latin1"), ITALY);
    assert.equal(latin.encoding, "windows-1252");
    assert.deepEqual(latin.warnings, []);
  });

  it("is asked about when no name has its letters", async () => {
    const mac = Buffer.from("Nome;Cell\nNicol\x98;3331234567\n", "latin1");
    const { warnings, accepted } = await planImport(mac, ITALY);
    assert.deepEqual(warnings.map(({ line, field, code, raw }) => [line, field, code, raw]), [[2, "", "csv.doubtful_encoding", ["Nicol˜"]]]);
    assert.equal(accepted, 1);
    const named = await planImport(mac, { ...ITALY, encoding: "macintosh" });
    assert.deepEqual([named.encoding, named.warnings], ["macintosh", []]);
  });

  it("may have marks before its header, and a title above it", async () => {
    for (const [text, line] of [
      ["\ufeff\ufeffCellulare;Nome\n", 1],
      ['"\ufeffCellulare";Nome\n', 1],
      ["sep=;\n\ufeffCellulare;Nome\n", 2],
      [";;\nCellulare;Nome\n", 2],
      ["Clienti di ottobre\n\nCellulare;Nome\n", 3],
    ]) {
      const plan = await planImport(`${text}="+393331234567";Ada\n=+393331234568;Lea\n"=""00393331234569""";Eva\n\u061c333\u180e123\ufe0f4560;Ugo\n`, { ...ITALY, columns: { phone: "Cellulare" } });
      assert.deepEqual([plan.headerLine, plan.accepted, plan.rejected], [line, 4, []], JSON.stringify(text));
      assert.equal(plan.columns[0].header, "Cellulare");
    }
  });
});

describe("a text with half of a surrogate pair", () => {
  it("loses the row that it is in, and no other", async () => {
    const text = `Nome;Cell\nA\ud83d;3331234567\n\udf55\ufffd😀;3331234568\nZoè \ufffd;3331234569\nZoè 😀;3331234570\n`;
    const plan = await planImport(text, ITALY);
    assert.deepEqual(found(plan), [[2, "", "lone_surrogate"], [3, "", "lone_surrogate"], [4, "", "csv.invalid_encoding"]]);
    assert.deepEqual([plan.accepted, plan.encoding], [1, "utf-8"]);
  });

  it("is no other where the runtime cannot say whether it is well-formed", async () => {
    const { isWellFormed } = String.prototype;
    delete String.prototype.isWellFormed;
    try {
      const plan = await planImport(`Nome;Cell\nA\ud83d;3331234567\nLea;3331234568\n`, ITALY);
      assert.deepEqual(found(plan), [[2, "", "lone_surrogate"]]);
    } finally {
      if (isWellFormed) Object.defineProperty(String.prototype, "isWellFormed", { value: isWellFormed, configurable: true, writable: true });
    }
  });

  it("makes a header unusable", async () => {
    const error = await rejection(planImport("Cell;N\ud800\n3331234567;Ada\n", ITALY));
    assert.ok(error instanceof ValidationError);
    assert.equal(error.issues[0].code, "lone_surrogate");
  });
});

describe("rejectsToCsv", () => {
  const table = (columns, rows) => ({
    columns: columns.map((header) => ({ header })),
    rejected: rows.map((raw, index) => ({ line: index + 2, field: "", code: "x", message: "no", raw })),
  });

  it("quotes every cell, and puts an apostrophe before every formula", () => {
    const formulas = ["=1+1", "@a", "+a", "-1+1", "＝1", "＋1", "－1", "＠a", " =1", "\n=1", "\u00a0@a", "\u200b=1", "\ta", "\0=1"];
    const texts = ["Ada", "", 'a "b"', "+39 333 1234567", "-5.5", "3+4", "a;b"];
    const lines = rejectsToCsv(table(["N"], [...formulas, ...texts].map((text) => [text]))).split(/\r\n/);
    assert.deepEqual(lines.slice(1, 1 + formulas.length), formulas.map((text, index) => `"${index + 2}";"no";"'${text}"`));
    assert.deepEqual(lines.slice(1 + formulas.length, -1), texts.map((text, index) => `"${index + 2 + formulas.length}";"no";"${text.replaceAll('"', '""')}"`));
  });

  it("refuses what is no delimiter and no report", () => {
    for (const delimiter of ["", ";;", '"', "\n", "a", 5, {}]) {
      assert.throws(() => rejectsToCsv(table(["N"], []), { delimiter }), (error) => error instanceof ValidationError && error.issues[0].path.join() === "delimiter");
    }
    for (const report of [undefined, null, {}, "x"]) assert.throws(() => rejectsToCsv(report), ValidationError);
    assert.match(rejectsToCsv(table(["N"], []), { delimiter: "\t" }), /^"line"\t"reason"\t"N"\r\n$/);
    assert.match(rejectsToCsv(table(["N"], []), null), /^"line";/);
  });

  it("is read back with the same reasons, with any delimiter", async () => {
    const source = [
      "Nome;Cellulare;E-mail;Note",
      "Vuoto;;a@example.com;",
      "Corto;3331;;",
      "Excel;3,93331E+11;;",
      '=1+1;=1+1;;"a\n=b, c"',
      " -x;'=x;;",
      '="Ada";="333";;',
      "Troppe;3331234567;;;di più;;",
      "\u0007;3331234567;;",
      "Nicol\ufffd;3331234568;;",
    ].join("\n");
    const options = { ...ITALY, optional: "reject", columns: { email: "E-mail", NOTE: "Note" } };
    const first = await planImport(source, options);
    assert.equal(first.rejectedCount, 9);
    for (const delimiter of [";", ",", "\t", "|"]) {
      const again = await planImport(rejectsToCsv(first, { delimiter }), options);
      assert.equal(again.delimiter, delimiter);
      assert.deepEqual(again.rejected.map(({ field, code }) => [field, code]), first.rejected.map(({ field, code }) => [field, code]));
      const cells = again.rejected.map(({ raw }) => raw[1]);
      assert.deepEqual(cells, first.rejected.map(({ message }) => message));
    }
  });
});
