import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launch } from "../pages/support.mjs";
import { install, pack, temporaryFolder, toolsFor } from "./project.mjs";

const here = import.meta.dirname;
const consumers = readdirSync(here).filter((name) => existsSync(join(here, name, "run.mjs")));

describe("the packed tarball, installed", { concurrency: 2 }, () => {
  let place;
  let tarball;
  let browser;

  before(async () => {
    place = await temporaryFolder();
    [{ tarball }, browser] = await Promise.all([pack(place.folder), launch()]);
  });
  after(async () => {
    await browser?.close();
    await place.remove();
  });

  for (const consumer of consumers) {
    it(`validates and undeletes in ${consumer}`, async () => {
      const folder = join(place.folder, consumer);
      await cp(join(here, consumer), folder, { recursive: true });
      await install(tarball, folder);
      await cp(join(here, "journey.mjs"), join(folder, "journey.mjs"));
      const { run } = await import(`./${consumer}/run.mjs`);
      assert.deepEqual(await run(toolsFor(folder, browser)), {
        issues: ["error at autoscalingPolicy.scaleToZeroWindow"],
        before: "DELETED",
        after: "READY",
      });
    });
  }
});
