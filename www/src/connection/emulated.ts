import { init } from "fireworks-deployments/emulator";
import { deploymentQueries } from "fireworks-deployments/query";
import { PageEmulator } from "../emulator/page-emulator.ts";
import { scenarioKeyOf } from "../emulator/scenarios.ts";
import { clientsOf } from "./clients.ts";
import type { Connection } from "./connection.ts";
import { Polls } from "./polls.ts";
import { Traffic } from "./traffic.ts";

const ACCOUNT = "acme";

/** Connects to an emulator inside the page: an ordinary client, with the emulator as its network. */
export async function connectEmulated(search: URLSearchParams): Promise<Connection> {
  await init();
  const scenario = scenarioKeyOf(search.get("scenario"));
  const emulator = new PageEmulator(ACCOUNT, scenario, Number(search.get("speed")) || undefined);
  const traffic = new Traffic();
  const speed = () => emulator.speed;
  const polls = new Polls(traffic, speed);
  const clients = clientsOf(
    { accountId: ACCOUNT, baseUrl: "/", fetch: emulator.fetch, onEvent: (event) => traffic.observe(event) },
    traffic,
    polls,
  );
  emulator.resume();
  return {
    mode: "EMULATOR",
    place: `emulator/${scenario}`,
    accountId: ACCOUNT,
    ...clients,
    queries: deploymentQueries(clients.client),
    clock: { now: () => emulator.now(), skew: () => 0, subscribe: emulator.subscribe },
    traffic,
    polls,
    speed,
    emulator,
  };
}
