import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { control, json, openGroups, useForm } from "./form-support.mjs";
import { button, focused } from "./support.mjs";

describe("issues in the form", () => {
  const { use, EDIT, editLive, toZero, messages } = useForm();

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
    assert.doesNotMatch(await page.locator("#announcer").textContent(), /Error/);
    for (let presses = 0; presses < 20 && (await focused(page)) !== "Save on LIVE"; presses++) await press("Tab");
    await press("Enter");
    await page.waitForURL(/support-chat$/);
    assert.deepEqual(writes[0].body, { autoscalingPolicy: { scaleToZeroWindow: "1200s" } });
  });

  it("reviews by Ctrl Enter on any of its buttons, without pressing the button", async () => {
    const { page } = use;
    const { writes } = await editLive();
    await control(page, "maxReplicaCount").fill("9");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Put back: Max replica count");
    await page.keyboard.press("Control+Enter");
    await button(page, "Save on LIVE").waitFor();
    assert.equal(await focused(page), "Review before it is sent");
    await button(page, "Save on LIVE").click();
    await page.waitForURL(/support-chat$/);
    assert.deepEqual(writes[0].body, { maxReplicaCount: 9 });
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
    const scrolled = await page.evaluate(() => document.documentElement.scrollTop);
    assert.equal(scrolled, 0, "the form scrolls, not what is around it");
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
});
