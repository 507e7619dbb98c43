/** examples/csv-import as its user runs it. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { startSandbox } from "../support/sandbox.mjs";

const example = join(import.meta.dirname, "example");

describe("the CSV import example", () => {
  let sandbox;
  let folder;
  /** Starts the example; `onOutput` may look at what was printed so far and stop it. */
  const run = async (args, { environment = {}, onOutput = () => {} } = {}) => {
    const child = spawn(process.execPath, [join(example, "import.mjs"), ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, SPOKI_BASE_URL: sandbox.url, SPOKI_API_KEY: sandbox.key, SPOKI_SANDBOX: "1", ...environment },
    });
    let output = "";
    const collect = (chunk) => {
      output += chunk;
      onOutput(output, child);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const [status] = await once(child, "close");
    return { status, output };
  };
  before(async () => {
    sandbox = await startSandbox();
  });
  beforeEach(async () => {
    await sandbox.reset();
    folder = await mkdtemp(join(import.meta.dirname, "run-"));
  });
  after(() => sandbox.stop());

  it("imports the sample, writes the rejects and proves what arrived", async () => {
    const { status, output } = await run([]);
    assert.equal(status, 0, output);
    assert.match(output, /proof: 1,801 contacts in list \d+, 1,801 accepted, 0 missing, 0 unexpected, 0 with other values, 0 rows misjudged/);
    assert.match(output, /windows-1252/i);
    const rejects = await readFile(join(folder, "rejects.csv"), "utf8");
    assert.match(rejects, /3,93331E\+11/);
    const list = /in list (\d+)/.exec(output)[1];
    assert.equal((await sandbox.control("GET", `lists/${list}/contacts`)).length, 1801);
  });

  it("is the same the second time, in the same list", async () => {
    await run([]);
    const { status, output } = await run([]);
    assert.equal(status, 0, output);
    assert.match(output, /proof: 1,801 contacts in list \d+, 1,801 accepted/);
  });

  it("goes on from a checkpoint after Ctrl-C", async () => {
    const checkpoint = join(folder, "state");
    // However late the signal is, there is something left to do.
    await sandbox.faults({ operation: "lists.sync_contacts", kind: "status", status: 429, headers: { "retry-after": "50" }, after: 1, times: 9 });
    let stopped = false;
    const stopAfterTheFirstBatch = (output, child) => {
      if (stopped || !/ 1 of 4 batches/.test(output)) return;
      stopped = true;
      child.kill("SIGINT");
    };
    const first = await run(["--checkpoint", checkpoint], { onOutput: stopAfterTheFirstBatch });
    assert.equal(first.status, 130, first.output);
    assert.ok(existsSync(checkpoint));
    await sandbox.control("DELETE", "faults");
    await sandbox.control("DELETE", "requests");
    const second = await run(["--checkpoint", checkpoint]);
    assert.equal(second.status, 0, second.output);
    const calls = (await sandbox.requests()).filter(({ operation, status }) => operation === "lists.sync_contacts" && status === 200);
    assert.ok(calls.length < 4, `${calls.length} batches were sent`);
    assert.ok(!existsSync(checkpoint));
    assert.ok(!existsSync(`${checkpoint}.lock`));
  });

  it("leaves a checkpoint alone that another process has, and takes over from one that is gone", async () => {
    const checkpoint = join(folder, "state");
    await writeFile(`${checkpoint}.lock`, String(process.pid));
    const refused = await run(["--checkpoint", checkpoint]);
    assert.equal(refused.status, 1, refused.output);
    assert.match(refused.output, /checkpoint is in use by another import/);
    assert.equal(await readFile(`${checkpoint}.lock`, "utf8"), String(process.pid));
    const gone = spawn(process.execPath, ["--version"], { stdio: "ignore" });
    await once(gone, "close");
    await writeFile(`${checkpoint}.lock`, String(gone.pid));
    const { status, output } = await run(["--checkpoint", checkpoint]);
    assert.equal(status, 0, output);
    assert.ok(!existsSync(`${checkpoint}.lock`));
  });

  it("fails when the list is not what the file says", async () => {
    const file = join(folder, "two.csv");
    await writeFile(file, "Cellulare;Nome\r\n333 1234567;Ada\r\n333 7654321;Eva\r\n");
    assert.match((await run(["--file", file])).output, /proof: 2 contacts in list \d+, 2 accepted, 0 missing, 0 unexpected/);
    await sandbox.reset();
    const answer = { kind: "raw", operation: "lists.sync_contacts", content_type: "application/json", body: "{}", times: 1 };
    await sandbox.faults(answer);
    const { status, output } = await run(["--file", file]);
    assert.equal(status, 1, output);
    assert.match(output, /2 missing/);
  });

  const REFUSED = {
    "an address elsewhere without --live": [[], { SPOKI_BASE_URL: "https://api.spoki.com" }, /--live/],
    "no address": [[], { SPOKI_BASE_URL: "" }, /SPOKI_BASE_URL/],
    "no key": [[], { SPOKI_API_KEY: "" }, /SPOKI_API_KEY/],
    "a wrong key": [[], { SPOKI_API_KEY: "wrong" }, /AuthenticationError/],
    "a file that is not there": [["--file", "missing.csv"], {}, /missing\.csv/],
    "an unknown flag": [["--fiel", "x"], {}, /--fiel/],
    "a country that is none": [["--country", "Italy"], {}, /country/i],
  };
  for (const [name, [args, environment, words]] of Object.entries(REFUSED)) {
    it(`explains ${name} without a stack`, async () => {
      const { status, output } = await run(args, { environment });
      assert.equal(status, 1, output);
      assert.match(output, words);
      assert.doesNotMatch(output, /^\s+at /m);
    });
  }

  it("prints its help", async () => {
    const { status, output } = await run(["--help"], { environment: { SPOKI_BASE_URL: "", SPOKI_API_KEY: "" } });
    assert.equal(status, 0);
    for (const flag of ["--file", "--list", "--country", "--live", "--rejects", "--checkpoint"]) assert.match(output, new RegExp(flag));
  });

  it("keeps a sample that its generator writes again byte for byte", async () => {
    const read = async () => [await readFile(join(example, "data/clienti.csv")), await readFile(join(example, "data/expected.json"))];
    const kept = await read();
    const child = spawn(process.execPath, [join(example, "data/generate.mjs")], { stdio: "ignore" });
    await once(child, "close");
    assert.deepEqual(await read(), kept);
  });

  after(() => rm(folder, { recursive: true, force: true }));
});
