import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { control, part, recordWrites, shownRequest, useForm } from "./form-support.mjs";
import { deployments } from "./seeds.mjs";
import { button, rowOf } from "./support.mjs";

describe("the review of the form", () => {
  const { use, EDIT, heading, review, editLive, toZero, messages } = useForm();

  it("sends exactly the mask and the body that the review shows", async () => {
    const { page } = use;
    const { emulator, writes } = await editLive();
    await control(page, "displayName").fill("Chat");
    await control(page, "maxReplicaCount").fill("");
    await control(page, "minReplicaCount").fill("0");
    await toZero().fill("10m");
    await page.getByLabel("Load targets 1: value").fill("0.5");
    await part(page, "maxReplicaCount").getByText("Will be cleared. Was 4").waitFor();
    await review();
    const shown = await shownRequest(page);
    assert.match(shown.target, /\?updateMask=/);
    assert.deepEqual(shown.target.split("updateMask=")[1].split(",").sort(), [
      "autoscaling_policy.load_targets",
      "autoscaling_policy.scale_to_zero_window",
      "display_name",
      "max_replica_count",
      "min_replica_count",
    ]);
    assert.match(
      await page.getByRole("region", { name: "Command" }).textContent(),
      /update support-chat --account-id acme --set .*displayName=Chat.*scaleToZeroWindow=600s/s,
    );
    assert.deepEqual(writes, [], "nothing is sent before it is asked for");
    await button(page, "Save on LIVE").click();
    await page.waitForURL(/\/deployments\/support-chat$/);
    assert.deepEqual(writes, [shown]);
    const [saved] = emulator.deployments().filter(({ name }) => name.endsWith("/support-chat"));
    assert.equal(saved.displayName, "Chat");
    assert.equal(saved.autoscalingPolicy.scaleToZeroWindow, "600s");
    assert.equal(await page.evaluate(() => sessionStorage.getItem("draft/acme/support-chat")), null);
  });

  it("shows what somebody else changed meanwhile, and leaves it", async () => {
    const { page } = use;
    const { emulator, writes } = await editLive();
    await control(page, "displayName").fill("Mine");
    emulator.edit("support-chat", { displayName: "Theirs", description: "Theirs too" });
    await review();
    const cells = async (name) => {
      const row = page.getByRole("row").filter({ hasText: name });
      await row.waitFor();
      return await row.getByRole("cell").allInnerTexts();
    };
    const [was, is, willBe] = await cells("displayName");
    assert.deepEqual([was, willBe], ["Support chat", "Mine"]);
    assert.match(is, /^Theirs\s+Somebody changed it meanwhile/);
    assert.match((await cells("description")).join(), /not set.*Theirs too.*Theirs too.*you didn't change it/s);
    await button(page, "Save on LIVE").click();
    await page.waitForURL(/support-chat$/);
    assert.deepEqual(writes[0].body, { displayName: "Mine" });
  });

  it("sends again where it was refused, and shows a refusal that names a field at the field", async () => {
    const { page } = use;
    const { emulator, writes } = await editLive();
    await control(page, "maxReplicaCount").fill("9");
    await review();
    emulator.fail({ status: 401, match: "PATCH " });
    await button(page, "Save on LIVE").click();
    await page.getByRole("alert").filter({ hasText: "(401)" }).waitFor();
    emulator.fail({ status: 400, message: "max_replica_count is above the limit of 8", match: "PATCH " });
    await button(page, "Send again").click();
    await button(page, "Go to Max replica count").click();
    assert.match(await messages("maxReplicaCount").innerText(), /^Error: .*above the limit of 8/);
    await page.waitForFunction(() => document.activeElement.id === "field.maxReplicaCount");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("8");
    assert.equal(await messages("maxReplicaCount").count(), 0, "a refusal ends with the value that it was about");
    await review();
    await button(page, "Save on LIVE").click();
    await page.waitForURL(/support-chat$/);
    assert.deepEqual(
      writes.map(({ body }) => body.maxReplicaCount),
      [9, 9, 8],
    );
  });

  it("creates one like another, after the service was asked without creating", async () => {
    const { page } = use;
    const writes = recordWrites(page);
    const { emulator } = await use.live("/deployments/new?from=support-chat", {
      emulator: { deployments: deployments() },
    });
    await heading("Create one like Support chat").waitFor();
    const id = page.getByLabel("Deployment ID");
    await id.fill("Chat");
    await page.getByText(/Error: must contain only a-z/).waitFor();
    await id.fill("support-chat");
    await review();
    await page
      .getByText("Starts 1 replica × 8 × H100 80GB = 8 GPUs. READY replicas are billed by the second.")
      .waitFor();
    const taken = await shownRequest(page);
    assert.match(taken.target, /\?deploymentId=support-chat$/);
    assert.equal(taken.body.displayName, "Support chat");
    assert.equal(taken.body.createTime, undefined);
    await button(page, "Create on LIVE").click();
    await button(page, "Go to Deployment ID").click();
    await page.getByText("Error: is taken").waitFor();
    await id.fill("chat-2");
    await review();
    const shown = await shownRequest(page);
    await button(page, "Ask the service without creating").click();
    await page.getByText("Nothing was created.").waitFor();
    assert.equal(emulator.deployments().length, 2);
    assert.match(writes.at(-1).target, /validateOnly=true/);
    await button(page, "Create on LIVE").click();
    await page.waitForURL(/\/deployments\/chat-2$/);
    assert.deepEqual(writes.at(-1), shown);
    assert.equal(emulator.deployments().length, 3);
  });

  it("rehearses an edit and a create on the emulator, and sends nothing", async () => {
    const { page } = use;
    const { writes } = await editLive();
    const rehearsed = async (title) => {
      await review();
      await button(page, "Try on the emulator").click();
      const dialog = page.getByRole("dialog", { name: title });
      await dialog.getByText(/It would end as.*Ready/).waitFor();
      const steps = await dialog.getByRole("listitem").allInnerTexts();
      await button(page, "Close").click();
      return steps.map((step) => step.replace(/\s*after .*/s, "")).join();
    };
    await control(page, "maxReplicaCount").fill("9");
    assert.equal(await rehearsed("Rehearsal: update Support chat"), "Asked,Updating: 2 of 2 ready,Ready 2 of 2");
    page.on("dialog", (dialog) => dialog.accept());
    await page.goto(`${use.url}/deployments/new?from=support-chat`);
    await heading("Create one like Support chat").waitFor();
    await page.getByLabel("Deployment ID").fill("chat-2");
    assert.match(
      await rehearsed("Rehearsal: create Support chat"),
      /^Asked,(Creating,)?(Scheduling,)?Downloading the model,Starting,Ready 1 of 1$/,
    );
    assert.deepEqual(writes, []);
  });

  it("has the settings of a purged deployment as they were last seen", async () => {
    const { page } = use;
    const { emulator } = await use.live("/deployments", { emulator: { deployments: deployments() } });
    await rowOf(page, "Support chat").waitFor();
    emulator.reset();
    emulator.fail({ status: 404, match: "GET /v1/accounts/acme/deployments/support-chat", times: Infinity });
    await page.evaluate(() => {
      history.pushState({}, "", "/deployments/new?from=support-chat");
      dispatchEvent(new PopStateEvent("popstate"));
    });
    await heading("Create one like Support chat").waitFor();
    assert.equal(await control(page, "maxReplicaCount").inputValue(), "4");
  });

  it("hands the typed policy to the simulation beside the saved one, and takes one from it", async () => {
    const { page } = use;
    await use.open(EDIT);
    await control(page, "minReplicaCount").fill("3");
    const href = await page.getByRole("link", { name: /^Simulate this policy/ }).getAttribute("href");
    const { typed, saved, of } = JSON.parse(new URL(href, use.url).searchParams.get("policy"));
    assert.deepEqual([typed.minReplicaCount, saved.minReplicaCount, of], [3, 2, "support-chat"]);
    assert.ok(typed.autoscalingPolicy.scaleToZeroWindow);
    await page.evaluate(() => {
      sessionStorage.clear();
      sessionStorage.setItem("policy/emulator/account/support-chat", JSON.stringify({ maxReplicaCount: 11 }));
    });
    page.on("dialog", (dialog) => dialog.accept());
    await page.reload();
    await part(page, "maxReplicaCount").getByText("Was 8").waitFor();
    assert.equal(await control(page, "maxReplicaCount").inputValue(), "11");
    assert.equal(await page.locator("#other-fields").count(), 0);
  });

  it("is at most 55 KB of JavaScript beyond the first load, compressed", async () => {
    const { page } = use;
    const loaded = new Set();
    page.on("response", (response) => {
      if (response.url().endsWith(".js") && response.status() === 200) loaded.add(response.url());
    });
    await use.open("/deployments");
    await rowOf(page, /./).first().waitFor();
    const first = new Set(loaded);
    await page.goto(`${use.url}${EDIT}`);
    await control(page, "displayName").waitFor();
    await page.goto(`${use.url}/deployments/new`);
    await control(page, "displayName").waitFor();
    await page.waitForTimeout(500);
    let size = 0;
    for (const url of loaded)
      if (!first.has(url))
        size += gzipSync(new Uint8Array(await (await fetch(url)).arrayBuffer()), { level: 9 }).length;
    assert.ok(size > 0 && size <= 55 * 1_024, `${size} bytes`);
  });
});
