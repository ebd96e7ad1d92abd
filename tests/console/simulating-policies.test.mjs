import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { OFFICE, POLICY, useSimulation } from "./simulating-support.mjs";
import { button } from "./support.mjs";

describe("the policies of a simulation", () => {
  const { use, open, field, chart, becomes, texts, curve, inUrl, messageAt } = useSimulation();

  it("says at the field what is wrong with a window, and keeps the last chart until it is right", async () => {
    await open(POLICY);
    await becomes("GPU-hours", "48.6");
    const before = await curve("typed-ready");
    const window = field("Scale-to-zero window");
    await window.fill("2m");
    await use.page.getByText("The chart shows the last valid policy.").waitFor();
    assert.match(await messageAt(window), /must be at least 5 minutes \(300s\), got `120s`/);
    assert.equal(await window.getAttribute("aria-invalid"), "true");
    assert.equal(await curve("typed-ready"), before);
    assert.deepEqual(await inUrl("policy"), POLICY);
    await window.fill("20m");
    await becomes("GPU-hours", "48.9");
    assert.equal(await window.getAttribute("aria-invalid"), "false");
    await window.fill("2m");
    await field("First day").fill("2026-12-01");
    await use.page.waitForFunction(() => location.search.includes("2026-12-01"));
    assert.equal(await window.inputValue(), "2m", "what is wrong stays while the URL follows the load");
    await field("Minimum replicas").fill("5");
    assert.match(await messageAt(field("Minimum replicas")), /must be at most maxReplicaCount/);
  });

  it("draws the saved policy of a deployment beside the typed one, with the difference", async () => {
    await open(POLICY);
    await becomes("GPU-hours", "48.6");
    await field("Compare with deployment").fill("nightly-reports");
    await use.page.getByRole("columnheader", { name: "Difference" }).waitFor();
    assert.equal((await texts("GPU-hours")).length, 3);
    assert.match((await texts("GPU-hours"))[2], /^\+\d/);
    assert.notEqual(await curve("typed-ready"), await curve("saved-ready"));
    await use.page.waitForFunction(() => location.search.includes("nightly-reports"));
    const { of, saved, typed } = await inUrl("policy");
    assert.deepEqual([of, saved.maxReplicaCount, typed.maxReplicaCount], ["nightly-reports", 1, 4]);
    await button(use.page, "Edit with this policy…").click();
    await use.page.waitForURL(/\/deployments\/nightly-reports\/edit/);
    await use.page.locator('[data-field="maxReplicaCount"]').getByText("Was 1").waitFor();
    assert.equal(await use.page.locator("[id='field.maxReplicaCount']").inputValue(), "4");
  });

  it("compares with the deployment that is typed and entered", async () => {
    await open(POLICY);
    await becomes("GPU-hours", "48.6");
    await field("Compare with deployment").pressSequentially("nightly-reports");
    const compared = use.page.getByRole("columnheader", { name: "Saved (nightly-reports)" });
    await compared.waitFor();
    await use.page.keyboard.press("Enter");
    await use.page.waitForFunction(() => location.search.includes("nightly-reports"));
    await compared.waitFor();
    assert.ok((await inUrl("policy")).saved);
  });

  it("starts from the saved policy if the link names only a deployment", async () => {
    await open({ of: "support-chat" });
    await becomes("GPU-hours", "the same");
    assert.equal(await field("Maximum replicas").inputValue(), "8");
    assert.equal(await field("Begins (cron)").inputValue(), "0 8 * * 1-5");
  });

  it("keeps a link's invalid policy, and draws only the saved one", async () => {
    const typed = { ...POLICY, autoscalingPolicy: { scaleUpWindow: "7200s" } };
    // the keys of the load are in another order than the page's own
    const { zone, day, ...load } = OFFICE;
    await open({ of: "support-chat", typed }, { zone, ...load, day });
    await use.page.getByText("The typed policy isn't drawn.").waitFor();
    await use.page.getByRole("columnheader", { name: "Saved (support-chat)" }).waitFor();
    await use.page.waitForFunction(() => location.search.includes("saved"));
    assert.deepEqual((await inUrl("policy")).typed, typed);
    assert.equal(await field("Scale-up window").inputValue(), "2h");
    assert.match(await messageAt(field("Scale-up window")), /must be between 0 and 1 hour/);
    assert.equal(await chart().locator("[data-curve^=typed]").count(), 0);
  });

  it("says what in a link can't be read, and shows the default", async () => {
    await use.open("/simulate?policy=nonsense&load=%7B%22kind%22%3A%22tidal%22%7D");
    const alerts = use.page.getByRole("alert");
    await alerts.nth(1).waitFor();
    assert.deepEqual(await alerts.allTextContents(), [
      "The link's policy must be a JSON object, got nonsense. The default is shown.",
      'The link\'s load needs a kind (steady, burst, office, nights, points), got {"kind":"tidal"}. The default is shown.',
    ]);
    await becomes("GPU-hours", /\d/);
    assert.equal(await field("Maximum replicas").inputValue(), "4");
  });
});
