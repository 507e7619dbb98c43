#!/usr/bin/env node
/**
 * What a visitor waits for, in Chromium, Node and workerd: `cargo xtask bench --first-use [--rounds 7] [--write] [--json]`.
 *
 * Every round visits all pages under all settings, so that what a busy machine does to one it does to all; the figures are
 * medians. `--write` puts them into `docs/performance.md`, its chart, and the table of sizes in the README.
 */
import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { measurePages } from "./browser.mjs";
import { measureProcesses } from "./processes.mjs";
import { chart, overEmpty, ratios, sizes, starts, waits } from "./report.mjs";
import { startSite } from "./site.mjs";
import { PAGES, SETTINGS } from "./uses.mjs";
import { measureWorkers } from "./workers.mjs";

const { values: flags } = parseArgs({
  options: {
    "first-use": { type: "boolean" },
    rounds: { type: "string", default: "7" },
    write: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const rounds = Number(flags.rounds);

const site = await startSite(PAGES);
const { version, results } = await measurePages(site.origin, PAGES, SETTINGS, rounds, (round) => {
  console.error(`round ${round} of ${rounds} in the browser`);
});
site.close();
const measured = overEmpty(results);
const processes = await measureProcesses(2 * rounds + 1);
const workers = await measureWorkers(rounds);
const machine = `${cpus().length} × ${cpus()[0].model.trim()}, Chromium ${version}, Node ${process.version}; ${rounds} rounds, medians`;

const text = `# What a visitor waits for

Written by \`cargo xtask bench --first-use --write\`: ${machine}. Absolute figures move with the machine; what stands in one table was measured in one run, page by page in turn.

Each figure is milliseconds from navigation to the first result (a checked phone, an answer, a verified delivery, a plan), over an empty page. The network and the processor are slowed down by Chromium's own protocol: slow 4G is 1.6 Mbit/s with 150 ms of latency, 10 Mbit/s has 40 ms and 100 Mbit/s 10 ms; ÷4 is a telephone of the middle class. Everything comes in brotli over HTTP. Cold is a first visit; warm is one with everything in the browser's cache, its compiled scripts among it.

![The waits as bars](first-use.svg)

## In a page

${waits(measured, site.weights)}

The longest task is that of the main thread at a first visit on ${SETTINGS.find(({ slowdown }) => slowdown > 1).name}.

${ratios(measured)}

## In a new process of Node

${starts(processes)}

## In a Worker (workerd)

From starting the runtime to the first answer.

${starts(workers)}

## Sizes

${sizes(site.weights)}
`;

if (flags.json) {
  console.log(JSON.stringify({ machine, settings: SETTINGS, weights: site.weights, measured, processes, workers }, null, 2));
} else {
  console.log(text);
}
if (flags.write) {
  const root = process.env.SPOKI_ROOT;
  await writeFile(`${root}/docs/performance.md`, text);
  await writeFile(`${root}/docs/first-use.svg`, chart(measured, 0));
  const readme = await readFile(`${root}/README.md`, "utf8");
  const between = /(<!-- sizes: written by the bench -->\n)[^]*?(\n<!-- sizes end -->)/;
  if (!between.test(readme)) throw new Error("the README has no place for the table of sizes");
  await writeFile(`${root}/README.md`, readme.replace(between, (_, before, after) => before + sizes(site.weights) + after));
}
