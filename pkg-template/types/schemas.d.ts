/** What a schema says of a value: the value as a call would send it, or what is wrong. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] };

/** Which JSON Schema is wanted. */
export interface JsonSchemaOptions {
  /** `draft-2020-12`, `draft-07` or `openapi-3.0`; anything else is refused. */
  readonly target: "draft-2020-12" | "draft-07" | "openapi-3.0" | ({} & string);
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/**
 * A schema by Standard Schema and Standard JSON Schema, version 1 (https://standardschema.dev): form libraries,
 * routers and servers take it as it is.
 */
export interface SpokiSchema<Input, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "spoki-wasm";
    /** Checks at once, and never throws. */
    readonly validate: (value: unknown) => SchemaResult<Output>;
    /** For the compiler only. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
    readonly jsonSchema: {
      /**
       * What is taken, field by field: what holds between fields, and what no pattern can say, `validate` says.
       *
       * @throws {ValidationError} when there is no such target.
       */
      readonly input: (options: JsonSchemaOptions) => Record<string, unknown>;
      /**
       * What comes out: phones in E.164, and no null for what is left out.
       *
       * @throws {ValidationError} when there is no such target.
       */
      readonly output: (options: JsonSchemaOptions) => Record<string, unknown>;
    };
  };
}

/** The schemas: each is of what a call takes, and checks as the call does. */
export interface Schemas {
  /** A phone with its calling code; comes out as E.164. */
  readonly phone: SpokiSchema<string>;
  // schemas
}

/**
 * Standard Schemas of what calls take. A `null` for a field that may be left out counts as left out, since forms
 * and models write it for what they have not.
 *
 * ```ts
 * import { schemas } from "spoki-wasm";
 *
 * const checked = schemas.contactSync["~standard"].validate({ phone: "+39 333 123 4567" });
 * if (checked.issues) console.log(checked.issues[0]?.path, checked.issues[0]?.message);
 * else await spoki.contacts.sync(checked.value); // { phone: "+393331234567" }
 * ```
 */
export const schemas: Schemas;
