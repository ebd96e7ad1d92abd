import { type Deployment, DeploymentsClient } from "fireworks-deployments";
import { createEmulator } from "fireworks-deployments/emulator";

import { seeds } from "./seeds";

export const ACCOUNT = "acme";

/** What the page asks of the API. */
export interface Service {
  list(): Promise<Deployment[]>;
  get(id: string): Promise<Deployment>;
  delete(id: string, wait: Wait): Promise<unknown>;
  undelete(id: string, wait: Wait): Promise<unknown>;
}

export interface Wait {
  /** Ends the wait. */
  signal: AbortSignal;
  /** Told of the deployment each time that it is looked at. */
  onPoll: (deployment: Deployment) => void;
}

/** The API inside the page: the client that any page would use, with the emulator for its network. */
export function emulated(): Service {
  const emulator = createEmulator({ accountId: ACCOUNT, clock: "real", deployments: seeds(ACCOUNT, Date.now()) });
  const client = new DeploymentsClient({ accountId: ACCOUNT, baseUrl: "/", fetch: emulator.fetch });
  // a start of half a minute is over in a few seconds
  const hurried = ({ signal, onPoll }: Wait) => ({
    signal,
    wait: {
      pollMs: 1_000,
      onPoll(deployment: Deployment) {
        onPoll(deployment);
        emulator.advance("8s");
      },
    },
  });
  return {
    async list() {
      const deployments: Deployment[] = [];
      for await (const deployment of client.list({ showDeleted: true })) deployments.push(deployment);
      return deployments;
    },
    get: (id) => client.get(id),
    delete: (id, wait) => client.delete(id, hurried(wait)),
    undelete: (id, wait) => client.undelete(id, hurried(wait)),
  };
}
