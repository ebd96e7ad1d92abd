import { clearLine, cursorTo } from "node:readline";
import { type Deployment, humanDuration } from "fireworks-deployments";
import type { Secrets } from "../../src/secrets.js";
import { cut, plain, screenOf } from "./terminal.js";
import { idOf, stateOf, statusOf } from "./words.js";

const FRAMES = ["|", "/", "-", "\\"];
const FRAME_MS = 100;
const HIDE_CURSOR = "\x1b[?25l";
const SHOW_CURSOR = "\x1b[?25h";

/** What a wait sees, on the standard error: on a terminal one line that lives, elsewhere a line for each change, or with JSON nothing. */
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
    else if (!this.#isJson) this.#tell(this.#redact(words(deployment)));
  };

  /** Takes the line away, for good. */
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
    // one column less: a line that is full may have wrapped
    const line = cut(`${FRAMES[this.#frame]} ${this.#redact(words(this.#last, elapsed))}`, width - 1);
    this.#clear();
    this.#stream.write(line.replace(plain(this.#last.state ?? ""), stateOf(this.#last, paint)));
  }

  #clear(): void {
    cursorTo(this.#stream, 0);
    clearLine(this.#stream, 0);
  }
}

function words(deployment: Deployment, elapsed = ""): string {
  const parts = [idOf(deployment), plain(deployment.state ?? ""), elapsed, statusOf(deployment)];
  return parts.filter((part) => part !== "").join("  ");
}
