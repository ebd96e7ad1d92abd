// A thousand calls to a server that always answers 503: the requests that arrive.

import { once } from "node:events";
import { createServer } from "node:http";
import { DeploymentsClient } from "fireworks-deployments";
import { clientOf, undelete } from "../peers/stainless.mjs";

const CALLS = 1_000;

/** Counts the requests of all calls, made at once. */
async function requests(call) {
  let count = 0;
  const server = createServer((request, response) => {
    count++;
    request.resume();
    response.writeHead(503, { "retry-after-ms": "1" }).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${server.address().port}`;
  const make = call(url);
  await Promise.all(Array.from({ length: CALLS }, (_, at) => make(`d${at}`).catch(() => {})));
  server.closeAllConnections();
  server.close();
  return count;
}

const oursOf = (baseUrl) => new DeploymentsClient({ apiKey: "fw_local", accountId: "acme", baseUrl });

export default {
  name: "1 000 calls while the service answers 503",
  unit: "requests",
  goals: [{ limit: 1_200 }],
  measure: async () => ({
    ours: await requests((url) => {
      const client = oursOf(url);
      return (id) => client.undelete(id);
    }),
    // a client of its own for each call has a full budget each
    "without the budget": await requests((url) => (id) => oursOf(url).undelete(id)),
    "Stainless SDK": await requests((baseURL) => {
      const client = clientOf({ baseURL });
      return (id) => undelete(client, id);
    }),
  }),
};
