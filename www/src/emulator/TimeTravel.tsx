import type { JournalEntry } from "fireworks-deployments/emulator";
import { elapsed, moment, timeOfDay } from "../deployment/times.ts";
import { announce } from "../shell/announcer.ts";
import { Button } from "../ui/Button.tsx";
import { Copy } from "../ui/Copy.tsx";
import styles from "./EmulatorPage.module.css";
import type { PageEmulator } from "./page-emulator.ts";
import { useRefresh } from "./use-emulator.ts";

const SHOWN = 100;

/** The history of the emulator: a slider and a list, to go to any moment of it. */
export function TimeTravel({ emulator }: { emulator: PageEmulator }) {
  const refresh = useRefresh();
  const journal = emulator.history();
  if (journal === undefined) {
    return (
      <section className={styles.part} aria-labelledby="history">
        <h2 id="history">History</h2>
        <p>The history has grown too large to go back. Start over to begin a new one.</p>
      </section>
    );
  }
  const start = Date.parse(String(journal.options.now));
  const end = Date.parse(journal.now);
  const now = emulator.isPast ? emulator.now() : end;
  const go = (moment?: number) => {
    emulator.goTo(moment);
    refresh();
    announce(moment === undefined ? "Back at the end" : `At ${timeOfDay(moment)}`);
  };
  const entries = journal.entries.filter(isChange).slice(-SHOWN).toReversed();
  return (
    <section className={styles.part} aria-labelledby="history">
      <h2 id="history">History</h2>
      <p className="quiet">
        {emulator.isPast
          ? `The emulator stands at ${moment(now)}, ${elapsed(end - now)} before the end. The next write begins a new history.`
          : `${elapsed(end - start)} since ${timeOfDay(start)}. Every view follows when you go back.`}
      </p>
      <input
        className={styles.range}
        type="range"
        aria-label="Moment"
        aria-valuetext={timeOfDay(now)}
        min={start}
        max={end}
        step={1_000}
        value={now}
        onChange={(event) => go(Number(event.target.value))}
      />
      <div className={styles.line}>
        <Button disabledReason={emulator.isPast ? undefined : "It is at the end"} onPress={() => go()}>
          To the end
        </Button>
        <Copy text={JSON.stringify(journal)} label="Copy the journal" look="plain" showLabel />
      </div>
      <ol className={styles.entries} aria-label="Changes, newest first">
        {entries.map((entry) => (
          <li key={`${entry.time} ${textOf(entry)}`}>
            <button type="button" onClick={() => go(Date.parse(entry.time))}>
              <time dateTime={entry.time}>{timeOfDay(Date.parse(entry.time))}</time>
              <span className={styles.what}>{textOf(entry)}</span>
              <span>{entry.call === "request" ? (entry.status ?? "dropped") : ""}</span>
            </button>
          </li>
        ))}
      </ol>
      <BeforePurge emulator={emulator} go={go} />
    </section>
  );
}

/** A way to just before the next purge, which is ahead of the history. */
function BeforePurge({ emulator, go }: { emulator: PageEmulator; go(moment?: number): void }) {
  const purges = emulator.deployments().flatMap(({ purgeTime }) => (purgeTime ? [Date.parse(purgeTime)] : []));
  const next = Math.min(...purges.filter((purge) => purge > emulator.now()));
  if (!Number.isFinite(next)) return null;
  const before = () => {
    if (emulator.isPast) go();
    emulator.advance(Math.max(0, next - 60_000 - emulator.now()));
    go();
  };
  return (
    <div className={styles.line}>
      <Button onPress={before}>To a minute before the next purge</Button>
    </div>
  );
}

/** Reads change nothing, so the list leaves them out. */
const isChange = (entry: JournalEntry) => entry.call !== "request" || entry.method !== "GET";

function textOf(entry: JournalEntry): string {
  switch (entry.call) {
    case "request":
      return `${entry.method} ${decodeURIComponent(entry.path.replace(/^.*\/deployments/, ""))}`;
    case "load":
      return `load on ${entry.deployment}`;
    case "traffic":
      return `request to ${entry.deployment}`;
    case "edit":
      return `edit of ${entry.deployment}`;
    default:
      return { fail: "a fault", failStart: "a fault of starts", clearFaults: "faults cleared" }[entry.call];
  }
}
