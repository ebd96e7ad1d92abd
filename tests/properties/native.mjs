// The core's own answers, from Rust.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const root = join(import.meta.dirname, "../..");
const command = ["run", "--quiet", "--package", "fireworks-deployments", "--example", "native-verdicts"];

/** The answers to questions, each an object of a kind and a value, as `native.rs` reads them. */
export async function native(questions) {
  const core = spawn("cargo", command, { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  core.stdin.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(""));
  const lines = (await text(core.stdout)).trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line));
}

// Rust writes greater and smaller numbers with an exponent where JavaScript doesn't yet, and reads some off by a bit
const exact = (_, value) => (typeof value === "number" ? Number(within(value).toFixed(4)) : value);
const within = (number) => Math.min(Math.max(number, -1e15), 1e15);

/** A value as JSON has it, with numbers that both write alike; nothing for what JSON can't write. */
export function plain(value) {
  try {
    const text = JSON.stringify(value, exact);
    return text === undefined ? [] : [JSON.parse(text)];
  } catch {
    return [];
  }
}
