// From the name of a tool to its operation.
import { operations } from "../../generated/operations.js";

const all = Object.values(operations).flatMap((methods) => Object.values(methods));
const byName = new Map();
for (const operation of all) byName.set(`SPOKI_${operation.id.replace(".", "_").toUpperCase()}`, operation);
for (const operation of all) byName.set(operation.slug, operation);

// An older list has some names with the prefix twice.
export const operationOf = (slug) => byName.get(slug) ?? byName.get(slug.slice(0, LONGEST_NAME).replace(/^(SPOKI_)+/, "SPOKI_"));

const LONGEST_NAME = 200;

const grams = (text) => new Set(Array.from(text, (_, index) => text.slice(index, index + 3)));

// The three names that share most of their letters with one that does not exist.
export function nearest(slug) {
  const wanted = grams(String(slug).slice(0, 100).toUpperCase());
  const score = (name) => {
    const known = grams(name);
    return [...known].filter((gram) => wanted.has(gram)).length / (known.size + wanted.size);
  };
  const scored = all.map((operation) => [score(operation.slug), operation.slug]);
  return scored.sort(([a], [b]) => b - a).slice(0, 3).map(([, name]) => name);
}
