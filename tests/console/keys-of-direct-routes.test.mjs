import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { control, json, openGroups, part } from "./form-support.mjs";
import { useConsole } from "./suite.mjs";

const KEY = "marker-of-a-key";

describe("the keys of a direct route, in the form,", () => {
  const use = useConsole();
  const open = async () => {
    await use.live("/deployments/new");
    await use.page.getByRole("textbox", { name: "Display name" }).waitFor();
    await openGroups(use.page);
  };
  const add = (count) => {
    const button = part(use.page, "directRouteApiKeys").getByRole("button", { name: /^Add/ });
    return Array.from({ length: count }).reduce((before) => before.then(() => button.click()), Promise.resolve());
  };

  it("aren't kept in a draft, in whatever spelling and depth they were pasted", async () => {
    const { page } = use;
    await open();
    await json(page);
    const pasted = {
      displayName: "Café",
      direct_route_api_keys: [KEY],
      other: [{ directRouteApiKeys: [KEY], direct_route_api_keys: KEY }],
    };
    await page.getByLabel("The deployment as JSON").fill(JSON.stringify(pasted));
    const stored = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }));
    await page.waitForFunction(() => /Caf/.test(JSON.stringify({ ...sessionStorage })));
    assert.ok(!(await stored()).includes(KEY), await stored());
  });

  it("stay hidden when the one before, which is shown, is removed", async () => {
    const { page } = use;
    await open();
    await add(2);
    await control(page, "directRouteApiKeys", 0).fill("the first key");
    await control(page, "directRouteApiKeys", 1).fill(KEY);
    await part(page, "directRouteApiKeys").getByRole("button", { name: "Show the key" }).first().click();
    assert.equal(await control(page, "directRouteApiKeys", 0).getAttribute("type"), "text");
    await part(page, "directRouteApiKeys")
      .getByRole("button", { name: /^Remove/ })
      .first()
      .click();
    const left = control(page, "directRouteApiKeys", 0);
    assert.deepEqual([await left.inputValue(), await left.getAttribute("type")], [KEY, "password"]);
  });

  it("are no masks: one that was copied from the page is an error at its field", async () => {
    const { page } = use;
    await open();
    await add(1);
    await control(page, "directRouteApiKeys", 0).fill("••••••••");
    const issue = part(page, "directRouteApiKeys").getByText("is shown instead of a key").first();
    await issue.waitFor();
    await control(page, "directRouteApiKeys", 0).fill(KEY);
    await issue.waitFor({ state: "detached" });
  });
});
