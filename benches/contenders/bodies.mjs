export const BATCH_SIZE = 500;

/** Splits contacts into the JSON bodies that `lists.sync_contacts` takes. Used by the contenders in plain JavaScript. */
export function toBodies(contacts) {
  const bodies = [];
  for (let from = 0; from < contacts.length; from += BATCH_SIZE) {
    bodies.push(JSON.stringify({ contacts: contacts.slice(from, from + BATCH_SIZE) }));
  }
  return bodies;
}
