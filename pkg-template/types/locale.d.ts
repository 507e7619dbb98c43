/** A language of messages. */
export type Locale = "en" | "it";

/**
 * Chooses the language of all messages from now on: of issues, warnings, rejected rows, and errors with their
 * advice. It starts with English. Codes are the same in every language; the catalogue of tools, and what a
 * policy tells a model, stay English.
 *
 * ```ts
 * import { parsePhone, setLocale } from "spoki-wasm";
 *
 * setLocale("it");
 * const phone = parsePhone("06 1234 5678", { defaultCountry: "IT" });
 * if (phone.ok) console.log(phone.warnings[0]?.message); // il telefono è un numero fisso, che WhatsApp potrebbe non conoscere
 * ```
 *
 * @throws {ValidationError} when there is no such language.
 */
export function setLocale(locale: Locale): void;
