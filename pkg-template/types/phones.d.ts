/** What a phone number is for, as libphonenumber tells it. */
export type PhoneType =
  | "FIXED_LINE"
  | "MOBILE"
  | "FIXED_LINE_OR_MOBILE"
  | "TOLL_FREE"
  | "PREMIUM_RATE"
  | "SHARED_COST"
  | "VOIP"
  | "PERSONAL_NUMBER"
  | "PAGER"
  | "UAN"
  | "VOICEMAIL";

/** How a phone number is read. */
export interface PhoneOptions {
  /** The country whose national numbers are understood, such as `IT`. Without it numbers must have `+` or `00`. */
  defaultCountry?: string;
}

/** A valid phone number. */
export interface ParsedPhone {
  readonly ok: true;
  /** The form that Spoki takes, such as `+393331234567`. */
  readonly e164: string;
  /** The country's ISO 3166 code; `undefined` for world-wide services such as +800. */
  readonly country?: string;
  /** The calling code, such as 39. */
  readonly callingCode: number;
  /** The digits behind the calling code; Italian landlines keep their 0. */
  readonly nationalNumber: string;
  /** What the number is for. */
  readonly type: PhoneType;
  /** The numbers under which WhatsApp may know the phone, its own first: more than one in Argentina, Brazil and Mexico. */
  readonly matchKeys: readonly string[];
  /** What to know about it although it is valid, such as `phone.landline`. */
  readonly warnings: readonly Issue[];
}

/** What is no valid phone number. */
export interface RefusedPhone {
  readonly ok: false;
  /** Why. */
  readonly issues: readonly [Issue, ...Issue[]];
  /** For a number in a form that its country gave up (`phone.old_form`): what WhatsApp may know it by, today's form first. */
  readonly matchKeys: readonly string[];
}

/**
 * Reads a phone number: valid is what Google's libphonenumber says is valid.
 *
 * ```ts
 * import { parsePhone } from "spoki-wasm";
 *
 * const phone = parsePhone("333 123 4567", { defaultCountry: "IT" });
 * if (phone.ok) console.log(phone.e164, phone.type, phone.warnings);
 * else console.log(phone.issues[0].message);
 * ```
 *
 * @throws {ValidationError} when there is no such default country.
 */
export function parsePhone(input: string, options?: PhoneOptions): ParsedPhone | RefusedPhone;

/**
 * Whether a phone number is valid, as {@link parsePhone} says, and much faster.
 *
 * @throws {ValidationError} when there is no such default country.
 */
export function isValidPhone(input: string, options?: PhoneOptions): boolean;

/**
 * A number as people write it.
 *
 * ```ts
 * import { formatPhone } from "spoki-wasm";
 *
 * formatPhone("+12125552368", "national"); // (212) 555-2368
 * formatPhone("+12125552368", "international"); // +1 212-555-2368
 * formatPhone("+12125552368", "rfc3966"); // tel:+1-212-555-2368
 * ```
 *
 * @throws {ValidationError} when the number is not valid.
 */
export function formatPhone(e164: string, style: "international" | "national" | "rfc3966"): string;
