// Measures all rows, or the named ones, and prints a table. After a run of all rows, writes
// docs/performance.json.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";

const here = import.meta.dirname;
const all = readdirSync(join(here, "rows")).map((file) => file.replace(".mjs", ""));
const named = process.argv.slice(2);
const unknown = named.filter((id) => !all.includes(id));
if (unknown.length > 0) throw new Error(`unknown row ${unknown.join(", ")}; known rows: ${all.join(", ")}`);

const rows = (named.length > 0 ? named : all).map((id) => {
  const args = ["--expose-gc", join(here, "row.mjs"), id];
  const output = execFileSync("node", args, { cwd: here, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const row = judged({ id, ...JSON.parse(output.trim().split("\n").at(-1)) });
  print(row);
  return row;
});

const goals = rows.flatMap(({ goals }) => goals);
console.log(`\n${goals.filter(({ met }) => met).length} of ${goals.length} goals met`);

if (named.length === 0) {
  const machine = { cpu: cpus()[0].model, cores: cpus().length, node: process.version, chromium: chromium() };
  const { dependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  const report = { measured: new Date().toISOString().slice(0, 10), machine, peers: dependencies, rows };
  writeFileSync(join(here, "../docs/performance.json"), `${JSON.stringify(report, undefined, 2)}\n`);
}

/**
 * Adds the ratios ours ÷ theirs, and the goals met. Ours is the figure named `ours`, or the goal's
 * `of`. A goal is a ratio, `most`, or a figure, `limit`: a minimum for rates, a maximum for
 * anything else.
 */
function judged({ measured, goals, ...row }) {
  const { ours, ...others } = measured;
  const ratios = Object.entries(ours === undefined ? {} : others).map(([name, other]) => [name, short(ours / other)]);
  const judge = (goal) => {
    const figure = measured[goal.of ?? "ours"];
    const ratio = goal.against && figure / measured[goal.against];
    const isRate = row.unit === "rate";
    const met = goal.limit ? (isRate ? figure >= goal.limit : figure <= goal.limit) : ratio <= goal.most;
    return { ...goal, ...(ratio && { ratio: short(ratio) }), met };
  };
  return { ...row, goals: goals.map(judge), measured, ratios: Object.fromEntries(ratios) };
}

/** Rounds a ratio to what can be measured: finer near 1, where a hundredth decides. */
function short(ratio) {
  return Number(ratio.toPrecision(ratio >= 1 && ratio < 2 ? 3 : 2));
}

function chromium() {
  const program = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const output = execFileSync(program, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return /[\d.]+/.exec(output)[0];
}

function print({ name, unit, measured, ratios, goals }) {
  console.log(`\n${name}`);
  for (const [who, value] of Object.entries(measured)) {
    const ratio = ratios[who] === undefined ? "" : `ours is ${ratios[who]} of it`;
    console.log(`  ${who.padEnd(28)} ${shown(value, unit).padStart(10)}  ${ratio}`.trimEnd());
  }
  for (const { of = "ours", against, most, limit, ratio, met } of goals) {
    const bound = unit === "rate" ? "at least" : "at most";
    const goal = limit ? `${bound} ${shown(limit, unit)}` : `at most ${most} of ${against}: is ${ratio}`;
    console.log(`  ${met ? "met   " : "MISSED"}  ${of} ${goal}`);
  }
}

function shown(value, unit) {
  if (unit === "requests") return `${value} requests`;
  if (unit === "rate") return `${value.toFixed(0)} /s`;
  if (unit === "bytes") return `${(value / 1024).toFixed(1)} KB`;
  if (value < 1e4) return `${value.toFixed(0)} ns`;
  return value < 1e7 ? `${(value / 1e3).toFixed(1)} µs` : `${(value / 1e6).toFixed(1)} ms`;
}
