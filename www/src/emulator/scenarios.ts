import type { Deployment } from "fireworks-deployments";
import type { Emulator, EmulatorOptions } from "fireworks-deployments/emulator";
import { account, fleet, many } from "./seeds.ts";

/** A situation to play: `?scenario=KEY` starts the page in it. */
export interface Scenario {
  readonly title: string;
  deployments(now: number): Deployment[];
  readonly options?: EmulatorOptions;
  /** The clock's speed. Default: 5. */
  readonly speed?: number;
  /** Injects faults before the page sends its first request. */
  play?(emulator: Emulator): void;
}

const WRITES = { method: "POST" };

/** The situations, by the value of `?scenario=`. The demo, the tests of pages and the pictures all use these. */
export const SCENARIOS = {
  account: { title: "An account with a bit of everything", deployments: account },
  empty: { title: "No deployments yet", deployments: () => [] },
  "ten-thousand": { title: "Ten thousand deployments", deployments: (now) => many(10_000, now) },
  fleet: { title: "Two hundred deployments", deployments: (now) => many(200, now) },
  "many-deleted": { title: "Twenty deleted by mistake", deployments: (now) => fleet(20, now) },
  "no-capacity": {
    title: "No GPUs are free for ten minutes",
    deployments: account,
    play: (emulator) =>
      emulator.failStart({
        lasts: "10m",
        message: "no capacity for 8 NVIDIA_H100_80GB accelerators in the region",
        times: Infinity,
      }),
  },
  "start-fails": {
    title: "Every start fails",
    deployments: account,
    play: (emulator) =>
      emulator.failStart({ state: "FAILED", message: "the model server exited with status 1", times: Infinity }),
  },
  "purged-while-looking": {
    title: "A deployment is purged while one looks at it",
    deployments: (now) =>
      account(now).map((seed) =>
        seed.state === "DELETED" ? { ...seed, purgeTime: new Date(now + 60_000).toISOString() } : seed,
      ),
    speed: 1,
  },
  "lost-answer": {
    title: "The answer of each first write is lost",
    deployments: account,
    play: (emulator) => emulator.fail({ dropConnection: true, takesEffect: true, match: WRITES }),
  },
  "401-in-the-middle": {
    title: "The key stops working",
    deployments: account,
    play: (emulator) => {
      emulator.fail({ status: 401, match: WRITES });
      emulator.fail({ status: 401, match: { method: "PATCH" } });
    },
  },
  unauthorized: {
    title: "The key is not accepted",
    deployments: account,
    play: (emulator) => emulator.fail({ status: 401, times: Infinity }),
  },
  forbidden: {
    title: "The key may not see deployments",
    deployments: account,
    play: (emulator) => emulator.fail({ status: 403, times: Infinity }),
  },
  busy: {
    title: "The service asks to wait 30 seconds",
    deployments: account,
    play: (emulator) => emulator.fail({ status: 429, times: 3, headers: { "retry-after": "30" } }),
  },
  down: {
    title: "The service does not answer",
    deployments: account,
    play: (emulator) => emulator.fail({ dropConnection: true, times: Infinity }),
  },
  garbage: {
    title: "The answer can't be read",
    deployments: account,
    play: (emulator) =>
      emulator.fail({
        status: 200,
        body: "<html>captive portal</html>",
        times: Infinity,
        headers: { "x-request-id": "req_17" },
      }),
  },
} satisfies Record<string, Scenario>;

export type ScenarioKey = keyof typeof SCENARIOS;

/** Returns the key of a scenario in the URL; an account with a bit of everything if there is none. */
export function scenarioKeyOf(key: string | null): ScenarioKey {
  return key !== null && Object.hasOwn(SCENARIOS, key) ? (key as ScenarioKey) : "account";
}

export const scenarioOf = (key: ScenarioKey): Scenario => SCENARIOS[key];
