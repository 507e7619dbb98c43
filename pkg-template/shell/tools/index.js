// Operations as tools of a model: called by name with one object of arguments, and answered with an
// envelope, whatever happens.
import * as protocol from "../../generated/protocol.js";
import { describe, SpokiError } from "../errors.js";
import { needRoom } from "../runtime.js";
import { copied, fieldsOf, isPlainObject, kindOf, NotPlain } from "./plain.js";
import { checkName, checkRequest, named, takePolicy, ToolError } from "./policy.js";
import { erased, forLog, withoutOthers, withoutSecrets } from "./redact.js";

// No tool has as many arguments, and no call as many options.
const MOST_NAMES = 1_000;

// What an error tells a model, as plain JSON. Of what was aborted it is open whether it was done.
function plain(error, given, erase) {
  const unknown = { advice: "", retryable: false, ambiguous: true };
  try {
    const own = error instanceof SpokiError ? { ...error } : unknown;
    const name = typeof error?.name === "string" ? error.name : "Error";
    const facts = { name, message: describe(error), ...own };
    return withoutOthers(erase(JSON.parse(JSON.stringify(facts))), given);
  } catch {
    return { name: "Error", message: withoutOthers(erase(describe(error)), given), ...unknown };
  }
}

// Models write "", "null" or nothing at all for a tool without arguments.
function parsed(given) {
  const bad = (why) => new ToolError("bad_arguments", why, "Give one object, or its JSON.");
  let value = given ?? {};
  if (typeof given === "string") {
    try {
      value = given.trim() === "" ? {} : (JSON.parse(given) ?? {});
    } catch {
      throw bad("the arguments are no JSON");
    }
  }
  try {
    return copied(value, "the arguments", MOST_NAMES);
  } catch (thrown) {
    throw bad(thrown instanceof NotPlain ? thrown.message : "the arguments could not be read");
  }
}

// What a call is made with: each option is read once, and what goes into the request is copied.
function taken(given) {
  const bad = (why) => new ToolError("bad_options", why, "Correct the options; nothing was sent.");
  if (given === undefined || given === null) return {};
  try {
    if (!isPlainObject(given)) throw new NotPlain(`the options must be a plain object such as { policy }, not ${kindOf(given)}`);
    const options = {};
    for (const [name, value] of fieldsOf(given, MOST_NAMES)) {
      const isSent = name === "extraBody" || name === "extraQuery";
      Object.defineProperty(options, name, { value: isSent ? copied(value, name) : value, enumerable: true });
    }
    return options;
  } catch (thrown) {
    throw bad(thrown instanceof NotPlain ? thrown.message : `the options could not be read: ${describe(thrown)}`);
  }
}

// Spoki finds custom fields by one text in code and label together: the arguments that it gets, and the
// filters that are left.
function withoutFilters({ id }, given) {
  if (id !== "custom_fields.list") return [given, []];
  const filters = ["code", "label"].filter((name) => typeof given?.[name] === "string").map((name) => [name, given[name]]);
  if (filters.length === 0) return [given, filters];
  const taken = Object.fromEntries(filters.map(([name]) => [name, undefined]));
  return [{ ...given, ...taken, search: given.search ?? filters[0][1] }, filters];
}

async function read(answer, filters) {
  if (filters.length === 0) {
    const { items, count = null, hasNextPage } = await answer;
    return { items, count, hasNextPage };
  }
  const items = (await answer.toArray()).filter((item) => filters.every(([name, value]) => item[name] === value));
  return { items, count: items.length, hasNextPage: false };
}

export class Tools {
  #call;
  #preview;
  #keys;

  // `keys` gives the keys of the client that are known, which nobody may read.
  constructor(call, preview, keys) {
    this.#call = call;
    this.#preview = preview;
    this.#keys = keys;
  }

  async execute(slug, given, options) {
    needRoom();
    const started = performance.now();
    const entry = { slug: typeof slug === "string" ? slug : "", dryRun: false, error: null };
    let data = null;
    let error = null;
    let input;
    let log;
    try {
      const { policy: rules, ...rest } = taken(options);
      const policy = takePolicy(rules);
      log = policy.log;
      input = parsed(given);
      data = (await this.#execute(entry, input, policy.understood(), rest)) ?? null;
      // A call in several requests that ended early: who was reached stays to be seen.
      if (data?.notReached && data.error) {
        const { error: ended, ...reach } = data;
        data = reach;
        throw ended;
      }
    } catch (thrown) {
      error = plain(thrown, input, (facts) => this.#erased(facts));
      entry.error = { name: error.name, code: error.code };
    }
    const successful = error === null;
    // What becomes of the log is of no concern to the call.
    const durationMs = performance.now() - started;
    // Keys go first: a part of one may look like a phone.
    const shown = (value) => forLog(this.#erased(value));
    const told = async () => log?.({ ...entry, slug: shown(entry.slug), arguments: shown(input), successful, durationMs });
    told().catch(() => {});
    return { data, error, successful };
  }

  #erased(value) {
    try {
      return erased(value, this.#keys());
    } catch {
      // The module could not be made, and so no key was used.
      return value;
    }
  }

  async #execute(entry, input, policy, options) {
    const operation = named(entry.slug);
    entry.operation = operation.id;
    entry.dryRun = policy.dryRun === true;
    checkName(operation, policy);
    const [args, filters] = withoutFilters(operation, input);
    if (policy.dryRun || policy.allow || policy.deny || policy.recipients) {
      const { judged, method, target, bodies } = protocol.dryRun(await this.#preview(operation, args, options));
      checkRequest(operation, JSON.parse(judged), policy);
      if (policy.dryRun) return shown(method, target, bodies);
    }
    const answer = this.#call(operation, args, options);
    return operation.page ? read(answer, filters) : answer;
  }
}

// What a dry run gives.
function shown(method, target, texts) {
  const [path, query] = target.split("?");
  const bodies = texts.map((text) => JSON.parse(text));
  // More than one only where a call takes several requests.
  const body = bodies.length > 1 ? bodies : (bodies[0] ?? null);
  return withoutSecrets({ method, path, query: Object.fromEntries(new URLSearchParams(query)), body });
}
