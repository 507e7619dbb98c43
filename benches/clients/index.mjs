/** What can make the call. Each gives `connect({ fetch, timeoutMs })`, which gives a function that takes a contact. */
import * as anthropic from "./anthropic.mjs";
import * as ky from "./ky.mjs";
import * as octokit from "./octokit.mjs";
import * as openai from "./openai.mjs";
import * as openapiFetch from "./openapi-fetch.mjs";
import * as plain from "./plain.mjs";
import * as spoki from "./spoki.mjs";

/** The first is what the others are compared with. */
export const CLIENTS = [
  { name: "plain fetch of a Request", connect: plain.connect },
  { name: "spoki-wasm", connect: spoki.connect },
  { name: "@octokit/core", connect: octokit.connect },
  { name: "openapi-fetch", connect: openapiFetch.connect },
  { name: "ky", connect: ky.connect },
  { name: "openai", connect: openai.connect },
  { name: "@anthropic-ai/sdk", connect: anthropic.connect },
];
