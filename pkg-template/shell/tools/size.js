// How much there is in the arguments of a tool, before anything walks through them.

// As much as the core reads; see there.
const MOST = 2_000_000;

// What is wrong with a value as a whole, if anything. An object counts as often as it is found.
export function excess(value) {
  const around = new Set();
  let left = MOST;
  const walk = (item) => {
    if (--left < 0) return "hold too much";
    if (item === null || typeof item !== "object") return undefined;
    if (around.has(item)) return "hold themselves";
    around.add(item);
    for (const name of Object.keys(item)) {
      const found = walk(item[name]);
      if (found) return found;
    }
    around.delete(item);
    return undefined;
  };
  return walk(value);
}
