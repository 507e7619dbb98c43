// All there is.
export {
  checkCustomFieldCode,
  checkCustomFieldValue,
  checkEmail,
  checkLanguage,
  checkMediaUrl,
  checkTemplateName,
} from "./checks.js";
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
} from "./errors.js";
export { planImport } from "./import.js";
export { setLocale } from "./locale.js";
export { lintMessage, lintRules, lintTemplate } from "./lint.js";
export { formatPhone } from "./phone-styles.js";
export { isValidPhone, parsePhone } from "./phones.js";
export { toMetaVariables, toSpokiPlaceholders } from "./placeholders.js";
export { previewTemplate } from "./preview.js";
export { rejectsToCsv } from "./rejects.js";
export { ready } from "./runtime.js";
export { schemas } from "./schemas.js";
export { Spoki } from "./importing.js";
export { createWebhookDeduplicator, foldStatus, signWebhook, verifyWebhook } from "./webhooks.js";
