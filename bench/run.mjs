// Measures every row, or those that are named; prints them as a table, and writes them down when all were measured.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";

const here = import.meta.dirname;
const all = readdirSync(join(here, "rows")).map((file) => file.replace(".mjs", ""));
const named = process.argv.slice(2);

const rows = (named.length > 0 ? named : all).map((id) => {
  const args = ["--expose-gc", join(here, "row.mjs"), id];
  const output = execFileSync("node", args, { cwd: here, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const row = judged({ id, ...JSON.parse(output.trim().split("\n").at(-1)) });
  print(row);
  return row;
});

if (named.length === 0) {
  const machine = { cpu: cpus()[0].model, cores: cpus().length, node: process.version };
  const { dependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  const report = { measured: new Date().toISOString().slice(0, 10), machine, peers: dependencies, rows };
  writeFileSync(join(here, "../docs/performance.json"), `${JSON.stringify(report, undefined, 2)}\n`);
}

/** A row with what ours is of each other one, and which goals that meets. */
function judged(row) {
  const { ours, ...others } = row.measured;
  const ratioTo = (other) => Number((ours / other).toPrecision(2));
  const ratios = Object.fromEntries(Object.entries(others).map(([name, other]) => [name, ratioTo(other)]));
  const goals = row.goals.map((goal) => ({ ...goal, met: ours / row.measured[goal.against] <= goal.most }));
  return { ...row, ratios, goals };
}

function print({ name, unit, measured, ratios, goals }) {
  console.log(`\n${name}`);
  for (const [who, value] of Object.entries(measured)) {
    const goal = goals.find(({ against }) => against === who);
    const verdict = goal ? `goal ${goal.most}: ${goal.met ? "met" : "missed"}` : "";
    const ratio = ratios[who] === undefined ? "" : `ours is ${ratios[who]} of it`;
    console.log(`  ${who.padEnd(26)} ${shown(value, unit).padStart(10)}  ${ratio.padEnd(24)} ${verdict}`.trimEnd());
  }
}

function shown(value, unit) {
  if (unit === "bytes") return `${(value / 1024).toFixed(1)} KB`;
  if (value < 1e4) return `${value.toFixed(0)} ns`;
  return value < 1e7 ? `${(value / 1e3).toFixed(1)} µs` : `${(value / 1e6).toFixed(1)} ms`;
}
