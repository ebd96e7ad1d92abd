// The console's package, packed and installed with the package that it runs.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { environment } from "../cli/cli.mjs";
import { install, pack, temporaryFolder } from "./project.mjs";

const root = join(import.meta.dirname, "../..");

describe("the console's tarball", () => {
  let place;
  let packed;

  before(async () => {
    place = await temporaryFolder();
    packed = await pack(place.folder, "www");
    const { tarball } = await pack(place.folder);
    await install(tarball, place.folder);
  });
  after(() => place.remove());

  const npx = (name, ...args) => {
    const env = environment({ HOME: place.folder });
    return ["npx", ["--offline", name, ...args], { cwd: place.folder, env }];
  };

  /** The first line that a program prints, and the page that it serves. */
  async function served(t, [program, args, options]) {
    // a group of its own: npx has children
    const child = spawn(program, args, { ...options, detached: true });
    t.after(() => process.kill(-child.pid, "SIGKILL"));
    const [line] = await once(createInterface(child.stdout), "line");
    return { line, page: await (await fetch(line.match(/http:\S+/)[0])).text() };
  }

  it("is named by the command where it isn't installed", () => {
    const [program, args, options] = npx("fireworks-deployments", "console", "--live");
    const said = /isn't installed; run `npx fireworks-deployments-console --live`/;
    assert.throws(
      () => execFileSync(program, args, { ...options, stdio: "pipe" }),
      (error) => {
        assert.match(String(error.stderr), said);
        return error.status === 2;
      },
    );
  });

  it("holds the page and the server, and no source of the page", () => {
    const folders = new Set(packed.files.map((file) => file.split("/")[0]));
    assert.deepEqual([...folders], ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "dist", "package.json", "server"]);
    assert.ok(packed.files.includes("dist/index.html"));
  });

  it("runs by its own name, and by the command", async (t) => {
    await install(packed.tarball, place.folder);
    for (const command of [["fireworks-deployments-console"], ["fireworks-deployments", "console"]]) {
      const { line, page } = await served(t, npx(...command, "--port", "0"));
      assert.match(line, /^Console on http:\/\/127\.0\.0\.1:\d+$/);
      assert.match(page, /^<!doctype html>/i);
    }
  });

  it("passes publint, strictly", () => {
    execFileSync(process.execPath, [join(root, "node_modules/publint/src/cli.js"), "run", packed.tarball, "--strict"]);
  });
});
