import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, test } from "node:test";
import { KEY } from "../node/service.mjs";
import { run } from "./cli.mjs";
import { deleted } from "./emulated.mjs";
import { files } from "./files.mjs";
import { onTerminal } from "./terminal.mjs";

describe("emulator", () => {
  test("serves the other commands until Ctrl-C, account look-up included", async (t) => {
    const folder = files(t, { "seeds.json": [deleted()] });
    const given = ["--account-id", "acme", "--api-key", KEY, "--speed", "100", "--seed-file", `${folder}/seeds.json`];
    let undeleted;
    const { status, screen } = await onTerminal(["emulator", "--port", "0", ...given], {
      during: async ({ screen, until, type }) => {
        await until(/listening on http:\S+\d/);
        const [url] = /http:\S+/.exec(screen()[0]);
        const env = { FIREWORKS_API_KEY: KEY, FIREWORKS_BASE_URL: url };
        undeleted = await run(["undelete", "mine", "--wait", "--poll-interval", "0.1s"], { env });
        type("\x03");
      },
    });
    assert.deepEqual([undeleted.status, undeleted.stdout], [0, "undeleted mine: READY\n"]);
    assert.equal(status, 0);
    assert.match(screen[0], /^Emulator listening on http:\/\/127\.0\.0\.1:\d+$/);
  });

  test("with -o json prints its URL as JSON", async () => {
    const { status, stdout, stderr } = await run(["emulator", "--port", "0", "-o", "json"], {
      during: async (child) => {
        await once(child.stdout, "data");
        child.kill("SIGTERM");
      },
    });
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(JSON.parse(stdout).url, /^http:\/\/127\.0\.0\.1:\d+$/);
  });
});
