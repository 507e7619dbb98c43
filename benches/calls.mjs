/**
 * One small call through each client, with a `fetch` in memory: what the client itself costs, without any network.
 * Some hand their `fetch` a Request and some an address with options, of which it makes a Request itself. So there are
 * two of them: one that only answers, and one that makes its Request first, as every real one does.
 */
import { answerAsFetch, answerAtOnce, CONTACT } from "./clients/call.mjs";
import { watchHabits } from "./clients/habits.mjs";
import { CLIENTS } from "./clients/index.mjs";
import { checkCall } from "./clients/same.mjs";
import { callRepeatedly, interleaved } from "./measure.mjs";

const FETCHES = [answerAtOnce, answerAsFetch];
const TIME_LIMIT_MS = 30_000;

export async function measureCalls({ callsPerRound, warmUp, rounds }) {
  for (const client of CLIENTS) await checkCall(client);
  const tasks = FETCHES.flatMap((fetch) =>
    CLIENTS.map(({ connect }) => {
      const call = connect({ fetch, timeoutMs: TIME_LIMIT_MS });
      return () => callRepeatedly(() => call(CONTACT), callsPerRound);
    }),
  );
  const measured = await interleaved(tasks, { warmUp, rounds });
  const habits = await Promise.all(CLIENTS.map(watchHabits));
  const figures = (index, plain) => ({
    microseconds: (measured[index].median * 1000) / callsPerRound,
    ratio: measured[index].median / measured[plain].median,
  });
  return CLIENTS.map(({ name }, index) => ({
    name,
    ...figures(index, 0),
    withRequest: figures(index + CLIENTS.length, CLIENTS.length),
    ...habits[index],
  }));
}
