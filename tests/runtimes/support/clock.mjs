/** A clock that stands still until nothing else is to be done, and then jumps to the next timer. */
export async function withVirtualClock(work) {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: Date.now };
  const timers = new Map();
  const start = 1_800_000_000_000;
  let now = start;
  let last = 0;
  globalThis.setTimeout = (callback, delay = 0, ...values) => {
    last += 1;
    timers.set(last, { at: now + Math.max(0, Number(delay) || 0), callback: () => callback(...values) });
    return last;
  };
  globalThis.clearTimeout = (timer) => void timers.delete(timer);
  Date.now = () => now;
  const clock = { elapsed: () => now - start, timers: () => timers.size };
  try {
    let settled = false;
    const result = work(clock);
    const settle = () => {
      settled = true;
    };
    result.then(settle, settle);
    for (;;) {
      for (let turn = 0; turn < 4 && !settled; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      if (settled) return await result;
      const [next] = [...timers].sort(([, one], [, other]) => one.at - other.at);
      if (!next) throw new Error("nothing is left that could go on");
      const [timer, { at, callback }] = next;
      timers.delete(timer);
      now = Math.max(now, at);
      callback();
    }
  } finally {
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
    Date.now = real.now;
  }
}

/** The most of these times that lie within a minute of each other. */
export function mostInAMinute(times) {
  const sorted = [...times].sort((one, other) => one - other);
  return Math.max(...sorted.map((from, index) => sorted.slice(index).filter((time) => time - from < 60_000).length));
}
