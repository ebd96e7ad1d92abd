// The README's code blocks, run unchanged against the emulator behind a real HTTP server.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { blocksOf, run as runFiles, service } from "./code.mjs";

const blocks = blocksOf("README.md")
  .filter(({ language }) => language === "js")
  .map(({ code }) => code);
const [FIVE_LINES, RECOVER, CHANGE, FAIL, VALIDATE, FORM, PAGE, EMULATOR] = blocks;

const CLIENT = `import { DeploymentsClient } from "fireworks-deployments";
const client = new DeploymentsClient();
`;

/** The output of a module. */
async function run(t, code, { url }) {
  const { stdout, stderr, status } = await runFiles(t, { "block.mjs": code }, { url });
  if (status !== 0) throw new Error(stderr);
  return stdout + stderr;
}

const deleted = { name: "accounts/acme/deployments/my-deployment", state: "DELETED" };

describe("the README's code", () => {
  it("is eight blocks", () => assert.equal(blocks.length, 8));

  it("recovers a deployment in five lines", async (t) => {
    const shown = await run(
      t,
      `${FIVE_LINES}console.log(deployment.state, issues.length)`,
      await service(t, [deleted]),
    );
    assert.match(shown, /^READY [1-9]/);
  });

  it("lists deleted deployments and prints the progress of a wait", async (t) => {
    const shown = await run(t, RECOVER, await service(t, [deleted]));
    assert.match(shown, /my-deployment DELETED .*READY/s);
  });

  it("creates, changes, scales, tags and deletes", async (t) => {
    const server = await service(t, []);
    await run(t, CLIENT + CHANGE.replace("wait: true", "wait: { pollMs: 1 }"), server);
    const [{ state, autoscalingPolicy, annotations }] = server.emulator.deployments();
    assert.deepEqual(
      { state, scaleToZeroWindow: autoscalingPolicy.scaleToZeroWindow, annotations },
      { state: "DELETED", scaleToZeroWindow: "600s", annotations: { "custom/team": "search" } },
    );
  });

  it("prints why it failed", async (t) => {
    const shown = await run(t, CLIENT + FAIL, await service(t, []));
    assert.match(shown, /^api recover of .* was refused: .*404 NOT_FOUND\); check the ID for a typo; /);
  });

  it("finds wrong fields", async (t) => {
    const printed = VALIDATE.replace(/^(\w+\(.*?\)(?:\.\w+)?);.*$/gm, "console.log($1);").replace(
      /^(fieldRules.*maxLength);.*$/m,
      "console.log($1);",
    );
    const shown = await run(t, printed, await service(t, []));
    assert.match(shown, /too_small.*too_long.*required.*63\n300/s);
  });

  it("checks a form", async (t) => {
    const use = `form.mount();
      form.setFieldValue("displayName", "x");
      console.log(form.state.fieldMeta.baseModel.errors[0].message);`;
    assert.equal(await run(t, FORM + use, await service(t, [])), "is required on create\n");
  });

  it("uses a proxy by a relative URL, as only a page can", async (t) => {
    await assert.rejects(
      run(t, CLIENT + PAGE.replace("const client", "const proxied"), await service(t, [])),
      /baseUrl/,
    );
  });

  it("tests without GPUs", async (t) => {
    assert.equal(await run(t, EMULATOR, await service(t, [])), "READY\n");
  });
});
