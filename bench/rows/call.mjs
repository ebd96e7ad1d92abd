// The overhead of a call: an undelete on a fetch that replies at once.
import { DeploymentsClient } from "fireworks-deployments";
import { page } from "../deployments.mjs";
import { nanoseconds } from "../measure.mjs";
import { clientOf, undelete } from "../peers/stainless.mjs";

const [deployment] = page(1).deployments;
const body = JSON.stringify(deployment);
const answer = async () => new Response(body, { headers: { "content-type": "application/json" } });
const address = "http://service.local/v1/accounts/acme/deployments/d0:undelete";
const init = {
  method: "POST",
  headers: { authorization: "Bearer fw_local", "content-type": "application/json" },
  body: "{}",
};

export default {
  name: "one call, on a stub fetch",
  unit: "ns",
  goals: [{ against: "Stainless SDK", most: 0.6 }],
  measure: () => {
    const ours = new DeploymentsClient({ apiKey: "fw_local", accountId: "acme", fetch: answer });
    const theirs = clientOf({ baseURL: "http://service.local", fetch: answer });
    return nanoseconds({
      ours: () => ours.undelete("d0"),
      "Stainless SDK": () => undelete(theirs, "d0"),
      "bare Request and json()": async () => (await answer(new Request(address, init))).json(),
    });
  },
};
