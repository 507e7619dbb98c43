/**
 * What a client does beyond sending, watched from outside: a version that changes its habits changes the table.
 * Where it is written, the head comment of each client says.
 */
import { setTimeout as after } from "node:timers/promises";
import { answerAtOnce, CONTACT, JSON_TYPE } from "./call.mjs";

const LIMIT_MS = 20;
/** Far beyond the limit: a client that is not done by then will never be. */
const PATIENCE_MS = 2000;

const whenAborted = (given, init, work) => {
  const signal = init?.signal ?? given.signal;
  signal?.addEventListener("abort", () => work(signal.reason));
};

/** A `fetch` whose headers never come. As from every other, an abort gets an error. */
const withoutHeaders = (given, init) => new Promise((_, reject) => whenAborted(given, init, reject));

/** The same for a body that never ends. */
const withoutEnd = async (given, init) => {
  const body = new ReadableStream({ start: (stream) => whenAborted(given, init, (reason) => stream.error(reason)) });
  return new Response(body, { headers: JSON_TYPE });
};

/** Whether a contact with a wrong phone is refused before it is sent. */
async function checksInput(connect) {
  let isSent = false;
  const fetch = () => {
    isSent = true;
    return answerAtOnce();
  };
  const call = connect({ fetch, timeoutMs: PATIENCE_MS });
  await call({ ...CONTACT, phone: "no phone" }).catch(() => {});
  return !isSent;
}

async function givesUp(connect, fetch) {
  const call = connect({ fetch, timeoutMs: LIMIT_MS })(CONTACT).then(() => false, () => true);
  return Promise.race([call, after(PATIENCE_MS, false)]);
}

export async function watchHabits({ connect }) {
  const [checks, boundsHeaders, boundsBody] = await Promise.all([
    checksInput(connect), givesUp(connect, withoutHeaders), givesUp(connect, withoutEnd),
  ]);
  return { checksInput: checks, boundsHeaders, boundsBody };
}
