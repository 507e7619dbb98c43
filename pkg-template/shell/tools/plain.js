// What a caller hands over, read once and copied: what it changes later, or says otherwise when it
// is read again, has no effect.
import { describe, tag } from "../errors.js";

// A tool that takes more is not among them. A walk that ends here also ends in what holds itself.
const DEEPEST = 40;
const MOST_NODES = 1_000_000;
const MOST_NAMES = 100_000;

// Why a value could not be copied: `message` says where and why.
export class NotPlain extends Error {}

// Objects of other realms are plain as well. What inherits from another object is not: rules could
// be hidden there.
export function isPlainObject(value) {
  if (value === null || typeof value !== "object" || tag(value) !== "Object") return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"));
}

// What a value is, for messages. A proxy can throw even here.
export function kindOf(value) {
  try {
    if (value === null) return "null";
    if (Array.isArray(value)) return "an array";
    if (typeof value !== "object") return typeof value === "undefined" ? "undefined" : `a ${typeof value}`;
    const name = tag(value);
    return name === "Object" && !isPlainObject(value) ? "an object of a class" : `a ${name}`;
  } catch {
    return "an object that cannot be read";
  }
}

// The own fields of an object, each read once. Symbols are no names of fields.
export function fieldsOf(object, most = MOST_NAMES) {
  const names = Reflect.ownKeys(object);
  if (names.length > most) throw new NotPlain(`must have at most ${most} fields`);
  return names.map((name) => [name, object[name]]);
}

// The items of an array, each read once.
export function itemsOf(array, most = MOST_NAMES) {
  const { length } = array;
  if (!(length <= most)) throw new NotPlain(`must hold at most ${most} items`);
  return Array.from({ length }, (_, index) => array[index]);
}

// A copy of what JSON can hold. `most` bounds the fields of the value itself.
export function copied(value, name, most = MOST_NAMES) {
  let nodes = 0;
  const path = [];
  const place = () => path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  const copy = (value, most) => {
    nodes += 1;
    if (nodes > MOST_NODES) throw new NotPlain(`holds more than ${MOST_NODES} values in all`);
    if (typeof value === "function" || typeof value === "symbol") throw new NotPlain(`must be plain JSON, not ${kindOf(value)}`);
    if (value === null || typeof value !== "object") return value;
    if (path.length >= DEEPEST) throw new NotPlain(`is nested deeper than ${DEEPEST} levels, or refers to itself`);
    const within = (step, field) => {
      path.push(step);
      const made = copy(field, MOST_NAMES);
      path.pop();
      return made;
    };
    if (Array.isArray(value)) return itemsOf(value, most).map((item, index) => within(index, item));
    if (tag(value) !== "Object") throw new NotPlain(`must be plain JSON, not ${kindOf(value)}`);
    const fields = fieldsOf(value, most).filter(([name]) => typeof name === "string" && Object.prototype.propertyIsEnumerable.call(value, name));
    return Object.fromEntries(fields.map(([step, field]) => [step, within(step, field)]));
  };
  try {
    return copy(value, most);
  } catch (thrown) {
    const why = thrown instanceof NotPlain ? thrown.message : `could not be read: ${describe(thrown)}`;
    throw new NotPlain(`${name}${place().slice(0, 200)} ${why}`);
  }
}
