/** Visits to pages in Chromium, which slows its network and its processor down. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** Chromium keeps the code of a script that it has compiled when it meets it again: the visits until then are not counted. */
const SETTLING = 2;

/** A profile of its own on disk: only there are scripts and their code kept as a visitor's browser keeps them. */
async function openBrowser() {
  const profile = await mkdtemp(join(tmpdir(), "spoki-first-use-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  };
  return { page, devtools, close, version: context.browser()?.version() };
}

async function visit(page, url) {
  await page.goto("about:blank");
  await page.goto(url);
  const { isRight, at, longest } = await page.evaluate(() => globalThis.firstUse.finished);
  if (isRight !== true) throw new Error(`${url} came to no result: ${isRight}`);
  return { at, longest };
}

/**
 * Each round visits every page under every setting: once with nothing kept, and then as often as it takes for
 * everything to be kept. Gives for each setting and page the lists `cold`, `warm` (milliseconds from navigation to the
 * first result) and `longest` (the longest task of the main thread of a cold visit, 0 for none over 50 ms).
 */
export async function measurePages(origin, pages, settings, rounds, tell) {
  const { page, devtools, close, version } = await openBrowser();
  const results = settings.map(() => Object.fromEntries(pages.map((name) => [name, { cold: [], warm: [], longest: [] }])));
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, { bytesPerSecond, latency, slowdown }] of settings.entries()) {
        await devtools.send("Network.emulateNetworkConditions", {
          offline: false,
          latency,
          downloadThroughput: bytesPerSecond,
          uploadThroughput: bytesPerSecond,
        });
        await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
        for (const name of pages) {
          const url = `${origin}/${name}`;
          const figures = results[index][name];
          await devtools.send("Network.clearBrowserCache");
          const cold = await visit(page, url);
          for (let left = SETTLING; left > 0; left -= 1) await visit(page, url);
          const warm = await visit(page, url);
          figures.cold.push(cold.at);
          figures.warm.push(warm.at);
          figures.longest.push(cold.longest);
        }
      }
      tell(round + 1);
    }
  } finally {
    await close();
  }
  return { version, results };
}
