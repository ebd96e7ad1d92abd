import type { Deployment, FireworksError, WaitOptions } from "fireworks-deployments";
import { hostNow, hostTime } from "../connection/clock.ts";
import type { Connection } from "../connection/connection.ts";
import { pauseAfter } from "../connection/pace.ts";
import { diagnose, failureOf } from "../connection/trouble.ts";
import { at } from "../deployment/times.ts";
import { readDeployment } from "../queries/read-deployment.ts";
import { DeletedSince } from "./deleted-since.ts";
import type { Kind, Operation } from "./operation.ts";

/** The call that an operation makes. */
export type Call = (
  connection: Connection,
  operation: Operation,
  options: WaitOptions & { signal: AbortSignal },
) => Promise<unknown>;

/** The call of each kind when a person asks for it. */
export const SEND: Record<Kind, Call> = {
  undelete: ({ poller }, { name }, { signal, ...wait }) => poller.undelete(name, { signal, wait }),
  recover: ({ poller }, { name }, options) => poller.recover(name, options),
  undo: ({ poller }, { name }, options) => poller.recover(name, options),
  // the dialog has sent the delete, since its refusal is answered there
  "watch-delete": ({ poller }, { name }, options) => poller.waitFor(name, "DELETED", options),
  purge: ({ client }, { name, insists = false }, { signal }) =>
    client.delete(name, { signal, hard: true, ignoreChecks: insists }),
};

/** The call of each kind when a person watches again: it only reads. */
export const WATCH: Record<Kind, Call> = {
  undelete: untilReady,
  recover: untilReady,
  undo: untilReady,
  "watch-delete": SEND["watch-delete"],
  purge: untilGone,
};

/**
 * The call of each kind after a reload. An undelete that may not have been sent is sent now, but never against what somebody did
 * meanwhile: a deployment that was deleted since, or created anew under its ID, is left alone.
 */
export const GO_ON: Record<Kind, Call> = { ...WATCH, undelete: toTheEnd, recover: toTheEnd, undo: toTheEnd };

async function toTheEnd(...[connection, operation, options]: Parameters<Call>): Promise<unknown> {
  const deployment = await look(connection, operation, options);
  const isOurs = !operation.sent && !isDeletedSince(operation, deployment);
  if (!isOurs || !isDeleted(deployment)) return untilReady(connection, operation, options);
  const send = deployment.state === "DELETED" ? SEND.undelete : SEND.recover;
  return send(connection, operation, options);
}

async function untilReady(...[connection, operation, options]: Parameters<Call>): Promise<unknown> {
  const deployment = await look(connection, operation, options);
  if (isDeleted(deployment)) throw new DeletedSince("It is deleted, and nothing is undeleting it.");
  return connection.poller.waitFor(operation.name, "READY", options);
}

/** Reads a deployment: again and again while the service doesn't answer, as a wait does. */
async function look(...[connection, { name }, { signal, onPollError }]: Parameters<Call>): Promise<Deployment> {
  for (let failures = 1; ; failures++) {
    try {
      return await readDeployment(connection.poller, name, { signal });
    } catch (error) {
      const failure = failureOf(error);
      if (signal.aborted || !diagnose(failure).retries) throw error;
      onPollError?.(error as FireworksError);
      const pause = pauseAfter(failures, failure.retryAfterMs, Math.random());
      await hostTime(hostNow() + pause / connection.speed());
    }
  }
}

async function untilGone({ poller }: Connection, { name }: Operation, { signal }: { signal: AbortSignal }) {
  try {
    await poller.get(name, { signal });
  } catch (error) {
    if ((error as { status?: number }).status === 404) return undefined;
    throw error;
  }
  throw new Error("It is still there: the purge was not carried out, or it was created again.");
}

const isDeleted = ({ state }: Deployment): boolean => state === "DELETED" || state === "DELETING";

/** True if a deployment was deleted by another deletion than the one that the operation undoes. */
export function isDeletedSince({ sent, startedAt, kind }: Operation, deployment: Deployment): boolean {
  if (!isDeleted(deployment)) return false;
  // an undo begins while its deletion is still under way
  return sent === true || (kind === "undelete" && (at(deployment.deleteTime) ?? 0) > startedAt);
}

/** True if a poll shows that the undelete took effect. */
export function isBack({ state }: Deployment): boolean {
  return state === "CREATING" || state === "UPDATING" || state === "READY";
}
