import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { NotFoundError, Spoki, ValidationError, planImport, rejectsToCsv } from "spoki-wasm";
import { csvOf, phonesOf } from "../support/csv.mjs";
import { asRequest, json, rejection, scripted, stalledHeaders, withoutUnhandledRejections } from "../support/fakes.mjs";

const ITALY = { defaultCountry: "IT" };
const clientWith = (fetch, options) => new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch, ...options });
const latin = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));

const MESSY = [
  "Nome;Cellulare;E-mail;Note",
  "Nicolò;333 12 34 567;n@example.com;",
  'Zoè;0039 333 7654321;;"due\nrighe; con ""virgolette"""',
  "Senza;;s@example.com;",
  "Corto;3331;;",
  "Excel;3,93331E+11;;",
  "Posta;333 9999999;bad@;",
  ";;;",
  "Nicolò B.;+39 333 1234567;;",
  "Troppe;333 8888888;;;di più",
  "",
].join("\r\n");

describe("planImport", () => {
  it("tells what the file is and what would happen, and sends nothing", async () => {
    const plan = await planImport(latin(MESSY), ITALY);
    assert.match(plan.encoding, /1252/);
    assert.equal(plan.delimiter, ";");
    assert.deepEqual(
      plan.columns.map(({ header, field }) => [header, field ?? null]),
      [["Nome", "first_name"], ["Cellulare", "phone"], ["E-mail", "email"], ["Note", null]],
    );
    assert.deepEqual(
      plan.rejected.map(({ line, field, code }) => [line, field, code]),
      [
        [5, "phone", "phone.empty"],
        [6, "phone", "phone.too_short"],
        [7, "phone", "phone.scientific"],
        [11, "", "csv.too_many_cells"],
      ],
    );
    assert.equal(plan.rows, 8);
    assert.deepEqual(
      plan.warnings.map(({ line, field, code }) => [line, field, code]),
      [[8, "email", "email.invalid"]],
    );
    assert.equal(plan.accepted, 4);
    assert.equal(plan.empty, 1);
    assert.deepEqual(plan.duplicates, [{ line: 10, duplicateOf: 2 }]);
    assert.equal(plan.batches, 1);
    assert.ok(plan.rejected.every(({ message }) => typeof message === "string" && message.length > 10));
  });

  it("reads strings, bytes, blobs and streams alike", async () => {
    const text = csvOf(700);
    const bytes = new TextEncoder().encode(text);
    const chunks = () => new ReadableStream({
      start(controller) {
        for (let from = 0; from < bytes.length; from += 1000) controller.enqueue(bytes.subarray(from, from + 1000));
        controller.close();
      },
    });
    const plans = await Promise.all([text, bytes, new Blob([bytes]), chunks()].map((source) => planImport(source, ITALY)));
    for (const plan of plans) assert.deepEqual(plan, plans[0]);
    assert.equal(plans[0].accepted, 700);
    assert.equal(plans[0].batches, 2);
  });

  it("estimates a minute for each batch but the first", async () => {
    assert.equal((await planImport(csvOf(2000), ITALY)).etaMs, 180_000);
    assert.equal((await planImport(csvOf(1), ITALY)).etaMs, 0);
    assert.equal((await planImport(csvOf(2000), { ...ITALY, callsPerMinute: 60 })).etaMs, 3000);
  });

  const REFUSED = {
    "a PDF": [new TextEncoder().encode("%PDF-1.7\n%âãÏÓ"), "csv.not_text"],
    "an Excel file": [Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0), "csv.spreadsheet"],
    nothing: ["", "csv.empty"],
    "no phone column": ["Nome;Età\r\nAda;36\r\n", "csv.no_phone_column"],
    "no header": ["+393331234567;Ada\r\n+393337654321;Eva\r\n", "csv.no_header"],
  };
  for (const [name, [source, code]] of Object.entries(REFUSED)) {
    it(`refuses ${name} and says what to do`, async () => {
      const error = await rejection(planImport(source, ITALY));
      assert.ok(error instanceof ValidationError, `${error}`);
      assert.deepEqual(error.issues.map((issue) => issue.code), [code]);
      const { fetch, calls } = scripted(json({}));
      assert.ok((await rejection(clientWith(fetch).importContacts(source, ITALY))) instanceof ValidationError);
      assert.equal(calls.length, 0);
    });
  }

  it("refuses options that are none, and sources that are none", async () => {
    for (const options of [{ columns: { phone: "Celulare" } }, { columns: { "order id": "Nome" } }, { defaultCountry: "Italy" }, { batchSize: 501 }, { cols: {} }]) {
      assert.ok((await rejection(() => planImport(MESSY, options))) instanceof ValidationError, JSON.stringify(options));
    }
    for (const source of [undefined, null, 42, {}, ["a"]]) {
      assert.ok((await rejection(() => planImport(source, ITALY))) instanceof ValidationError);
    }
  });
});

describe("importContacts", () => {
  it("sends batches of 500 to sync_all without a list, and to the list with one", async () => {
    for (const [target, path, rowsOf] of [[{}, "/api/1/contacts/sync_all/", (body) => body], [{ listId: 7 }, "/api/1/lists/7/sync_contacts/", (body) => body.contacts]]) {
      const { fetch, calls } = scripted(json({ created: 500, updated: 0 }), json({ created: 300, updated: 0 }));
      const report = await clientWith(fetch).importContacts(csvOf(800), { ...ITALY, ...target });
      assert.deepEqual(calls.map(({ url }) => new URL(url).pathname), [path, path]);
      assert.deepEqual(calls.map(({ body }) => rowsOf(JSON.parse(body)).length), [500, 300]);
      assert.deepEqual(calls.flatMap(({ body }) => rowsOf(JSON.parse(body)).map(({ phone }) => phone)), phonesOf(800));
      assert.equal(report.accepted, 800);
      assert.equal(report.created, 800);
      assert.equal(report.updated, 0);
      assert.equal(report.batches, 2);
      assert.ok(report.elapsedMs >= 0);
    }
  });

  it("decodes, merges duplicates and leaves empty cells out", async () => {
    const { fetch, calls } = scripted(json({}));
    await clientWith(fetch).importContacts(latin(MESSY), { ...ITALY, listId: 1 });
    assert.deepEqual(JSON.parse(calls[0].body).contacts, [
      { phone: "+393331234567", first_name: "Nicolò B.", email: "n@example.com" },
      { phone: "+393337654321", first_name: "Zoè" },
      { phone: "+393339999999", first_name: "Posta" },
    ]);
  });

  it("maps a column to a custom field", async () => {
    const { fetch, calls } = scripted(json({}));
    await clientWith(fetch).importContacts(MESSY, { ...ITALY, columns: { NOTES: "Note" } });
    assert.deepEqual(JSON.parse(calls[0].body)[1].custom_fields, { NOTES: 'due\nrighe; con "virgolette"' });
  });

  it("writes rejected rows back as CSV, with lines and reasons, safe to open in a spreadsheet", async () => {
    const { fetch } = scripted(json({}));
    const source = `${MESSY}=1+1;3331;;\r\n`;
    const report = await clientWith(fetch).importContacts(source, ITALY);
    const csv = rejectsToCsv(report);
    const lines = csv.replace(/^\ufeff/, "").trim().split(/\r?\n/);
    assert.equal(lines.length, report.rejectedCount + 1);
    assert.equal(lines[0], '"line";"reason";"Nome";"Cellulare";"E-mail";"Note"');
    assert.match(csv, /^"7";"[^\n]+";"Excel";"3,93331E\+11";"";""\r$/m);
    assert.match(csv, /^"11";"[^\n]+";"Troppe";"333 8888888";"";"";"di più"\r$/m);
    assert.doesNotMatch(csv, /(^|[;,])"?=1\+1/m);
  });

  it("reports progress that never goes back and ends full", async () => {
    const { fetch } = scripted(json({}));
    const seen = [];
    await clientWith(fetch).importContacts(csvOf(1600), { ...ITALY, onProgress: (progress) => seen.push(progress) });
    assert.deepEqual(seen.map(({ batchesDone }) => batchesDone), seen.map(({ batchesDone }) => batchesDone).sort((a, b) => a - b));
    assert.equal(seen.at(-1).batchesDone, 4);
    assert.equal(seen.at(-1).accepted, 1600);
  });

  it("finds the poisoned row by halving, and applies all others", async () => {
    const applied = [];
    const fetch = async (_, { body }) => {
      const contacts = await new Response(body).json();
      if (contacts.some(({ first_name }) => first_name === "Cliente 137")) return json({ detail: "Something is wrong." }, { status: 400 });
      applied.push(...contacts.map(({ phone }) => phone));
      return json({});
    };
    const report = await clientWith(fetch).importContacts(csvOf(500), ITALY);
    assert.deepEqual(report.rejected.map(({ line, code }) => [line, code]), [[139, "server.refused"]]);
    assert.equal(report.accepted, 499);
    assert.deepEqual(applied.sort(), phonesOf(500).filter((_, index) => index !== 137));
  });

  it("finds any number of refused rows, and tells what the search costs", async () => {
    const probing = [];
    const refused = (contacts) => contacts.some(({ phone }) => Number(phone.slice(-3)) < 17);
    const fetch = asRequest(async (request) => json({ detail: "No." }, { status: refused(await request.json()) ? 400 : 200 }));
    const onProgress = (progress) => progress.probing && probing.push(progress.probing);
    const report = await clientWith(fetch).importContacts(csvOf(500), { ...ITALY, onProgress, callsPerMinute: 1 });
    assert.deepEqual(report.rejected.map(({ line }) => line), Array.from({ length: 17 }, (_, index) => index + 2));
    assert.equal(report.accepted, 483);
    assert.deepEqual(probing[0], { rows: 500, callsAtMost: 998, etaMs: 998 * 60_000 });
    assert.ok(probing.every(({ callsAtMost }, index) => index === 0 || callsAtMost < probing[index - 1].callsAtMost));
  });

  it("says that what nothing limits takes no time", async () => {
    const etas = async (options) => {
      const seen = [];
      await clientWith(scripted(json({})).fetch, options).importContacts(csvOf(1600), { ...ITALY, onProgress: ({ etaMs }) => seen.push(etaMs) });
      return seen;
    };
    assert.deepEqual([...new Set(await etas({ rateLimit: "off" }))], [0]);
    // Three more batches, a millisecond each, as far as the size of the first one tells.
    assert.ok((await etas({ rateLimit: { "contacts.sync_all": 60_000 } }))[0] <= 3);
  });

  it("takes out the rows that the server names", async () => {
    let attempt = 0;
    const { fetch, calls } = scripted(async (_, { body }) => {
      const { contacts } = await new Response(body).json();
      attempt += 1;
      if (attempt > 1) return json({});
      return json({ contacts: contacts.map((_, index) => (index === 3 ? { email: ["Enter a valid e-mail."] } : {})) }, { status: 400 });
    });
    const report = await clientWith(fetch).importContacts(csvOf(10), { ...ITALY, listId: 1 });
    assert.equal(calls.length, 2);
    assert.deepEqual(report.rejected.map(({ line, field }) => [line, field]), [[5, "email"]]);
    assert.match(report.rejected[0].message, /valid e-mail/);
  });

  it("halves what is too large for the server", async () => {
    const sizes = [];
    const fetch = async (_, { body }) => {
      const contacts = await new Response(body).json();
      sizes.push(contacts.length);
      return contacts.length > 125 ? json({}, { status: 413 }) : json({});
    };
    const report = await clientWith(fetch).importContacts(csvOf(500), ITALY);
    assert.equal(report.accepted, 500);
    assert.equal(sizes.filter((size) => size <= 125).reduce((sum, size) => sum + size, 0), 500);
  });

  it("waits and goes on after any number of 429s", async () => {
    const busy = json({ detail: "throttled" }, { status: 429, headers: { "retry-after": "0" } });
    const { fetch, calls } = scripted(busy, busy, busy, busy, busy, json({}));
    const report = await clientWith(fetch).importContacts(csvOf(5), ITALY);
    assert.equal(report.accepted, 5);
    assert.equal(calls.length, 6);
  });

  it("stops at once on a list that does not exist, a bad key and no credit", async () => {
    for (const [status, name] of [[404, "NotFoundError"], [401, "AuthenticationError"], [402, "CreditError"]]) {
      const { fetch, calls } = scripted(json({ detail: "no" }, { status }));
      const seen = [];
      const error = await rejection(
        clientWith(fetch).importContacts(csvOf(1200), { ...ITALY, listId: 99, onProgress: (progress) => seen.push(progress) }),
      );
      assert.equal(error.name, name);
      assert.equal(error instanceof NotFoundError, status === 404);
      assert.equal(calls.length, 1);
      assert.ok(seen.every(({ batchesDone }) => batchesDone === 0));
    }
  });

  it("is stopped by its signal, with the signal's reason, before and while a batch is out", async () => {
    const reason = { why: "enough" };
    const { fetch, calls } = scripted(json({}));
    const early = clientWith(fetch).importContacts(csvOf(5), { ...ITALY, signal: AbortSignal.abort(reason) });
    assert.equal(await rejection(early), reason);
    assert.equal(calls.length, 0);
    await withoutUnhandledRejections(async () => {
      const controller = new AbortController();
      const stopping = (...given) => {
        setImmediate(() => controller.abort(reason));
        return stalledHeaders(...given);
      };
      assert.equal(await rejection(clientWith(stopping).importContacts(csvOf(5), { ...ITALY, signal: controller.signal })), reason);
    });
  });

  it("passes on what onProgress throws, and works afterwards", async () => {
    const spoki = clientWith(scripted(json({})).fetch);
    const mine = new Error("mine");
    const onProgress = () => {
      throw mine;
    };
    assert.equal(await rejection(spoki.importContacts(csvOf(5), { ...ITALY, onProgress })), mine);
    assert.equal((await spoki.importContacts(csvOf(5), ITALY)).accepted, 5);
  });

  it("passes on the error of a source that breaks off", async () => {
    const mine = new Error("disk");
    let sent = false;
    const source = new ReadableStream({
      pull(controller) {
        if (sent) throw mine;
        sent = true;
        controller.enqueue(new TextEncoder().encode(csvOf(5)));
      },
    });
    assert.equal(await rejection(clientWith(scripted(json({})).fetch).importContacts(source, ITALY)), mine);
  });
});
