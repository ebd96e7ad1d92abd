// `--dry-run` prints what would be sent, and sends none of it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { json, run } from "./cli.mjs";
import { deleted, emulated } from "./emulated.mjs";
import { files } from "./files.mjs";

const path = "/v1/accounts/acme/deployments";
const valid = { baseModel: "accounts/fireworks/models/x", acceleratorType: "NVIDIA_H100_80GB" };
const fileOf = (t, value) => `${files(t, { "d.json": value })}/d.json`;

const planned = {
  undelete: [() => ["undelete", "gone", "--wait"], [{ method: "POST", target: `${path}/gone:undelete`, body: {} }]],
  recover: [() => ["recover", "gone", "mine"], [{ method: "POST", target: `${path}/gone:undelete`, body: {} }]],
  create: [
    (t) => ["create", "--file", fileOf(t, valid), "--deployment-id", "new"],
    [{ method: "POST", target: `${path}?deploymentId=new`, body: valid }],
  ],
  update: [
    () => ["update", "mine", "--set", "displayName=x", "autoscalingPolicy.scaleUpWindow=1m"],
    [
      {
        method: "PATCH",
        target: `${path}/mine?updateMask=display_name,autoscaling_policy.scale_up_window`,
        body: { displayName: "x", autoscalingPolicy: { scaleUpWindow: "60s" } },
      },
    ],
  ],
  apply: [
    (t) => ["apply", "mine", "--file", fileOf(t, { displayName: "x" })],
    [{ method: "PATCH", target: `${path}/mine?updateMask=display_name`, body: { displayName: "x" } }],
  ],
  delete: [() => ["delete", "mine", "--hard"], [{ method: "DELETE", target: `${path}/mine?hard=true` }]],
  scale: [() => ["scale", "mine", "0"], [{ method: "PATCH", target: `${path}/mine:scale`, body: { replicaCount: 0 } }]],
  tags: [
    () => ["tags", "mine", "--set", "custom/a=1", "--unset", "custom/b"],
    [
      { method: "POST", target: `${path}/mine:setTags`, body: { tags: { "custom/a": "1" } } },
      { method: "POST", target: `${path}/mine:deleteTags`, body: { keys: ["custom/b"] } },
    ],
  ],
};

describe("--dry-run with -o json prints each request of", () => {
  for (const [name, [args, expected]] of Object.entries(planned)) {
    test(name, async (t) => {
      const { env, requests } = await emulated(t, [deleted({ name: "gone" }), { name: "mine" }]);
      const { status, value } = await json([...args(t), "--dry-run"], { env });
      assert.deepEqual([status, value], [0, expected]);
      assert.ok(
        requests.every(({ method }) => method === "GET"),
        "only reads are sent",
      );
    });
  }
});

test("--dry-run prints requests as HTTP writes them, without direct route keys", async (t) => {
  const { env } = await emulated(t, [{ name: "mine" }]);
  const args = ["update", "mine", "--set", "displayName=x", 'directRouteApiKeys=["drk_1234567890"]', "--dry-run"];
  const { stdout, stderr } = await run(args, { env });
  assert.match(stdout, /^PATCH .*\/mine\?updateMask=display_name,direct_route_api_keys\n\{\n {2}"displayName": "x",\n/);
  assert.doesNotMatch(stdout + stderr, /drk_/);
  assert.match(stderr, /^dry run: nothing was sent$/m);
});

test("--dry-run of a recovery says what the state asks for", async (t) => {
  const { env } = await emulated(t, [{ name: "mine" }, { name: "going", state: "DELETING" }]);
  const { status, stderr } = await run(["recover", "mine", "going", "--dry-run"], { env });
  assert.equal(status, 0);
  assert.equal(
    stderr,
    "mine is READY: would do nothing\ngoing is DELETING: would wait until it is DELETED, then undelete it\n",
  );
});

test("--dry-run of a recovery says what is wrong with each ID", async (t) => {
  const { env } = await emulated(t, [{ name: "mine" }, { name: "gone" }]);
  const { status, stderr } = await run(["recover", "gne", "mine", "--dry-run"], { env });
  assert.equal(status, 1);
  assert.match(stderr, /^mine is READY: would do nothing$/m);
  assert.match(stderr, /gne not found.*did you mean `gone`\?$/m);
});

test("--dry-run of a wait asks inference for nothing", async (t) => {
  const { env, requests } = await emulated(t, [{ name: "mine", state: "CREATING" }]);
  const { status, stdout, stderr } = await run(["wait", "mine", "--for", "serving", "--dry-run"], { env });
  assert.deepEqual([status, stdout, requests.length], [0, "", 1]);
  assert.equal(stderr, "mine is CREATING: would wait until it is serving\n");
});

test("--dry-run with -o json prints an empty list if nothing would be sent", async (t) => {
  const { env } = await emulated(t, [{ name: "mine", displayName: "x" }]);
  assert.deepEqual((await json(["recover", "mine", "--dry-run"], { env })).value, []);
  const apply = ["apply", "mine", "--file", fileOf(t, { displayName: "x" }), "--dry-run"];
  assert.deepEqual((await json(apply, { env })).value, []);
});

test("--debug logs each request and reply to stderr, without the key", async (t) => {
  const { env } = await emulated(t, [{ name: "mine" }]);
  const { stderr } = await run(["get", "mine", "--debug"], { env });
  assert.match(stderr, /^fireworks-deployments: request GET .*\/mine /m);
  assert.match(stderr, /^fireworks-deployments: response GET .*\/mine .*"status":200/m);
  assert.ok(!stderr.includes(env.FIREWORKS_API_KEY));
});
