/** What the two libraries say of a number, each in the same words: `E.164 type country`, or `-`. */
import google from "google-libphonenumber";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";

const util = google.PhoneNumberUtil.getInstance();
const { PhoneNumberFormat, PhoneNumberType } = google;
const TYPES = Object.fromEntries(Object.entries(PhoneNumberType).map(([name, number]) => [number, name]));

export function byGoogle(input, country) {
  try {
    const number = util.parse(input, country);
    if (!util.isValidNumber(number)) return "-";
    const type = TYPES[util.getNumberType(number)];
    return `${util.format(number, PhoneNumberFormat.E164)} ${type} ${util.getRegionCodeForNumber(number)}`;
  } catch {
    return "-";
  }
}

export function byJs(input, country) {
  const number = parsePhoneNumberFromString(input, { defaultCountry: country, extract: false });
  return number?.isValid() ? `${number.number} ${number.getType()} ${number.country ?? "001"}` : "-";
}

/** How both write a number: nationally and with spaces by libphonenumber-js, internationally and as a link by Google. */
export function written(e164) {
  const { INTERNATIONAL, RFC3966 } = PhoneNumberFormat;
  const [js, number] = [parsePhoneNumberFromString(e164), util.parse(e164)];
  return {
    e164: js.number,
    national: js.formatNational(),
    spaced: js.formatInternational(),
    international: util.format(number, INTERNATIONAL),
    link: util.format(number, RFC3966),
  };
}

/** Each territory's example of each kind. */
export function examples() {
  const all = [];
  for (const region of util.getSupportedRegions()) {
    for (const type of Object.values(PhoneNumberType)) {
      const number = util.getExampleNumberForType(region, type);
      if (number) all.push([undefined, util.format(number, PhoneNumberFormat.E164)], [region, util.format(number, PhoneNumberFormat.NATIONAL)]);
    }
  }
  for (const code of util.getSupportedGlobalNetworkCallingCodes()) {
    all.push([undefined, util.format(util.getExampleNumberForNonGeoEntity(code), PhoneNumberFormat.E164)]);
  }
  return all;
}
