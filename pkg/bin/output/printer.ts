import { redacted, type Secrets } from "../../src/secrets.js";
import { json } from "./json.js";
import { type Screen, screenOf } from "./terminal.js";

/** Where a command's words go: its result to the standard output, everything else to the standard error. */
export class Printer {
  readonly isJson: boolean;
  readonly #redact: Secrets["redact"];

  constructor(format: "table" | "json", redact: Secrets["redact"]) {
    this.isJson = format === "json";
    this.#redact = redact;
  }

  /**
   * The result: for scripts as the API says it, for people in words. Keys are taken out before it is laid out: in a text
   * that is cut or goes on in the next line there is no finding them.
   */
  result<T>(value: T, words: (screen: Screen, value: T) => string): void {
    const text = this.isJson
      ? json(value, this.#redact)
      : words(screenOf(process.stdout), redacted(value, this.#redact, 1) as T);
    if (text !== "") process.stdout.write(`${this.#redact(text)}\n`);
  }

  note(words: (screen: Screen) => string): void {
    process.stderr.write(`${this.#redact(words(screenOf(process.stderr)))}\n`);
  }
}
