/** What a page is first used for, with what else a person would take for it. Each name is a file in `pages/`. */
export const EMPTY = "empty";

export const USES = [
  {
    name: "everything",
    ours: "everything.spoki",
    theirs: "everything.others",
    others: "papaparse + zod + libphonenumber-js/max + ky",
    also: { "everything.slim": "slim, the .wasm compiled while it streams" },
  },
  {
    name: "only isValidPhone, from spoki-wasm/phones",
    ours: "phones.spoki",
    theirs: "phones.others",
    others: "libphonenumber-js/max",
    also: { "phones.whole": "from spoki-wasm, whose module has everything" },
  },
  {
    name: "a client and one call, from spoki-wasm/client",
    ours: "call.spoki",
    theirs: "call.others",
    others: "ky + zod + libphonenumber-js/max",
    also: { "call.whole": "from spoki-wasm, whose module has everything" },
  },
  {
    name: "only verifyWebhook, from spoki-wasm/webhooks",
    ours: "webhook.spoki",
    theirs: "webhook.others",
    others: "Web Crypto, by hand",
    also: { "webhook.whole": "from spoki-wasm, whose module has everything" },
  },
  { name: "planImport of 1,000 rows", ours: "import.spoki", theirs: "import.others", others: "papaparse + zod + libphonenumber-js/max" },
];

export const PAGES = [EMPTY, ...USES.flatMap(({ ours, theirs, also = {} }) => [ours, theirs, ...Object.keys(also)])];

/** Chromium's own throttling: bytes a second, milliseconds of latency, how many times slower the processor is. */
export const SETTINGS = [
  { name: "slow 4G, CPU ÷4", bytesPerSecond: 1.6e6 / 8, latency: 150, slowdown: 4 },
  { name: "10 Mbit/s, CPU ÷4", bytesPerSecond: 10e6 / 8, latency: 40, slowdown: 4 },
  { name: "100 Mbit/s, CPU ÷1", bytesPerSecond: 100e6 / 8, latency: 10, slowdown: 1 },
];
