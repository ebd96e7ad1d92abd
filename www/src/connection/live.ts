import type { ClientOptions } from "fireworks-deployments";
import { deploymentQueries } from "fireworks-deployments/query";
import { clientsOf } from "./clients.ts";
import { ServiceClock } from "./clock.ts";
import type { Connection } from "./connection.ts";
import { Polls } from "./polls.ts";
import { Traffic } from "./traffic.ts";

/** Connects to the service through the server of this page, which adds the key. */
export function connectLive(accountId: string): Connection {
  const clock = new ServiceClock();
  const traffic = new Traffic();
  const speed = () => 1;
  const polls = new Polls(traffic, speed);
  const options: ClientOptions = {
    accountId,
    baseUrl: "/",
    onEvent(event) {
      traffic.observe(event);
      if (event.type === "response") clock.observe(event.headers);
    },
  };
  const clients = clientsOf({ ...options, fetch: (input, init) => fetch(input, init) }, traffic, polls);
  return {
    mode: "LIVE",
    place: `live/${accountId}`,
    accountId,
    ...clients,
    queries: deploymentQueries(clients.client),
    clock,
    traffic,
    polls,
    speed,
  };
}
