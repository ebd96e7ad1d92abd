import { Pause, Play } from "lucide-react";
import { moment, timeOfDay } from "../deployment/times.ts";
import { Button } from "../ui/Button.tsx";
import { useNow } from "../ui/use-now.ts";
import styles from "./EmulatorPage.module.css";
import type { PageEmulator } from "./page-emulator.ts";
import { useRefresh } from "./use-emulator.ts";

const SPEEDS = [1, 5, 60, 600, 3_600];
const STEPS = [
  ["10s", "10 seconds"],
  ["5m", "5 minutes"],
  ["1h", "1 hour"],
  ["24h", "1 day"],
] as const;

/** The clock: running or not, how fast, and forward by a step. */
export function ClockControls({ emulator }: { emulator: PageEmulator }) {
  const now = useNow(1_000);
  const refresh = useRefresh();
  const advance = (time: string) => {
    emulator.advance(time);
    refresh();
  };
  return (
    <section className={styles.part} aria-labelledby="clock">
      <h2 id="clock">Clock</h2>
      <p className={styles.now}>
        <span role="timer" aria-live="off">
          {moment(now)} · {timeOfDay(now)}
        </span>
      </p>
      <div className={styles.line}>
        <Button onPress={() => (emulator.running ? emulator.pause() : emulator.run())}>
          {emulator.running ? <Pause aria-hidden /> : <Play aria-hidden />}
          {emulator.running ? "Pause" : "Run"}
        </Button>
        <label>
          Speed
          <select value={emulator.speed} onChange={(event) => emulator.setSpeed(Number(event.target.value))}>
            {[...new Set([...SPEEDS, emulator.speed])].map((speed) => (
              <option key={speed} value={speed}>
                ×{speed}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className={styles.line}>
        Forward
        {STEPS.map(([time, label]) => (
          <Button key={time} onPress={() => advance(time)}>
            {label}
          </Button>
        ))}
      </div>
    </section>
  );
}
