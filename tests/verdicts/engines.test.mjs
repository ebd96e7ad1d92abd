// One WebAssembly file in four engines: all verdicts equal those of V8 in Node, word for word.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as library from "fireworks-deployments";
import { serveBench } from "../pages/bench.mjs";
import { engines } from "./browsers.mjs";
import { corpus } from "./corpus.mjs";
import { compared, judge } from "./judge.mjs";

const READY = { name: "accounts/acme/deployments/x", state: "READY" };
const verdicts = [...judge(library, corpus)];
const expected = verdicts.map(({ said }) => said);
const replies = { "/corpus": corpus, "/expected": expected, "/v1/accounts/acme/deployments/x:undelete": READY };
const service = ({ url }, response) =>
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(replies[url]));

test("a different verdict is noticed", () => {
  const { different } = compared(verdicts, expected.with(7, "[]"));
  assert.deepEqual(different, { ...verdicts[7], expected: "[]" });
});

for (const { name, open, agent } of engines) {
  describe(name, { timeout: 1_200_000 }, () => {
    let bench;
    let page;

    before(async () => {
      bench = await serveBench(service);
      page = await open(bench.url);
    });
    after(async () => {
      await page?.close();
      bench?.close();
    });

    test("is the expected engine", async () => {
      assert.match(await page.run(() => navigator.userAgent), agent);
    });

    test("judges everything as Node does", async () => {
      const { judged, different } = await page.run(async () => (await import("/verdicts/page.mjs")).judgeHere());
      assert.equal(different, null);
      assert.equal(judged, expected.length);
      assert.ok(judged > 1_500, `it was to judge more than ${judged} values`);
    });

    test("calls the service", async () => {
      const deployment = await page.run(async () => {
        const { DeploymentsClient } = await import("/dist/web.js");
        return new DeploymentsClient({ accountId: "acme", baseUrl: "/" }).undelete("x");
      });
      assert.deepEqual(deployment, READY);
    });
  });
}
