#!/usr/bin/env node
/** Imports a CSV of customers into a Spoki list: plan, import with progress, rejects, and proof. See README.md. */
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Spoki, planImport, rejectsToCsv } from "spoki-wasm";
import { fileCheckpoint } from "./checkpoint.mjs";
import { HELP, readOptions } from "./options.mjs";
import { formatCount, formatDuration, progressBar, table } from "./progress.mjs";
import { compare, expectedOutcome, membersOf } from "./proof.mjs";

/** A sandbox whose clock runs 60 times faster allows 60 times the calls that Spoki allows in a minute. */
const FAST_CLOCK_LIMITS = { "lists.sync_contacts": 60, "lists.list": 300, "lists.create": 600, "contacts.list": 7200 };

const interruption = new AbortController();
const stopped = new Error("stopped by the user");
process.once("SIGINT", () => interruption.abort(stopped));
process.once("SIGTERM", () => interruption.abort(stopped));

async function main() {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) return console.log(HELP);
  const { signal } = interruption;
  const rateLimit = options.fastClock ? FAST_CLOCK_LIMITS : "wait";
  const settings = { defaultCountry: options.country };

  const path = resolve(options.file);
  const bytes = await readFile(path);
  const plan = await planImport(bytes, { ...settings, callsPerMinute: rateLimit["lists.sync_contacts"] });
  printPlan(path, plan);

  const spoki = new Spoki({ apiKey: options.apiKey, baseUrl: options.baseUrl, rateLimit });
  const list = await findOrCreateList(spoki, options.list, signal);
  const before = await membersOf(spoki, list.id, signal);

  const checkpoint = options.checkpoint ? fileCheckpoint(options.checkpoint) : undefined;
  const bar = progressBar(plan.batches);
  const report = await spoki
    .importContacts(bytes, {
      ...settings,
      listId: list.id,
      checkpoint,
      signal,
      onProgress: ({ batchesDone, etaMs }) => bar.update(batchesDone, etaMs),
    })
    .finally(() => bar.end());
  await checkpoint?.remove();

  printReport(report);
  await writeFile(options.rejects, rejectsToCsv(report));
  console.log(`rejected rows, with line numbers and reasons: ${resolve(options.rejects)}`);

  const expected = await expectedOutcome(path, bytes, settings);
  const after = await membersOf(spoki, list.id, signal);
  printProof({ list, report, after, ...compare({ expected, report, before, after }) });
}

async function findOrCreateList(spoki, name, signal) {
  for await (const list of spoki.lists.list({ search: name }, { signal })) {
    if (list.name === name) return list;
  }
  return spoki.lists.create({ name }, { signal });
}

function printPlan(path, plan) {
  const columns = plan.columns.filter(({ field }) => field).map(({ header, field }) => `${header} → ${field}`);
  console.log(`plan for ${path}`);
  console.log(
    table([
      ["encoding", plan.encoding],
      ["delimiter", plan.delimiter],
      ["rows", plan.rows],
      ["to be rejected", plan.rejectedCount],
      ["duplicates", plan.duplicateCount],
      ["contacts to send", plan.accepted - plan.duplicateCount],
      ["batches", plan.batches],
      ["takes about", formatDuration(plan.etaMs)],
    ]),
  );
  console.log(`  columns: ${columns.join(", ")}\n`);
}

function printReport(report) {
  console.log("\nimported");
  console.log(
    table([
      ["rows accepted", report.accepted],
      ["rows rejected", report.rejectedCount],
      ["duplicates among the accepted", report.duplicateCount],
      ["contacts created", report.created ?? "not told"],
      ["contacts updated", report.updated ?? "not told"],
      ["batches", report.batches],
      ["took", formatDuration(report.elapsedMs)],
    ]),
  );
  const reasons = Object.entries(report.rejectedByCode).sort(([, one], [, other]) => other - one);
  if (reasons.length > 0) console.log(`\nrejected by reason\n${table(reasons)}`);
}

function printProof({ list, report, after, missing, unexpected, altered, misjudged }) {
  console.log(
    `\nproof: ${formatCount(after.size)} contacts in list ${list.id}, ${formatCount(report.accepted - report.duplicateCount)} accepted, ` +
      `${missing} missing, ${unexpected} unexpected, ${altered} with other values, ${misjudged} rows misjudged`,
  );
  if (missing + unexpected + altered + misjudged > 0) {
    console.error("The list is not what the file says.");
    process.exitCode = 1;
  }
}

function explain(error) {
  if (error === stopped) {
    console.error("\nStopped. With --checkpoint the same command goes on where this one ended.");
    process.exitCode = 130;
    return;
  }
  console.error(`\n${error.name}: ${error.message}`);
  if (error.advice) console.error(error.advice);
  process.exitCode = 1;
}

await main().catch(explain);
