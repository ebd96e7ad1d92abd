import type { ClientOptions } from "fireworks-deployments";
import { deploymentQueries } from "fireworks-deployments/query";
import { clientsOf } from "./clients.ts";
import { ServiceClock } from "./clock.ts";
import type { Connection } from "./connection.ts";
import { Polls } from "./polls.ts";
import { Traffic } from "./traffic.ts";

/** Connects to the service through the server of this page, which adds the key. `service` is its host, if not the usual one. */
export function connectLive(accountId: string, service: string | undefined): Connection {
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
    place: service === undefined ? `live/${accountId}` : `live/${service}/${accountId}`,
    accountId,
    service,
    ...clients,
    queries: deploymentQueries(clients.client),
    clock,
    traffic,
    polls,
    speed,
  };
}
