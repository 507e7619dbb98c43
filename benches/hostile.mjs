/** How long hostile texts of a megabyte take, and how many times that of half a megabyte: the worst of each reader. */
import * as spoki from "spoki-wasm";
import { median } from "./measure.mjs";
import { UNITS, readersOf, repeated } from "./support/readers.mjs";

async function time(work, text) {
  const times = [];
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    await work(text);
    times.push(performance.now() - start);
  }
  return median(times);
}

export async function measureHostile({ length }) {
  const figures = [];
  for (const [name, work] of Object.entries(readersOf(spoki))) {
    const measured = [];
    for (const unit of UNITS) {
      const half = await time(work, repeated(unit, length / 2));
      const milliseconds = await time(work, repeated(unit, length));
      measured.push({ name, unit, milliseconds, ratio: milliseconds / half });
    }
    figures.push(measured.reduce((worst, one) => (one.milliseconds > worst.milliseconds ? one : worst)));
  }
  return figures;
}
