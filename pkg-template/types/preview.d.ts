/** A piece of a text that looks the same throughout. */
export interface TextSpan {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly strikethrough?: true;
  readonly monospace?: true;
  /** The code of the placeholder that it is, if there is no value for it. */
  readonly missing?: string;
}

/** A button of a preview. */
export interface PreviewButton {
  /** Such as `quick_reply`, `url` or `call`. */
  readonly button_type: string;
  readonly text: string;
  /** The address or the phone number that it leads to. */
  readonly target: string | null;
}

/** A card of a carousel, or the bubble around it. */
export interface PreviewCard {
  /** `format` is `text`, or the kind of file. */
  readonly header: { readonly format: string; readonly text: readonly TextSpan[] } | null;
  /** The only part that WhatsApp formats. */
  readonly body: readonly TextSpan[];
  readonly footer: readonly TextSpan[];
  /** In the order in which they are shown. */
  readonly buttons: readonly PreviewButton[];
}

/** A template as its recipient sees it. */
export interface TemplatePreview extends PreviewCard {
  readonly cards: readonly PreviewCard[];
  /** The codes that have no value, each once. */
  readonly missing: readonly string[];
}

/**
 * A template in one language with its values, ready to be drawn: WhatsApp's `*bold*`, `_italic_`,
 * `~strikethrough~` and monospace come as spans.
 *
 * ```ts
 * import { previewTemplate } from "spoki-wasm";
 *
 * const { body, missing } = previewTemplate(
 *   { body_template_component: { text: "Ciao *%%FIRST_NAME%%*, a presto." } },
 *   { FIRST_NAME: "Mario" },
 * );
 * body.map(({ text, bold }) => (bold ? `<b>${text}</b>` : text)).join(""); // Ciao <b>Mario</b>, a presto.
 * ```
 *
 * A placeholder without a value stays as it is; so does one whose value is empty, and one that would make the
 * values longer than a megabyte together.
 *
 * @throws {ValidationError} when a value is no string, or it holds what JSON cannot.
 */
export function previewTemplate(
  localization: TemplateLocalizationInput | TemplateLocalizationChange | TemplateLocalization | Readonly<Record<string, unknown>>,
  values?: Readonly<Record<string, string>>,
): TemplatePreview;

/**
 * Makes WhatsApp's variables of Spoki's placeholders. Each place has a number of its own, so a code
 * that stands there twice is in `codes` twice.
 *
 * ```ts
 * import { toMetaVariables } from "spoki-wasm";
 *
 * toMetaVariables("Ciao %%FIRST_NAME%%!"); // { text: "Ciao {{1}}!", codes: ["FIRST_NAME"] }
 * ```
 */
export function toMetaVariables(text: string): { text: string; codes: string[] };

/**
 * Makes Spoki's placeholders of WhatsApp's variables: `{{2}}` becomes the second of `codes`, and
 * `{{order_id}}` becomes `%%ORDER_ID%%`. A number that has no code stays.
 */
export function toSpokiPlaceholders(text: string, codes?: readonly string[]): string;
