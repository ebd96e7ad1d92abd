// Runs the built command line as a server in its own process, with raw sockets to it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { CLI, environment } from "../cli/cli.mjs";

/** Longer than any test takes, so that a server that never answers fails its test. */
const LIFETIME_MS = 180_000;

/** Starts the process. The test may end it. */
export function launch(t, args = []) {
  const stdio = ["ignore", "pipe", "pipe"];
  const options = { stdio, env: environment(), timeout: LIFETIME_MS, killSignal: "SIGKILL" };
  const child = spawn(process.execPath, [CLI, "emulator", ...args], options);
  t.after(() => child.kill("SIGKILL"));
  return child;
}

/** Starts the server on a free port, and waits until it listens. */
export async function start(t, ...args) {
  const child = launch(t, ["--port", "0", ...args]);
  const failed = once(child, "close").then(([status]) => {
    throw new Error(`the server ended with status ${status} before it listened`);
  });
  const [line] = await Promise.race([once(createInterface(child.stdout), "line"), failed]);
  const url = line.match(/http:\S+/)[0];
  return { child, line, url, port: Number(new URL(url).port), list: `${url}/v1/accounts/acme/deployments` };
}

/** The output of the process, and how it ended. */
export async function ended(child) {
  const [stdout, stderr, [status, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { stdout, stderr, status, signal };
}

/** Calls one of the emulator's own methods, with the key if there is one. */
export const tell = (url, method, given, key) =>
  fetch(`${url}/emulator/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify(given),
  });

/** Sends these bytes on a connection, and returns all bytes received until it ends. */
export async function say(port, bytes, { end = true } = {}) {
  const socket = connect(port, "127.0.0.1");
  // bytes may still be in flight when the server disconnects
  socket.on("error", () => {});
  socket.write(bytes);
  if (end) socket.end();
  const chunks = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  await new Promise((closed) => socket.on("close", closed));
  return Buffer.concat(chunks).toString("latin1");
}

/** The status of each reply in the received bytes. */
export const statuses = (replies) => [...replies.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
