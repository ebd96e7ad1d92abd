import styles from "./EmulatorPage.module.css";
import { SCENARIOS } from "./scenarios.ts";

/** Links to the situations. Each starts the page anew. */
export function Scenarios() {
  return (
    <section className={styles.part} aria-labelledby="scenarios">
      <h2 id="scenarios">Scenarios</h2>
      <ul className={styles.scenarios}>
        {Object.entries(SCENARIOS).map(([key, { title }]) => (
          <li key={key}>
            <a href={`/deployments?scenario=${key}`}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
