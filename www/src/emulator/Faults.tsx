import type { Emulator } from "fireworks-deployments/emulator";
import { useState } from "react";
import { announce } from "../shell/announcer.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./EmulatorPage.module.css";
import type { PageEmulator } from "./page-emulator.ts";
import { useRefresh } from "./use-emulator.ts";

/** The faults to inject, each in words. */
const FAULTS: readonly { key: string; label: string; inject(emulator: Emulator, times: number): void }[] = [
  { key: "401", label: "401: the key isn't accepted", inject: (on, times) => on.fail({ status: 401, times }) },
  { key: "403", label: "403: the key may not do that", inject: (on, times) => on.fail({ status: 403, times }) },
  {
    key: "429",
    label: "429: the service asks to wait 10 s",
    inject: (on, times) => on.fail({ status: 429, headers: { "retry-after": "10" }, times }),
  },
  { key: "503", label: "503: the service is overloaded", inject: (on, times) => on.fail({ status: 503, times }) },
  { key: "drop", label: "The connection is dropped", inject: (on, times) => on.fail({ dropConnection: true, times }) },
  {
    key: "lost",
    label: "A write takes effect, and its answer is lost",
    inject: (on, times) => on.fail({ dropConnection: true, takesEffect: true, match: { method: "POST" }, times }),
  },
  { key: "slow", label: "Each answer takes 3 s", inject: (on, times) => on.fail({ delayMs: 3_000, times }) },
  {
    key: "garbage",
    label: "The answer can't be read",
    inject: (on, times) => on.fail({ status: 200, body: "<html></html>", times }),
  },
  {
    key: "capacity",
    label: "Starts wait 10 minutes for GPUs",
    inject: (on, times) => on.failStart({ message: "no capacity in the region", lasts: "10m", times }),
  },
  {
    key: "start",
    label: "Starts fail",
    inject: (on, times) => on.failStart({ state: "FAILED", message: "the model server exited with status 1", times }),
  },
];

/** Makes the next requests or starts fail. */
export function Faults({ emulator }: { emulator: PageEmulator }) {
  const refresh = useRefresh();
  const [key, setKey] = useState("503");
  const [times, setTimes] = useState(1);

  const inject = () => {
    const fault = FAULTS.find((fault) => fault.key === key);
    emulator.change((on) => fault?.inject(on, times));
    announce(`Next: ${fault?.label}`);
  };
  const clear = () => {
    emulator.change((on) => on.clearFaults());
    announce("Faults cleared");
    refresh();
  };

  return (
    <section className={styles.part} aria-labelledby="faults">
      <h2 id="faults">Faults</h2>
      <div className={styles.line}>
        <label>
          Fault
          <select value={key} onChange={(event) => setKey(event.target.value)}>
            {FAULTS.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          Times
          <input
            type="number"
            min={1}
            max={99}
            value={times}
            onChange={(event) => setTimes(Math.max(1, Number(event.target.value)))}
          />
        </label>
        <Button onPress={inject}>Inject</Button>
        <Button onPress={clear}>Clear faults</Button>
      </div>
    </section>
  );
}
