// Incoming webhooks. The core checks a delivery before anything of it is believed.
import { signWebhook as sign, verifyWebhook as verify } from "../generated/bindings.js";
import { statuses } from "../generated/messages.js";
import * as protocol from "../generated/protocol.js";
import { errorOf, kindOf, wrongType } from "./errors.js";
import { ask, callCore } from "./runtime.js";
import { bytesOf } from "./source.js";

const OPERATION = "webhook";

// Only the kind of what was given is told: it may be a secret, or hold phones.
function must(isRight, field, expected, actual) {
  if (!isRight) throw wrongType(OPERATION, field, expected, kindOf(actual));
}

function object(field, value) {
  must(typeof value === "object" && value !== null, field, "an object", value);
  return value;
}

function body(payload) {
  const bytes = bytesOf(payload);
  must(bytes, "payload", "the raw body, as a string or bytes", payload);
  return bytes;
}

function text(field, value) {
  must(typeof value === "string", field, "a string", value);
  return value;
}

function seconds(field, value) {
  must(Number.isFinite(value) && value >= 0, field, "a number of seconds", value);
  return value;
}

const now = () => Date.now() / 1000;
const refused = (reason) => errorOf({ kind: "webhook", operation: OPERATION, reason });

export function verifyWebhook(delivery) {
  const { payload, signature, secret, secrets, toleranceSeconds = 300, now: time = now() } = object("delivery", delivery);
  const keys = [secret ?? [], secrets ?? []].flat().map((key) => text("secret", key));
  // Node gives some headers that were sent twice as a list; a signature is never in two.
  const header = [signature ?? []].flat().map((part) => text("signature", part)).join();
  const given = [body(payload), header, keys, seconds("now", time), seconds("toleranceSeconds", toleranceSeconds)];
  const { value, fault } = protocol.verdict(ask(() => verify(...given)));
  if (fault) throw refused(fault);
  return value;
}

export function signWebhook(delivery) {
  const { payload, secret, timestamp = now() } = object("delivery", delivery);
  const given = [body(payload), text("secret", secret), seconds("timestamp", timestamp)];
  const header = callCore(() => sign(...given));
  if (header === "") throw refused("empty_secret");
  return header;
}

export function foldStatus(current, next) {
  return statuses.indexOf(next) < statuses.indexOf(current) ? current : next;
}

export function createWebhookDeduplicator(options) {
  const { store, ttlMs } = object("options", options);
  must(typeof store?.add === "function", "store", "an object with a method add", store);
  return async (event) => {
    const { event_uuid: key } = object("event", event);
    if (typeof key !== "string" || key === "") return "unidentified";
    const added = await store.add(key, ttlMs);
    // A Set has an `add` too, which gives the set: with it no delivery would ever be a repetition.
    must(typeof added === "boolean", "store.add", "a function that gives true or false", added);
    return added ? "new" : "duplicate";
  };
}
