import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";

const execute = promisify(execFile);
const compiler = fileURLToPath(import.meta.resolve("typescript/bin/tsc"));
const root = dirname(fileURLToPath(import.meta.resolve("spoki-wasm/package.json")));

const RESOLUTIONS = {
  bundler: { module: "esnext", moduleResolution: "bundler" },
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
};
const LIBRARIES = { browser: ["es2022", "dom", "dom.iterable", "dom.asynciterable"], worker: ["es2022", "webworker", "webworker.asynciterable"] };

/** What the examples of the documentation have around them. */
const AMBIENT = `declare const process: { env: Record<string, string | undefined> };
declare const spoki: import("spoki-wasm").Spoki;
declare const partner: import("spoki-wasm").Spoki;
declare const file: Blob;
declare const csvBytes: Uint8Array;
declare const delivery: import("spoki-wasm").WebhookDelivery;
declare const template: import("spoki-wasm").Template;
declare const localization: import("spoki-wasm").TemplateLocalization;
declare const message: import("spoki-wasm").Message;
declare const request: Request;
declare const env: { SPOKI_WEBHOOK_SECRET: string };
declare const uuid: string;
declare const secret: string;
declare const store: { get(key: string): Promise<string | undefined>; set(key: string, value: string): Promise<void> };
declare function writeFile(path: string, text: string): Promise<void>;
declare function reply(contact: number, text: string): Promise<void>;
interface Database { prepare(query: string): { bind(...values: unknown[]): { run(): Promise<{ meta: { changes: number } }> } } }
interface Env { DB: Database; SPOKI_WEBHOOK_SECRET: string }
interface ExportedHandler<Bindings> {
  fetch(request: Request, env: Bindings, context: { waitUntil(work: Promise<unknown>): void }): Promise<Response>;
}
declare const call: { function: { name: string; arguments: string } };
`;

/** Every example of a documentation as a module of its own. Gives their names. */
async function extract(path) {
  const text = (await readFile(path, "utf8")).replace(/^ *\* ?/gm, "");
  const files = [];
  for (const [, code] of text.matchAll(/```ts\n([^]*?)```/g)) {
    files.push(`example.${basename(path).replaceAll(".", "-")}.${files.length}.ts`);
    await writeFile(join(import.meta.dirname, files.at(-1)), `${code}\nexport {};\n`);
  }
  return files;
}

describe("the typings", () => {
  let examples;
  before(async () => {
    await writeFile(join(import.meta.dirname, "ambient.d.ts"), AMBIENT);
    const documents = ["index.d.ts", "client.d.ts", "tools.d.ts", "README.md"].map((name) => join(root, name));
    const found = await Promise.all([...documents, join(import.meta.dirname, "REPOSITORY.md")].map(extract));
    for (const [index, files] of found.entries()) {
      // A document whose examples are not found would pass with none.
      assert.ok(files.length > 0 || documents[index]?.endsWith("tools.d.ts"), `no example in document ${index}`);
    }
    examples = found.flat();
  });

  it("have an example for each of the 21 areas", async () => {
    const text = await readFile(join(root, "index.d.ts"), "utf8");
    const documented = [...text.matchAll(/@example\n[^]*?\*\/\nexport interface (\w+)Resource /g)].map(([, name]) => name);
    assert.equal(documented.length, 21);
    assert.ok(examples.length > documented.length, "and others");
  });

  for (const [resolution, options] of Object.entries(RESOLUTIONS)) {
    for (const [environment, lib] of Object.entries(LIBRARIES)) {
      it(`take every right use and no wrong one: ${resolution}, ${environment}`, async () => {
        const config = {
          compilerOptions: {
            ...options, lib, target: "es2022", strict: true, noEmit: true, types: [],
            exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false,
          },
          files: ["uses.ts", "misuses.ts", "ambient.d.ts", ...examples],
        };
        const path = join(import.meta.dirname, `tsconfig.${resolution}.${environment}.json`);
        await writeFile(path, JSON.stringify(config));
        await execute(process.execPath, [compiler, "--project", path]).catch((error) => {
          throw new Error(`tsc refuses:\n${error.stdout}`);
        });
      });
    }
  }

  for (const name of ["index.d.ts", "slim.d.ts", "tools.d.ts"]) {
    it(`${name} has no any, no free and no disposal`, async () => {
      const source = ts.createSourceFile(name, await readFile(join(root, name), "utf8"), ts.ScriptTarget.Latest, true);
      const found = [];
      const visit = (node) => {
        const named = node.name?.getText() ?? "";
        if (node.kind === ts.SyntaxKind.AnyKeyword || named === "free" || named.includes("Symbol.dispose")) {
          const { line } = source.getLineAndCharacterOfPosition(node.getStart());
          found.push(`line ${line + 1}: ${node.getText().slice(0, 80)}`);
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
      assert.deepEqual(found, []);
    });
  }

  it("say something about every exported function and class", async () => {
    const sources = await Promise.all(["index.d.ts", "tools.d.ts"].map(async (name) =>
      ts.createSourceFile(name, await readFile(join(root, name), "utf8"), ts.ScriptTarget.Latest, true)));
    const silent = sources
      .flatMap((source) => [...source.statements])
      .filter((node) => ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node))
      .filter((node) => ts.getJSDocCommentsAndTags(node).length === 0)
      .map((node) => node.name.getText());
    assert.deepEqual(silent, []);
  });
});
