import type { Deployment } from "fireworks-deployments";
import { type Paint, plain, type Screen } from "./terminal.js";

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

const relative = new Intl.RelativeTimeFormat("en");

/** A time relative to now, in the largest unit that fits: `in 6 days`. Invalid times are returned as they are. */
export function fromNow(time: string, now = Date.now()): string {
  const distance = Date.parse(time) - now;
  if (Number.isNaN(distance)) return plain(time);
  const [unit, size] = UNITS.find(([, size]) => Math.round(Math.abs(distance) / size) >= 1) ?? UNITS[3];
  return relative.format(Math.round(distance / size), unit);
}

export function idOf({ name = "" }: Deployment): string {
  return plain(idIn(name));
}

/** The account in a full name. */
export const accountIn = (name: string): string | undefined => /^accounts\/([^/]+)\//.exec(name)?.[1];

/** Replaces the package's names in a message by those of the command line. */
export function inOurWords(message: string): string {
  return message
    .replaceAll("`list({ showDeleted: true })`", "`list --show-deleted`")
    .replaceAll("`waitFor`", "`wait`")
    .replaceAll("`baseUrl`", "--base-url")
    .replaceAll("setTags and deleteTags", "`tags`");
}

/** The ID in a full name, or the ID itself. */
export const idIn = (name: string): string => name.slice(name.lastIndexOf("/") + 1);

/** Ready and desired replicas: `1/2`. */
export function replicas({
  replicaStats = {},
  replicaCount = 0,
  desiredReplicaCount = replicaCount,
}: Deployment): string {
  // the API omits zeros, and older services have no stats
  const hasStats = Object.keys(replicaStats).length > 0;
  return `${hasStats ? (replicaStats.readyReplicaCount ?? 0) : replicaCount}/${desiredReplicaCount}`;
}

/** The accelerators of a replica: `8x NVIDIA_H100_80GB`. */
export function accelerator({ acceleratorType, acceleratorCount }: Deployment): string {
  if (!acceleratorType || acceleratorType === "ACCELERATOR_TYPE_UNSPECIFIED") return "";
  return plain(acceleratorCount ? `${acceleratorCount}x ${acceleratorType}` : acceleratorType);
}

export function stateOf({ state = "STATE_UNSPECIFIED" }: Deployment, { green, red, dim, yellow }: Paint): string {
  const colour = { READY: green, FAILED: red, DELETED: dim, CREATING: yellow, UPDATING: yellow, DELETING: yellow };
  return Object.hasOwn(colour, state) ? colour[state as keyof typeof colour](state) : plain(state);
}

/** The status, if it says anything: `RESOURCE_EXHAUSTED: no capacity`. */
export function statusOf({ status }: Deployment): string {
  const { code = "OK", message = "" } = status ?? {};
  return plain([code === "OK" ? "" : code, message].filter((part) => part !== "").join(": "));
}

/** The outcome of a call, in one line: `undeleted my-deployment: CREATING`. A read has done nothing. */
export function outcome(done: string, deployment: Deployment, { paint }: Screen): string {
  const status = statusOf(deployment);
  return `${done && `${done} `}${idOf(deployment)}: ${stateOf(deployment, paint)}${status && `, ${status}`}`;
}

/** A deployment before a question: `my-deployment ("Chat", READY, 2/2 replicas)`. */
export function glance(deployment: Deployment): string {
  const { displayName = "", state = "" } = deployment;
  const parts = [displayName && `"${plain(displayName)}"`, plain(state), `${replicas(deployment)} replicas`];
  return `${idOf(deployment)} (${parts.filter((part) => part !== "").join(", ")})`;
}
