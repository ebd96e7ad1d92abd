import { clearScreenDown, moveCursor } from "node:readline";
import { type Deployment, type FireworksError, humanDuration } from "fireworks-deployments";
import type { Secrets } from "../../src/secrets.js";
import { cut, plain, screenOf } from "./terminal.js";
import { idIn, idOf, stateOf, statusOf } from "./words.js";

const FRAMES = ["|", "/", "-", "\\"];
const GAP = "  ";
const FRAME_MS = 100;
const HIDE_CURSOR = "\x1b[?25l";
const SHOW_CURSOR = "\x1b[?25h";

/** The progress of one wait. */
export class Row {
  id: string;
  /** The deployment as last seen. */
  last: Deployment | undefined;
  /** The reason that the last poll failed. */
  trouble = "";
  isOver = false;
  told = "";

  constructor(id: string) {
    this.id = id;
  }
}

/**
 * Shows the progress of waits on stderr: a live line each on a terminal, otherwise a line per change; nothing with
 * `-o json`.
 */
export class Progress {
  readonly #stream = process.stderr;
  readonly #redact: Secrets["redact"];
  readonly #isJson: boolean;
  readonly #isLive: boolean;
  readonly #begun = Date.now();
  readonly #rows: Row[] = [];
  #timer: NodeJS.Timeout | undefined;
  /** The number of lines on the screen. */
  #drawn = 0;
  #frame = 0;
  #hasEnded = false;

  /** With a log on stderr, nothing is overwritten. */
  constructor(redact: Secrets["redact"], isJson: boolean, hasLog = false) {
    this.#redact = redact;
    this.#isJson = isJson;
    this.#isLive = !hasLog && screenOf(this.#stream).isLive;
  }

  /** Adds a wait. Its row shows once there is something to tell. */
  row(deployment: string): Row {
    const row = new Row(this.#redact(plain(idIn(deployment))));
    this.#rows.push(row);
    return row;
  }

  /** Shows a deployment as just seen. */
  polled(row: Row, deployment: Deployment): void {
    row.last = deployment;
    row.trouble = "";
    // a create without an ID learns it
    if (row.id === "") row.id = this.#redact(idOf(deployment));
    this.#tell(row);
  }

  /** Shows why a poll failed. The wait goes on. */
  pollFailed(row: Row, { kind, status }: FireworksError): void {
    const unreadable = kind === "protocol" ? "the answer can't be read" : `no answer (${kind})`;
    row.trouble = kind === "api" ? `the service answers ${status}` : unreadable;
    this.#tell(row);
  }

  /** Stops the clock of a row. */
  over(row: Row): void {
    row.isOver = true;
  }

  /** Removes the live lines for good. */
  end(): void {
    this.#hasEnded = true;
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#clear();
    this.#stream.write(SHOW_CURSOR);
  }

  #tell(row: Row): void {
    if (this.#hasEnded) return;
    if (this.#isLive) this.#live();
    else if (!this.#isJson) this.#change(row, joined(row.id, ...this.#words(row)));
  }

  #change(row: Row, line: string): void {
    if (line !== row.told) this.#stream.write(`${line}\n`);
    row.told = line;
  }

  #live(): void {
    if (this.#timer === undefined) {
      this.#stream.write(HIDE_CURSOR);
      this.#timer = setInterval(() => this.#draw(), FRAME_MS);
    }
    this.#draw();
  }

  #draw(): void {
    this.#frame = (this.#frame + 1) % FRAMES.length;
    const lines = this.#fitting().map((row) => (typeof row === "string" ? row : this.#line(row)));
    this.#clear();
    this.#stream.write(lines.join("\n"));
    this.#drawn = lines.length;
  }

  /** The rows to show. What scrolls off the screen can't be overwritten, so waits that are over give way. */
  #fitting(): (Row | string)[] {
    const known = this.#rows.filter(({ last, trouble }) => last !== undefined || trouble !== "");
    const room = Math.max(1, this.#stream.rows - 1);
    if (known.length <= room) return known;
    const urgent = [...known.filter(({ isOver }) => !isOver), ...known.filter(({ isOver }) => isOver)];
    return [...urgent.slice(0, room - 1), `… ${known.length - room + 1} more`];
  }

  #line(row: Row): string {
    const { paint, width } = screenOf(this.#stream);
    const elapsed = row.isOver ? "" : humanDuration(`${Math.floor((Date.now() - this.#begun) / 1_000)}s`);
    const [state, ...others] = this.#words(row, elapsed);
    const head = `${row.isOver ? " " : FRAMES[this.#frame]} ${this.#padded(row.id)}`;
    const begin = `${head}${GAP}${state}`;
    // one column less: a full line may wrap
    const line = cut(joined(head, state, ...others), width - 1);
    const isWhole = state !== "" && line.startsWith(begin);
    return isWhole ? `${head}${GAP}${this.#redact(stateOf(row.last ?? {}, paint))}${line.slice(begin.length)}` : line;
  }

  /** The ID, as wide as the widest. */
  #padded(id: string): string {
    return id.padEnd(Math.max(...this.#rows.map((row) => row.id.length)));
  }

  /** The state, the elapsed time, and the status or the trouble. */
  #words({ last, trouble }: Row, elapsed = ""): [string, string, string] {
    const state = plain(last?.state ?? "");
    return [this.#redact(state), elapsed, this.#redact(trouble || statusOf(last ?? {}))];
  }

  #clear(): void {
    this.#stream.write("\r");
    if (this.#drawn > 1) moveCursor(this.#stream, 0, 1 - this.#drawn);
    clearScreenDown(this.#stream);
  }
}

const joined = (...parts: string[]) => parts.filter((part) => part !== "").join(GAP);
