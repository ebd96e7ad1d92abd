import {
  type Deployment,
  DeploymentsClient,
  type FireworksError,
  init,
  initSync,
  isFireworksError,
} from "fireworks-deployments";
import type { Equal, Expect } from "./expect.js";

export async function everyMethodGivesWhatItSays(client: DeploymentsClient): Promise<void> {
  const { signal } = new AbortController();
  const deployments: Deployment[] = [
    await client.undelete("lost", { wait: true, signal }),
    await client.undelete("lost", { wait: { timeoutMs: 1, pollMs: 1, onPoll: ({ state }) => void state } }),
    await client.get("lost", { readMask: ["name"], timeoutMs: 1, maxRetries: 0, headers: {}, accountId: "acme" }),
    await client.waitFor("lost", ["READY", "FAILED"]),
  ];
  for await (const deployment of client.list({ showDeleted: true, pageSize: 10 }, { signal }))
    deployments.push(deployment);
  const page = await client.listPage({ pageToken: "x" });
  await client.delete("lost", { hard: true, ignoreChecks: true, wait: true });
  void [page.deployments satisfies Deployment[], page.nextPageToken, page.totalSize];
}

export function everyOptionCanBeGiven(): DeploymentsClient {
  return new DeploymentsClient({
    apiKey: async () => "fw_key",
    accountId: "acme",
    baseUrl: "/",
    fetch,
    timeoutMs: 1,
    maxRetries: 0,
    headers: { "x-team": "a" },
    validate: false,
    allowKeyInBrowser: true,
    onEvent: (event) => {
      if (event.type === "response") void (event.status satisfies number);
    },
  });
}

export function anErrorIsToldApart(thrown: unknown): FireworksError["kind"] | undefined {
  if (!isFireworksError(thrown)) return undefined;
  const { status, code, requestId, retryAfterMs, attempts, outcomeUnknown, issues, deployment, cause } = thrown;
  void [status, code, requestId, retryAfterMs, attempts, outcomeUnknown, issues, deployment, cause];
  return thrown.kind;
}

export type Kinds = Expect<
  Equal<
    FireworksError["kind"],
    "config" | "validation" | "network" | "timeout" | "aborted" | "api" | "protocol" | "failed"
  >
>;

export async function theModuleCanComeFromAnywhere(module: WebAssembly.Module, bytes: ArrayBuffer): Promise<void> {
  for (const source of [undefined, "./x.wasm", new URL("https://x"), new Request("x"), new Response(), bytes, module])
    await init(source);
  initSync(bytes);
  initSync(module);
}
