/**
 * What a message was sent to or came from. With `contact` among the subscription's expands, all of it.
 * An id beyond 2^53, of which no Spoki account is known to have any, comes as a string of its digits.
 */
export interface WebhookContact extends UnknownFields {
  id: number;
  phone?: string;
}

/**
 * How far a sent message has come. Others may be added. Deliveries come in any order: `foldStatus`
 * tells which one to keep.
 */
export type MessageStatus = never; // statuses

/** A message that was sent: it is told again with each status. Phones can lack the plus. */
export interface OutboundMessage extends UnknownFields {
  uuid: string;
  send_status: MessageStatus;
  direction?: string;
  from_phone: string;
  to_phone: string;
  text: string | null;
  type?: string;
  content_type?: string;
  content?: unknown;
  /** Missing in the first `Sent` of some templates. */
  template?: unknown;
  sent_datetime: string | null;
  delivered_datetime: string | null;
  created_at?: string;
  /** Why it was not sent. */
  send_error_message: string | null;
  error_code: string | number | null;
  payload: string | null;
  /** What the sender gave along. */
  metadata: Readonly<Record<string, unknown>> | null;
  contact: WebhookContact;
  chat_uuid?: string;
}

/** A file of a message. */
export interface WebhookMedia extends UnknownFields {
  id: number;
  content_type: string;
}

/** A message that a contact wrote. */
export interface InboundMessage extends UnknownFields {
  uuid: string;
  from_phone: string;
  to_phone?: string;
  direction?: string;
  /** Empty where the message is a file. */
  text: string;
  /** Such as `Text`. */
  type: string;
  /** What was set for the button or the row that the contact chose. */
  payload: string | null;
  /** The uuid of the message that this one answers. */
  replyToMessageUid: string | null;
  sent_datetime: string;
  created_at?: string;
  contact: WebhookContact;
  chat_uuid: string;
  mediamessage_set: WebhookMedia[];
  preview?: { body?: string } & UnknownFields;
}

/** What an event tells whose fields are not published. */
export type UnpublishedData = Readonly<Record<string, unknown>>;

/**
 * What each event tells. Others exist whose names are not published: declare those that you get by
 * merging with this interface.
 */
export interface WebhookEvents {
  "message.outbound": OutboundMessage;
  "message.inbound": InboundMessage;
  "message.note": UnpublishedData;
  "chat.has_unread_messages": UnpublishedData;
  "contact.created": Contact;
  "contact.updated": Contact;
  "contact.deleted": Contact;
  "contact_tag.created": UnpublishedData;
  "contact_tag.deleted": UnpublishedData;
  "contact_list.created": UnpublishedData;
  "contact_list.deleted": UnpublishedData;
}

/** What Spoki delivers. */
export interface WebhookEnvelope<Name extends string, Data> extends UnknownFields {
  event: Name;
  /** What identifies the event: one that was seen before is a repetition. */
  event_uuid?: string;
  /** When it happened, in unix seconds, sometimes with a fraction. */
  timestamp?: number;
  version?: number;
  data: Data;
}

// An enumeration, because only of a type with known values does a comparison with "message.inbound"
// tell the compiler that the event is no other. Nothing of that name exists at run time.
declare enum Unlisted {
  Name = "",
}

/** The name of an event that `WebhookEvents` does not list. Assign it to a `string` to compare it. */
export type UnlistedEventName = Unlisted;

/**
 * An event. To compare `event.event` with a name of `WebhookEvents` says what `event.data` is.
 *
 * ```ts
 * import { verifyWebhook } from "spoki-wasm";
 *
 * const event = verifyWebhook(delivery);
 * if (event.event === "message.inbound") console.log(event.data.text);
 * ```
 */
export type WebhookEvent =
  | { [Name in keyof WebhookEvents]: WebhookEnvelope<Name, WebhookEvents[Name]> }[keyof WebhookEvents]
  | WebhookEnvelope<UnlistedEventName, UnpublishedData>;

/** A delivery, and what it is checked against. */
export type WebhookDelivery = {
  /** The body as it was received. Parsed and encoded again it has another signature. */
  payload: string | BufferSource;
  /** The header `X-Spoki-Signature`. */
  signature: string | readonly string[] | null | undefined;
  /** How many seconds the signature may be away from now, in both directions; 300 unless given. */
  toleranceSeconds?: number;
  /** The time, in unix seconds; the clock's unless given. */
  now?: number;
} & (
  | {
      /** The subscription's secret. */
      secret: string | undefined;
      secrets?: undefined;
    }
  | {
      /** While the secret is being replaced: the new one and the old one. */
      secrets: readonly string[];
      secret?: undefined;
    }
);

/**
 * Checks the signature of a delivery, and gives its event.
 *
 * ```ts
 * import { verifyWebhook } from "spoki-wasm";
 *
 * const event = verifyWebhook({
 *   payload: await request.text(),
 *   signature: request.headers.get("x-spoki-signature"),
 *   secret: env.SPOKI_WEBHOOK_SECRET,
 * });
 * ```
 *
 * Deliveries of version 1 are refused: how they are signed is not published. The header
 * `X-SPOKI-ACCOUNT` is not signed, so nothing may depend on it.
 *
 * @throws {WebhookError} when the delivery must not be believed.
 */
export function verifyWebhook(delivery: WebhookDelivery): WebhookEvent;

/** Signs a body as Spoki does, for tests: gives the value of the header `X-Spoki-Signature`. */
export function signWebhook(delivery: {
  payload: string | BufferSource;
  secret: string;
  /** In unix seconds; the clock's unless given. */
  timestamp?: number;
}): string;

/**
 * The status to keep, of the one that is known and the one that was delivered now: none goes back,
 * and what has arrived has not failed.
 */
export function foldStatus(current: MessageStatus | null | undefined, next: MessageStatus): MessageStatus;

/** Where the events that were seen are kept. */
export interface WebhookStore {
  /**
   * Adds the key unless it is there, in one step: `true` if it was not there. The key may be
   * forgotten after `ttlMs` milliseconds, if that is given.
   */
  add(key: string, ttlMs: number | undefined): boolean | Promise<boolean>;
}

/**
 * Makes a function that tells whether an event was seen before, by its `event_uuid`: `"new"`,
 * `"duplicate"`, or `"unidentified"` where it has none.
 *
 * An event is kept as seen when it is asked about. If your work on it fails, remove its key from the
 * store before you answer, or its repetition will be taken for a duplicate.
 */
export function createWebhookDeduplicator(options: {
  store: WebhookStore;
  /** Is handed to the store. How long Spoki repeats a delivery is not published. */
  ttlMs?: number;
}): (event: WebhookEvent) => Promise<"new" | "duplicate" | "unidentified">;

export {};
