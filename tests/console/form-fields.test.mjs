import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { control, json, openGroups, part, set, typeKey, useForm } from "./form-support.mjs";
import { importConsole } from "./import.mjs";
import { button } from "./support.mjs";

const { FIELDS } = await importConsole("form/groups.ts");

/** The text typed into each plain field, and its value in JSON if that differs. */
const TYPED = {
  displayName: ["Café 🔥"],
  description: ["Two\nlines"],
  baseModel: ["accounts/fireworks/models/qwen3-8b"],
  deploymentShape: ["accounts/fireworks/deploymentShapes/fast"],
  acceleratorType: ["NVIDIA_H200_141GB"],
  acceleratorCount: ["8", 8],
  precision: ["FP8_MM"],
  maxContextLength: ["0", 0],
  minReplicaCount: ["0", 0],
  maxReplicaCount: ["12", 12],
  "autoscalingPolicy.scaleUpWindow": ["1m", "60s"],
  "autoscalingPolicy.scaleDownWindow": ["600.5s"],
  "autoscalingPolicy.scaleToZeroWindow": ["1h30m", "5400s"],
  maxConcurrencyPerReplica: ["64", 64],
  preemptible: [true],
  draftModel: ["accounts/fireworks/models/draft"],
  draftTokenCount: ["4", 4],
  ngramSpeculationLength: ["3", 3],
  enableMtp: [true],
  enableAddons: [false],
  enableHotReloadLatestAddon: [true],
  enableHotLoad: [true],
  hotLoadBucketType: ["S3"],
  hotLoadBucketUrl: ["s3://bucket/models"],
  hotLoadTrainerJob: ["job"],
  hotLoadTransitionType: ["SYNC"],
  directRouteType: ["INTERNET"],
  enableSessionAffinity: [true],
  deploymentTemplate: ["template"],
  "autoTune.longPrompt": [true],
  activeModelVersion: ["v1"],
  targetModelVersion: ["v2"],
  maxWithRevocableReplicaCount: ["5", 5],
  pricingPlanId: ["plan"],
  disableDeploymentSizeValidation: [false],
  expireTime: ["2027-01-01T00:00:00Z"],
};

/** How the fields of several inputs are set, and what the JSON then has. */
const COMPOSED = {
  annotations: async (page) => {
    await button(page, "Add a tag").click();
    await page.getByLabel("Tags 1: key").fill("custom/team.a");
    await page.getByLabel("Tags 1: value").fill("search");
    return { "custom/team.a": "search" };
  },
  "autoscalingPolicy.loadTargets": async (page) => {
    await button(page, "Add a target").click();
    await page.getByLabel("Load targets 1: value").fill("0.65");
    return { default: 0.65 };
  },
  "autoscalingPolicy.scalingSchedules": async (page) => {
    await button(page, "Add a schedule").click();
    await page.getByLabel("Name of the schedule").fill("nights");
    const inside = (name) => control(page, "autoscalingPolicy", "scalingSchedules", "nights", name);
    await inside("schedule").fill("0 20 * * *");
    await inside("timezone").fill("Asia/Tokyo");
    await inside("timezone").press("Escape");
    await inside("duration").fill("8h");
    await inside("minReplicaCount").fill("0");
    await inside("description").fill("Off");
    await inside("disabled").getByLabel("No", { exact: true }).check();
    const times = { schedule: "0 20 * * *", timezone: "Asia/Tokyo", duration: "28800s" };
    return { nights: { ...times, minReplicaCount: 0, description: "Off", disabled: false } };
  },
  placement: async (page) => {
    await page.getByLabel("Several regions").check();
    await part(page, "placement.regions")
      .getByRole("button", { name: /^Add a value/ })
      .click();
    await control(page, "placement", "regions", 0).fill("US_IOWA_1");
    await control(page, "placement", "regions", 0).press("Escape");
    return { regions: ["US_IOWA_1"] };
  },
  directRouteApiKeys: async (page) => {
    await typeKey(page);
    return undefined;
  },
};

describe("the fields of the form", () => {
  const { use, EDIT, toZero, messages } = useForm();

  it("sets every field, and leaves the JSON as it was typed", async () => {
    const { page } = use;
    assert.deepEqual([...Object.keys(TYPED), ...Object.keys(COMPOSED)].sort(), [...FIELDS].sort());
    await use.open("/deployments/new");
    await control(page, "displayName").waitFor();
    await openGroups(page);
    assert.deepEqual(await json(page), {});
    assert.equal(await control(page, "enableMtp").count(), 0, "a deprecated field that isn't set is hidden");
    await page.getByLabel("The deployment as JSON").fill('{"enableMtp": false, "expireTime": "soon"}');

    const expected = {};
    const expect = (path, value) => {
      const [outer, inner] = path.split(".");
      if (inner === undefined) expected[outer] = value;
      else expected[outer] = { ...expected[outer], [inner]: value };
    };
    for (const [path, [typed, kept = typed]] of Object.entries(TYPED)) {
      await set(page, path, typed);
      expect(path, kept);
    }
    for (const [path, compose] of Object.entries(COMPOSED)) {
      const value = await compose(page);
      if (value !== undefined) expect(path, value);
    }
    assert.deepEqual(await json(page), expected);
    assert.doesNotMatch(
      await page.evaluate(() => JSON.stringify({ ...sessionStorage })),
      /marker/,
      "keys aren't stored",
    );
    assert.match(await page.evaluate(() => JSON.stringify({ ...sessionStorage })), /Caf/, "the rest is");
  });

  it("shows immutable fields read-only with the reason, marks enterprise fields, and shows no output-only ones", async () => {
    const { page } = use;
    await use.open(EDIT);
    await part(page, "baseModel").waitFor();
    assert.match(
      await part(page, "baseModel").innerText(),
      /read-only\s+accounts\/.*can't be changed after the create/s,
    );
    assert.equal(await part(page, "baseModel").locator("input").count(), 0);
    await openGroups(page);
    assert.match(await part(page, "enableSessionAffinity").innerText(), /enterprise accounts/);
    assert.equal(await part(page, "createTime").count(), 0);
  });

  it("shows a schedule's next runs in its zone and in the reader's", async () => {
    const { page } = use;
    await use.open(EDIT);
    const runs = part(page, "autoscalingPolicy.scalingSchedules").locator("time");
    await runs.nth(2).waitFor();
    assert.match(await runs.first().innerText(), /, 08:00 Europe\/Berlin, which is .*UTC\)? for you$/);
    await control(page, "autoscalingPolicy", "scalingSchedules", "office", "schedule").fill("nonsense");
    await runs.first().waitFor({ state: "detached" });
  });

  it("searches the values of a long list", async () => {
    const { page } = use;
    await use.open("/deployments/new");
    const type = control(page, "acceleratorType");
    await type.click();
    await page.keyboard.type("h200");
    await page.getByRole("option", { name: "NVIDIA_H200_141GB" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await type.inputValue(), "NVIDIA_H200_141GB");
    assert.equal((await json(page)).acceleratorType, "NVIDIA_H200_141GB");
    await type.fill("NEW_GPU");
    assert.match(await messages("acceleratorType").first().innerText(), /^Warning: should be a known value/);
  });

  it("undeletes first what can't be edited", async () => {
    await use.open("/deployments/search-ranking/edit");
    await use.page.getByText("A deleted deployment can't be edited").waitFor();
    await use.page.getByRole("link", { name: "Undelete it" }).waitFor();
  });

  it("says how a duration is sent only where it will be, and nothing twice", async () => {
    const { page } = use;
    await use.open(EDIT);
    const window = toZero();
    const note = page.locator('[id="field.autoscalingPolicy.scaleToZeroWindow.sent"]');
    for (const [typed, says] of [
      ["3600s", "That is 1h"],
      ["2m", ""],
      ["20m", "Sent as 1200s"],
      ["1200s", "Sent as 1200s, which is 20m"],
      ["90m", "Sent as 5400s, which is 1h30m"],
      ["soon", "Type 5m, 1h30m or 300s"],
    ]) {
      await window.fill(typed);
      assert.equal(await note.textContent(), says, typed);
    }
  });
});
