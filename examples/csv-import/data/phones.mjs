/**
 * Phone numbers in plausible ranges, in the spellings that people and their tools leave in a CRM.
 * The E.164 form is known before the spelling is chosen, so the expected result owes nothing to a parser.
 */

const MOBILE_PREFIXES = ["320", "328", "329", "333", "334", "335", "338", "339", "340", "347", "348", "349", "366", "388", "391", "392"];
/** Area codes and how many digits follow. An Italian landline keeps its 0 behind +39. */
const AREA_CODES = [["02", 8], ["06", 8], ["051", 7], ["055", 7], ["011", 7], ["0543", 6]];
/** Calling code, the digits a mobile number starts with, how many follow, and where people put spaces. */
const ABROAD = [
  ["49", "1511", 7, [3, 8]], ["49", "1709", 6, [3, 6]], ["44", "7400", 6, [4, 6]], ["33", "612", 6, [1, 2, 2, 2, 2]],
  ["41", "791", 6, [2, 3, 2, 2]], ["34", "612", 6, [3, 3, 3]], ["43", "66412", 5, [3, 7]],
];

const grouped = (digits, sizes, separator = " ") => {
  let from = 0;
  const parts = sizes.map((size) => digits.slice(from, (from += size)));
  return [...parts, digits.slice(from)].filter(Boolean).join(separator);
};

const mobileSpellings = (national) => [
  `+39${national}`,
  `+39 ${grouped(national, [3, 3, 4])}`,
  `+39 ${grouped(national, [3, 7])}`,
  `0039${national}`,
  `0039 ${grouped(national, [3, 7])}`,
  national,
  national,
  grouped(national, [3, 2, 2, 3]),
  grouped(national, [3, 7], "/"),
  grouped(national, [3, 3, 4], "."),
  grouped(national, [3, 7], "-"),
  `(+39) ${grouped(national, [3, 7])}`,
  `'${national}`,
  ` ${grouped(national, [3, 3, 4], "\u00a0")} `,
  `39${national}`,
];

/** A mobile number of Italy: its E.164 form and every spelling of it. */
function italianMobile(random) {
  const national = random.pick(MOBILE_PREFIXES) + random.digits(7);
  return { e164: `+39${national}`, spellings: mobileSpellings(national) };
}

function italianLandline(random) {
  const [area, length] = random.pick(AREA_CODES);
  const local = random.between(2, 7) + random.digits(length - 1);
  return {
    e164: `+39${area}${local}`,
    spellings: [`${area}${local}`, `${area} ${local}`, `${area}/${local}`, `+39 ${area} ${local}`, `0039 ${area}${local}`],
  };
}

function mobileAbroad(random) {
  const [callingCode, start, length, sizes] = random.pick(ABROAD);
  const national = start + random.digits(length);
  return {
    e164: `+${callingCode}${national}`,
    spellings: [`+${callingCode}${national}`, `+${callingCode} ${grouped(national, sizes)}`, `00${callingCode} ${national}`],
  };
}

/** A number that a phone can have: seven in eight are Italian mobiles. */
export function inventPhone(random) {
  const roll = random.below(100);
  if (roll < 80) return italianMobile(random);
  return roll < 91 ? italianLandline(random) : mobileAbroad(random);
}

/** Cells that hold no usable number, by the code of the rule that they break. */
export const SPOILT_PHONES = {
  "phone.empty": () => "",
  "phone.too_short": (random) => random.pick(["3331", "+39 340", "347 12", "0039 32"]),
  "phone.too_long": (random) => `+39 ${random.pick(MOBILE_PREFIXES)} ${random.digits(7)} ${random.digits(5)}`,
  "phone.scientific": (random) => random.pick(["3,93331E+11", "3,9347E+11", "3.93289E+11", "3,93E+11"]),
  "phone.not_a_number": (random) => random.pick(["non ha cellulare", "n.d.", "chiedere in ufficio", "vedi note"]),
  "phone.extension": (random) => `02 4${random.digits(7)} int. ${random.between(10, 99)}`,
  "phone.unknown_calling_code": (random) => `+999 ${random.digits(9)}`,
};
