/**
 * Measurements in a fresh process; prints one line of JSON. Started by run.mjs:
 *   probe.mjs cold INDEX ROWS   the first run of a contender, module loading included, and the peak of memory
 *   probe.mjs turns FILE INDEX SIZE  one run of a contender of that file for each message, until it is killed
 *   probe.mjs load SPECIFIER    the time that an import of a module takes
 *   probe.mjs memory CALLS      memory after a tenth of the calls and after all of them
 */
const [mode, argument, ...more] = process.argv.slice(2);

const probes = {
  async cold() {
    const { makeCsv } = await import("./data.mjs");
    const { CONTENDERS } = await import("./contenders/index.mjs");
    const bytes = makeCsv(Number(more[0]));
    const start = performance.now();
    const { run } = await CONTENDERS[Number(argument)].load();
    await run(bytes);
    return { milliseconds: performance.now() - start, peakMiB: process.resourceUsage().maxRSS / 1024 };
  },
  async turns() {
    const { prepare } = await import(argument);
    const run = await prepare(...more.map(Number));
    process.on("message", async () => {
      const start = performance.now();
      const result = await run();
      process.send({ milliseconds: performance.now() - start, result });
    });
  },
  async load() {
    const start = performance.now();
    await import(argument);
    return { milliseconds: performance.now() - start };
  },
  async memory() {
    const pages = watchWasmMemory();
    const { Spoki } = await import("spoki-wasm");
    const { answerAtOnce, CONTACT } = await import("./clients/call.mjs");
    const { callRepeatedly } = await import("./measure.mjs");
    const spoki = new Spoki({ apiKey: "bench", baseUrl: "http://localhost", rateLimit: "off", fetch: answerAtOnce });
    const calls = Number(argument);
    const sample = async () => {
      // What a finalizer lets go of is free after the next collection only.
      for (let round = 0; round < 3; round += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        globalThis.gc();
      }
      const { heapUsed, rss } = process.memoryUsage();
      return { heapMiB: heapUsed / 2 ** 20, rssMiB: rss / 2 ** 20, wasmPages: pages() };
    };
    const sync = () => spoki.contacts.sync(CONTACT);
    await callRepeatedly(sync, calls / 10);
    const early = await sample();
    await callRepeatedly(sync, calls - calls / 10);
    return { early, late: await sample() };
  },
};

/** Notes the memories of all wasm instances made from now on: the package does not show its own. */
function watchWasmMemory() {
  const memories = [];
  const Instance = WebAssembly.Instance;
  WebAssembly.Instance = function watched(module, imports) {
    const instance = new Instance(module, imports);
    memories.push(...Object.values(instance.exports).filter((value) => value instanceof WebAssembly.Memory));
    return instance;
  };
  return () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength / 65_536, 0);
}

const measured = await probes[mode]();
if (measured) console.log(JSON.stringify(measured));
