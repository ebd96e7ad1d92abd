import type { EmulatorOptions } from "../emulator.js";
import { misuse, own as ownOf, reading, shown } from "../options.js";
import { Clock, moment } from "./clock.js";
import { Instance } from "./instance.js";
import type { JournalOptions } from "./journal.js";

/**
 * An emulator and its clock. The server sends it requests as plain data: creating a `Request` would take longer than
 * answering.
 */
export interface Emulated {
  readonly instance: Instance;
  readonly clock: Clock;
}

/** Creates an emulator from its options or from a journal. */
export function emulated(given: EmulatorOptions | JournalOptions, usual: "manual" | "real" = "manual"): Emulated {
  const own = reading(() => ownOf(given));
  if ("journal" in own && own.journal !== undefined) return rebuilt(own);
  const { clock: kind = usual, now, speed, ...options } = own as EmulatorOptions;
  const clock = new Clock(kind, now, speed);
  return { clock, instance: Instance.created(options, clock.now()) };
}

function rebuilt({ journal, until, apiKey, ...others }: JournalOptions): Emulated {
  const [other] = Object.entries(others).find(([, value]) => value !== undefined) ?? [];
  if (other)
    throw misuse(`\`${other}\` must not be given with a journal, which has the options; \`apiKey\` and \`until\` may`);
  if (apiKey !== undefined && typeof apiKey !== "string")
    throw misuse(`\`apiKey\` must be a string, got ${typeof apiKey}`);
  if (typeof journal !== "object" || journal === null)
    throw misuse(`the journal must be an object, got ${shown(journal)}`);
  const { instance, start, now } = Instance.rebuilt(
    journal,
    until === undefined ? undefined : moment(until, "until"),
    apiKey,
  );
  const clock = new Clock("manual", start);
  clock.advance(now - start);
  return { clock, instance };
}
