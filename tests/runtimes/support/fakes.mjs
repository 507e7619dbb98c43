/** Ways in which a `fetch` can behave. What is requested is kept in `calls`. */

export const json = (value, { status = 200, headers = {} } = {}) =>
  new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json", ...headers } });

/** A `fetch` that gives the answers one after the other; the last one for ever. An answer may be a function. */
export function scripted(...answers) {
  const calls = [];
  const fetch = async (url, init) => {
    const answer = answers[Math.min(calls.length, answers.length - 1)];
    const { method, redirect, headers } = init;
    calls.push({
      url,
      method,
      headers: Object.fromEntries(new Headers(headers)),
      redirect,
      body: await new Response(init.body ?? "").text(),
    });
    return typeof answer === "function" ? answer(url, init) : answer.clone();
  };
  return { fetch, calls };
}

/** A `fetch` that hands the handler one Request, which is easier to look at. */
export const asRequest = (handler) => (url, init) => handler(new Request(url, init));

/** Answers only when it is told to stop, as the real fetch does on a signal. */
export const stalledHeaders = (_, { signal }) =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

/** Answers with headers and the start of a body, and then falls silent. */
export function stalledBody() {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"id": 1, "name": "'));
    },
  });
  return new Response(body, { headers: { "content-type": "application/json" } });
}

/** The error that a promise rejects with; a promise that resolves is a failure. */
export async function rejection(work) {
  let value;
  try {
    value = await (typeof work === "function" ? work() : work);
  } catch (error) {
    return error;
  }
  throw new Error(`it should have been refused, but gave ${JSON.stringify(value)}`);
}

/** Longer than anything takes on any machine: only what hangs for good meets this limit, in milliseconds. */
export const HANG = 120_000;

/** Some turns of the event loop: enough for whatever needs no timer and no answer from elsewhere. */
export async function turns(count = 10) {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
}

/** Waits for what another process or a timer brings about; asks again until the answer is true. */
export async function until(ask) {
  for (let left = HANG / 20; left > 0; left -= 1) {
    if (await ask()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`it has not come about: ${ask}`);
}

/** Fails when a promise settles more than once or is left unhandled during the work. */
export async function withoutUnhandledRejections(work) {
  const unhandled = [];
  const note = (reason) => unhandled.push(reason);
  process.on("unhandledRejection", note);
  try {
    const result = await work();
    await turns();
    if (unhandled.length > 0) throw new Error(`${unhandled.length} rejections were left unhandled: ${unhandled[0]}`);
    return result;
  } finally {
    process.off("unhandledRejection", note);
  }
}
