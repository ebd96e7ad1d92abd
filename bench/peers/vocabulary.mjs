// The parts that all peers' schemas share, whatever the library: names, formats, and the rules
// about several fields.
export * from "./names.mjs";

export const MODEL = /^accounts\/[^/]+\/models\/[^/]+$/;
export const BUCKET = /^(s3|gs):\/\/[^/]+(\/.*[^/])?$/;
export const TAG = /^custom\/[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$/;
export const DURATION = /^-?(0|[1-9][0-9]*)(\.[0-9]{1,9})?s$/;

/** Converts a duration to seconds, as exactly as most users would. */
export const seconds = (text) => Number(text.slice(0, -1));

/** Counts Unicode code points, as the limits do. */
export const isAtMost = (most) => (text) => text.length <= most || [...text].length <= most;

/** The rules about several fields, each with the path of its issue. */
export const together = [
  ["minReplicaCount", (d) => !d.maxReplicaCount || !(d.minReplicaCount > d.maxReplicaCount)],
  ["precision", (d) => !(d.enableAddons && /^FP[48]/.test(d.precision ?? ""))],
  ["draftModel", (d) => !(d.draftModel && d.ngramSpeculationLength)],
  ["hotLoadBucketUrl", (d) => !(d.hotLoadBucketUrl && d.hotLoadTrainerJob)],
  ["directRouteType", (d) => !d.directRouteType || Boolean(d.placement?.region)],
  ["deploymentTemplate", (d) => !(d.deploymentTemplate && d.autoTune)],
];

export const isOnePlacement = ({ region, multiRegion, regions = [] }) =>
  [region, multiRegion, regions.length > 0].filter(Boolean).length === 1;
