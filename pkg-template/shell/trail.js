// The way from page to page, so that it cannot go on for ever. Each page has a trail of its own,
// because a caller may go on from one page more than once.

// A circle of so many pages is found before one of them is asked for again.
const REMEMBERED = 64;
// More empty pages in a row than that are no list.
const MOST_EMPTY = 25;

export const START = { visited: [], kept: undefined, steps: 0, limit: 1, empty: 0 };

// The trail at the page behind one with that target and so many items; or the fault of going on.
export function onward({ visited, kept, steps, limit, empty }, target, items, next) {
  const trail = { visited: [...visited, target].slice(-REMEMBERED), kept, steps: steps + 1, limit, empty: items ? 0 : empty + 1 };
  if (next === kept || trail.visited.includes(next)) return "next_circle";
  if (trail.empty >= MOST_EMPTY) return "next_endless";
  // Brent's algorithm finds circles of any length: one target is kept, for twice as many steps each time.
  if (trail.steps === limit) Object.assign(trail, { kept: next, steps: 0, limit: limit * 2 });
  return trail;
}
