import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { POLICY, useSimulation } from "./simulating-support.mjs";
import { button, focused } from "./support.mjs";

describe("a simulation as a person sets it", () => {
  const { use, open, field, chart, becomes, curve } = useSimulation();

  it("takes a load that is pasted, or drawn with the pointer", async () => {
    await open(POLICY, { kind: "points", points: [], day: "2026-11-30", days: 1, zone: "UTC" });
    await becomes("GPU-hours", "0.0");
    await field("A series to paste").fill("time,load\n2026-12-01T10:00Z,1\n2026-12-01T11:00Z,oops");
    await button(use.page, "Use the series").click();
    await use.page.getByText("row 2: the value must be a number").first().waitFor();
    await field("A series to paste").fill("time,load\n2026-12-01T10:00Z,1\n2026-12-01T12:00Z,0");
    await button(use.page, "Use the series").click();
    await becomes("Cold starts", "1");
    assert.equal(await field("First day").inputValue(), "2026-12-01");
    const before = await curve("load");
    const box = await chart().boundingBox();
    await use.page.mouse.move(box.x + box.width * 0.7, box.y + 40);
    await use.page.mouse.down();
    await use.page.mouse.move(box.x + box.width * 0.8, box.y + 40);
    await use.page.mouse.up();
    await becomes("Cold starts", "2");
    assert.notEqual(await curve("load"), before);
    assert.ok((await field("From").count()) >= 4, "the drawn points can be edited as text");
  });

  it("works with the keyboard alone", async () => {
    await open(POLICY);
    await becomes("GPU-hours", "48.6");
    const tabTo = async (name) => {
      for (let presses = 0; presses < 60; presses++) {
        await use.page.keyboard.press("Tab");
        assert.notEqual(await focused(use.page), "BODY");
        if ((await focused(use.page)).startsWith(name)) return;
      }
      assert.fail(`no Tab leads to ${name}`);
    };
    await tabTo("The numbers as a table");
    await use.page.keyboard.press("Enter");
    await use.page.getByRole("region", { name: "The numbers" }).waitFor();
    await tabTo("Maximum replicas");
    await use.page.keyboard.type("2");
    await becomes("Short of capacity", "8 h 0 min");
    await tabTo("Add a schedule");
    await use.page.keyboard.press("Enter");
    await field("Begins (cron)").waitFor();
    await use.page.keyboard.press("Shift+Tab");
    await use.page.keyboard.press("Shift+Tab");
    assert.equal(await focused(use.page), "Begins (cron)");
    for (let presses = 0; presses < 3; presses++) await use.page.keyboard.press("Shift+Tab");
    assert.equal(await focused(use.page), "Remove schedule office");
    await use.page.keyboard.press("Enter");
    await field("Begins (cron)").waitFor({ state: "detached" });
    assert.equal(await focused(use.page), "Add a schedule", "the focus isn't lost with the button");
  });
});
