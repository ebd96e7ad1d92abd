// Runs the command line as people do, on a pseudo-terminal, and reads its screen.
import { spawn } from "node:child_process";
import { once } from "node:events";
import headless from "@xterm/headless";
import { CLI, environment } from "./cli.mjs";

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * Runs the command line, or another program, to its end, on a screen of this many columns. `during` is called meanwhile with `screen()`,
 * `until`, which waits for a text on the screen, and `type`.
 */
export async function onTerminal(args, { env = {}, columns = 80, rows = 60, program, cwd, during } = {}) {
  const command = [...(program ? [program] : [process.execPath, CLI]), ...args].map(quoted).join(" ");
  // from util-linux: runs a command on a new pseudo-terminal, and passes its exit status on
  const script = ["-qfec", `stty cols ${columns} rows ${rows}; exec ${command}`, "/dev/null"];
  const child = spawn("script", script, { env: environment({ TERM: "xterm-256color", ...env }), cwd });
  const terminal = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
  let raw = "";
  child.stdout.setEncoding("utf8").on("data", (data) => {
    raw += data;
    terminal.write(data);
  });
  const flushed = () => new Promise((resolve) => terminal.write("", resolve));
  const screen = () => linesOf(terminal);
  const until = async (pattern) => {
    const deadline = Date.now() + 20_000;
    for (; !pattern.test(screen().join("\n")); await flushed()) {
      if (Date.now() > deadline) throw new Error(`no ${pattern} on the screen:\n${screen().join("\n")}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  try {
    await during?.({ screen, until, type: (keys) => child.stdin.write(keys) });
  } catch (thrown) {
    child.kill();
    throw thrown;
  }
  const [status] = await once(child, "close");
  child.stdin.destroy();
  await flushed();
  return { status, screen: screen(), raw, colourOf: (word) => colourOf(terminal, word) };
}

function linesOf({ buffer: { active }, rows }) {
  const lines = Array.from({ length: rows }, (_, row) => active.getLine(row + active.baseY).translateToString(true));
  return lines.slice(0, lines.findLastIndex((line) => line !== "") + 1);
}

const COLOURS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

/** The colour of a word on the screen, or `dim` or `plain`. */
function colourOf(terminal, word) {
  const row = linesOf(terminal).findIndex((line) => line.includes(word));
  const line = terminal.buffer.active.getLine(row + terminal.buffer.active.baseY);
  const cell = line.getCell(line.translateToString().indexOf(word));
  if (cell.isFgPalette()) return COLOURS[cell.getFgColor()];
  return cell.isDim() ? "dim" : "plain";
}
