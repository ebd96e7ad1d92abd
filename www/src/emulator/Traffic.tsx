import type { Emulator } from "fireworks-deployments/emulator";
import { useState } from "react";
import { titleOf } from "../deployment/names.ts";
import { announce } from "../shell/announcer.ts";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/Notices.tsx";
import styles from "./EmulatorPage.module.css";
import { LOADS } from "./loads.ts";
import type { PageEmulator } from "./page-emulator.ts";
import { useRefresh } from "./use-emulator.ts";

/** Sends a request to a deployment, or plays a load that its replicas follow. */
export function Traffic({ emulator }: { emulator: PageEmulator }) {
  const refresh = useRefresh();
  const [target, setTarget] = useState("");
  const [key, setKey] = useState("steady");
  const live = emulator.deployments().filter(({ state }) => state === "READY");
  const chosen = live.find(({ name }) => name === target) ?? live[0];
  const reason = chosen ? undefined : "No deployment is READY";

  const change = (what: string, change: (on: Emulator, name: string) => void) => {
    try {
      emulator.change((on) => change(on, chosen?.name ?? ""));
      announce(`${chosen && titleOf(chosen)}: ${what}`);
    } catch (error) {
      notify("traffic", { text: error instanceof Error ? error.message : String(error) });
    }
    refresh();
  };
  const load = LOADS.find((load) => load.key === key);

  return (
    <section className={styles.part} aria-labelledby="traffic">
      <h2 id="traffic">Traffic</h2>
      <div className={styles.line}>
        <label>
          Deployment
          <select value={chosen?.name ?? ""} onChange={(event) => setTarget(event.target.value)}>
            {live.slice(0, 200).map((deployment) => (
              <option key={deployment.name} value={deployment.name}>
                {titleOf(deployment)}
              </option>
            ))}
          </select>
        </label>
        <Button disabledReason={reason} onPress={() => change("a request", (on, name) => on.traffic(name))}>
          Send it a request
        </Button>
      </div>
      <div className={styles.line}>
        <label>
          Load
          <select value={key} onChange={(event) => setKey(event.target.value)}>
            {LOADS.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <Button
          disabledReason={reason}
          onPress={() => change(load?.label ?? "", (on, name) => on.load(name, load?.load ?? null))}
        >
          Play the load
        </Button>
      </div>
    </section>
  );
}
