import { redacted, type Secrets } from "../../src/secrets.js";
import { json } from "./json.js";
import { type Screen, screenOf } from "./terminal.js";

/** Prints a command's result to stdout, and everything else to stderr. */
export class Printer {
  readonly isJson: boolean;
  readonly #redact: Secrets["redact"];
  readonly #isDry: boolean;
  /** True once a result was printed. */
  hasPrinted = false;

  constructor(format: "table" | "json", redact: Secrets["redact"] = (text) => text, isDry = false) {
    this.isJson = format === "json";
    this.#redact = redact;
    this.#isDry = isDry;
  }

  /** Prints the result of a write. A dry run has none. */
  written<T>(value: T, words: (screen: Screen, value: T) => string): void {
    if (!this.#isDry) this.result(value, words);
  }

  /**
   * Prints a result: the API's JSON for scripts, text for people. Keys are redacted before layout, since a key that
   * is cut or wrapped can't be found any more.
   */
  result<T>(value: T, words: (screen: Screen, value: T) => string): void {
    this.hasPrinted = true;
    const text = this.isJson
      ? json(value, this.#redact)
      : words(screenOf(process.stdout), redacted(value, this.#redact, 1) as T);
    if (text !== "") process.stdout.write(`${this.#redact(text)}\n`);
  }

  note(words: (screen: Screen) => string): void {
    process.stderr.write(`${this.#redact(words(screenOf(process.stderr)))}\n`);
  }
}
