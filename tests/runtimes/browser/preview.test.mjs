/** The example that draws a template's bubble, served as its README says, in Chromium. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import { chromium } from "playwright-core";
import { HANG } from "../support/fakes.mjs";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

describe("the preview of a template", () => {
  let server;
  let browser;
  let page;
  const problems = [];
  before(async () => {
    if (!existsSync(executablePath)) {
      throw new Error(`there is no browser at ${executablePath}: apt-get install chromium, or set CHROMIUM to one that is installed`);
    }
    process.env.PORT = "0";
    ({ server } = await import("./template-preview/serve.mjs"));
    if (!server.listening) await once(server, "listening");
    browser = await chromium.launch({ executablePath, headless: true, timeout: HANG, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
    page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    page.setDefaultTimeout(HANG);
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForSelector(".bubble");
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  it("draws values, formatting and what is missing", async () => {
    assert.equal(await page.textContent(".bubble .header"), "Il tuo ordine è in viaggio");
    assert.equal(await page.textContent(".bubble strong"), "Mario");
    assert.equal(await page.textContent(".bubble em"), "A-42");
    assert.equal(await page.textContent(".bubble s"), "giovedì");
    assert.equal(await page.textContent(".bubble .missing"), "%%TRACKING%%");
    assert.equal(await page.textContent(".button"), "Segui il pacco");
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT, fullPage: true });
  });

  it("takes values, and objects to nothing once all are there", async () => {
    assert.equal(await page.textContent("#findings a"), "example.missing");
    await page.fill("[data-code=TRACKING] input", "7 7");
    assert.equal(await page.textContent("#findings a"), "value.not_encoded");
    await page.fill("[data-code=TRACKING] input", "77");
    assert.equal(await page.textContent(".bubble code"), "IT-77");
    await page.fill("[data-code=FIRST_NAME] input", "<i>Ada</i>");
    assert.equal(await page.textContent(".bubble strong"), "<i>Ada</i>", "a value is no HTML");
    assert.equal(await page.textContent("#verdict"), "Nothing to object to");
  });

  it("shows where a finding is", async () => {
    await page.fill("[name=body]", "Ciao a te %%FIRST_NAME%%");
    await page.click("#findings li.error");
    const selected = await page.evaluate(() => {
      const { value, selectionStart, selectionEnd } = document.activeElement;
      return value.slice(selectionStart, selectionEnd);
    });
    assert.equal(selected, "%%FIRST_NAME%%");
    assert.deepEqual(problems, []);
  });
});
