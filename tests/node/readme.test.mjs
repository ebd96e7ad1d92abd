// The README's blocks of code, run as they stand, on the emulator behind a real HTTP server.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { createEmulator } from "fireworks-deployments/emulator";
import { serve } from "./service.mjs";

const here = import.meta.dirname;
const readme = readFileSync(join(here, "../../README.md"), "utf8");
const blocks = [...readme.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
const [FIVE_LINES, RECOVER, FAIL, VALIDATE, FORM, PAGE, EMULATOR] = blocks;

const CLIENT = `import { DeploymentsClient } from "fireworks-deployments";
const client = new DeploymentsClient();
`;

/** A server whose deployments are ready ten seconds after each look at them. */
async function service(t, deployments) {
  const emulator = createEmulator({ deployments });
  return serve(t, async (request, response) => {
    const { method, url, headers } = request;
    const body = method === "POST" ? "{}" : undefined;
    const reply = await emulator.fetch(`http://localhost${url}`, { method, headers, body });
    emulator.advance("30s");
    response.writeHead(reply.status, Object.fromEntries(reply.headers));
    response.end(await reply.text());
  });
}

/** Runs code as a module beside this one, so that the package is found by its name. */
async function run(t, code, { url }) {
  const folder = await mkdtemp(join(here, "readme-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "block.mjs"), code);
  const env = {
    ...process.env,
    FIREWORKS_API_KEY: "fw_local",
    FIREWORKS_ACCOUNT_ID: "acme",
    FIREWORKS_BASE_URL: url,
  };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(folder, "block.mjs")], { env });
  return stdout + stderr;
}

const deleted = { name: "accounts/acme/deployments/my-deployment", state: "DELETED" };

describe("the README's code", () => {
  it("is seven blocks", () => assert.equal(blocks.length, 7));

  it("gets a deployment back in five lines", async (t) => {
    const shown = await run(
      t,
      `${FIVE_LINES}console.log(deployment.state, issues.length)`,
      await service(t, [deleted]),
    );
    assert.match(shown, /^READY [1-9]/);
  });

  it("lists the deleted ones and tells how the wait goes", async (t) => {
    const shown = await run(t, RECOVER, await service(t, [deleted]));
    assert.match(shown, /my-deployment DELETED .*READY/s);
  });

  it("tells why it failed", async (t) => {
    const shown = await run(t, CLIENT + FAIL, await service(t, []));
    assert.match(shown, /^api undelete of .* was refused: .*404 NOT_FOUND.*; it may have been purged/);
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
    assert.equal(await run(t, FORM + use, await service(t, [])), "is required to create\n");
  });

  it("addresses a proxy, which only a page can do without an origin", async (t) => {
    await assert.rejects(
      run(t, CLIENT + PAGE.replace("const client", "const proxied"), await service(t, [])),
      /baseUrl/,
    );
  });

  it("tests without GPUs", async (t) => {
    assert.equal(await run(t, EMULATOR, await service(t, [])), "READY\n");
  });
});
