// A thousand undeletes, fifty at a time, against one local server.
import { DeploymentsClient } from "fireworks-deployments";
import { nanoseconds } from "../measure.mjs";
import { clientOf, undelete } from "../peers/stainless.mjs";
import { start } from "../service.mjs";

const [COUNT, AT_ONCE] = [1_000, 50];

async function all(call) {
  let next = 0;
  const worker = async () => {
    while (next < COUNT) await call(`d${next++}`);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

export default {
  name: "1 000 undeletes, 50 at a time",
  unit: "ns",
  goals: [{ against: "bare fetch", most: 1.15 }],
  measure: async () => {
    const { url, stop } = await start();
    const ours = new DeploymentsClient({ apiKey: "fw_local", accountId: "acme", baseUrl: url });
    const theirs = clientOf({ baseURL: url });
    const headers = { authorization: "Bearer fw_local", "content-type": "application/json" };
    const bare = async (id) => {
      const address = `${url}/v1/accounts/acme/deployments/${id}:undelete`;
      return (await fetch(address, { method: "POST", headers, body: "{}" })).json();
    };
    const times = await nanoseconds(
      {
        ours: () => all((id) => ours.undelete(id)),
        "bare fetch": () => all(bare),
        "Stainless SDK": () => all((id) => undelete(theirs, id)),
      },
      { rounds: 15 },
    );
    stop();
    return times;
  },
};
