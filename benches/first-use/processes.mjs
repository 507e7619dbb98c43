/** First use in fresh processes of Node: milliseconds from before the import to the first result, over an empty module. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { median } from "../measure.mjs";

const execute = promisify(execFile);
const folder = fileURLToPath(new URL(".", import.meta.url));

/** What a process does, as text of a module: each has only what it imports itself. */
const FIRST_USES = {
  "an empty module": 'await import("../empty.mjs");',
  "spoki-wasm: import": 'await import("spoki-wasm");',
  "spoki-wasm: first phone": 'const { isValidPhone } = await import("spoki-wasm"); if (!isValidPhone("+393331234567")) throw 1;',
  "spoki-wasm: first parsePhone": 'const { parsePhone } = await import("spoki-wasm"); if (!parsePhone("+393331234567").ok) throw 1;',
  "spoki-wasm: first call": `
    const [{ Spoki }, { answer, CONTACT, KEY, ORIGIN }] = [await import("spoki-wasm"), await import("./pages/contact.js")];
    await new Spoki({ apiKey: KEY, baseUrl: ORIGIN, fetch: answer }).contacts.sync(CONTACT);`,
  "spoki-wasm/phones: import": 'await import("spoki-wasm/phones");',
  "spoki-wasm/phones: first phone": 'const { isValidPhone } = await import("spoki-wasm/phones"); if (!isValidPhone("+393331234567")) throw 1;',
  "spoki-wasm/client: import": 'await import("spoki-wasm/client");',
  "spoki-wasm/client: first call": `
    const [{ Spoki }, { answer, CONTACT, KEY, ORIGIN }] = [await import("spoki-wasm/client"), await import("./pages/contact.js")];
    await new Spoki({ apiKey: KEY, baseUrl: ORIGIN, fetch: answer }).contacts.sync(CONTACT);`,
  "libphonenumber-js/max: first phone": `
    const { isValidPhoneNumber } = await import("libphonenumber-js/max"); if (!isValidPhoneNumber("+393331234567")) throw 1;`,
  "zod + libphonenumber-js/max: first check": `
    const [{ z }, { isValidPhoneNumber }] = [await import("zod"), await import("libphonenumber-js/max")];
    z.object({ phone: z.string().refine((text) => isValidPhoneNumber(text)) }).parse({ phone: "+393331234567" });`,
  "openai: import": 'await import("openai");',
  "openai: client": 'const { default: OpenAI } = await import("openai"); new OpenAI({ apiKey: "k" });',
  "stripe: import": 'await import("stripe");',
  "stripe: client": 'const { default: Stripe } = await import("stripe"); new Stripe("k");',
};

async function run(code) {
  const timed = `const start = performance.now(); ${code}\nconsole.log(performance.now() - start);`;
  const { stdout } = await execute(process.execPath, ["--input-type=module", "--eval", timed], { cwd: folder });
  return Number(stdout);
}

export async function measureProcesses(rounds) {
  const times = new Map(Object.keys(FIRST_USES).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, code] of Object.entries(FIRST_USES)) times.get(name).push(await run(code));
  }
  const [[, empty], ...others] = [...times].map(([name, values]) => [name, median(values)]);
  return others.map(([name, milliseconds]) => ({ name, milliseconds: milliseconds - empty }));
}
