import { DeploymentsClient } from "fireworks-deployments";
import { init } from "fireworks-deployments/emulator";
import { deploymentQueries } from "fireworks-deployments/query";
import { PageEmulator } from "../emulator/page-emulator.ts";
import { scenarioKeyOf } from "../emulator/scenarios.ts";
import type { Connection } from "./connection.ts";
import { Traffic } from "./traffic.ts";

const ACCOUNT = "acme";

/** Connects to an emulator inside the page: an ordinary client, with the emulator as its network. */
export async function connectEmulated(search: URLSearchParams): Promise<Connection> {
  await init();
  const scenario = scenarioKeyOf(search.get("scenario"));
  const emulator = new PageEmulator(
    ACCOUNT,
    scenarioKeyOf(search.get("scenario")),
    Number(search.get("speed")) || undefined,
  );
  const traffic = new Traffic();
  const client = new DeploymentsClient({
    accountId: ACCOUNT,
    baseUrl: "/",
    fetch: emulator.fetch,
    onEvent: (event) => traffic.observe(event),
  });
  emulator.run();
  return {
    mode: "EMULATOR",
    place: `emulator/${scenario}`,
    accountId: ACCOUNT,
    client,
    queries: deploymentQueries(client),
    clock: { now: () => emulator.now(), skew: () => 0 },
    traffic,
    speed: () => emulator.speed,
    emulator,
  };
}
