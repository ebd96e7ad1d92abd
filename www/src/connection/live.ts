import { DeploymentsClient } from "fireworks-deployments";
import { deploymentQueries } from "fireworks-deployments/query";
import { ServiceClock } from "./clock.ts";
import type { Connection } from "./connection.ts";
import { Traffic } from "./traffic.ts";

/** Connects to the service through the server of this page, which adds the key. */
export function connectLive(accountId: string): Connection {
  const clock = new ServiceClock();
  const traffic = new Traffic();
  const client = new DeploymentsClient({
    accountId,
    baseUrl: "/",
    onEvent(event) {
      traffic.observe(event);
      if (event.type === "response") clock.observe(event.headers);
    },
  });
  return {
    mode: "LIVE",
    place: `live/${accountId}`,
    accountId,
    client,
    queries: deploymentQueries(client),
    clock,
    traffic,
    speed: () => 1,
  };
}
