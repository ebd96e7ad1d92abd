import { changes, deployment } from "#schemas";
import type { ValidationIssue } from "#wasm";
import { copy } from "./copy.js";
import type { DeploymentChanges, NewDeployment } from "./generated.js";
import { misuse } from "./options.js";
import { validateDeployment } from "./validation.js";

/**
 * What libraries of forms, servers and tools take for a schema: [Standard Schema](https://standardschema.dev) and
 * Standard JSON Schema, version 1. It answers at once, never with a promise.
 */
export interface DeploymentSchema<Value> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "fireworks-deployments";
    /** For types only: what goes in comes out. */
    readonly types?: { readonly input: Value; readonly output: Value } | undefined;
    /** The value as it is, or every issue that the service refuses it for. A warning is none of them. */
    readonly validate: (value: unknown) => SchemaResult<Value>;
    /** The same as a JSON Schema, as far as one can say it. */
    readonly jsonSchema: {
      readonly input: (options: JsonSchemaOptions) => Record<string, unknown>;
      readonly output: (options: JsonSchemaOptions) => Record<string, unknown>;
    };
  };
}

/** What a {@link DeploymentSchema} says of a value. */
export type SchemaResult<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly ValidationIssue[] };

/** Which JSON Schema is asked for. */
export interface JsonSchemaOptions {
  /** The dialect; another one is an error of kind `config`. */
  readonly target: "draft-2020-12" | "draft-07" | (string & {});
}

// literals, and not made by a function: a bundler drops a literal that a page doesn't use, and the JSON Schema with it

/**
 * A deployment that is to be created, as a Standard Schema.
 *
 * @example
 * useForm({ resolver: standardSchemaResolver(createSchema) }); // react-hook-form
 */
export const createSchema: DeploymentSchema<NewDeployment> = {
  "~standard": {
    version: 1,
    vendor: "fireworks-deployments",
    validate: (value) => result(value, "create"),
    jsonSchema: {
      input: (options) => jsonSchema(deployment, options),
      output: (options) => jsonSchema(deployment, options),
    },
  },
};

/** Changes to a deployment, as a Standard Schema; `null` clears a field. */
export const updateSchema: DeploymentSchema<DeploymentChanges> = {
  "~standard": {
    version: 1,
    vendor: "fireworks-deployments",
    validate: (value) => result(value, "update"),
    jsonSchema: {
      input: (options) => jsonSchema(changes, options),
      output: (options) => jsonSchema(changes, options),
    },
  },
};

function result<Value>(value: unknown, purpose: "create" | "update"): SchemaResult<Value> {
  const issues = validateDeployment(value, { for: purpose }).filter(({ severity }) => severity === "error");
  return issues.length === 0 ? { value: value as Value } : { issues };
}

function jsonSchema(schema: object, options: JsonSchemaOptions): Record<string, unknown> {
  return { ...copy(schema), $schema: dialect(options?.target) };
}

/** The schemas hold to words that mean the same in both. */
function dialect(target: unknown): string {
  if (target === "draft-2020-12") return "https://json-schema.org/draft/2020-12/schema";
  if (target === "draft-07") return "http://json-schema.org/draft-07/schema#";
  throw misuse(`the target of a JSON Schema must be \`draft-2020-12\` or \`draft-07\`, got \`${String(target)}\``);
}
