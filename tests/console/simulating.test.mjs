import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { POLICY, useSimulation } from "./simulating-support.mjs";
import { button } from "./support.mjs";

describe("the simulation of autoscaling", () => {
  const { use, open, field, chart, results, becomes, texts, curve, inUrl } = useSimulation();

  // One replica is ready at 9:04, three from 9:04:30 until the windows of ten minutes end at 17:10:
  // (30 s + 3 × 8:05:30) × 2 GPUs = 48.57 hours
  it("draws what a link says, and comes to the figures worked out by hand", async () => {
    await open(POLICY);
    await becomes("GPU-hours", "48.6");
    assert.deepEqual(await texts("Cold starts"), ["1"]);
    assert.deepEqual(await texts("Short of capacity"), ["4 min 30 s"]);
    const summary = await chart().getAttribute("aria-label");
    assert.match(summary, /0 to 3 ready replicas, 48\.6 GPU-hours, 1 cold start, 4 min 30 s short/);
    assert.match(await results().textContent(), /A model, from published windows and defaults/);
    assert.equal(await field("Scale-to-zero window").inputValue(), "10m", "as people write it");
  });

  it("is redrawn while one types, and the URL follows", async () => {
    await open(POLICY);
    await becomes("Short of capacity", "4 min 30 s");
    await field("Cold start").fill("2m");
    await becomes("Short of capacity", "2 min 30 s");
    await field("GPUs per replica").fill("1");
    await becomes("GPU-hours", "24.4");
    await field("Load in that time").fill("1");
    await becomes("GPU-hours", /1[0-9]\.\d/);
    await use.page.waitForFunction(() => decodeURIComponent(location.search).includes('"peak":1'));
    const { typed, coldStart } = await inUrl("policy");
    assert.deepEqual([typed.acceleratorCount, coldStart], [1, "120s"]);
    await use.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await button(use.page, "Copy link").click();
    const link = await use.page.evaluate(() => navigator.clipboard.readText());
    assert.equal(link, use.page.url());
    await use.page.goto("about:blank");
    await use.page.goto(link);
    await becomes("GPU-hours", /1[0-9]\.\d/);
    assert.equal(await field("Cold start").inputValue(), "2m");
  });

  it("has the same numbers in the table as in the chart", async () => {
    await open({ typed: POLICY, saved: { ...POLICY, minReplicaCount: 1, maxReplicaCount: 2 } });
    await becomes("GPU-hours", "48.6");
    await use.page.getByText("The numbers as a table").click();
    const rows = use.page.getByRole("region", { name: "The numbers" }).locator("tbody tr");
    const table = await rows.evaluateAll((rows) =>
      rows.map((row) => [
        Number(row.dataset.at),
        ...[...row.querySelectorAll("td")].map((cell) => Number(cell.textContent)),
      ]),
    );
    assert.ok(table.length >= 6, `${table.length} rows`);
    const length = 86_400_000;
    for (const [column, name] of ["load", "typed-desired", "typed-ready", "saved-desired", "saved-ready"].entries()) {
      const path = await curve(name);
      const [, left, ground] = /^M([\d.]+),([\d.]+)/.exec(path);
      const right = Number(/H([\d.]+)$/.exec(path)[1]);
      const timeOf = (x) => ((x - Number(left)) / (right - Number(left))) * length;
      const steps = [
        [0, Number(ground)],
        ...[...path.matchAll(/H([\d.]+)V([\d.]+)/g)].map(([, x, y]) => [timeOf(Number(x)), Number(y)]),
      ];
      const changes = steps.filter(([, y], index) => index === 0 || y !== steps[index - 1][1]);
      const values = table.filter((row, index) => index === 0 || row[column + 1] !== table[index - 1][column + 1]);
      assert.equal(changes.length, values.length, `${name} changes as often`);
      const perUnit = unitOf(
        changes,
        values.map((row) => row[column + 1]),
      );
      for (const [index, row] of values.entries()) {
        assert.ok(Math.abs(changes[index][0] - row[0]) < 60_000, `${name}: step ${index} at the same time`);
        const height = (changes[0][1] - changes[index][1]) / perUnit;
        assert.ok(
          Math.abs(height - (row[column + 1] - values[0][column + 1])) < 0.02,
          `${name}: step ${index} as high`,
        );
      }
    }
  });

  it("shows the cost at a price that one has typed", async () => {
    await use.page.addInitScript(() => localStorage.setItem("preferences", '{"gpuHourPrice":"2.5"}'));
    await open(POLICY);
    await becomes("Cost", "$121.42");
  });

  it("asks for the emulator in the live mode only when it is opened", async () => {
    const modules = [];
    use.page.on("request", (request) => {
      if (/emulator.*\.wasm/.test(request.url())) modules.push(request.url());
    });
    await use.live("/deployments");
    await use.page.getByText("No deployments yet.").waitFor();
    assert.deepEqual(modules, []);
    await use.page.getByRole("link", { name: "Simulate" }).click();
    await becomes("GPU-hours", /\d/);
    assert.equal(modules.length, 1);
  });
});

/** The pixels of one replica, from the widest change of a curve. */
function unitOf(steps, values) {
  const changes = values.map((value, index) => [value - values[0], steps[0][1] - steps[index][1]]);
  const [value, pixels] = changes.reduce((widest, change) =>
    Math.abs(change[0]) > Math.abs(widest[0]) ? change : widest,
  );
  return value === 0 ? 1 : pixels / value;
}
