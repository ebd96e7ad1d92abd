// The command line as scripts run it: its output in pipes.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";

export const CLI = join(import.meta.dirname, "../../pkg/dist/cli.js");

/** Nobody's, and without credentials: there is no such folder. */
const HOME = join(import.meta.dirname, "nobody");

/** Of the machine's environment only where its programs are: a CI's own variables take a terminal its colours. */
export function environment(env = {}) {
  return { PATH: process.env.PATH, HOME, ...env };
}

/** Runs the command line to its end. `during` is called meanwhile, with the process and what it has said so far. */
export async function run(args, { env = {}, input = "", cwd, during } = {}) {
  const child = spawn(process.execPath, [CLI, ...args], { env: environment(env), cwd });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const outputs = Promise.all([text(child.stdout), text(child.stderr)]);
  await during?.(child);
  const [[status]] = await Promise.all([once(child, "close"), outputs]);
  const [stdout, stderr] = await outputs;
  return { status, stdout, stderr };
}

/** What it prints for scripts, and nothing else besides. */
export async function json(args, options) {
  const { status, stdout, stderr } = await run([...args, "-o", "json"], options);
  return { status, stderr, value: stdout === "" ? undefined : JSON.parse(stdout) };
}

/** What a shell makes of a script that calls it as `npx fireworks-deployments`. */
export function shell(script, { env = {}, cwd } = {}) {
  const npx = `npx() { shift; '${process.execPath}' '${CLI}' "$@"; }`;
  return new Promise((resolve) => {
    execFile(
      "bash",
      ["-ec", `set -o pipefail; ${npx}\n${script}`],
      { env: environment(env), cwd },
      (error, stdout, stderr) => resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });
}
