/** The CSV that all contenders read: UTF-8, `;`, made in memory from a seed, the same bytes on every machine. */
import { getCountries, getCountryCallingCode, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";

const COUNTRIES = [
  "IT", "DE", "FR", "ES", "GB", "PT", "CH", "AT", "BE", "NL", "PL", "SE", "NO", "DK", "FI", "IE", "GR", "RO", "BG", "HR",
  "SI", "SK", "CZ", "HU", "AL", "RS", "UA", "TR", "MA", "TN", "EG", "IN", "PK", "BD", "PH", "BR", "AR", "MX", "CO", "PE",
  "US", "CA", "AU",
];
const FIRST_NAMES = ["Nicolò", "Giulia", "Jürgen", "Zoë", "François", "María", "Łukasz", "Åsa", "João", "Anna", "Bruno", "Elena"];
const LAST_NAMES = ["Calabrò", "Granelli", "Müller", "Lefèvre", "Núñez", "Nowak", "Lindqvist", "Araújo", "D'Ambrogino", "Verdolini"];
const NOTES = ["", "", "", "cliente dal 2019", "richiamare \"dopo\" le 18", "consegna al piano terra; suonare"];

function seededRandom(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Real shapes of mobile numbers: an example number of each country with its last digits exchanged. */
function phoneShapes() {
  const known = new Set(getCountries());
  return COUNTRIES.filter((country) => known.has(country)).map((country) => ({
    callingCode: getCountryCallingCode(country),
    national: getExampleNumber(country, examples).nationalNumber,
  }));
}

function phoneCell(below, shapes) {
  const { callingCode, national } = shapes[below(shapes.length)];
  const kept = national.slice(0, -4);
  const last = String(below(10_000)).padStart(4, "0");
  const roll = below(100);
  if (roll < 10) return `+${callingCode}${kept.slice(0, 2)}`;
  if (roll < 18) return `+${callingCode}${national}${last}99`;
  if (roll < 24) return `n.d. ${last}`;
  if (roll < 30) return "";
  const digits = `${kept.slice(0, -2)}${String(below(100)).padStart(2, "0")}${last}`;
  if (roll < 60) return `+${callingCode}${digits}`;
  if (roll < 80) return `+${callingCode} ${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
  return `00${callingCode} ${digits.slice(0, 3)}-${digits.slice(3)}`;
}

const quoted = (cell) => (/[";]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One row in fifty repeats the phone of an earlier one. */
export function makeCsv(rows = 100_000) {
  const below = seededRandom(7);
  const shapes = phoneShapes();
  const phones = [];
  const lines = ["Nome;Cognome;Cellulare;E-mail;Lingua;Note"];
  for (let row = 0; row < rows; row += 1) {
    const first = FIRST_NAMES[below(FIRST_NAMES.length)];
    const last = LAST_NAMES[below(LAST_NAMES.length)];
    const phone = row > 0 && below(50) === 0 ? phones[below(phones.length)] : phoneCell(below, shapes);
    phones.push(phone);
    const email = below(25) === 0 ? `cliente${row}@` : `cliente.${row}@posta${below(90)}.example.com`;
    lines.push([first, last, phone, email, below(2) ? "it" : "en", NOTES[below(NOTES.length)]].map(quoted).join(";"));
  }
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n`);
}
