// The client without imports, the linter, previews and ways of writing phones: for a page or a Worker that needs
// none of them. It is a module of its own, so who needs both takes all from `spoki-wasm`.
import type { Spoki as WholeSpoki, SpokiOptions } from "./index.js";

export type * from "./index.js";
export {
  ApiError,
  AuthenticationError,
  checkCustomFieldCode,
  checkCustomFieldValue,
  checkEmail,
  checkLanguage,
  checkMediaUrl,
  checkTemplateName,
  createWebhookDeduplicator,
  CreditError,
  DecodeError,
  foldStatus,
  isValidPhone,
  NetworkError,
  NotFoundError,
  parsePhone,
  RateLimitError,
  ready,
  schemas,
  ServerError,
  setLocale,
  signWebhook,
  SpokiError,
  TimeoutError,
  ValidationError,
  verifyWebhook,
  WebhookError,
} from "./index.js";

/**
 * A client of one account, as that of `spoki-wasm` without `importContacts`.
 *
 * ```ts
 * import { Spoki } from "spoki-wasm/client";
 *
 * const spoki = new Spoki({ apiKey: process.env.SPOKI_API_KEY! });
 * await spoki.contacts.sync({ phone: "+39 333 123 4567", first_name: "Mario" });
 * ```
 */
export interface Spoki extends Omit<WholeSpoki, "importContacts"> {}
export const Spoki: {
  readonly prototype: Spoki;
  /**
   * Makes a client. Nothing is sent.
   *
   * @throws {ValidationError} when an option is unknown or wrong, such as a key with a line break.
   */
  new (options: SpokiOptions): Spoki;
};
