import { useState } from "react";
import { accountOf, useConnection } from "../connection/connection.ts";
import { Heading } from "../shell/Heading.tsx";
import { Trouble } from "../shell/Trouble.tsx";
import { Button } from "../ui/Button.tsx";
import { type Preferences, setPreferences, usePreferences } from "./preferences.ts";
import styles from "./SettingsPage.module.css";

const CHOICES = [
  { key: "theme", label: "Theme", options: { system: "As the system", light: "Light", dark: "Dark" } },
  { key: "density", label: "Rows", options: { comfortable: "Comfortable", compact: "Compact" } },
  { key: "zone", label: "Times", options: { local: "Local, with UTC beside it", UTC: "UTC" } },
] as const satisfies readonly { key: keyof Preferences; label: string; options: Record<string, string> }[];

/** The preferences of this browser. */
export function SettingsPage() {
  const chosen = usePreferences();
  return (
    <>
      <Heading title="Settings" />
      <div className={styles.settings}>
        {CHOICES.map(({ key, label, options }) => (
          <label key={key}>
            {label}
            <select value={chosen[key]} onChange={(event) => setPreferences({ [key]: event.target.value })}>
              {Object.entries(options).map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label>
          Price of a GPU-hour, in dollars
          <input
            inputMode="decimal"
            placeholder="none"
            value={chosen.gpuHourPrice}
            onChange={(event) => setPreferences({ gpuHourPrice: event.target.value })}
          />
        </label>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={chosen.singleKeys}
            onChange={(event) => setPreferences({ singleKeys: event.target.checked })}
          />
          Single-key shortcuts
        </label>
        <ConnectionCheck />
      </div>
    </>
  );
}

/** Asks the service for one deployment, and says how that went. */
function ConnectionCheck() {
  const connection = useConnection();
  const { client, mode } = connection;
  const [result, setResult] = useState<{ error?: unknown }>();
  const check = async () => {
    setResult(undefined);
    try {
      await client.listPage({ pageSize: 1 }, { maxRetries: 0 });
      setResult({});
    } catch (error) {
      setResult({ error });
    }
  };
  return (
    <section className={styles.check}>
      <Button onPress={check}>Check the connection</Button>
      {result !== undefined &&
        (result.error === undefined ? (
          <p role="status">
            {mode}: {accountOf(connection)} answers.
          </p>
        ) : (
          <Trouble error={result.error} />
        ))}
    </section>
  );
}
