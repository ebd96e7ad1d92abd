import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

const root = join(import.meta.dirname, "../../www/src");
const files = readdirSync(root, { recursive: true })
  .filter((path) => /\.(tsx?|css)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

/** The files that hold something, but for those that may. */
const holding = (what, allowed) =>
  files.filter(({ path, text }) => what.test(text) && !allowed.test(path)).map(({ path }) => path);

describe("the console's sources have", () => {
  for (const [absence, what, allowed] of [
    ["no fetch but in connection/ and the emulator's", /\bfetch\(/, /^(connection|emulator)\//],
    ["no host's time but in the clock and the emulator", /\bDate\.now\(/, /^(connection\/clock\.ts|emulator\/)/],
    ["no React in deployment/", /from "react/, /^(?!deployment\/)/],
    [
      "the emulator only in what is loaded when it is asked for",
      /from "fireworks-deployments\/emulator"/,
      /^(emulator|scaling)\/|^connection\/emulated\.ts$/,
    ],
    ["no HTML in strings", /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|document\.write/, /^$/],
    ["no style elements", /<style/, /^$/],
    ["no colour but in the tokens", /#[0-9a-f]{3,8}\b(?=.*;)|\brgba?\(/i, /^styles\/tokens\.css$|\.tsx?$/],
    ["no lazy part that nothing stands in for when it is missing", /\blazy\w*\((?!\s*part\()/, /^$/],
    ["no evaluated code", /\beval\(|new Function\(/, /^$/],
  ]) {
    it(absence, () => assert.deepEqual(holding(what, allowed), []));
  }
});
