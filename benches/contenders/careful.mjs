/**
 * Careful JavaScript by hand: one pass over the text, no object per cell, no library.
 * Its phone check is a pattern (calling code plus 6 to 12 digits, 15 in all): it cannot tell a valid number
 * from a merely long enough one, so it does LESS than the other two and accepts more.
 */
import { sendAll } from "./bodies.mjs";

const QUOTE = 34;
const SEMICOLON = 59;
const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
const EMAIL = /^[^\s@"(),:;<>[\]\\]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i;
const PHONE = /^\+[1-9]\d{7,14}$/;

/** Calls `onRecord(cells)` for each record; `cells` is used again for the next one. */
function readRecords(text, onRecord) {
  const cells = [];
  let at = 0;
  while (at < text.length) {
    cells.length = 0;
    let code;
    do {
      let cell;
      if (text.charCodeAt(at) === QUOTE) {
        let from = at + 1;
        let end = text.indexOf('"', from);
        cell = "";
        while (end !== -1 && text.charCodeAt(end + 1) === QUOTE) {
          cell += text.slice(from, end + 1);
          from = end + 2;
          end = text.indexOf('"', from);
        }
        if (end === -1) end = text.length;
        cell += text.slice(from, end);
        at = end + 1;
      } else {
        const from = at;
        while (at < text.length) {
          code = text.charCodeAt(at);
          if (code === SEMICOLON || code === LINE_FEED || code === CARRIAGE_RETURN) break;
          at += 1;
        }
        cell = text.slice(from, at);
      }
      cells.push(cell);
      code = text.charCodeAt(at);
      at += 1;
    } while (code === SEMICOLON);
    if (code === CARRIAGE_RETURN && text.charCodeAt(at) === LINE_FEED) at += 1;
    if (cells.length > 1 || cells[0] !== "") onRecord(cells);
  }
}

function normalisePhone(cell) {
  let digits = cell.replace(/[\s().\/-]+/g, "");
  if (digits.startsWith("00")) digits = `+${digits.slice(2)}`;
  else if (!digits.startsWith("+")) digits = `+39${digits}`;
  return PHONE.test(digits) ? digits : undefined;
}

export async function run(bytes) {
  const contacts = new Map();
  let rejected = 0;
  let columns;
  readRecords(new TextDecoder().decode(bytes), (cells) => {
    if (!columns) {
      const at = (name) => cells.indexOf(name);
      columns = { phone: at("Cellulare"), email: at("E-mail"), first: at("Nome"), last: at("Cognome"), language: at("Lingua") };
      return;
    }
    const phone = normalisePhone(cells[columns.phone]);
    const email = cells[columns.email].trim();
    const language = cells[columns.language];
    if (phone === undefined || (email !== "" && !EMAIL.test(email)) || language.length !== 2) {
      rejected += 1;
      return;
    }
    const contact = { phone, first_name: cells[columns.first].trim(), last_name: cells[columns.last].trim(), language };
    if (email !== "") contact.email = email;
    contacts.set(phone, contact);
  });
  const bodies = await sendAll([...contacts.values()]);
  return { contacts: contacts.size, rejected, bodies };
}
