/** What the packed package looks like to tools and to people who open it. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const execute = promisify(execFile);
const root = dirname(fileURLToPath(import.meta.resolve("spoki-wasm/package.json")));
const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));

async function filesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** What service workers, strict policies or `require` do not allow. */
function forbidden(node, source, inFunction = false) {
  const called = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression : undefined;
  const bad =
    (!inFunction && (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier))) ||
    called?.kind === ts.SyntaxKind.ImportKeyword ||
    (called && ts.isIdentifier(called) && ["Function", "eval", "require"].includes(called.text));
  const found = bad ? [node.getText(source).slice(0, 80)] : [];
  ts.forEachChild(node, (child) => void found.push(...forbidden(child, source, inFunction || ts.isFunctionLike(node))));
  return found;
}

describe("the packed package", () => {
  it("passes publint in strict mode", async () => {
    const { messages } = await publint({ pkgDir: root, strict: true });
    assert.deepEqual(messages.map((message) => formatMessage(message, manifest)), []);
  });

  it("has types that every kind of resolution finds", async () => {
    const cli = join(dirname(fileURLToPath(import.meta.resolve("@arethetypeswrong/cli/package.json"))), "dist/index.js");
    // The one rule left out says that `require` of an ES module fails: Node 20.19 and later do it, as node-cjs/ shows.
    const flags = ["--ignore-rules", "cjs-resolves-to-esm", "--exclude-entrypoints", "wasm", "--no-color"];
    await execute(process.execPath, [cli, process.env.SPOKI_TARBALL, ...flags]).catch((error) => {
      throw new Error(`attw found problems:\n${error.stdout}\n${error.stderr}`);
    });
  });

  it("depends on nothing and runs nothing on installation", () => {
    for (const name of ["dependencies", "peerDependencies", "optionalDependencies", "bundleDependencies"]) {
      assert.deepEqual(Object.keys(manifest[name] ?? {}), []);
    }
    for (const script of ["preinstall", "install", "postinstall", "prepare"]) assert.equal(manifest.scripts?.[script], undefined);
    assert.equal(manifest.type, "module");
    assert.match(manifest.license, /MIT/);
  });

  it("puts types first and default last in every branch of exports", () => {
    for (const [entry, branch] of Object.entries(manifest.exports)) {
      if (typeof branch === "string") continue;
      const conditions = Object.keys(branch);
      assert.equal(conditions[0], "types", entry);
      assert.equal(conditions.at(-1), "default", entry);
    }
  });

  it("holds what it should, and no trace of the machine that built it", async () => {
    const files = await filesBelow(root);
    const names = files.map((file) => file.slice(root.length + 1));
    for (const name of ["LICENSE", "README.md", "spoki.wasm", "index.d.ts", "slim.d.ts", "NOTICE"]) assert.ok(names.includes(name), name);
    for (const file of files) {
      const content = await readFile(file, "latin1");
      const trace = /\/(?:home|root|work|tmp|Users)\/[\w.-]+|\.cargo\/registry/.exec(content);
      assert.equal(trace?.[0], undefined, file);
    }
  });

  it("evaluates no code from text and imports nothing at run time", async () => {
    for (const file of (await filesBelow(root)).filter((name) => name.endsWith(".js"))) {
      const source = ts.createSourceFile(file, await readFile(file, "utf8"), ts.ScriptTarget.Latest, true);
      assert.deepEqual(forbidden(source, source), [], file);
    }
  });
});
