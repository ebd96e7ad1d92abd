import type { FieldRule } from "fireworks-deployments";
import type { Path } from "./paths.ts";

const SPOKEN: Record<string, string> = {
  annotations: "Tags",
  deploymentId: "Deployment ID",
  directRouteApiKeys: "API keys of the direct route",
  hotLoadBucketUrl: "Bucket URL for hot loading",
  ngramSpeculationLength: "N-gram speculation length",
  enableMtp: "Multi-token prediction",
  numPeftDeviceCached: "PEFT addons per device",
  pricingPlanId: "Pricing plan ID",
  loadTargets: "Load targets",
  timezone: "Time zone",
  schedule: "Start, as a cron expression",
};

/** A field as people call it: `Scale to zero window` for `scaleToZeroWindow`. */
export function labelOf(path: Path): string {
  const name = String(path.at(-1) ?? "");
  const spoken = Object.hasOwn(SPOKEN, name) ? SPOKEN[name] : undefined;
  if (spoken !== undefined) return spoken;
  if (!/^[a-z][a-zA-Z]*$/.test(name)) return name;
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A path as people read it: `Scaling schedules › nights › Duration`. */
export function pathInWords(path: Path): string {
  const shown = path[0] === "autoscalingPolicy" || path[0] === "autoTune" ? path.slice(1) : path;
  if (shown.length === 0) return path.length === 0 ? "The deployment" : labelOf(path);
  return shown
    .map((step, at) => (typeof step === "number" ? `${step + 1}` : at === 1 ? step : labelOf([step])))
    .join(" › ");
}

/** Sentences of a description that the label, the placeholder or a badge says already. */
const SAID = /^(Default|Immutable|Required|Deprecated|For enterprise accounts|Can't be changed by an update)\b/;

/** The hint below a field. */
export function hintOf({ description, path }: FieldRule): string {
  const label = `the ${labelOf([path.slice(path.lastIndexOf(".") + 1)])}.`.toLowerCase();
  const sentences = description.match(/[^.]+(?:\.(?!\s|$)[^.]*)*\.(?=\s|$)/g) ?? [description];
  const kept = sentences
    .map((sentence) => sentence.trim())
    .filter((sentence) => !SAID.test(sentence) && sentence.toLowerCase() !== label);
  return kept.join(" ");
}

/** The reason why a field can't be edited. */
export function whyFixed({ path }: FieldRule): string {
  if (path === "annotations") return "An update can't change tags; the deployment's page can.";
  return "It can't be changed after the create. Create one like it instead.";
}
