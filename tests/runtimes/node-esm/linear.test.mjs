/** Hostile texts of callers: twice the length takes twice the steps, in the module and in the shell. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { UNITS, readersOf, repeated } from "../support/readers.mjs";
import { countModules, growth, stepsOf } from "../support/steps.mjs";

countModules();
const spoki = await import("spoki-wasm");

/** Of the shorter text. What takes the square of the length is far above the rest by then. */
const LENGTH = 40_000;

describe("twice the length", () => {
  for (const [name, work] of Object.entries(readersOf(spoki))) {
    it(`takes ${name} twice the steps`, async (context) => {
      const ratios = [];
      for (const unit of UNITS) {
        ratios.push([await growth((length) => work(repeated(unit, length)), LENGTH), unit]);
      }
      const [worst, unit] = ratios.reduce((most, one) => (one[0] > most[0] ? one : most));
      context.diagnostic(`steps(2n) / steps(n) at most ${worst.toFixed(2)}`);
      assert.ok(worst < 2.2, `${worst.toFixed(2)} times for ${JSON.stringify(unit)}`);
    });
  }
});

describe("the number of steps", () => {
  it("is the same again, and grows with the length", async () => {
    const check = (length) => stepsOf(() => spoki.checkEmail("é".repeat(length)));
    await check(1);
    assert.equal(await check(1_000), await check(1_000));
    assert.ok((await check(100_000)) > (await check(50_000)));
  });
});
