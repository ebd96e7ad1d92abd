import { useState } from "react";
import { announce } from "../shell/announcer.ts";
import { Button } from "../ui/Button.tsx";
import { BEHAVIORS } from "./behaviors.ts";
import styles from "./EmulatorPage.module.css";
import type { PageEmulator } from "./page-emulator.ts";
import { useRefresh } from "./use-emulator.ts";

/** Starts the scenario over with a service that behaves otherwise: its delays, quotas and the account's state. */
export function Behavior({ emulator }: { emulator: PageEmulator }) {
  const refresh = useRefresh();
  const [chosen, setChosen] = useState<Readonly<Record<string, number>>>({});
  const start = () => {
    const options = BEHAVIORS.map(({ label, choices }) => choices[chosen[label] ?? 0]?.[1]);
    emulator.startOver(Object.assign({}, ...options));
    announce("Started over");
    refresh();
  };
  return (
    <section className={styles.part} aria-labelledby="behavior">
      <h2 id="behavior">Behavior</h2>
      {BEHAVIORS.map(({ label, choices }) => (
        <div key={label} className={styles.line}>
          <label className={styles.field}>
            {label}
            <select
              value={chosen[label] ?? 0}
              onChange={(event) => setChosen({ ...chosen, [label]: Number(event.target.value) })}
            >
              {choices.map(([name], index) => (
                <option key={name} value={index}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
      ))}
      <div className={styles.line}>
        <Button onPress={start}>Start over with these</Button>
      </div>
    </section>
  );
}
