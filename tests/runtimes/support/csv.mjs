/** A CSV with one good row per number, so that the end state of a list is known. */
export const phoneOf = (index) => `+39333${String(index).padStart(7, "0")}`;

export function csvOf(rows, { separator = ";", lineEnd = "\r\n" } = {}) {
  const lines = [["Cellulare", "Nome", "E-mail"], ...Array.from({ length: rows }, (_, index) => [phoneOf(index), `Cliente ${index}`, `c${index}@example.com`])];
  return lines.map((cells) => cells.join(separator) + lineEnd).join("");
}

export const phonesOf = (rows) => Array.from({ length: rows }, (_, index) => phoneOf(index));

/** A checkpoint in memory that keeps every state it was given. */
export function memoryCheckpoint(state) {
  const states = state === undefined ? [] : [state];
  return { states, load: async () => states.at(-1), save: async (next) => void states.push(next) };
}
