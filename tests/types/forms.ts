import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { FormApi } from "@tanstack/form-core";
import { createSchema, type DeploymentChanges, type NewDeployment, updateSchema } from "fireworks-deployments";
import { createFormControl } from "react-hook-form";

/** A form knows its fields by the schema's types, nested ones too. */
export function aFormIsTyped(): void {
  const creating = createFormControl({ resolver: standardSchemaResolver(createSchema) });
  creating.register("autoscalingPolicy.scaleToZeroWindow");
  // @ts-expect-error there is no such field
  creating.register("autoscalingPolicy.scaleToZero");

  const changing = createFormControl({ resolver: standardSchemaResolver(updateSchema) });
  changing.register("displayName");
  // @ts-expect-error a base model is immutable
  changing.register("baseModel");
}

const newDeployment: NewDeployment = { baseModel: "accounts/acme/models/tiny" };
const changes: DeploymentChanges = { displayName: null };
export const forms = [
  new FormApi({ defaultValues: newDeployment, validators: { onChange: createSchema } }),
  new FormApi({ defaultValues: changes, validators: { onSubmit: updateSchema } }),
];
