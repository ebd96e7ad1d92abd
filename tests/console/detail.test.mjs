import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { useDetail } from "./detail-support.mjs";

describe("the page of a deployment", () => {
  const use = useDetail();
  const { open, button, card, field, document } = use;

  it("shows its state, its replicas by phase, when things happened, and every field, known or not", async () => {
    await open("chat");
    await use.page.getByRole("heading", { level: 1, name: "Support chat" }).waitFor();
    await use.page.getByText("Ready, scaling up").waitFor();
    await use.page.getByText("downloading the model", { exact: true }).waitFor();
    const replicas = await card("Replicas").textContent();
    assert.match(replicas, /2 of 4 ready, 2–6 by autoscaling/);
    assert.match(replicas, /Ready2Starting0Downloading the model1Waiting to be scheduled1Wanted4/);
    assert.match(replicas, /GPUs32 \(4 × 8 × H100 80GB\)/);
    assert.match(replicas, /READY isn't serving/);
    assert.match(await card("Timeline").textContent(), /Created.*90 days ago.*Updated.*3 days ago/);
    assert.equal(await field("Current region").textContent(), "EU_FRANKFURT_1");
    assert.equal(await field("Allowed regions").textContent(), "EUROPE");
    assert.equal(await field("Scales to zero after").textContent(), "5m");
    assert.equal(await field("Load targets").textContent(), "default: 0.7");
    assert.equal(await field("Direct route API keys").textContent(), "2 keys, not shown");
    assert.match(await card("Scaling schedules").textContent(), /office.*0 8 \* \* 1-5 Europe\/Berlin.*10h4 replicas/);
    assert.match(await card("Not known to this console").textContent(), /"knob": 7/);
    assert.match(await use.page.title(), /^Support chat · LIVE$/);
  });

  it("says why an action isn't possible, and undeletes in place with the focus on the steps", async () => {
    await open("chat");
    await button("Undelete…").focus();
    await use.page.keyboard.press("Shift+Tab");
    await use.page.keyboard.press("Tab");
    await use.page.getByRole("tooltip", { name: "Only deleted and failed deployments can be undeleted" }).waitFor();

    await open("ranking");
    assert.match(await card("Timeline").textContent(), /Purged not before .*5 days/);
    await button("Undelete…").click();
    await use.page.getByRole("dialog").getByRole("button", { name: "Undelete on LIVE" }).click();
    await use.page.getByRole("heading", { name: /^Undeleting Search ranking/ }).waitFor();
    await use.page.waitForFunction(() => globalThis.document.activeElement?.textContent.startsWith("Undeleting"));
    use.emulator.advance("10m");
    await use.page.getByRole("heading", { name: /^Search ranking is READY/ }).waitFor();
    await use.page.getByText("1 of 1", { exact: true }).waitFor();
    assert.equal(await use.page.getByText("Purged").count(), 0);
  });

  it("reads why it failed by itself, and the shards only when one asks for them", async () => {
    await open("captions");
    await card("Why it failed").getByText("INTERNAL").waitFor();
    await card("Why it failed")
      .getByText(/Termination message: ?the model server exited/)
      .waitFor();
    assert.ok(!use.requests.some((request) => request.endsWith("/shards")));
    await button("Show the shards").click();
    await use.page.getByRole("row").filter({ hasText: "FAILED" }).waitFor();
    assert.equal(use.requests.filter((request) => request.endsWith("/shards")).length, 1);
  });

  it("sets and removes tags, keeps what was removed at hand, and says what is wrong with a tag at its input", async () => {
    await open("chat");
    await use.page.getByLabel("Key", { exact: true }).fill("tier");
    await use.page.getByLabel("Value").fill("1");
    await use.page.keyboard.press("Enter");
    await button("Remove the tag tier").waitFor();
    assert.deepEqual(document("chat").annotations, { "custom/team": "support", "custom/tier": "1" });

    await button("Remove the tag team").click();
    await button("Remove the tag team").waitFor({ state: "detached" });
    assert.deepEqual(document("chat").annotations, { "custom/tier": "1" });
    assert.equal(await use.page.getByLabel("Key", { exact: true }).inputValue(), "team");
    assert.equal(await use.page.getByLabel("Value").inputValue(), "support");
    assert.equal(
      await use.page.evaluate(() => globalThis.document.activeElement.value),
      "team",
      "the focus is not lost",
    );

    await use.page.getByLabel("Key", { exact: true }).fill("two words");
    await button("Set tag").click();
    await card("Tags")
      .getByRole("alert")
      .getByText(/custom\/two words/)
      .waitFor();
    const described = await use.page.getByLabel("Key", { exact: true }).getAttribute("aria-describedby");
    const alert = await card("Tags").getByRole("alert").getAttribute("id");
    assert.ok(described.split(" ").includes(alert));
    assert.equal(await use.page.getByLabel("Key", { exact: true }).inputValue(), "two words");
  });
});
