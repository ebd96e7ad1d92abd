import { useState } from "react";
import { Field } from "../Field.tsx";
import { isObject } from "../paths.ts";
import type { ControlProps } from "./control.ts";
import styles from "./controls.module.css";

const KINDS = [
  { kind: "", label: "Anywhere, the default" },
  { kind: "region", label: "One region" },
  { kind: "multiRegion", label: "A group of regions" },
  { kind: "regions", label: "Several regions" },
] as const;

/** Where the replicas may run: one of three ways to say it. */
export function Placement({ id, path, value, onChange }: ControlProps) {
  const set = KINDS.map(({ kind }) => kind).filter((kind) => kind !== "" && isObject(value) && kind in value);
  const [picked, setPicked] = useState<string>(set[0] ?? "");
  const chosen = set[0] ?? (isObject(value) ? picked : "");
  const pick = (kind: string) => {
    setPicked(kind);
    onChange(kind === "" ? undefined : {});
  };
  // a pasted placement may say it in several ways, which the rules refuse
  const shown = [...new Set([chosen, ...set])].filter((kind) => kind !== "");
  return (
    <>
      <div className={styles.choices}>
        {KINDS.map(({ kind, label }) => (
          <label key={kind}>
            <input type="radio" name={id} checked={kind === chosen} onChange={() => pick(kind)} />
            {label}
          </label>
        ))}
      </div>
      {shown.map((kind) => (
        <Field key={kind} path={[...path, kind]} />
      ))}
    </>
  );
}
