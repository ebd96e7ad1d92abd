import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { useConsole } from "./suite.mjs";
import { button, focused } from "./support.mjs";

const POLICY = {
  minReplicaCount: 0,
  maxReplicaCount: 4,
  acceleratorCount: 2,
  autoscalingPolicy: { scaleToZeroWindow: "600s" },
};
const OFFICE = {
  kind: "office",
  level: 0,
  peak: 2.4,
  from: "09:00",
  until: "17:00",
  day: "2026-11-30",
  days: 1,
  zone: "UTC",
};
const linkTo = (policy, load = OFFICE) =>
  `/simulate?${new URLSearchParams({ policy: JSON.stringify(policy), load: JSON.stringify(load) })}`;

describe("the simulation of autoscaling", () => {
  const use = useConsole({ timezoneId: "UTC" });
  const open = (policy, load) => use.open(linkTo(policy, load));
  const field = (label) => use.page.getByLabel(label, { exact: true });
  const chart = () => use.page.getByRole("img", { name: /^Replicas over/ });
  const results = () => use.page.getByRole("region", { name: "What it comes to" });
  const figure = (name) =>
    results()
      .getByRole("row")
      .filter({ has: use.page.getByRole("rowheader", { name }) });
  const becomes = (name, text) => figure(name).filter({ hasText: text }).waitFor();
  const texts = async (name) => await figure(name).getByRole("cell").allTextContents();
  const curve = (name) => chart().locator(`[data-curve=${name}]`).getAttribute("d");
  const inUrl = (name) => use.page.evaluate((name) => JSON.parse(new URLSearchParams(location.search).get(name)), name);
  const messageAt = async (input) => {
    const ids = (await input.getAttribute("aria-describedby")).split(" ");
    return use.page.locator(`[id="${ids.at(-1)}"]`).textContent();
  };

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

  it("says at the field what is wrong with a window, and keeps the last chart until it is right", async () => {
    await open(POLICY);
    await becomes("GPU-hours", "48.6");
    const before = await curve("typed-ready");
    const window = field("Scale-to-zero window");
    await window.fill("2m");
    await use.page.getByText("The chart shows the last valid policy.").waitFor();
    assert.match(await messageAt(window), /must be at least 5 minutes \(300s\), got `120s`/);
    assert.equal(await window.getAttribute("aria-invalid"), "true");
    assert.equal(await curve("typed-ready"), before);
    assert.deepEqual(await inUrl("policy"), POLICY);
    await window.fill("20m");
    await becomes("GPU-hours", "48.9");
    assert.equal(await window.getAttribute("aria-invalid"), "false");
    await window.fill("2m");
    await field("First day").fill("2026-12-01");
    await use.page.waitForFunction(() => location.search.includes("2026-12-01"));
    assert.equal(await window.inputValue(), "2m", "what is wrong stays while the URL follows the load");
    await field("Minimum replicas").fill("5");
    assert.match(await messageAt(field("Minimum replicas")), /must be at most maxReplicaCount/);
  });

  it("draws the saved policy of a deployment beside the typed one, with the difference", async () => {
    await open(POLICY);
    await becomes("GPU-hours", "48.6");
    await field("Compare with deployment").fill("nightly-reports");
    await use.page.getByRole("columnheader", { name: "Difference" }).waitFor();
    assert.equal((await texts("GPU-hours")).length, 3);
    assert.match((await texts("GPU-hours"))[2], /^\+\d/);
    assert.notEqual(await curve("typed-ready"), await curve("saved-ready"));
    await use.page.waitForFunction(() => location.search.includes("nightly-reports"));
    const { of, saved, typed } = await inUrl("policy");
    assert.deepEqual([of, saved.maxReplicaCount, typed.maxReplicaCount], ["nightly-reports", 1, 4]);
    await button(use.page, "Edit with this policy…").click();
    await use.page.waitForURL(/\/deployments\/nightly-reports\/edit/);
    await use.page.locator('[data-field="maxReplicaCount"]').getByText("Was 1").waitFor();
    assert.equal(await use.page.locator("[id='field.maxReplicaCount']").inputValue(), "4");
  });

  it("starts from the saved policy if the link names only a deployment", async () => {
    await open({ of: "support-chat" });
    await becomes("GPU-hours", "the same");
    assert.equal(await field("Maximum replicas").inputValue(), "8");
    assert.equal(await field("Begins (cron)").inputValue(), "0 8 * * 1-5");
  });

  it("keeps a link's invalid policy, and draws only the saved one", async () => {
    const typed = { ...POLICY, autoscalingPolicy: { scaleUpWindow: "7200s" } };
    // the keys of the load are in another order than the page's own
    const { zone, day, ...load } = OFFICE;
    await open({ of: "support-chat", typed }, { zone, ...load, day });
    await use.page.getByText("The typed policy isn't drawn.").waitFor();
    await use.page.getByRole("columnheader", { name: "Saved (support-chat)" }).waitFor();
    await use.page.waitForFunction(() => location.search.includes("saved"));
    assert.deepEqual((await inUrl("policy")).typed, typed);
    assert.equal(await field("Scale-up window").inputValue(), "2h");
    assert.match(await messageAt(field("Scale-up window")), /must be between 0 and 1 hour/);
    assert.equal(await chart().locator("[data-curve^=typed]").count(), 0);
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

  it("says what in a link can't be read, and shows the default", async () => {
    await use.open("/simulate?policy=nonsense&load=%7B%22kind%22%3A%22tidal%22%7D");
    const alerts = use.page.getByRole("alert");
    await alerts.nth(1).waitFor();
    assert.deepEqual(await alerts.allTextContents(), [
      "The link's policy must be a JSON object, got nonsense. The default is shown.",
      'The link\'s load needs a kind (steady, burst, office, nights, points), got {"kind":"tidal"}. The default is shown.',
    ]);
    await becomes("GPU-hours", /\d/);
    assert.equal(await field("Maximum replicas").inputValue(), "4");
  });

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
