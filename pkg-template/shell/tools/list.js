// The catalogue in the dialects of those who read it.
import catalog from "../../generated/tools.json";
import { strict, unbounded, wrapped } from "./dialects.js";

const dialects = {
  "json-schema": (tool) => tool,
  mcp: ({ slug, title, description, annotations, input }) => ({
    name: slug, title, description, inputSchema: wrapped(input), annotations: { title, ...annotations },
  }),
  openai: ({ slug, description, input }) => ({
    type: "function",
    function: { name: slug, description, strict: true, parameters: strict(wrapped(input)) },
  }),
  anthropic: ({ slug, description, input }) => ({ name: slug, description, input_schema: unbounded(wrapped(input)) }),
};

// The tools that a selection leaves, in the order of the catalogue.
export function chosen({ area, readOnly, slugs }) {
  const areas = area === undefined ? undefined : [area].flat();
  const unknown = (areas ?? []).filter((name) => !catalog.some((tool) => tool.area === name));
  if (unknown.length > 0) throw new TypeError(`there is no area ${unknown.join(", ")}`);
  const names = (tool) => [tool.slug, ...tool.aliases];
  const missing = (slugs ?? []).filter((slug) => !catalog.some((tool) => names(tool).includes(slug)));
  if (missing.length > 0) throw new TypeError(`there is no tool ${missing.join(", ")}`);
  return catalog.filter(
    (tool) =>
      (!areas || areas.includes(tool.area)) &&
      (readOnly === undefined || tool.annotations.readOnlyHint === readOnly) &&
      (!slugs || names(tool).some((name) => slugs.includes(name))),
  );
}

// Copies: whoever changes one must not change those of others.
export function listTools({ dialect = "json-schema", ...selection } = {}) {
  if (!Object.hasOwn(dialects, dialect)) {
    throw new TypeError(`there is no dialect ${dialect}; there are ${Object.keys(dialects).join(", ")}`);
  }
  return structuredClone(chosen(selection).map(dialects[dialect]));
}
