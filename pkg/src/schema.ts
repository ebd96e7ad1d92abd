import { changes, deployment } from "#schemas";
import type { ValidationIssue } from "#wasm";
import { copy } from "./copy.js";
import type { DeploymentChanges, NewDeployment } from "./generated.js";
import { misuse } from "./options.js";
import { validateDeployment } from "./validation.js";

/**
 * A schema for form libraries, servers and tools: [Standard Schema](https://standardschema.dev) and
 * Standard JSON Schema, version 1. It is always synchronous.
 */
export interface DeploymentSchema<Value> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "fireworks-deployments";
    /** The input and output types, which are the same. Types only. */
    readonly types?: { readonly input: Value; readonly output: Value } | undefined;
    /** Returns the value unchanged, or every issue of severity `error`. */
    readonly validate: (value: unknown) => SchemaResult<Value>;
    /** The JSON Schema, without the rules that one can't express. */
    readonly jsonSchema: {
      readonly input: (options: JsonSchemaOptions) => Record<string, unknown>;
      readonly output: (options: JsonSchemaOptions) => Record<string, unknown>;
    };
  };
}

/** The result of a {@link DeploymentSchema}. */
export type SchemaResult<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly ValidationIssue[] };

/** Options for the JSON Schema. */
export interface JsonSchemaOptions {
  /** The dialect. An unknown one is an error of kind `config`. */
  readonly target: "draft-2020-12" | "draft-07" | (string & {});
}

// literals, not built by a function: bundlers drop unused literals, and the JSON Schema with them

/**
 * A Standard Schema for a new deployment.
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

/** A Standard Schema for changes to a deployment. `null` clears a field. */
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

/** Returns the dialect's URI. The schema uses only keywords that mean the same in both. */
function dialect(target: unknown): string {
  if (target === "draft-2020-12") return "https://json-schema.org/draft/2020-12/schema";
  if (target === "draft-07") return "http://json-schema.org/draft-07/schema#";
  throw misuse(`the target of a JSON Schema must be \`draft-2020-12\` or \`draft-07\`, got \`${String(target)}\``);
}
