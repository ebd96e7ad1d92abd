// A thousand deployments of the in-process emulator: filtered, ordered, and listed to the last
// page.
import { createEmulator } from "fireworks-deployments/emulator";
import { deployments } from "../emulated.mjs";
import { nanoseconds } from "../measure.mjs";

const LIST = "http://emulator/v1/accounts/acme/deployments";
const FILTER = 'state = "READY" AND accelerator_count > 1 AND display_name != "Chat"';
const ORDER = "create_time desc,display_name";

/** Reads every page, as a client does. Returns the number of deployments. */
async function list(fetch, query) {
  let [count, pageToken] = [0, ""];
  do {
    const page = await (await fetch(`${LIST}?${new URLSearchParams({ ...query, pageSize: 200, pageToken })}`)).json();
    count += page.deployments.length;
    pageToken = page.nextPageToken;
  } while (pageToken !== "");
  return count;
}

export default {
  name: "emulator: 1 000 filtered, ordered, listed",
  unit: "ns",
  goals: [{ limit: 20e6 }],
  measure: async () => {
    const { fetch } = createEmulator({ accountId: "acme", deployments });
    const all = await list(fetch, { filter: FILTER, orderBy: ORDER });
    if (all !== deployments.length) throw new Error(`${all} deployments of ${deployments.length} were listed`);
    return nanoseconds({
      ours: () => list(fetch, { filter: FILTER, orderBy: ORDER }),
      "not filtered or ordered": () => list(fetch, {}),
    });
  },
};
