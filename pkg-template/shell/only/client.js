// Calls, tools, checks and webhooks, without imports, the linter and ways of writing phones.
export {
  checkCustomFieldCode,
  checkCustomFieldValue,
  checkEmail,
  checkLanguage,
  checkMediaUrl,
  checkTemplateName,
} from "../checks.js";
export {
  ApiError,
  AuthenticationError,
  CreditError,
  DecodeError,
  NetworkError,
  NotFoundError,
  RateLimitError,
  ServerError,
  SpokiError,
  TimeoutError,
  ValidationError,
  WebhookError,
} from "../errors.js";
export { setLocale } from "../locale.js";
export { isValidPhone, parsePhone } from "../phones.js";
export { ready } from "../runtime.js";
export { schemas } from "../schemas.js";
export { Spoki } from "../spoki.js";
export { createWebhookDeduplicator, foldStatus, signWebhook, verifyWebhook } from "../webhooks.js";
