const WIDTH = 30;
/** A wait beyond the usual minute is worth a line of its own. */
const LONG_WAIT = 120_000;

export const formatCount = (count) => new Intl.NumberFormat("en").format(count);

export function formatDuration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  const [large, small] = minutes < 60 ? [`${minutes} min`, `${seconds % 60} s`] : [`${Math.floor(minutes / 60)} h`, `${minutes % 60} min`];
  return small.startsWith("0 ") ? large : `${large} ${small}`;
}

/** A bar that redraws itself on a terminal, and plain lines, one for each tenth, anywhere else. */
export function progressBar(total, stream = process.stdout) {
  let lastTenth = -1;
  let drawn = false;
  return {
    update({ batchesDone: done, etaMs, waitingMs, probing }) {
      const share = total === 0 ? 1 : Math.min(done / total, 1);
      const eta = etaMs ? `, ${formatDuration(etaMs)} left` : "";
      const search = probing ? `, looking for refused rows in at most ${formatCount(probing.callsAtMost)} calls` : "";
      const wait = waitingMs ? `, waiting ${formatDuration(waitingMs)}` : "";
      const text = `${String(Math.floor(share * 100)).padStart(3)} %  ${formatCount(done)} of ${formatCount(total)} batches${eta}${search}${wait}`;
      if (stream.isTTY) {
        const filled = Math.round(share * WIDTH);
        stream.write(`\r\x1b[2K${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${text}`);
        drawn = true;
      } else if (Math.floor(share * 10) > lastTenth || waitingMs > LONG_WAIT) {
        lastTenth = Math.floor(share * 10);
        stream.write(`${text}\n`);
      }
    },
    end() {
      if (drawn) stream.write("\n");
    },
  };
}

export const section = (title) => console.log(`\n${title}`);

/** Prints rows of [label, count, remark]; the counts flush right. */
export function table(rows) {
  const cells = rows.map(([label, value, remark = ""]) => [label, typeof value === "number" ? formatCount(value) : value, remark]);
  const labelWidth = Math.max(...cells.map(([label]) => label.length));
  const valueWidth = Math.max(...cells.map(([, value]) => value.length));
  for (const [label, value, remark] of cells) {
    console.log(`  ${label.padEnd(labelWidth)}  ${value.padStart(valueWidth)}  ${remark}`.trimEnd());
  }
}
