import { makeCsv } from "../data.mjs";

/** Loaded one by one, so that a process that measures a cold start loads only what it measures. */
export const CONTENDERS = [
  { name: "papaparse + zod + libphonenumber-js/max", load: () => import("./stack.mjs") },
  { name: "careful JavaScript by hand", load: () => import("./careful.mjs") },
  { name: "spoki-wasm", load: () => import("./spoki.mjs") },
  { name: "spoki-wasm, planImport (sends nothing)", load: () => import("./plan.mjs") },
];

/** What a contender does in each of its turns. */
export async function prepare(index, rows) {
  const bytes = makeCsv(rows);
  const { run } = await CONTENDERS[index].load();
  return () => run(bytes);
}
