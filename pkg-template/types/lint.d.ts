/** The rules of `lintTemplate` and `lintMessage`. */
export type LintRuleId = never; // lint rules

/** How severe it is when a rule is broken. */
export type LintLevel = "off" | "warning" | "error";

/** A rule, as data. */
export interface LintRule {
  readonly id: LintRuleId;
  readonly level: LintLevel;
  /** Its level with `strict`. */
  readonly strictLevel: LintLevel;
  /** Where it is told. */
  readonly source: string;
  /** The date of the source's edition or, where it tells none, the day on which it was read. */
  readonly date: string;
  /** What is wrong, to go behind what it is about; `{0}` to `{2}` are figures. */
  readonly messages: { readonly en: string; readonly it: string };
}

/** Every rule. */
export const lintRules: readonly LintRule[];

/** What breaks a rule. */
export interface LintFinding {
  readonly rule: LintRuleId;
  readonly level: "warning" | "error";
  /** Where, from the outside in. */
  readonly path: readonly (string | number)[];
  /** Where in the text at that path, if it is about a place in it: `text.slice(start, end)`. */
  readonly start?: number;
  readonly end?: number;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** Where the rule is told. */
  readonly source: string;
  /** The date of the source. */
  readonly date: string;
}

/** What to make of the rules. */
export interface LintOptions {
  /** Takes no chances: what may be refused is an error. */
  strict?: boolean;
  /** Levels of your own; `off` switches a rule off. */
  rules?: { readonly [Id in LintRuleId]?: LintLevel };
}

/** Something that may be a template, or become one. */
export type LintableTemplate = TemplatesCreateInput | TemplatesUpdateInput | Template | Readonly<Record<string, unknown>>;

/** Something that may be a message, or become one. */
export type LintableMessage = Message | Readonly<Record<string, unknown>>;

/**
 * What WhatsApp or Spoki would refuse of a template, before a rejection costs a day. It takes what
 * `templates.create` and `templates.update` take, and what `templates.retrieve` answers.
 *
 * ```ts
 * import { lintTemplate } from "spoki-wasm";
 *
 * const findings = lintTemplate({
 *   name: "ordine_spedito",
 *   category: "UTILITY",
 *   templatelocalization_set: [{ language: "it", body_template_component: { text: "Il tuo pacco è in viaggio, %%FIRST_NAME%%" } }],
 * });
 * for (const { rule, level, message } of findings) console.log(level, rule, message); // error body.variable_at_edge …
 * ```
 *
 * What cannot be seen in a template is not looked at: whether its name is free, how many templates the
 * account has, what a reviewer thinks. At most 1,000 findings are told.
 *
 * @throws {ValidationError} when it holds what JSON cannot, such as a function, or an option is wrong.
 */
export function lintTemplate(template: LintableTemplate, options?: LintOptions): LintFinding[];

/**
 * What WhatsApp would refuse of a message. Given its template, values are checked against it too.
 *
 * ```ts
 * import { lintMessage, type Message } from "spoki-wasm";
 *
 * const template = await spoki.templates.retrieve(123);
 * const message: Message = { type: "Template", phone: "+393331234567", template: 123, custom_fields: { ORDER_ID: "42" } };
 * if (lintMessage(message, { template }).length === 0) await spoki.messages.send(message);
 * ```
 *
 * @throws {ValidationError} when it holds what JSON cannot, such as a function, or an option is wrong.
 */
export function lintMessage(
  message: LintableMessage,
  options?: LintOptions & {
    /** The template that it is made of. */
    template?: LintableTemplate;
    /** How large its file is. */
    mediaBytes?: number;
  },
): LintFinding[];
