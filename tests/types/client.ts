import { type Deployment, DeploymentsClient, init, initSync } from "fireworks-deployments";

export async function everyMethodGivesWhatItSays(client: DeploymentsClient): Promise<void> {
  const { signal } = new AbortController();
  const deployments: Deployment[] = [
    await client.undelete("lost", { wait: true, signal }),
    await client.undelete("lost", { wait: { maxWaitMs: 1, pollMs: 1, onPoll: ({ state }) => void state } }),
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
    allowKeyOverHttp: true,
    maxResponseBytes: 1,
    logger: console,
    logLevel: "debug",
    onEvent: (event) => {
      if (event.type === "response") void (event.status satisfies number);
    },
  });
}

export async function theModuleCanComeFromAnywhere(module: WebAssembly.Module, bytes: ArrayBuffer): Promise<void> {
  for (const source of [undefined, "./x.wasm", new URL("https://x"), new Request("x"), new Response(), bytes, module])
    await init(source);
  initSync(bytes);
  initSync(module);
}
