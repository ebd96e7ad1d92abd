import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { control, json, openGroups, part, recordWrites, set, shownRequest } from "./form-support.mjs";
import { importConsole } from "./import.mjs";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";
import { button, focused, rowOf } from "./support.mjs";

const { FIELDS } = await importConsole("form/groups.ts");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

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
    await part(page, "directRouteApiKeys")
      .getByRole("button", { name: /^Add one/ })
      .click();
    await control(page, "directRouteApiKeys", 0).fill("marker-of-a-key");
    return undefined;
  },
};

describe("the form of a deployment", () => {
  const use = useConsole();
  const EDIT = "/deployments/support-chat/edit";
  const heading = (text) => use.page.getByRole("heading", { level: 1, name: text });
  const review = () => use.page.keyboard.press("Control+Enter");
  const editLive = async () => {
    const writes = recordWrites(use.page);
    const live = await use.live(EDIT, { emulator: { deployments: deployments() } });
    await control(use.page, "displayName").waitFor();
    return { ...live, writes };
  };
  const toZero = () => control(use.page, "autoscalingPolicy", "scaleToZeroWindow");
  const messages = (path) => part(use.page, path).getByRole("listitem");

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
    const cells = (name) => page.getByRole("row").filter({ hasText: name }).getByRole("cell").allInnerTexts();
    const [was, is, willBe] = await cells("displayName");
    assert.deepEqual([was, willBe], ["Support chat", "Mine"]);
    assert.match(is, /^Theirs\s+Somebody changed it meanwhile/);
    assert.match((await cells("description")).join(), /not set.*Theirs too.*Theirs too.*you didn't change it/s);
    await button(page, "Save on LIVE").click();
    await page.waitForURL(/support-chat$/);
    assert.deepEqual(writes[0].body, { displayName: "Mine" });
  });

  it("tells a wrong window, leads to it and saves the right one, by keyboard alone", async () => {
    const { page } = use;
    const { writes } = await editLive();
    const press = async (key) => {
      await page.keyboard.press(key);
      assert.notEqual(await focused(page), "BODY", `after ${key}`);
    };
    for (let presses = 0; presses < 60 && (await focused(page)) !== "Scale to zero window"; presses++)
      await press("Tab");
    await page.keyboard.type("2m");
    assert.match(
      await messages("autoscalingPolicy.scaleToZeroWindow").first().innerText(),
      /^Error: must be at least 5/,
    );
    assert.equal(await toZero().getAttribute("aria-invalid"), "true");
    const described = (await toZero().getAttribute("aria-describedby")).split(" ");
    const ids = await page.evaluate((ids) => ids.filter((id) => document.getElementById(id)), described);
    assert.deepEqual(ids, described, "every description is there");
    await press("Shift+Tab");
    await press("Control+Enter");
    assert.equal(await focused(page), "Scale to zero window", "the review leads to the error first");
    assert.match(await page.locator("#announcer").textContent(), /^Not ready for review: 1 error.*at least 5 minutes/s);
    await press("Shift+Tab");
    await press("F8");
    assert.equal(await focused(page), "Scale to zero window");
    await press("Control+a");
    await page.keyboard.type("20m");
    await press("Control+Enter");
    await button(page, "Save on LIVE").waitFor();
    assert.equal(await focused(page), "Review before it is sent");
    for (let presses = 0; presses < 20 && (await focused(page)) !== "Save on LIVE"; presses++) await press("Tab");
    await press("Enter");
    await page.waitForURL(/support-chat$/);
    assert.deepEqual(writes[0].body, { autoscalingPolicy: { scaleToZeroWindow: "1200s" } });
  });

  it("visits each issue with F8 and back with Shift F8, in collapsed groups too, and links to each", async () => {
    const { page } = use;
    await use.open(EDIT);
    await page.getByText("1 warning").waitFor();
    await openGroups(page);
    await control(page, "hotLoadBucketUrl").fill("http://x/");
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = false;
      document.querySelector("h1").focus();
    });
    await page.keyboard.press("F8");
    assert.equal(await focused(page), "Scale to zero window");
    await page.keyboard.press("F8");
    assert.equal(await focused(page), "Bucket URL for hot loading");
    await page.keyboard.press("Shift+F8");
    assert.equal(await focused(page), "Scale to zero window");
    await button(page, "1 error, 1 warning").click();
    await page.getByRole("link", { name: /^Error: Bucket URL for hot loading must start with/ }).click();
    assert.equal(await focused(page), "Bucket URL for hot loading");
  });

  it("offers what was typed before a reload, with what it began from, and never a key", async () => {
    const { page } = use;
    const { emulator } = await editLive();
    const asked = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      dialog.accept();
    });
    await page.reload();
    await control(page, "displayName").fill("Typed");
    await openGroups(page);
    await COMPOSED.directRouteApiKeys(page);
    emulator.edit("support-chat", { displayName: "Theirs" });
    await page.reload();
    assert.deepEqual(asked, ["beforeunload"], "the browser asks only if something was typed");
    const offer = page.getByRole("region", { name: "What was typed before" });
    await offer.waitFor();
    assert.equal(await control(page, "displayName").inputValue(), "Theirs", "it isn't applied by itself");
    assert.doesNotMatch(
      await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, document.body.innerHTML])),
      /marker/,
    );
    await page.getByRole("button", { name: /^Go on with what was typed at \d\d:\d\d$/ }).click();
    assert.equal(await control(page, "displayName").inputValue(), "Typed");
    await review();
    const row = page.getByRole("row").filter({ hasText: "displayName" });
    assert.match(
      (await row.innerText()).replace(/\s+/g, " "),
      /Support chat Theirs Somebody changed it meanwhile\. Typed/,
    );
    await page.reload();
    await page.getByRole("button", { name: "Discard" }).click();
    await offer.waitFor({ state: "detached" });
    await page.reload();
    await control(page, "displayName").waitFor();
    assert.equal(await offer.count(), 0);
  });

  it("asks before a form with changes is left, and not once they are typed back", async () => {
    const { page } = use;
    await use.open(EDIT);
    await control(page, "displayName").fill("Other");
    await page.getByRole("link", { name: "Deleted" }).click();
    await page.getByRole("alertdialog", { name: "Leave the form?" }).waitFor();
    await button(page, "Keep editing").click();
    assert.equal(await control(page, "displayName").inputValue(), "Other");
    await button(page, "Put back: Display name").click();
    assert.equal(await control(page, "displayName").inputValue(), "Support chat");
    await page.getByRole("link", { name: "Deleted" }).click();
    await heading("Deleted").waitFor();
    await page.goBack();
    await control(page, "displayName").fill("Other");
    await page.getByRole("link", { name: "Deleted" }).click();
    await button(page, "Leave").click();
    await heading("Deleted").waitFor();
    await page.goBack();
    await page.getByRole("region", { name: "What was typed before" }).waitFor();
  });

  it("keeps what was typed when the key stops working in the middle, and sends it again", async () => {
    const { page } = use;
    await use.open(`${EDIT}?scenario=401-in-the-middle`);
    await control(page, "displayName").fill("Kept");
    await review();
    await button(page, "Save on EMULATOR").click();
    const alert = page.getByRole("alert").filter({ hasText: "doesn't accept the key (401)" });
    await alert.waitFor();
    await button(page, "Back to the form").click();
    assert.equal(await control(page, "displayName").inputValue(), "Kept");
    await review();
    await button(page, "Save on EMULATOR").click();
    await page.waitForURL(/\/deployments\/support-chat(\?|$)/);
    await page.getByText("Kept was saved.").waitFor();
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

  it("takes a pasted JSON: each issue at its field, what isn't known kept and warned about", async () => {
    const { page } = use;
    await use.open("/deployments/new");
    await control(page, "displayName").waitFor();
    await json(page);
    const pasted = {
      baseModel: "accounts/fireworks/models/qwen3-8b",
      acceleratorType: "NVIDIA_H100_80GB",
      name: "accounts/acme/deployments/old",
      newField: { a: 1 },
      autoscalingPolicy: { scaleToZeroWindow: "120s", newWindow: "3s" },
    };
    await page.getByLabel("The deployment as JSON").fill(JSON.stringify(pasted));
    assert.match(await messages("autoscalingPolicy.scaleToZeroWindow").innerText(), /must be at least 5 minutes/);
    const others = page.locator("#other-fields");
    assert.match(await others.innerText(), /newField: \{"a":1\}.*unknown field newField/s);
    assert.match(await others.innerText(), /autoscalingPolicy\.newWindow/);
    assert.match(await others.innerText(), /name: .*set by the service/s);
    await toZero().fill("1h");
    const kept = { ...pasted, autoscalingPolicy: { scaleToZeroWindow: "3600s", newWindow: "3s" } };
    assert.deepEqual(await json(page), kept, "the JSON follows the form");
    await button(page, "Remove name").click();
    const { name: _, ...rest } = kept;
    assert.deepEqual(await json(page), rest);
    await page.getByLabel("The deployment as JSON").fill("{oops");
    await page.getByText(/isn't a deployment as JSON/).waitFor();
    assert.equal(await control(page, "baseModel").inputValue(), pasted.baseModel, "the form stays as it was");
    await button(page, "Show the form's JSON again").click();
    assert.deepEqual(await json(page), rest);
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
    await page.getByText("Starts 1 replica of 8 × H100 80GB: 8 GPUs").waitFor();
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

  it("keeps what was typed when the view breaks", async () => {
    const { page } = use;
    await use.open(EDIT);
    await control(page, "displayName").fill("Kept");
    await page.evaluate(() => {
      window.zones = Intl.supportedValuesOf;
      Intl.supportedValuesOf = undefined;
    });
    await button(page, "Add a schedule").click();
    await heading("This view broke").waitFor();
    await page.evaluate(() => {
      Intl.supportedValuesOf = window.zones;
    });
    await button(page, "Show it again").click();
    await page.getByRole("button", { name: /^Go on with what was typed/ }).click();
    assert.equal(await control(page, "displayName").inputValue(), "Kept");
    await page.locator("fieldset").filter({ hasText: "Schedule schedule-1" }).first().waitFor();
    assert.ok(page.complaints.some((complaint) => /supportedValuesOf/.test(complaint)));
    page.complaints.length = 0;
  });

  it("undeletes first what can't be edited", async () => {
    await use.open("/deployments/search-ranking/edit");
    await use.page.getByText("A deleted deployment can't be edited").waitFor();
    await use.page.getByRole("link", { name: "Undelete it" }).waitFor();
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

  for (const [colorScheme, width] of [
    ["light", 360],
    ["dark", 1600],
  ])
    it(`leaves axe nothing to find, in ${colorScheme} at ${width} px`, async () => {
      const { page } = use;
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const check = async (what) => {
        const { violations } = await page.evaluate(() =>
          window.axe.run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
          }),
        );
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
          [],
          what,
        );
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${what} is ${over} px too wide`);
        const scrolled = await page.evaluate(() => document.documentElement.scrollTop);
        assert.equal(scrolled, 0, "the page scrolls, not what is around it");
      };
      await page.addInitScript(axe);
      await use.open(EDIT);
      await control(page, "displayName").waitFor();
      await openGroups(page);
      await toZero().fill("2m");
      await COMPOSED.directRouteApiKeys(page);
      await button(page, "1 error, 1 warning").click();
      await check("the edit with issues");
      await toZero().fill("1h");
      await control(page, "displayName").fill("Other");
      await review();
      await shownRequest(page);
      await check("the review");
      await page.getByRole("link", { name: "Deleted" }).click();
      await button(page, "Leave").waitFor();
      await check("the question before leaving");
    });
});
