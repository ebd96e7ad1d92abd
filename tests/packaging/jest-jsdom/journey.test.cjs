/** @jest-environment jest-fixed-jsdom */
// jsdom with Node's `fetch` and its signals, but an EventTarget of its own.
const { writeFileSync } = require("node:fs");
const deployments = require("fireworks-deployments");
const emulator = require("fireworks-deployments/emulator");
const { journey } = require("./journey.cjs");

test("a deployment comes back", async () => {
  writeFileSync("outcome.json", JSON.stringify(await journey(deployments, emulator)));
});

test("a signal ends a call", async () => {
  const client = new deployments.DeploymentsClient({
    accountId: "acme",
    baseUrl: "http://emulator",
    fetch: () => new Promise(() => {}),
  });
  const controller = new AbortController();
  const call = client.get("lost", { signal: controller.signal });
  controller.abort("enough");
  await expect(call).rejects.toMatchObject({ kind: "aborted", cause: "enough" });
});
