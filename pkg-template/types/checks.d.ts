/**
 * What is wrong with the code of a custom field that is to be created: nothing, or its issues.
 *
 * ```ts
 * import { checkCustomFieldCode, checkCustomFieldValue } from "spoki-wasm";
 *
 * checkCustomFieldCode("ORDER_ID"); // []
 * checkCustomFieldCode("PHONE")[0]?.code; // custom_field.code_reserved
 * checkCustomFieldValue("DATE", "2026-02-29")[0]?.message; // the value must be a day of the calendar such as 2026-10-01
 * ```
 */
export function checkCustomFieldCode(code: string): Issue[];

/**
 * What is wrong with a value of a custom field. Dates are `YYYY-MM-DD`; dates with a time are
 * `YYYY-MM-DD HH:MM:SS` or ISO 8601. Calls send values as they are: a client does not know the types of an
 * account's fields.
 *
 * @throws {ValidationError} when there is no such type.
 */
export function checkCustomFieldValue(type: 1 | 2 | 3 | "TEXT" | "DATE" | "DATETIME", value: string): Issue[];

/** What is wrong with the name of a template: WhatsApp takes small letters, digits and `_`, 1 to 512 of them. */
export function checkTemplateName(name: string): Issue[];

/** What is wrong with an e-mail address, by the grammar of Django's validator. */
export function checkEmail(email: string): Issue[];

/** What is wrong with a language code such as `it` or `pt_BR`. */
export function checkLanguage(code: string): Issue[];

/** What is wrong with the address of media: http or https with a host, no credentials, at most 2,000 bytes. */
export function checkMediaUrl(url: string): Issue[];
