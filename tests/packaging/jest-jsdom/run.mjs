import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

export async function run({ folder, tool }) {
  // Jest takes CommonJS
  await build({
    absWorkingDir: folder,
    entryPoints: ["journey.mjs"],
    format: "cjs",
    outfile: join(folder, "journey.cjs"),
    logLevel: "error",
  });
  await tool("jest/bin/jest.js", "--ci", "--testMatch", "**/*.test.cjs");
  return JSON.parse(await readFile(join(folder, "outcome.json"), "utf8"));
}
