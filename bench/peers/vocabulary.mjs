// The names that every peer's schema knows, from the schema that the package ships, so that all know the same.
import { createRequire } from "node:module";

const { properties } = createRequire(import.meta.url)("fireworks-deployments/deployment.schema.json");
const names = ({ anyOf, items }) => (anyOf ?? items.anyOf)[0].enum;

export const accelerators = names(properties.acceleratorType);
export const precisions = names(properties.precision);
export const routes = names(properties.directRouteType);
export const buckets = names(properties.hotLoadBucketType);
export const regions = names(properties.placement.properties.region);
export const multiRegions = names(properties.placement.properties.multiRegion);
export const states = names(properties.state);

export const MODEL = /^accounts\/[^/]+\/models\/[^/]+$/;
export const BUCKET = /^(s3|gs):\/\/[^/]+(\/.*[^/])?$/;
export const TAG = /^custom\/[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$/;
export const DURATION = /^-?(0|[1-9][0-9]*)(\.[0-9]{1,9})?s$/;

/** Seconds of a duration, as exact as most users would be. */
export const seconds = (text) => Number(text.slice(0, -1));

/** Unicode code points, which the limits are in. */
export const isAtMost = (most) => (text) => text.length <= most || [...text].length <= most;

/** The rules of several fields, each with the path that its issue is told at. */
export const together = [
  ["minReplicaCount", (d) => !d.maxReplicaCount || !(d.minReplicaCount > d.maxReplicaCount)],
  ["precision", (d) => !(d.enableAddons && /^FP[48]/.test(d.precision ?? ""))],
  ["draftModel", (d) => !(d.draftModel && d.ngramSpeculationLength)],
  ["hotLoadBucketUrl", (d) => !(d.hotLoadBucketUrl && d.hotLoadTrainerJob)],
  ["directRouteType", (d) => d.directRouteType !== "INTERNET" || Boolean(d.placement?.region)],
  ["deploymentTemplate", (d) => !(d.deploymentTemplate && d.autoTune)],
];

export const isOnePlacement = ({ region, multiRegion, regions = [] }) =>
  [region, multiRegion, regions.length > 0].filter(Boolean).length === 1;
