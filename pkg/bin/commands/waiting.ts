import { type Command, Option } from "commander";
import {
  type Deployment,
  FireworksError,
  isFireworksError,
  type WaitingOptions,
  type WaitOptions,
} from "fireworks-deployments";
import { RanOut } from "../endings.js";
import { duration } from "../input/arguments.js";
import { Progress, type Row } from "../output/progress.js";
import { idOf } from "../output/words.js";
import type { Session } from "../session.js";

/** The flags of a command that can wait. */
export interface WaitFlags {
  wait?: true;
  pollInterval?: number;
}

export const WAIT_FLAGS: (keyof WaitFlags)[] = ["wait", "pollInterval"];

/** Adds the flags of a command that can wait. */
export function waiting(command: Command, until: string): Command {
  return command
    .option("--wait", `wait until ${until}`)
    .addOption(pollInterval("time between polls, such as 10s; implies --wait (default: 5s)").implies({ wait: true }));
}

/** The flag for the time between two polls. */
export function pollInterval(description = "time between polls, such as 10s (default: 5s)"): Option {
  return new Option("--poll-interval <duration>", description).argParser(duration);
}

/** True if a command waits. `--max-wait` implies `--wait`. */
export function isWaiting({ dryRun, globals: { maxWait } }: Session, { wait }: WaitFlags): boolean {
  return dryRun === undefined && (wait === true || maxWait !== undefined);
}

/** Makes a call, and shows the progress of its wait. */
export async function waited<T>(
  session: Session,
  deployment: string,
  flags: WaitFlags,
  call: (options: WaitingOptions) => Promise<T>,
): Promise<T> {
  if (!isWaiting(session, flags)) return call(session.call);
  const make = (_: string, wait: WaitOptions) => call({ ...session.call, wait });
  const [outcome] = (await watched(session, [deployment], flags, make)) as [PromiseSettledResult<T>];
  if (outcome.status === "rejected") throw outcome.reason;
  return outcome.value;
}

/** Waits for several deployments at once, and shows the progress of each until all are over. */
export async function watched<T>(
  session: Session,
  deployments: readonly string[],
  { pollInterval }: WaitFlags,
  make: (deployment: string, wait: WaitOptions) => Promise<T>,
): Promise<PromiseSettledResult<T>[]> {
  const { call, globals, printer, redact } = session;
  const progress = new Progress(redact, printer.isJson, globals.debug);
  // stop drawing at once: a second Ctrl-C ends the process before the call settles
  call.signal.addEventListener("abort", () => progress.end());
  const one = async (deployment: string) => {
    const row = progress.row(deployment);
    const onPoll = (found: Deployment) => progress.polled(row, found);
    const onPollError = (error: FireworksError) => progress.pollFailed(row, error);
    try {
      return await make(deployment, { maxWaitMs: globals.maxWait, pollMs: pollInterval, onPoll, onPollError });
    } catch (thrown) {
      throw isFireworksError(thrown) ? ended(thrown, row) : thrown;
    } finally {
      progress.over(row);
    }
  };
  try {
    return await Promise.allSettled(deployments.map(one));
  } finally {
    progress.end();
  }
}

/** Once the call itself has succeeded, an interruption or a timeout ends only the wait. */
function ended(error: FireworksError, { last }: Row): Error {
  // a poll is a GET; a write that times out has its own method
  if (error.kind === "timeout" && error.method === "GET") return new RanOut(error);
  if (error.kind !== "aborted" || last === undefined) return error;
  const next = error.message.includes("`recover`") ? `go on with \`recover ${idOf(last)}\`` : "the service continues";
  const message = `stopped waiting for ${idOf(last)}, which is ${last.state}; ${next}`;
  return new FireworksError({ kind: "aborted", message, cause: error.cause });
}
