// Requests per second for one deployment of a thousand: the emulator as a server, on one core, and
// a bare server that sends the same bytes.
import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import autocannon from "autocannon";
import { deployments } from "../emulated.mjs";
import { medians } from "../measure.mjs";

const CLI = join(import.meta.dirname, "../../pkg/dist/cli.js");
const PATH = "/v1/accounts/acme/deployments/d500";
const headers = { authorization: "Bearer fw_local" };
const [CONNECTIONS, SECONDS, ROUNDS] = [10, 2, 7];

/** Starts the emulator. Returns its address, and a function to stop it. */
async function emulator() {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const seed = join(folder, "seed.json");
  writeFileSync(seed, JSON.stringify(deployments));
  const given = ["--port", "0", "--account-id", "acme", "--api-key", "fw_local", "--seed-file", seed];
  const child = spawn("node", [CLI, "emulator", ...given], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(child.stdout), "line");
  rmSync(folder, { recursive: true });
  return { url: line.match(/http:\S+/)[0] + PATH, stop: () => child.kill() };
}

/** Starts a server that always sends this reply. */
async function bare(reply) {
  const child = fork(join(import.meta.dirname, "../bare.mjs"));
  const names = ["content-type", "x-request-id", "content-length"];
  const headers = Object.fromEntries(names.map((name) => [name, reply.headers.get(name)]));
  child.send({ headers, body: await reply.text() });
  const [url] = await once(child, "message");
  return { url: url + PATH, stop: () => child.kill() };
}

/** Measures requests per second, on persistent connections. */
async function rate(url) {
  const { requests, non2xx, errors } = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
  if (non2xx + errors > 0) throw new Error(`${non2xx} replies and ${errors} connections failed`);
  return requests.total / SECONDS;
}

export default {
  name: "GET over HTTP, on one core",
  unit: "rate",
  goals: [{ against: "bare Node server", limit: 5_000 }],
  measure: async () => {
    const ours = await emulator();
    const theirs = await bare(await fetch(ours.url, { headers }));
    const rates = await medians({ ours: () => rate(ours.url), "bare Node server": () => rate(theirs.url) }, ROUNDS);
    ours.stop();
    theirs.stop();
    return rates;
  },
};
