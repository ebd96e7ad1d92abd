import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { reply, serve } from "../node/service.mjs";
import { json, run } from "./cli.mjs";
import { deleted, emulated } from "./emulated.mjs";
import { onTerminal } from "./terminal.mjs";

const KEYS = ["drk_1234567890", "drk_0987654321"];
const seed = deleted({
  displayName: "日本 \x1b[31m",
  autoscalingPolicy: { scaleToZeroWindow: "5400s", loadTargets: { default: 0.8 } },
  directRouteType: "INTERNET",
  directRouteApiKeys: KEYS,
  newerField: { some: ["a", "b"] },
  newerList: ["a", "b"],
});

const wordsOf = (screen, field) =>
  screen
    .find((line) => line.startsWith(`${field} `))
    ?.slice(field.length)
    .trim();

describe("get", () => {
  test("shows every field by name, in readable form", async (t) => {
    const { env } = await emulated(t, [seed]);
    const { status, screen, colourOf } = await onTerminal(["get", "mine"], { env });
    const fields = {
      name: "accounts/acme/deployments/mine",
      displayName: "日本 �[31m",
      replicas: "0/0",
      "autoscalingPolicy.scaleToZeroWindow": "1h30m",
      "autoscalingPolicy.loadTargets.default": "0.8",
      newerList: "a, b",
      "newerField.some": "a, b",
    };
    assert.equal(status, 0);
    for (const [field, words] of Object.entries(fields)) assert.equal(wordsOf(screen, field), words);
    assert.match(wordsOf(screen, "purgeTime"), /^in 6 days \(\d{4}-\d\d-\d\dT/);
    assert.equal(colourOf("DELETED"), "dim");
  });

  test("hides the keys of a direct route", async (t) => {
    const { env } = await emulated(t, [seed]);
    const { screen, raw } = await onTerminal(["get", "mine"], { env });
    assert.equal(wordsOf(screen, "directRouteApiKeys"), "hidden; -o json shows them");
    assert.ok(!KEYS.some((key) => raw.includes(key)));
  });

  test("on a narrow terminal wraps, and loses nothing", async (t) => {
    const { env } = await emulated(t, [seed]);
    const { screen } = await onTerminal(["get", "mine"], { env, columns: 48 });
    assert.ok(screen.every((line) => line.length <= 48));
    const at = screen[0].indexOf("accounts/");
    const values = screen.map((line) => line.slice(at)).join("");
    assert.ok(values.includes("accounts/fireworks/models/llama-v3p1-8b-instruct"), screen.join("\n"));
  });

  test("shows endless nesting as far as it can", async (t) => {
    const nested = (depth) => `${'{"a":'.repeat(depth)}[${"[".repeat(depth)}${"]".repeat(depth)}]${"}".repeat(depth)}`;
    const body = `{"name":"accounts/acme/deployments/mine","state":"READY","few":${nested(7)},"many":${nested(9_000)}}`;
    const { url } = await serve(t, reply(200, body, { "content-type": "application/json" }));
    const { status, stdout } = await run(["get", "mine", "--account-id", "acme", "--base-url", url]);
    assert.equal(status, 0);
    const lines = stdout.split("\n");
    assert.equal(wordsOf(lines, `few${".a".repeat(7)}`), "[[[[[[[]]]]]]]");
    assert.equal(wordsOf(lines, `many${".a".repeat(7)}`), "too deeply nested; use -o json");
  });

  test("with -o json prints the API's JSON", async (t) => {
    const { env, emulator } = await emulated(t, [seed]);
    const { status, value, stderr } = await json(["get", "mine"], { env });
    assert.deepEqual([status, value, stderr], [0, emulator.deployments()[0], ""]);
  });

  test("with -o json prints a failure as JSON on stderr", async (t) => {
    const { env } = await emulated(t);
    const { status, value, stderr } = await json(["get", "mine"], { env });
    const { name, kind, code, method, path } = JSON.parse(stderr);
    assert.deepEqual([status, value], [1, undefined]);
    assert.deepEqual([name, kind, code], ["FireworksError", "api", "NOT_FOUND"]);
    assert.deepEqual([method, path], ["GET", "/v1/accounts/acme/deployments/mine"]);
  });
});
