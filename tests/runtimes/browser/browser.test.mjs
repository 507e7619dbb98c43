/** The bundle in a page with a strict Content-Security-Policy, in Chromium. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { HANG } from "../support/fakes.mjs";
import { startSandbox } from "../support/sandbox.mjs";

const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src http://127.0.0.1:*";
const WITHOUT_WASM = STRICT.replace(" 'wasm-unsafe-eval'", "");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

async function serve() {
  const { outputFiles } = await build({
    entryPoints: ["page.mjs", "worker.mjs"],
    bundle: true,
    minify: true,
    write: false,
    outdir: "/",
    format: "esm",
    platform: "browser",
  });
  const scripts = new Map(outputFiles.map(({ path, contents }) => [path.replace(".mjs", ".js"), contents]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://page");
    if (scripts.has(pathname)) {
      response.writeHead(200, { "content-type": "text/javascript", "content-security-policy": STRICT }).end(scripts.get(pathname));
      return;
    }
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": pathname === "/without-wasm" ? WITHOUT_WASM : STRICT,
    });
    response.end('<!doctype html><title>spoki-wasm</title><script type="module" src="/page.js"></script>');
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

describe("in a page", () => {
  let sandbox;
  let site;
  let browser;
  let page;
  let problems;
  const open = async (path) => {
    problems = [];
    page = await browser.newPage();
    page.setDefaultTimeout(HANG);
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    await page.goto(`${site.origin}${path}`);
    await page.waitForFunction(() => "spokiWasm" in globalThis);
  };
  before(async () => {
    if (!existsSync(executablePath)) {
      throw new Error(`there is no browser at ${executablePath}: apt-get install chromium, or set CHROMIUM to one that is installed`);
    }
    sandbox = await startSandbox();
    site = await serve();
    browser = await chromium.launch({ executablePath, headless: true, timeout: HANG, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  });
  after(async () => {
    await browser?.close();
    site?.server.close();
    await sandbox?.stop();
  });

  it("works under a strict policy and says nothing on the console", async () => {
    await open("/");
    const accepted = await page.evaluate(async () => (await globalThis.spokiWasm.planImport("Cellulare\n333 123 4567\n", { defaultCountry: "IT" })).accepted);
    assert.equal(accepted, 1);
    assert.deepEqual(problems, []);
  });

  it("refuses a raw key in a window, and does not show it", async () => {
    await open("/");
    const { name, message } = await page.evaluate(async (baseUrl) => {
      try {
        await new globalThis.spokiWasm.Spoki({ apiKey: "canary", baseUrl }).tags.list();
        return { name: "nothing was refused" };
      } catch (error) {
        return { name: error.name, message: `${error.message} ${error.stack}` };
      }
    }, sandbox.url);
    assert.equal(name, "ValidationError");
    assert.match(message, /dangerouslyAllowBrowser/);
    assert.doesNotMatch(message, /canary/);
  });

  it("makes a real call across origins when it is allowed to", async () => {
    await open("/");
    const phone = await page.evaluate(async ({ url, key }) => {
      const spoki = new globalThis.spokiWasm.Spoki({ apiKey: key, baseUrl: url, dangerouslyAllowBrowser: true, rateLimit: "off" });
      const contact = await spoki.contacts.sync({ phone: "+39 333 123 4567", first_name: "Zoë" });
      return contact.phone;
    }, { url: sandbox.url, key: sandbox.key });
    assert.equal(phone, "+393331234567");
  });

  it("holds a Web Lock until the call that it was taken for has its data", async () => {
    await open("/");
    const outcome = await page.evaluate(async () => {
      let open;
      const gate = new Promise((resolve) => {
        open = resolve;
      });
      let asked;
      const sent = new Promise((resolve) => {
        asked = resolve;
      });
      const fetch = async () => {
        asked();
        await gate;
        return Response.json({ id: 7 });
      };
      const spoki = new globalThis.spokiWasm.Spoki({ apiKey: "k", dangerouslyAllowBrowser: true, rateLimit: "off", fetch });
      const data = navigator.locks.request("account", () => spoki.tags.retrieve(7));
      await sent;
      const { held } = await navigator.locks.query();
      open();
      return [held.map(({ name }) => name), await data];
    });
    assert.deepEqual(outcome, [["account"], { id: 7 }]);
  });

  it("plans an import from a File", async () => {
    await open("/");
    const accepted = await page.evaluate(async () => {
      const file = new File(["Cellulare;Nome\r\n333 1234567;Ada\r\n"], "clienti.csv");
      return (await globalThis.spokiWasm.planImport(file, { defaultCountry: "IT" })).accepted;
    });
    assert.equal(accepted, 1);
  });

  it("works in a dedicated worker without a word about windows", async () => {
    await open("/");
    const answer = await page.evaluate(({ url, key }) => {
      const worker = new Worker("/worker.js", { type: "module" });
      return new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => resolve(`error: ${event.message}`);
        worker.postMessage({ url, key });
      });
    }, { url: sandbox.url, key: sandbox.key });
    assert.equal(answer, true);
  });

  it("two copies in one page do not disturb each other", async () => {
    await open("/");
    const outcome = await page.evaluate(async () => {
      const first = globalThis.spokiWasm;
      await import("/page.js?second");
      const second = globalThis.spokiWasm;
      const nameOf = async (copy, name) => {
        const fetch = async () => Response.json({ id: 1, name });
        return (await new copy.Spoki({ apiKey: "k", dangerouslyAllowBrowser: true, fetch }).tags.retrieve(1)).name;
      };
      const names = await Promise.all([nameOf(first, "one"), nameOf(second, "two"), nameOf(first, "three")]);
      // Whose classes a page asks for does not matter.
      const error = await first.planImport("").catch((reason) => reason);
      return [first !== second, names, error instanceof first.ValidationError, error instanceof second.ValidationError];
    });
    assert.deepEqual(outcome, [true, ["one", "two", "three"], true, true]);
  });

  it("names the missing part of the policy where wasm is forbidden", async () => {
    await open("/without-wasm");
    const messages = await page.evaluate(async () => {
      const { planImport, ready, Spoki, SpokiError } = globalThis.spokiWasm;
      const uses = [ready, async () => planImport("Cellulare\n"), async () => new Spoki({ apiKey: "k", dangerouslyAllowBrowser: true })];
      const told = (error) => (error instanceof SpokiError ? error.advice : `${error}`);
      return Promise.all(uses.map((use) => use().then(() => "worked", told)));
    });
    for (const message of messages) assert.match(message, /'wasm-unsafe-eval' to script-src/);
  });
});
