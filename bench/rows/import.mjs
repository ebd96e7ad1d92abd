// The time from the start of the import to the first verdict, in a fresh process of Node.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { ofEach } from "../first.mjs";
import { medians } from "../measure.mjs";

const ROUNDS = 21;
const cwd = join(import.meta.dirname, "..");

function once(path) {
  const source = `const { valid } = await import("./deployments.mjs"); const begun = process.hrtime.bigint();
    const { check } = await import("${path}"); if (await check(valid) > 0) throw new Error("an issue");
    console.log(String(process.hrtime.bigint() - begun));`;
  const args = ["--input-type=module", "--eval", source];
  return Number(execFileSync("node", args, { cwd, encoding: "utf8" }));
}

export default {
  name: "import to first check, Node",
  unit: "ns",
  goals: [{ against: "Stainless SDK and zod 4", most: 0.5 }],
  measure: () =>
    medians(
      ofEach((path) => () => once(path)),
      ROUNDS,
    ),
};
