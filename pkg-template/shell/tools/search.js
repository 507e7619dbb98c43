// Tools for a few words.
import { chosen } from "./list.js";

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
// "contacts" finds "contact", "sending" finds "send".
const stem = (word) => word.replace(/(?:ing|es|ed|s)$/, "");

function weights(tool) {
  const found = new Map();
  const add = (text, weight) => {
    for (const word of words(text).map(stem)) found.set(word, Math.max(found.get(word) ?? 0, weight));
  };
  add(Object.keys(tool.input.properties ?? {}).join(" ").replaceAll("_", " "), 1);
  add(tool.description, 2);
  add(tool.title, 4);
  add(`${tool.slug} ${tool.operation}`.replaceAll("_", " "), 4);
  return found;
}

// Nobody looks for more; a longer query is read as far as this.
const LONGEST_QUERY = 1_000;
const MOST_WORDS = 50;

export function searchTools(query, { limit = 10, ...selection } = {}) {
  const asked = words(String(query).slice(0, LONGEST_QUERY)).map(stem);
  const wanted = [...new Set(asked)].slice(0, MOST_WORDS);
  const score = (tool) => {
    const known = weights(tool);
    const total = wanted.reduce((sum, word) => sum + (known.get(word) ?? 0), 0);
    // Of two that hold all the words, the one that holds little else.
    return total === 0 ? 0 : total + 1 / known.size;
  };
  const scored = chosen(selection).map((tool) => ({ score: score(tool), tool }));
  const found = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  return structuredClone(found.slice(0, limit).map(({ tool }) => tool));
}
