import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fieldRules } from "fireworks-deployments";
import { json, run } from "./cli.mjs";
import { onTerminal } from "./terminal.mjs";

describe("rules", () => {
  test("prints a table of every field", async () => {
    const { status, screen } = await onTerminal(["rules"], { columns: 200, rows: 150 });
    assert.deepEqual([status, screen.length], [0, fieldRules().length + 1]);
    const row = (field) => screen.find((line) => line.startsWith(`${field} `)).replaceAll(/ {2,}/g, " | ");
    assert.equal(row("displayName"), "displayName | string | at most 63 characters");
    assert.equal(row("maxReplicaCount"), "maxReplicaCount | integer | 0 to 1000");
    assert.equal(row("baseModel"), "baseModel | string | required, fixed");
    const window = "autoscalingPolicy.scaleToZeroWindow";
    assert.equal(row(window), `${window} | duration | 1h | at least 5m`);
    assert.match(row("state"), /^state \| enum \| CREATING, READY, DELETING, 3 more \| read-only$/);
  });

  test("on eighty columns wraps the names of fields, and loses nothing", async () => {
    const { screen } = await onTerminal(["rules"], { rows: 200 });
    assert.ok(screen.every((line) => line.length <= 80));
    const names = screen.map((line) => line.split(" ")[0]).join("");
    for (const { path } of fieldRules()) assert.ok(names.includes(path), path);
  });

  test("with -o json prints the package's field rules", async () => {
    assert.deepEqual(await json(["rules"]), { status: 0, stderr: "", value: fieldRules() });
  });

  test("in a pipe prints plain columns", async () => {
    const { stdout } = await run(["rules"]);
    assert.ok(!stdout.includes("\x1b"));
    assert.match(stdout, /^directRouteApiKeys +list +enterprise$/m);
  });
});
