#!/usr/bin/env node
/** Imports a CSV of customers into a Spoki list: plan, import with progress, rejects, and proof. See README.md. */
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Spoki, planImport, rejectsToCsv } from "spoki-wasm";
import { fileCheckpoint } from "./checkpoint.mjs";
import { HELP, UsageError, readOptions } from "./options.mjs";
import { formatCount, formatDuration, progressBar, section, table } from "./progress.mjs";
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
  // Whoever runs this corrects the rejected rows, so that a wrong e-mail address is one of them.
  const settings = { defaultCountry: options.country, optional: "reject" };

  const path = resolve(options.file);
  const bytes = await readFile(path).catch(({ code }) => {
    throw new UsageError(`${path} cannot be read (${code})`, "Give the path of a CSV file with --file.");
  });
  const plan = await planImport(bytes, { ...settings, callsPerMinute: rateLimit["lists.sync_contacts"] });
  printPlan(path, plan, options);

  const spoki = new Spoki({ apiKey: options.apiKey, baseUrl: options.baseUrl, rateLimit });
  const list = await findOrCreateList(spoki, options.list, signal);
  const before = await membersOf(spoki, list.id, signal);

  const checkpoint = options.checkpoint ? fileCheckpoint(options.checkpoint) : undefined;
  section(`Import into list ${list.id}, ${options.list}`);
  const bar = progressBar(plan.batches);
  const report = await spoki
    .importContacts(bytes, {
      ...settings,
      listId: list.id,
      checkpoint,
      signal,
      onProgress: (progress) => bar.update(progress),
    })
    .finally(() => bar.end());
  await checkpoint?.remove();

  printReport(report);
  if (report.rejectedCount > 0) {
    // The mark in front tells Excel that the file is UTF-8.
    await writeFile(options.rejects, `\ufeff${rejectsToCsv(report)}`);
    printRejects(report, resolve(options.rejects));
  }

  section("Reading the list back from the server");
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

function printPlan(path, plan, { fastClock }) {
  const used = plan.columns.filter(({ field }) => field).map(({ header, field }) => `${header} → ${field}`);
  const left = plan.columns.filter(({ field }) => !field).map(({ header }) => header);
  section(`Plan for ${path}`);
  table([
    ["rows", plan.rows, `${plan.encoding}, cells separated by ${plan.delimiter}`],
    ["to be rejected", plan.rejectedCount],
    ["duplicates", plan.duplicateCount, "rows with the phone of an earlier row; the later one wins"],
    ["contacts to send", plan.accepted - plan.duplicateCount],
    ["batches", plan.batches, `about ${formatDuration(plan.etaMs)} of waiting${fastClock ? " on the sandbox's fast clock; Spoki takes one a minute" : ""}`],
  ]);
  console.log(`  columns used: ${used.join(", ")}`);
  if (left.length > 0) console.log(`  not used:     ${left.join(", ")}`);
}

function printReport(report) {
  section(`Done in ${formatDuration(report.elapsedMs)}`);
  const told = (count) => count ?? "not told";
  table([
    ["rows accepted", report.accepted, `${formatCount(report.accepted - report.duplicateCount)} contacts and ${formatCount(report.duplicateCount)} duplicates`],
    ["rows rejected", report.rejectedCount],
    ["contacts created", told(report.created)],
    ["contacts updated", told(report.updated), "known before, or sent again by a duplicate in a later batch"],
  ]);
}

function printRejects(report, path) {
  const first = new Map();
  for (const row of report.rejected) if (!first.has(row.code)) first.set(row.code, row);
  const reasons = Object.entries(report.rejectedByCode).sort(([, one], [, other]) => other - one);
  section("Rejected rows");
  table(reasons.map(([code, count]) => [code, count, first.has(code) ? `line ${first.get(code).line}: ${first.get(code).message}` : ""]));
  console.log(`  all of them, to be corrected: ${path}`);
}

function printProof({ list, report, after, missing, unexpected, altered, misjudged }) {
  console.log(
    `proof: ${formatCount(after.size)} contacts in list ${list.id}, ${formatCount(report.accepted - report.duplicateCount)} accepted, ` +
      `${missing} missing, ${unexpected} unexpected, ${altered} with other values, ${misjudged} rows misjudged`,
  );
  if (missing + unexpected + altered + misjudged > 0) {
    console.error("The list is not what the file says.");
    process.exitCode = 1;
    return;
  }
  console.log("The list holds exactly what the file says.");
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
