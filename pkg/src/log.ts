import type { ClientEvent } from "#wasm";
import { unknown } from "./known.js";
import { environment, excerpt, misuse, reading } from "./options.js";

/** The levels of a log, from silent to verbose. */
const LEVELS = ["off", "error", "warn", "info", "debug"] as const;

/** The level of a log: it includes those before it. */
export type LogLevel = (typeof LEVELS)[number];

/** A target for logs, such as `console`. */
export type Logger = Record<Exclude<LogLevel, "off">, (message: string, ...details: unknown[]) => void>;

/** The default target: stderr in Node, where stdout belongs to the program. */
const STDERR: Logger = {
  error: (...words) => console.error(...words),
  warn: (...words) => console.warn(...words),
  info: (...words) => console.error(...words),
  debug: (...words) => console.error(...words),
};

/** The client's log. A logger that throws or rejects is ignored. */
export class Log {
  readonly #logger: Logger;
  readonly #level: number;

  /** @throws {FireworksError} of kind `config` if the logger or the level is invalid */
  constructor(logger: Logger | undefined, level: unknown = levelOfEnvironment()) {
    const methods = LEVELS.filter((name) => name !== "off");
    if (logger !== undefined && reading(() => methods.some((name) => typeof logger?.[name] !== "function")))
      throw misuse("logger must have the methods `error`, `warn`, `info` and `debug`, as `console` has");
    this.#logger = logger ?? STDERR;
    this.#level = LEVELS.indexOf(level as LogLevel);
    if (this.#level < 0) throw unknown("logLevel", excerpt(level), LEVELS);
  }

  /** True if events are logged at all. */
  get hasEvents(): boolean {
    return this.#level >= LEVELS.indexOf("info");
  }

  /** Logs an event: requests and responses as `debug`, retries, polls and the rest as `info`. */
  event({ type, method, path, ...rest }: ClientEvent): void {
    const level = type === "request" || type === "response" ? "debug" : "info";
    this.#send(level, () => `${type} ${method} ${path} ${JSON.stringify(rest)}`);
  }

  write(level: keyof Logger, message: string, ...details: unknown[]): void {
    this.#send(level, () => message, details);
  }

  async #send(level: keyof Logger, message: () => string, details: unknown[] = []): Promise<void> {
    if (this.#level < LEVELS.indexOf(level)) return;
    try {
      await this.#logger[level](`fireworks-deployments: ${printable(message())}`, ...details);
    } catch {
      // logging may itself fail
    }
  }
}

/** Returns the level in FIREWORKS_LOG. An unknown one counts as unset: it may be meant for others. */
function levelOfEnvironment(): LogLevel {
  const level = environment("FIREWORKS_LOG")?.toLowerCase();
  return LEVELS.find((name) => name === level) ?? "warn";
}

/** Escapes control characters, which terminals may obey. JSON escapes those below U+0020 alone. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
