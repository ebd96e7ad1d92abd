import { type AcceleratorType, changesBetween, type Deployment, type DeploymentChanges } from "fireworks-deployments";
import type { Equal, Expect, IsOpen, Known } from "./expect.js";

type Changed<Field extends keyof DeploymentChanges> = Exclude<DeploymentChanges[Field], null | undefined>;

export type WhatIsChangedIsOfTheFieldsType = [
  Expect<Equal<Changed<"displayName">, string>>,
  Expect<Equal<Changed<"minReplicaCount">, number>>,
  Expect<Equal<Changed<"directRouteApiKeys">, string[]>>,
  Expect<IsOpen<Changed<"acceleratorType">>>,
  Expect<Equal<Known<Changed<"acceleratorType">>, Known<AcceleratorType>>>,
  Expect<Equal<NonNullable<Changed<"autoscalingPolicy">["loadTargets"]>, Record<string, number>>>,
];

export const changed: DeploymentChanges = { displayName: "x", minReplicaCount: 0, precision: "PRECISION_OF_TOMORROW" };
export const cleared: DeploymentChanges = { description: null, autoscalingPolicy: null, directRouteApiKeys: null };
export const clearedInside: DeploymentChanges = {
  autoscalingPolicy: {
    scaleToZeroWindow: null,
    scaleDownWindow: "60s",
    loadTargets: null,
    scalingSchedules: undefined,
  },
  autoTune: { longPrompt: null },
};
export const mapsAreWhole: DeploymentChanges = {
  autoscalingPolicy: { loadTargets: { default: 0.5 }, scalingSchedules: { night: { duration: "3600s" } } },
};
export const nothing: DeploymentChanges = {};
// a deployment that was read can be written back, without its read-only fields
export const copied = ({ displayName, autoscalingPolicy }: Deployment): DeploymentChanges => ({
  displayName,
  autoscalingPolicy,
});

// @ts-expect-error a placement is immutable
export const moved: DeploymentChanges = { placement: { multiRegion: "US" } };
// @ts-expect-error a model is immutable
export const remodelled: DeploymentChanges = { baseModel: null };
// @ts-expect-error only the service sets a name
export const renamed: DeploymentChanges = { name: "accounts/acme/deployments/x" };
// @ts-expect-error there is no such field
export const mistyped: DeploymentChanges = { displayname: "x" };
// @ts-expect-error there is no such field in it
export const mistypedInside: DeploymentChanges = { autoscalingPolicy: { scaleToZero: "600s" } };
// @ts-expect-error a duration is a string
export const seconds: DeploymentChanges = { autoscalingPolicy: { scaleToZeroWindow: 600 } };
// @ts-expect-error an entry of a map is not cleared, the map is
export const clearedEntry: DeploymentChanges = { autoscalingPolicy: { loadTargets: { default: null } } };
// @ts-expect-error nor is an element of a list
export const clearedElement: DeploymentChanges = { directRouteApiKeys: [null] };

declare const read: Deployment;
export const difference: DeploymentChanges = changesBetween(read, { ...read, displayName: "x" });
