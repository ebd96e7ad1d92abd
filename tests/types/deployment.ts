import type { Deployment, NewDeployment } from "fireworks-deployments";
import type { Equal, Expect } from "./expect.js";

export type FieldsAreWhatJsonHas = [
  Expect<Equal<NonNullable<Deployment["createTime"]>, string>>,
  Expect<Equal<NonNullable<Deployment["minReplicaCount"]>, number>>,
  Expect<Equal<NonNullable<Deployment["annotations"]>, Record<string, string>>>,
  Expect<Equal<NonNullable<NonNullable<Deployment["autoscalingPolicy"]>["loadTargets"]>, Record<string, number>>>,
  Expect<Equal<NonNullable<Deployment["directRouteApiKeys"]>, string[]>>,
];

export const everyFieldMayBeAbsent: Deployment = {};
export const aValueOfTomorrowIsKept: Deployment = { state: "HIBERNATING", region: "MARS_1" };

export const created: NewDeployment = { baseModel: "accounts/acme/models/tiny", placement: { multiRegion: "GLOBAL" } };
// @ts-expect-error a new deployment has a base model
export const createdWithoutModel: NewDeployment = { displayName: "x" };
// @ts-expect-error only the service sets a state
export const createdWithState: NewDeployment = { baseModel: "accounts/acme/models/tiny", state: "READY" };
