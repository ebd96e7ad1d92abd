// Runs the command line as scripts do, with its output in pipes.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";

export const CLI = join(import.meta.dirname, "../../pkg/dist/cli.js");

/** A home without credentials: there is no such folder. */
const HOME = join(import.meta.dirname, "nobody");

/** Only the PATH of the environment: a CI's own variables would turn colours off. */
export function environment(env = {}) {
  return { PATH: process.env.PATH, HOME, ...env };
}

/** Runs the command line to its end. `during` is called meanwhile, with the process and its output so far. */
export async function run(args, { env = {}, input = "", cwd, during } = {}) {
  // a command that hangs must not hang the tests
  const child = spawn(process.execPath, [CLI, ...args], { env: environment(env), cwd, timeout: 600_000 });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const outputs = Promise.all([text(child.stdout), text(child.stderr)]);
  await during?.(child);
  const [[status]] = await Promise.all([once(child, "close"), outputs]);
  const [stdout, stderr] = await outputs;
  return { status, stdout, stderr };
}

/** The parsed JSON output. Fails if there is any other output. */
export async function json(args, options) {
  const { status, stdout, stderr } = await run([...args, "-o", "json"], options);
  return { status, stderr, value: stdout === "" ? undefined : JSON.parse(stdout) };
}

/** The output of a shell script that calls `npx fireworks-deployments`. */
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
