// Brings a deployment back to READY, whatever its state, and prints each state on the way.
//
//   node examples/recover.mjs [--emulator] ID
//
// Reads the key and the account from FIREWORKS_API_KEY and FIREWORKS_ACCOUNT_ID. With --emulator, nothing leaves this
// process. Ctrl-C ends only the wait; run it again to go on. Exit status: 0 ready, 1 refused, failed or interrupted,
// 2 wrong usage.
import { DeploymentsClient, isFireworksError } from "fireworks-deployments";
import { createEmulator } from "fireworks-deployments/emulator";

const args = process.argv.slice(2);
const [id, ...rest] = args.filter((arg) => arg !== "--emulator");
if (id === undefined || id.startsWith("--") || rest.length > 0) {
  console.error("usage: node examples/recover.mjs [--emulator] ID");
  process.exit(2);
}

const stop = new AbortController();
process.once("SIGINT", () => stop.abort());

let seen;
const show = ({ state }) => {
  if (state !== seen) console.log(`${new Date().toISOString()}  ${state}`);
  seen = state;
};
const options = {
  signal: stop.signal,
  onPoll: show,
  onPollError: ({ message }) => console.error(`still waiting: ${message}`),
};

try {
  show(await (args.includes("--emulator") ? onEmulator() : new DeploymentsClient().recover(id, options)));
} catch (error) {
  if (!isFireworksError(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function onEmulator() {
  const accountId = "acme";
  const emulator = createEmulator({ accountId, deployments: [{ name: id, state: "DELETED" }] });
  const client = new DeploymentsClient({ accountId, baseUrl: "http://emulator", fetch: emulator.fetch });
  const onPoll = (deployment) => {
    show(deployment);
    emulator.advance("10s");
  };
  return client.recover(id, { ...options, pollMs: 300, onPoll });
}
