#!/usr/bin/env node
/**
 * Installs the packed package in one scratch project per runtime and runs the tests of each.
 *   SPOKI_TARBALL      the packed package (pkg/spoki-wasm-VERSION.tgz)
 *   SPOKI_PLAIN_TARBALL  the same, built with --plain
 *   SPOKI_SANDBOX_BIN  the built sandbox
 *   SPOKI_COUNTER_BIN  the built wasm-test-runner, which counts a module's steps; by default beside the sandbox
 * `node run.mjs [project …]` runs only the named projects. Everything is written below target/runtimes.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECTS = ["node-esm", "node-cjs", "plain", "worker", "types", "package-checks", "size", "browser", "csv-import", "phones"];
/** What `plain` runs of node-esm: all that asks for no more than that the package works. */
const CORE = ["answers", "bulk", "calls", "checks", "errors", "import", "input", "lint", "pages", "phones", "retries", "schemas", "tools", "webhooks", "wire"];
const here = dirname(fileURLToPath(import.meta.url));
const scratch = resolve(here, "../../target/runtimes");

function fail(message) {
  console.error(`tests/runtimes: ${message}`);
  process.exit(1);
}

function requiredPath(variable, remedy) {
  const value = process.env[variable];
  if (!value) fail(`${variable} is not set: ${remedy}`);
  if (!existsSync(value)) fail(`${variable} is ${value}, which does not exist: ${remedy}`);
  return resolve(value);
}

function run(command, args, options) {
  const { status, error } = spawnSync(command, args, { stdio: "inherit", ...options });
  if (error) fail(`${command} cannot be started: ${error.message}`);
  return status === 0;
}

const NPM_FLAGS = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

/** The tools sit above the projects, where Node and TypeScript look for them; installed anew only when the lock changed. */
function installTools() {
  mkdirSync(scratch, { recursive: true });
  const lock = readFileSync(join(here, "package-lock.json"), "utf8");
  const stamp = join(scratch, "node_modules", ".installed-lock.json");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  for (const name of ["package.json", "package-lock.json"]) cpSync(join(here, name), join(scratch, name));
  if (!run("npm", ["ci", ...NPM_FLAGS], { cwd: scratch })) fail("npm ci of the tools failed; see above");
  writeFileSync(stamp, lock);
}

function prepare(project, tarball) {
  const folder = join(scratch, project);
  rmSync(folder, { recursive: true, force: true });
  if (project === "plain") {
    for (const name of ["wire", ...CORE.map((name) => `${name}.test.mjs`)]) cpSync(join(here, "node-esm", name), join(folder, name), { recursive: true });
  } else {
    cpSync(join(here, project), folder, { recursive: true });
  }
  if (project === "node-esm") cpSync(resolve(here, "../../examples/areas"), join(folder, "areas"), { recursive: true });
  if (project === "types") cpSync(resolve(here, "../../README.md"), join(folder, "REPOSITORY.md"));
  if (project === "browser") cpSync(resolve(here, "../../examples/template-preview"), join(folder, "template-preview"), { recursive: true });
  if (project === "csv-import") cpSync(resolve(here, "../../examples/csv-import"), join(folder, "example"), { recursive: true });
  const manifest = { name: `${project}-consumer`, private: true };
  if (project !== "node-cjs") manifest.type = "module";
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  // One's own node_modules keeps npm from looking at the project above.
  mkdirSync(join(folder, "node_modules"));
  if (!run("npm", ["install", ...NPM_FLAGS, "--no-package-lock", tarball], { cwd: folder })) {
    fail(`npm install of ${tarball} failed; see above`);
  }
  return folder;
}

function testFiles(folder) {
  return readdirSync(folder).filter((name) => /\.test\.(mjs|cjs)$/.test(name)).sort();
}

const tarball = requiredPath("SPOKI_TARBALL", "build the package first (cargo xtask build)");
const plain = requiredPath("SPOKI_PLAIN_TARBALL", "build it first (cargo xtask build --plain)");
const sandbox = requiredPath("SPOKI_SANDBOX_BIN", "build the sandbox first (cargo build -p spoki-sandbox)");
process.env.SPOKI_COUNTER_BIN ??= join(dirname(sandbox), "wasm-test-runner");
const counter = requiredPath("SPOKI_COUNTER_BIN", "build the runner first (cargo build -p wasm-test-runner)");
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !PROJECTS.includes(name));
if (unknown.length > 0) fail(`no project is called ${unknown.join(", ")}; there are ${PROJECTS.join(", ")}`);

installTools();
rmSync(join(scratch, "support"), { recursive: true, force: true });
cpSync(join(here, "support"), join(scratch, "support"), { recursive: true });
cpSync(resolve(here, "../../spec"), join(scratch, "spec"), { recursive: true });

const failed = [];
for (const project of wanted.length > 0 ? wanted : PROJECTS) {
  console.log(`\n== ${project}`);
  const packed = project === "plain" ? plain : tarball;
  const folder = prepare(project, packed);
  const environment = { ...process.env, SPOKI_TARBALL: packed, SPOKI_SANDBOX_BIN: sandbox, SPOKI_COUNTER_BIN: counter };
  const passed = run(process.execPath, ["--test", "--test-reporter=spec", ...testFiles(folder)], { cwd: folder, env: environment });
  if (!passed) failed.push(project);
}
if (failed.length > 0) fail(`failed: ${failed.join(", ")}`);
