import { createInterface } from "node:readline";
import { FireworksError } from "fireworks-deployments";
import { usageError } from "./endings.js";
import { idIn } from "./output/words.js";
import type { Session } from "./session.js";

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

const isTerminal = () => process.stdin.isTTY && process.stderr.isTTY;

const cancelled = () => new Error("cancelled: nothing was sent");

/** Reads a line; nothing if the input ends. Ctrl-C interrupts the command. */
async function answerTo({ redact, call: { signal } }: Session, question: string): Promise<string> {
  process.stderr.write(redact(question));
  // the terminal itself edits the line, and turns Ctrl-C into a signal
  const lines = createInterface({ input: process.stdin, terminal: false });
  const answer = await new Promise<string | undefined>((resolve) => {
    lines.once("line", resolve);
    lines.once("close", () => resolve(undefined));
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  lines.close();
  if (answer !== undefined) return answer;
  process.stderr.write("\n");
  if (signal.aborted) throw new FireworksError({ kind: "aborted", message: "nothing was sent", cause: signal.reason });
  return "";
}
