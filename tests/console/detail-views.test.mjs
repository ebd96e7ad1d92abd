import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { SECRET, useDetail } from "./detail-support.mjs";

describe("the views of a deployment", () => {
  const use = useDetail();
  const { open, button, card, view, document, copied } = use;

  it("shows, copies and downloads the JSON as the API sent it, but for the keys", async () => {
    await open("chat?tab=json");
    const expected = { ...document("chat"), directRouteApiKeys: ["••••••••", "••••••••"] };
    assert.deepEqual(JSON.parse(await use.page.locator("pre").textContent()), expected);
    await button("Copy JSON").click();
    await use.page.getByRole("status").getByText("Copied").waitFor();
    assert.deepEqual(JSON.parse(await copied()), expected);
    const [download] = await Promise.all([use.page.waitForEvent("download"), button("Download").click()]);
    assert.equal(download.suggestedFilename(), "chat.json");
    assert.deepEqual(JSON.parse(await readFile(await download.path(), "utf8")), expected);
  });

  it("shows the same as code: each call in each language, by keyboard too", async () => {
    await open("ranking?tab=code");
    const code = use.page.getByRole("tabpanel").locator("pre").first();
    await use.page.getByRole("tab", { name: "JavaScript" }).waitFor();
    assert.match(await code.textContent(), /client\.undelete\("ranking", \{ wait: true \}\)/);
    await use.page.getByRole("tab", { name: "JavaScript" }).focus();
    await use.page.keyboard.press("ArrowRight");
    await use.page.getByRole("tab", { name: "curl", selected: true }).waitFor();
    assert.match(await code.textContent(), /-X POST https:.*accounts\/acme\/deployments\/ranking:undelete/);
    await button("Copy curl").click();
    await use.page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("curl"));
    assert.equal(await copied(), await code.textContent());

    await use.page.getByLabel("Call").selectOption("Create one like it");
    assert.match(await code.textContent(), /deploymentId=ranking-copy/, "the language stays");
    await use.page.getByRole("tab", { name: "CI check" }).click();
    assert.match(await code.textContent(), /run: npx fireworks-deployments validate deployment\.json/);
  });

  it("compares with another deployment, without what only the service sets unless it is asked for", async () => {
    await open("chat?tab=diff");
    await use.page.getByLabel("Compare with the deployment").fill("ranking");
    await button("Compare").click();
    const row = (path) =>
      use.page.getByRole("row").filter({ has: use.page.getByRole("rowheader", { name: path, exact: true }) });
    await row("displayName").waitFor();
    assert.equal(new URL(use.page.url()).searchParams.get("with"), "ranking");
    assert.match(await row("displayName").textContent(), /"Support chat""Search ranking"/);
    assert.match(await row("acceleratorCount").textContent(), /8absent/);
    assert.match(await use.page.locator("del").first().textContent(), /^- /);
    assert.equal(await row("state").count(), 0);
    await use.page.getByLabel("Show read-only fields").check();
    await row("state").waitFor();

    await use.page.reload();
    await row("displayName").waitFor();
    use.isFaulty = true;
    await use.page.getByLabel("Compare with the deployment").fill("nobody");
    await use.page.keyboard.press("Enter");
    await use.page.getByRole("alert").getByText("Not found (404).").waitFor();
    await use.page.getByRole("heading", { name: "Support chat" }).waitFor();
  });

  it("shows a key of a direct route nowhere: not in the use.page, its URLs, its storage or what it copies", async () => {
    const seen = [];
    const look = async () =>
      seen.push(
        use.page.url(),
        await use.page.content(),
        await use.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])),
      );
    await use.page.goto(new URL("/deployments", use.url).href);
    await use.page.getByRole("link", { name: "Support chat" }).click();
    await card("Routing").waitFor();
    await look();
    await view("JSON").click();
    await button("Copy JSON").click();
    await use.page.getByRole("status").getByText("Copied").waitFor();
    seen.push(await copied());
    await look();
    await view("Code").click();
    for (const call of ["Update its scaling", "Create one like it"]) {
      await use.page.getByLabel("Call").selectOption(call);
      for (const tab of await use.page.getByRole("tab").all()) {
        await tab.click();
        await use.page.getByRole("tabpanel").getByRole("button", { name: /^Copy/ }).first().click();
        seen.push(await copied());
        await look();
      }
    }
    await view("Compare").click();
    await use.page.getByLabel("Compare with the deployment").fill("ranking");
    await button("Compare").click();
    await use.page.getByLabel("Show read-only fields").check();
    await look();
    await view("Overview").click();
    await button("Delete…").click();
    await use.page.getByRole("alertdialog").getByRole("button", { name: "Delete on LIVE" }).click();
    await use.page.getByRole("heading", { name: /^Deleting Support chat/ }).waitFor();
    await look();
    assert.ok(
      use.requests.some((request) => request.endsWith("deployments/chat")),
      "the key did come",
    );
    assert.equal(document("chat").directRouteApiKeys[0], SECRET);
    for (const text of seen) assert.ok(!text.includes(SECRET));
  });
});
