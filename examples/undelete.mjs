// Undeletes a deployment and prints its states until it is ready.
//
//   node examples/undelete.mjs [--emulator] ID
//
// Reads the key and the account from FIREWORKS_API_KEY and FIREWORKS_ACCOUNT_ID. With --emulator, nothing leaves this
// process. Exit status: 0 ready, 1 refused or failed, 2 wrong usage.
import { DeploymentsClient, isFireworksError } from "fireworks-deployments";
import { createEmulator } from "fireworks-deployments/emulator";

const args = process.argv.slice(2);
const [id, ...rest] = args.filter((arg) => arg !== "--emulator");
if (id === undefined || id.startsWith("--") || rest.length > 0) {
  console.error("usage: node examples/undelete.mjs [--emulator] ID");
  process.exit(2);
}

let seen;
const show = ({ state }) => {
  if (state !== seen) console.log(`${new Date().toISOString()}  ${state}`);
  seen = state;
};

try {
  show(await (args.includes("--emulator") ? onEmulator() : onService()));
} catch (error) {
  if (!isFireworksError(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function onService() {
  return new DeploymentsClient().undelete(id, { wait: { onPoll: show } });
}

function onEmulator() {
  const accountId = "acme";
  const emulator = createEmulator({ accountId, deployments: [{ name: id, state: "DELETED" }] });
  const client = new DeploymentsClient({ accountId, baseUrl: "http://emulator", fetch: emulator.fetch });
  const onPoll = (deployment) => {
    show(deployment);
    emulator.advance("10s");
  };
  return client.undelete(id, { wait: { pollMs: 300, onPoll } });
}
