// The built command line as a server, in a process of its own, and sockets that say anything to it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { CLI, environment } from "../cli/cli.mjs";

/** Longer than any test takes: whoever waits for ever for the server has to fail. */
const LIFETIME_MS = 30_000;

/** Starts the process, whose end the test brings about or outlives. */
export function launch(t, args = []) {
  const stdio = ["ignore", "pipe", "pipe"];
  const options = { stdio, env: environment(), timeout: LIFETIME_MS, killSignal: "SIGKILL" };
  const child = spawn(process.execPath, [CLI, "emulator", ...args], options);
  t.after(() => child.kill("SIGKILL"));
  return child;
}

/** Starts the server on a port that is free, once it listens. */
export async function start(t, ...args) {
  const child = launch(t, ["--port", "0", ...args]);
  const failed = once(child, "close").then(([status]) => {
    throw new Error(`the server ended with status ${status} before it listened`);
  });
  const [line] = await Promise.race([once(createInterface(child.stdout), "line"), failed]);
  const url = line.match(/http:\S+/)[0];
  return { child, line, url, port: Number(new URL(url).port), list: `${url}/v1/accounts/acme/deployments` };
}

/** What the process says, and how it ends. */
export async function ended(child) {
  const [stdout, stderr, [status, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { stdout, stderr, status, signal };
}

/** Asks the emulator itself. */
export const tell = (url, method, given) =>
  fetch(`${url}/emulator/${method}`, { method: "POST", body: JSON.stringify(given) });

/** Says these bytes on a connection, and answers all that comes until it ends. */
export async function say(port, bytes, { end = true } = {}) {
  const socket = connect(port, "127.0.0.1");
  // what the server hangs up on may still be on its way
  socket.on("error", () => {});
  socket.write(bytes);
  if (end) socket.end();
  const chunks = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  await new Promise((closed) => socket.on("close", closed));
  return Buffer.concat(chunks).toString("latin1");
}

/** The status of each reply in what came. */
export const statuses = (replies) => [...replies.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
