import { type Deployment, DeploymentsClient } from "fireworks-deployments";
import { createEmulator } from "fireworks-deployments/emulator";

import { seeds } from "./seeds";

export const ACCOUNT = "acme";

/** The API as the page uses it. */
export interface Service {
  list(): Promise<Deployment[]>;
  get(id: string): Promise<Deployment>;
  delete(id: string, wait: Wait): Promise<unknown>;
  undelete(id: string, wait: Wait): Promise<unknown>;
}

export interface Wait {
  /** Aborts the wait. */
  signal: AbortSignal;
  /** Called with the deployment after each poll. */
  onPoll: (deployment: Deployment) => void;
}

/** The API inside the page: an ordinary client, with the emulator as its network. */
export function emulated(): Service {
  const emulator = createEmulator({ accountId: ACCOUNT, clock: "real", deployments: seeds(ACCOUNT, Date.now()) });
  const client = new DeploymentsClient({ accountId: ACCOUNT, baseUrl: "/", fetch: emulator.fetch });
  // shortens a start of thirty seconds to a few
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
