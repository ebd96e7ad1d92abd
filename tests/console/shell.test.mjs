import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";
import { button, rowOf } from "./support.mjs";

describe("around every page", () => {
  const use = useConsole();
  const live = (path, options) => use.live(path, { emulator: { deployments: deployments() }, ...options });

  it("a dialog that breaks says so, and leaves the page as it is", async () => {
    const { page } = use;
    const body = "export default () => { throw new Error('it breaks'); }";
    await page.route("**/PurgeDialog*.js", (route) => route.fulfill({ body, contentType: "text/javascript" }));
    await live("/deployments/support-chat");
    await button(page, "Purge…").click();
    await page.getByRole("alertdialog", { name: "This dialog broke" }).waitFor();
    await button(page, "Close").click();
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "Support chat" }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    // React reports what the boundary caught
    page.complaints.length = 0;
  });

  it("nothing leads to the emulator in the live mode", async () => {
    const { page } = use;
    await live("/deployments");
    await rowOf(page, "Support chat").waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("e");
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await sheet.waitFor();
    assert.equal(await sheet.getByText("Go to the emulator").count(), 0);
    assert.equal(new URL(page.url()).pathname, "/deployments");
  });

  it("a list doesn't take the focus back after a press beside it", async () => {
    const { page } = use;
    const { emulator } = await live("/deployments", { clock: true });
    await rowOf(page, "Support chat").focus();
    await page.getByRole("heading", { name: "Deployments", level: 1 }).click();
    emulator.edit("support-chat", { displayName: "Renamed" });
    await page.clock.runFor(61_000);
    await rowOf(page, "Renamed").waitFor();
    assert.ok(await page.evaluate(() => document.activeElement?.getAttribute("role") !== "row"));
  });

  it("a schedule's next runs are told in its zone and in the reader's", async () => {
    const { page } = use;
    const mornings = { minReplicaCount: 1, schedule: "0 8 * * 1-5", duration: "36000s", timezone: "America/New_York" };
    const [served] = deployments();
    const seed = { ...served, autoscalingPolicy: { scalingSchedules: { mornings } } };
    await live("/deployments/support-chat", { emulator: { deployments: [seed] } });
    const runs = page.getByRole("row", { name: /mornings/ }).getByRole("listitem");
    await runs.first().waitFor();
    assert.equal(await runs.count(), 3);
    for (const text of await runs.allTextContents()) assert.match(text, /08:00 America\/New_York, which is .* for you/);
  });

  it("code on the emulator says that it calls the service", async () => {
    const { page } = use;
    const note = page.getByText("This calls the service itself, not the emulator in this page.");
    const code = page.getByRole("tabpanel");
    await use.open("/deployments/support-chat?tab=code");
    await note.waitFor();
    await page.getByRole("tab", { name: "CI check" }).click();
    await code.getByText("Validate deployment.json").first().waitFor();
    assert.equal(await note.count(), 0, "a check sends nothing");
    await live("/deployments/support-chat?tab=code");
    await code.locator("pre").first().waitFor();
    assert.equal(await note.count(), 0);
  });
});
