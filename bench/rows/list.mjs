// A page of 200 full deployments from a local server, checked and returned.
import { DeploymentsClient } from "fireworks-deployments";
import createClient from "openapi-fetch";
import { nanoseconds } from "../measure.mjs";
import { parsePage } from "../peers/zod.mjs";
import { start } from "../service.mjs";

const COUNT = 200;

export default {
  name: "list page of 200",
  unit: "ns",
  goals: [
    { against: "fetch and json()", most: 1.3 },
    { against: "fetch, json() and zod 4", most: 1, stretch: 0.8 },
  ],
  measure: async () => {
    const { url, stop } = await start();
    const client = new DeploymentsClient({ apiKey: "fw_local", accountId: "acme", baseUrl: url });
    const bare = async () => (await fetch(`${url}/v1/accounts/acme/deployments?pageSize=${COUNT}`)).json();
    const typed = createClient({ baseUrl: url });
    const query = { params: { query: { pageSize: COUNT } } };
    const times = await nanoseconds({
      ours: async () => (await client.listPage({ pageSize: COUNT })).deployments.length,
      "fetch and json()": bare,
      "fetch, json() and zod 4": async () => parsePage(await bare()).length,
      "openapi-fetch and zod 4": async () =>
        parsePage((await typed.GET("/v1/accounts/acme/deployments", query)).data).length,
    });
    stop();
    return times;
  },
};
