import { clearLine, cursorTo } from "node:readline";
import { type Deployment, humanDuration } from "fireworks-deployments";
import type { Secrets } from "../../src/secrets.js";
import { cut, plain, screenOf } from "./terminal.js";
import { idOf, stateOf, statusOf } from "./words.js";

const FRAMES = ["|", "/", "-", "\\"];
const GAP = "  ";
const FRAME_MS = 100;
const HIDE_CURSOR = "\x1b[?25l";
const SHOW_CURSOR = "\x1b[?25h";

/**
 * Shows a wait's progress on stderr: one live line on a terminal, otherwise a line per change; nothing with `-o json`.
 */
export class Progress {
  readonly #stream = process.stderr;
  readonly #redact: Secrets["redact"];
  readonly #isJson: boolean;
  readonly #begun = Date.now();
  #timer: NodeJS.Timeout | undefined;
  #last: Deployment | undefined;
  #lastLine = "";
  #frame = 0;
  #hasEnded = false;

  constructor(redact: Secrets["redact"], isJson: boolean) {
    this.#redact = redact;
    this.#isJson = isJson;
  }

  /** The deployment as last seen. */
  get last(): Deployment | undefined {
    return this.#last;
  }

  readonly onPoll = (deployment: Deployment): void => {
    this.#last = deployment;
    if (this.#hasEnded) return;
    if (screenOf(this.#stream).isLive) this.#live();
    else if (!this.#isJson) this.#tell(joined(...this.#words(deployment)));
  };

  /** Removes the live line for good. */
  end(): void {
    this.#hasEnded = true;
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#clear();
    this.#stream.write(SHOW_CURSOR);
  }

  #tell(line: string): void {
    if (line !== this.#lastLine) this.#stream.write(`${line}\n`);
    this.#lastLine = line;
  }

  #live(): void {
    if (this.#timer === undefined) {
      this.#stream.write(HIDE_CURSOR);
      this.#timer = setInterval(() => this.#draw(), FRAME_MS);
    }
    this.#draw();
  }

  #draw(): void {
    if (this.#last === undefined) return;
    const { paint, width } = screenOf(this.#stream);
    this.#frame = (this.#frame + 1) % FRAMES.length;
    const elapsed = humanDuration(`${Math.floor((Date.now() - this.#begun) / 1_000)}s`);
    const [id, state, ...others] = this.#words(this.#last, elapsed);
    const begin = `${FRAMES[this.#frame]} ${id}${GAP}`;
    // one column less: a full line may wrap
    const line = cut(`${begin}${joined(state, ...others)}`, width - 1);
    const end = line.slice(begin.length + state.length);
    this.#clear();
    const isWhole = line.startsWith(begin + state) && state !== "";
    this.#stream.write(isWhole ? `${begin}${this.#redact(stateOf(this.#last, paint))}${end}` : line);
  }

  /** The ID, the state, the elapsed time, and the status. */
  #words(deployment: Deployment, elapsed = ""): [string, string, string, string] {
    const state = plain(deployment.state ?? "");
    return [this.#redact(idOf(deployment)), this.#redact(state), elapsed, this.#redact(statusOf(deployment))];
  }

  #clear(): void {
    cursorTo(this.#stream, 0);
    clearLine(this.#stream, 0);
  }
}

const joined = (...parts: string[]) => parts.filter((part) => part !== "").join(GAP);
