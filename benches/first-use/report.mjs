/** What was measured, as tables and as a chart. */
import { median } from "../measure.mjs";
import { EMPTY, SETTINGS, USES } from "./uses.mjs";

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
const milliseconds = (value) => String(Math.round(value));

/** Milliseconds over an empty page, for each setting and page. */
export function overEmpty(results) {
  return results.map((pages) => {
    const of = (name) => ({ cold: median(pages[name].cold), warm: median(pages[name].warm), longest: median(pages[name].longest) });
    const empty = of(EMPTY);
    const others = Object.keys(pages).filter((name) => name !== EMPTY);
    return Object.fromEntries(
      others.map((name) => {
        const { cold, warm, longest } = of(name);
        return [name, { cold: cold - empty.cold, warm: warm - empty.warm, longest }];
      }),
    );
  });
}

const row = (cells) => `| ${cells.join(" | ")} |`;

function table(header, rows) {
  const line = header.map((_, column) => (column === 0 ? "---" : "---:"));
  return [row(header), row(line), ...rows.map(row)].join("\n");
}

/** Each use with what else could be taken: `[title, page]`. */
const CONTENDERS = USES.flatMap(({ name, ours, theirs, others, also = {} }) => [
  [`**${name}**`, ours],
  ...Object.entries(also).map(([page, title]) => [title, page]),
  [others, theirs],
]);

/** One table for each setting would hide what a setting does: all stand side by side, cold / warm. */
export function waits(measured, weights) {
  const header = ["", "KB br", ...SETTINGS.map(({ name }) => `${name}: cold / warm`), "longest task, ms"];
  const slowest = SETTINGS.findIndex(({ slowdown }) => slowdown > 1);
  const rows = CONTENDERS.map(([title, page]) => [
    title,
    kilobytes(weights[page].br),
    ...measured.map((pages) => `${milliseconds(pages[page].cold)} / ${milliseconds(pages[page].warm)}`),
    measured[slowest][page].longest === 0 ? "under 50" : milliseconds(measured[slowest][page].longest),
  ]);
  return table(header, rows);
}

/** How many times as long as what else could be taken. Where both are hardly there, a ratio says nothing. */
export function ratios(measured) {
  const LEAST = 5;
  const ratio = (ours, theirs) => (theirs < LEAST ? "–" : (ours / theirs).toFixed(2));
  const rows = USES.map(({ name, ours, theirs, others }) => [
    `${name}, over ${others}`,
    ...measured.map((pages) => `${ratio(pages[ours].cold, pages[theirs].cold)} / ${ratio(pages[ours].warm, pages[theirs].warm)}`),
  ]);
  return table(["times as long", ...SETTINGS.map(({ name }) => `${name}: cold / warm`)], rows);
}

export const sizes = (weights) =>
  table(
    ["what a page imports", "KB gzip", "KB brotli"],
    USES.map(({ name, ours }) => [name, kilobytes(weights[ours].gz), kilobytes(weights[ours].br)]),
  );

export const starts = (figures) => table(["", "ms over an empty one"], figures.map(({ name, milliseconds: value }) => [name, value.toFixed(1)]));

/** The waits of one setting as bars, cold and warm, ours and theirs. */
export function chart(measured, setting) {
  const pages = measured[setting];
  const bars = USES.flatMap(({ name, ours, theirs, others }) => [
    { title: name, page: ours, isOurs: true },
    { title: others, page: theirs, isOurs: false },
  ]);
  const [left, width, height, gap] = [330, 560, 14, 12];
  const longest = Math.max(...bars.map(({ page }) => pages[page].cold));
  const scale = (value) => (Math.max(value, 0) / longest) * width;
  const lines = [];
  let y = 56;
  for (const [index, { title, page, isOurs }] of bars.entries()) {
    const { cold, warm } = pages[page];
    const [light, dark] = isOurs ? ["#9ad0b4", "#1f7a4d"] : ["#d3d7de", "#7c8594"];
    lines.push(
      `<text x="${left - 8}" y="${y + 11}" text-anchor="end"${isOurs ? ' font-weight="600"' : ""}>${title}</text>`,
      `<rect x="${left}" y="${y}" width="${scale(cold).toFixed(1)}" height="${height}" fill="${light}"/>`,
      `<rect x="${left}" y="${y}" width="${scale(warm).toFixed(1)}" height="${height}" fill="${dark}"/>`,
      `<text x="${(left + scale(cold) + 6).toFixed(1)}" y="${y + 11}">${milliseconds(cold)} / ${milliseconds(warm)}</text>`,
    );
    y += height + (index % 2 ? gap : 3);
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 110} ${y + 8}" font-family="system-ui, sans-serif" font-size="11" fill="#1c2430">
<rect width="100%" height="100%" fill="#fff"/>
<text x="16" y="24" font-size="14" font-weight="600">Milliseconds to the first result, over an empty page: ${SETTINGS[setting].name.replace("&", "&amp;")}</text>
<text x="16" y="42">light: first visit / dark: everything is in the browser's cache. Green: spoki-wasm. Grey: what else could be taken.</text>
${lines.join("\n")}
</svg>
`;
}
