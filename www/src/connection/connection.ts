import type { DeploymentQueries } from "fireworks-deployments/query";
import { createContext, useContext } from "react";
import type { PageEmulator } from "../emulator/page-emulator.ts";
import type { Clients } from "./clients.ts";
import type { Clock } from "./clock.ts";
import type { Polls } from "./polls.ts";
import type { Traffic } from "./traffic.ts";

/** The API as the page reaches it. */
export interface Connection extends Clients {
  /** The name on the bar and on every dangerous button. */
  readonly mode: "EMULATOR" | "LIVE";
  readonly accountId: string;
  /** The host of the service, if it isn't Fireworks AI's own. */
  readonly service?: string | undefined;
  /** The service and the account, or the scenario: what this tab keeps of one place is nothing to another. */
  readonly place: string;
  /** The client's calls as options for TanStack Query. */
  readonly queries: DeploymentQueries;
  readonly clock: Clock;
  /** The events of the client's calls: what is being retried, and when the last reply came. */
  readonly traffic: Traffic;
  /** Gives polls their turns. */
  readonly polls: Polls;
  /** The factor by which the service's time is faster than the host's. */
  speed(): number;
  /** The emulator in the page, if that is what answers. */
  readonly emulator?: PageEmulator;
}

/** The account in words, with the service where a person might take it for another: `accounts/acme of localhost:8080`. */
export function accountOf({ accountId, service }: Connection): string {
  return service === undefined ? `accounts/${accountId}` : `accounts/${accountId} of ${service}`;
}

export const ConnectionContext = createContext<Connection | undefined>(undefined);

export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (connection === undefined) throw new Error("no connection above this component");
  return connection;
}
