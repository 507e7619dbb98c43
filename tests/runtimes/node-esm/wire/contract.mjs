/** Holds a call against the reference: what arrived on the wire, and what came back. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { shapeOf } from "./shapes.mjs";

const operations = JSON.parse(readFileSync(new URL("../../spec/operations.json", import.meta.url), "utf8"));

/** The reference, by operation id. */
export const specified = new Map(operations.map((operation) => [operation.id, operation]));

/** The key that a call must carry: the reference names the header, and says that these areas need the partner's. */
export function keyFor(operation, keys) {
  const { auth, resource } = specified.get(operation);
  if (auth === "automation_secret") return undefined;
  assert.equal(auth, "api_key");
  return resource.startsWith("partner") ? keys.partner : keys.account;
}

export function checkRequest(operation, { line, headers, body }, [expectedLine, expectedBody], keys) {
  const { method, path, query, body: fields, body_kind: kind } = specified.get(operation);
  assert.equal(line, expectedLine);
  const route = `${method} ${path}`.replace(/[.?]/g, "\\$&").replace(/\{\w+\}/g, "[^/?]+");
  assert.match(line, new RegExp(`^${route}(\\?|$)`), "the route of the reference");
  assert.equal(headers["x-spoki-api-key"], keyFor(operation, keys), "the key");
  assert.equal(headers.accept, "application/json");
  assert.equal(headers.authorization, undefined);

  checkNames(Object.fromEntries(new URL(line.split(" ")[1], "http://localhost").searchParams), query);
  if (kind === "none") {
    assert.equal(expectedBody, undefined);
    assert.equal(body.length, 0, "no body");
    assert.equal(headers["content-type"], undefined);
    return;
  }
  assert.equal(body.toString("utf8"), expectedBody);
  assert.equal(headers["content-type"], "application/json");
  const sent = JSON.parse(expectedBody);
  assert.equal(Array.isArray(sent), kind === "array", "an array at the root");
  if (kind === "empty_object") return assert.deepEqual(sent, {});
  if (kind === "array") sent.forEach((row) => checkNames(row, fields.items));
  else checkNames(sent, fields);
}

/** A step of an automation has further fields by its type. */
const OPEN = "steps[].";

/** Nothing that the reference does not name, and all that it demands: `contacts[].phone` is inside `contacts`. */
function checkNames(given, fields, prefix = "") {
  const known = fields.filter(({ name }) => name.startsWith(prefix) && !/[.[]/.test(name.slice(prefix.length)));
  // An object of which the reference does not name the fields.
  if (prefix && known.length === 0) return;
  const names = known.map(({ name }) => name.slice(prefix.length));
  if (prefix !== OPEN) for (const name of Object.keys(given)) assert.ok(names.includes(name), `the reference has no ${prefix}${name}`);
  for (const { name, required } of known) assert.ok(!required || name.slice(prefix.length) in given, `the reference demands ${name}`);
  for (const [name, value] of Object.entries(given)) {
    const items = Array.isArray(value) ? value : [value];
    const inside = `${prefix}${name}${Array.isArray(value) ? "[]" : ""}.`;
    for (const item of items) if (item !== null && typeof item === "object") checkNames(item, fields, inside);
  }
}

/** What came back is what the reference tells, and the client gives all of it, or what it `gives` instead. */
export function checkAnswer(operation, { status, answer }, outcome, gives) {
  const { success_status: expected, response } = specified.get(operation);
  assert.equal(status, expected, answer.toString("utf8"));
  const told = answer.length === 0 ? undefined : JSON.parse(answer);
  shapeOf(response)(told, operation);
  if (gives) return assert.deepEqual(outcome, gives);
  const isPage = typeof outcome?.nextPage === "function";
  assert.deepEqual(isPage ? outcome.items : outcome, isPage ? (told.results ?? told) : told);
  if (isPage) assert.equal(outcome.count, Array.isArray(told) ? told.length : told.count);
}
