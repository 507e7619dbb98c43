// Deliveries of webhooks alone.
export { SpokiError, ValidationError, WebhookError } from "../errors.js";
export { setLocale } from "../locale.js";
export { ready } from "../runtime.js";
export { createWebhookDeduplicator, foldStatus, signWebhook, verifyWebhook } from "../webhooks.js";
