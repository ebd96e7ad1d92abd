import type { ControlProps } from "./control.ts";
import styles from "./controls.module.css";

const CHOICES = [
  { value: undefined, label: "Not set" },
  { value: true, label: "Yes" },
  { value: false, label: "No" },
];

/** Yes, no, or left to the service. */
export function Switch({ id, value, onChange }: ControlProps) {
  return (
    <div className={styles.choices}>
      {CHOICES.map(({ value: choice, label }) => (
        <label key={label}>
          <input
            type="radio"
            name={id}
            checked={value === choice || (value === null && choice === undefined)}
            onChange={() => onChange(choice)}
          />
          {label}
        </label>
      ))}
    </div>
  );
}
