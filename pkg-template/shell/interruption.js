// Waits for the caller's code and for time, each of which ends when the caller's signal aborts.

// The longest pause that a timer takes; runtimes fire longer ones at once.
const LONGEST_TIMER = 2 ** 31 - 1;

// One listener for each import or plan. It has one wait at a time.
export function interruption(signal) {
  let cut;
  const stop = () => cut?.(signal.reason);
  signal?.addEventListener("abort", stop);

  // What the work gives. After an abort it is not waited for, and its rejection is of no interest.
  const wait = (work) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      cut = reject;
      Promise.resolve(work()).then(resolve, reject);
    });

  return {
    check() {
      if (signal?.aborted) throw signal.reason;
    },
    wait,
    // At least one task, so that other work of the runtime gets its turn.
    async pause(forMs) {
      let timer;
      try {
        await wait(() => new Promise((resolve) => (timer = setTimeout(resolve, Math.min(forMs, LONGEST_TIMER)))));
      } finally {
        clearTimeout(timer);
      }
    },
    end() {
      signal?.removeEventListener?.("abort", stop);
    },
  };
}
