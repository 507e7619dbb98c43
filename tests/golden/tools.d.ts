import type { AnyToolSlug, OperationId, ToolSlug } from "./index.js";

/** A JSON Schema. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** The areas of operations. */
export type ToolArea =
  | "accounts"
  | "agencies"
  | "automations"
  | "campaigns"
  | "channels"
  | "contacts"
  | "custom_fields"
  | "embedding"
  | "invitations"
  | "lists"
  | "media"
  | "messages"
  | "partner_invitations"
  | "partner_roles"
  | "partners"
  | "reports"
  | "roles"
  | "tags"
  | "templates"
  | "tickets"
  | "webhooks";

/** What a tool does to the world, as the Model Context Protocol says it. */
export interface ToolAnnotations {
  /** It changes nothing. */
  readonly readOnlyHint: boolean;
  /** It changes or takes away what was there. */
  readonly destructiveHint: boolean;
  /** Doing it twice is the same as once. */
  readonly idempotentHint: boolean;
  /** It reaches customers. */
  readonly openWorldHint: boolean;
}

/** A tool, as `spoki-wasm/tools.json` has it. */
export interface Tool {
  readonly slug: ToolSlug;
  /** Its names in an older list. */
  readonly aliases: readonly ToolSlug[];
  readonly operation: OperationId;
  readonly area: ToolArea;
  readonly title: string;
  readonly description: string;
  readonly annotations: ToolAnnotations;
  /** The schema of its arguments (JSON Schema 2020-12). */
  readonly input: JsonSchema;
}

/** A tool for a server of the Model Context Protocol. */
export interface McpTool {
  name: string;
  title: string;
  description: string;
  inputSchema: { type: "object"; [keyword: string]: unknown };
  annotations: ToolAnnotations & { readonly title: string };
}

/** A tool for OpenAI's chat completions, and for those who speak like them. */
export interface OpenAiTool {
  type: "function";
  function: { name: string; description: string; strict: true; parameters: { [keyword: string]: unknown } };
}

/** A tool for Anthropic's messages. */
export interface AnthropicTool {
  name: string;
  description: string;
  input_schema: { type: "object"; [keyword: string]: unknown };
}

/** What each dialect makes of a tool. */
export interface ToolDialects {
  "json-schema": Tool;
  mcp: McpTool;
  openai: OpenAiTool;
  anthropic: AnthropicTool;
}

/** Which tools. */
export interface ToolSelection {
  /** Those of an area, or of several. */
  area?: ToolArea | readonly ToolArea[];
  /** Those that only read, or the others. */
  readOnly?: boolean;
  /** Those of these names. */
  slugs?: readonly AnyToolSlug[];
}

/** Every tool. */
export const tools: readonly Tool[];

/**
 * Tools in a dialect: `json-schema` unless another is named. Models read few tools better than many:
 * choose by area, or by name.
 *
 * ```ts
 * import { listTools } from "spoki-wasm/tools";
 *
 * const tools = listTools({ dialect: "openai", area: ["contacts", "messages"] });
 * ```
 *
 * @throws {TypeError} when there is no such dialect, area or tool.
 */
export function listTools<D extends keyof ToolDialects = "json-schema">(
  options?: ToolSelection & { dialect?: D },
): ToolDialects[D][];

/**
 * Tools for a few words, the best first: at most 10 unless `limit` says otherwise.
 *
 * ```ts
 * import { searchTools } from "spoki-wasm/tools";
 *
 * const [tool] = searchTools("send a template");
 * ```
 */
export function searchTools(query: string, options?: ToolSelection & { limit?: number }): Tool[];
