// Operations as tools of a model: called by name with one object of arguments, and answered with an
// envelope, whatever happens.
import { operations } from "../../generated/operations.js";
import { SpokiError } from "../errors.js";
import { needRoom } from "../runtime.js";
import { checkName, checkPolicy, checkRecipients, named, ToolError } from "./policy.js";
import { forLog, withoutOthers, withoutSecrets } from "./redact.js";
import { excess } from "./size.js";

// What an error tells a model, as plain JSON. Of what was aborted it is open whether it was done.
function plain(error, given) {
  const unknown = { advice: "", retryable: false, ambiguous: true };
  const { name = "Error", message = String(error) } = error ?? {};
  const facts = { name, message, ...(error instanceof SpokiError ? error : unknown) };
  return withoutOthers(JSON.parse(JSON.stringify(facts)), given);
}

function parsed(given) {
  let input;
  let fault;
  try {
    input = typeof given === "string" ? JSON.parse(given) : structuredClone(given);
    fault = excess(input);
  } catch {
    fault = "are no JSON";
  }
  if (fault) throw new ToolError("bad_arguments", `the arguments ${fault}`, "Give one object, or its JSON.");
  return input;
}

// Spoki finds custom fields by one text in code and label together.
function takeFilters({ id }, given) {
  if (id !== "custom_fields.list") return [];
  const filters = ["code", "label"].filter((name) => typeof given?.[name] === "string").map((name) => [name, given[name]]);
  for (const [name, value] of filters) {
    delete given[name];
    given.search ??= value;
  }
  return filters;
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

  constructor(call, preview) {
    this.#call = call;
    this.#preview = preview;
  }

  async execute(slug, given = {}, options) {
    needRoom();
    const started = performance.now();
    const entry = { slug: typeof slug === "string" ? slug : "", dryRun: false, error: null };
    let data = null;
    let error = null;
    let input;
    let log;
    try {
      const { policy = {}, ...rest } = options ?? {};
      log = policy?.log;
      input = parsed(given);
      entry.arguments = forLog(input);
      data = (await this.#execute(entry, input, policy, rest)) ?? null;
      // A call in several requests that ended early: who was reached stays to be seen.
      if (data?.notReached && data.error) {
        const { error: ended, ...reach } = data;
        data = reach;
        throw ended;
      }
    } catch (thrown) {
      error = plain(thrown, input);
      entry.error = { name: error.name, code: error.code };
    }
    const successful = error === null;
    // What becomes of the log is of no concern to the call.
    const told = async () => log?.({ ...entry, slug: forLog(entry.slug), successful, durationMs: performance.now() - started });
    told().catch(() => {});
    return { data, error, successful };
  }

  async #execute(entry, input, policy, options) {
    checkPolicy(policy);
    const operation = named(entry.slug);
    entry.operation = operation.id;
    entry.dryRun = policy.dryRun === true;
    checkName(operation, policy);
    const filters = takeFilters(operation, input);
    if (policy.dryRun || policy.recipients) {
      const [method, target, ...texts] = await this.#preview(operation, input, options);
      const bodies = texts.map((text) => JSON.parse(text));
      const e164 = async (phone) => JSON.parse((await this.#preview(operations.contacts.sync, { phone }))[2]).phone;
      await checkRecipients(operation, bodies, policy.recipients, e164);
      if (policy.dryRun) {
        const [path, query] = target.split("?");
        // More than one only where a call takes several requests.
        const body = bodies.length > 1 ? bodies : (bodies[0] ?? null);
        return withoutSecrets({ method, path, query: Object.fromEntries(new URLSearchParams(query)), body });
      }
    }
    const answer = this.#call(operation, input, options);
    return operation.page ? read(answer, filters) : answer;
  }
}
