import { type Command, InvalidArgumentError, Option } from "commander";
import { FireworksError, isFireworksError, parseDuration, type WaitingOptions } from "fireworks-deployments";
import { Progress } from "../output/progress.js";
import { idOf } from "../output/words.js";
import type { Session } from "../session.js";

/** The flags of a command that can wait. */
export interface WaitFlags {
  wait?: true;
  waitTimeout?: number;
  pollInterval?: number;
}

export const WAIT_FLAGS: (keyof WaitFlags)[] = ["wait", "waitTimeout", "pollInterval"];

/** Adds the wait flags to a command. */
export function waiting(command: Command, until: string): Command {
  const duration = (flags: string, description: string) =>
    new Option(flags, description).argParser(milliseconds).implies({ wait: true });
  return command
    .option("--wait", `wait until ${until}`)
    .addOption(duration("--wait-timeout <duration>", "maximum wait, such as 30m; implies --wait (default: 1h)"))
    .addOption(duration("--poll-interval <duration>", "time between polls, such as 10s; implies --wait (default: 5s)"));
}

/** Makes a call, and shows the progress of its wait. */
export async function waited<T>(
  { call, printer, redact }: Session,
  { wait, waitTimeout, pollInterval }: WaitFlags,
  make: (options: WaitingOptions) => Promise<T>,
): Promise<T> {
  if (!wait) return make(call);
  const progress = new Progress(redact, printer.isJson);
  // stop drawing at once: a second Ctrl-C ends the process before the call settles
  call.signal.addEventListener("abort", () => progress.end());
  try {
    return await make({ ...call, wait: { maxWaitMs: waitTimeout, pollMs: pollInterval, onPoll: progress.onPoll } });
  } catch (thrown) {
    throw isFireworksError(thrown) && thrown.kind === "aborted" ? interrupted(thrown, progress) : thrown;
  } finally {
    progress.end();
  }
}

/** Once the call itself has succeeded, an interruption ends only the wait. */
function interrupted(error: FireworksError, { last }: Progress): FireworksError {
  if (last === undefined) return error;
  const message = `stopped waiting for ${idOf(last)}, which is ${last.state}; the service continues`;
  return new FireworksError({ kind: "aborted", message, cause: error.cause });
}

function milliseconds(text: string): number {
  try {
    const time = parseDuration(text) * 1_000;
    if (time >= 1) return time;
  } catch {
    // reported below
  }
  throw new InvalidArgumentError("It must be a duration such as `90s`, `30m` or `1h30m`.");
}
