import { openSync } from "node:fs";
import { createInterface } from "node:readline";
import { ReadStream, WriteStream } from "node:tty";
import { FireworksError } from "fireworks-deployments";
import { Ended, usageError } from "./endings.js";
import { idIn } from "./output/words.js";
import type { Session } from "./session.js";
import { Status } from "./status.js";

/** True if a command asks before it does what hurts: on a terminal, unless `--yes` or `--dry-run` is set. */
export function asks({ globals: { yes, dryRun } }: Session): boolean {
  return !yes && !dryRun && isTerminal();
}

/** Asks a question, and throws unless the answer is yes. */
export async function confirm(session: Session, question: string): Promise<void> {
  const answer = await answerTo(session, `${question} [y/N] `);
  if (!/^\s*y(?:es)?\s*$/i.test(answer)) throw cancelled();
}

/**
 * Asks for the ID to be typed before something that can't be undone, and throws if it isn't. Without a terminal, that
 * needs `--yes`.
 */
export async function confirmForGood(session: Session, deployment: string, what: string): Promise<void> {
  const { yes, dryRun } = session.globals;
  if (yes || dryRun) return;
  if (!isTerminal()) throw usageError(`${what} can't be undone: pass --yes to confirm it`);
  const id = idIn(deployment);
  const answer = await answerTo(session, `${what} can't be undone. Type \`${id}\` to confirm it: `);
  if (answer.trim() !== id) throw cancelled();
}

/** True if a person is there, even if some streams are redirected. */
const isTerminal = () => [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY);

/** Ends the command after a no. */
function cancelled(): Ended {
  process.stderr.write("cancelled: nothing was sent\n");
  return new Ended(Status.refused);
}

interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  close(): void;
}

/** The terminal of the session, since the standard streams may be files; elsewhere the standard streams. */
function terminal(): Terminal {
  try {
    const [input, output] = [new ReadStream(openSync("/dev/tty", "r")), new WriteStream(openSync("/dev/tty", "w"))];
    const close = () => {
      input.destroy();
      output.destroy();
    };
    return { input, output, close };
  } catch (thrown) {
    if (!process.stdin.isTTY || !process.stderr.isTTY)
      throw usageError("can't ask here: pass --yes to confirm it", thrown);
    return { input: process.stdin, output: process.stderr, close: () => {} };
  }
}

/** Reads a line; nothing if the input ends. Ctrl-C interrupts the command. */
async function answerTo({ redact, call: { signal } }: Session, question: string): Promise<string> {
  const { input, output, close } = terminal();
  output.write(redact(question));
  // the terminal itself edits the line, and turns Ctrl-C into a signal
  const lines = createInterface({ input, terminal: false });
  const answer = await new Promise<string | undefined>((resolve) => {
    lines.once("line", resolve);
    lines.once("close", () => resolve(undefined));
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  lines.close();
  if (answer === undefined) output.write("\n");
  close();
  if (signal.aborted) throw new FireworksError({ kind: "aborted", message: "nothing was sent", cause: signal.reason });
  return answer ?? "";
}
