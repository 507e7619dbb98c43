// Deliveries of webhooks alone, in a module of 14 KB: for a Worker or a function that does nothing else.
//
// ```ts
// import { verifyWebhook } from "spoki-wasm/webhooks";
// ```
export {
  createWebhookDeduplicator,
  foldStatus,
  ready,
  setLocale,
  signWebhook,
  SpokiError,
  ValidationError,
  verifyWebhook,
  WebhookError,
} from "./index.js";
export type {
  InboundMessage,
  Issue,
  MessageStatus,
  OutboundMessage,
  UnlistedEventName,
  UnpublishedData,
  WebhookContact,
  WebhookDelivery,
  WebhookEnvelope,
  WebhookEvent,
  WebhookEvents,
  WebhookMedia,
  WebhookStore,
} from "./index.js";
