import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import {
  createSchema,
  type DeploymentChanges,
  type NewDeployment,
  updateSchema,
  type ValidationIssue,
} from "fireworks-deployments";
import type { Equal, Expect } from "./expect.js";

export const schemas: (StandardSchemaV1 & StandardJSONSchemaV1)[] = [createSchema, updateSchema];
export const create: StandardSchemaV1<NewDeployment, NewDeployment> = createSchema;
export const update: StandardSchemaV1<DeploymentChanges, DeploymentChanges> = updateSchema;

export type WhatGoesInComesOut = [
  Expect<Equal<StandardSchemaV1.InferInput<typeof createSchema>, NewDeployment>>,
  Expect<Equal<StandardSchemaV1.InferOutput<typeof createSchema>, NewDeployment>>,
  Expect<Equal<StandardJSONSchemaV1.InferInput<typeof updateSchema>, DeploymentChanges>>,
];

/** No promise: what answers at once needs no await. */
export function modelOf(form: unknown): string | readonly ValidationIssue[] {
  const result = createSchema["~standard"].validate(form);
  return result.issues ?? result.value.baseModel;
}

export const draft: Record<string, unknown> = createSchema["~standard"].jsonSchema.input({ target: "draft-07" });
