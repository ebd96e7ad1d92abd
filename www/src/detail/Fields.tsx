import { humanDuration } from "fireworks-deployments";
import { Fragment, type ReactNode } from "react";
import { acceleratorName } from "../deployment/gpus.ts";
import { at } from "../deployment/times.ts";
import { Moment } from "../ui/Time.tsx";
import styles from "./Fields.module.css";
import type { Row } from "./groups.ts";

/** Fields with their values. The API's name of each is its title. */
export function Fields({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className={styles.fields}>
      {rows.map((row) => (
        <div key={row.path}>
          <dt title={row.path}>{row.label}</dt>
          <dd>
            <Value {...row} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value, type, path }: Row): ReactNode {
  if (path === "directRouteApiKeys" && Array.isArray(value))
    return `${value.length} ${value.length === 1 ? "key" : "keys"}, not shown`;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "object" || value === null) {
    const text = String(value);
    if (type === "timestamp" && at(text) !== undefined) return <Moment time={text} />;
    if (path === "acceleratorType") return acceleratorName(text);
    return type === "duration" ? durationOf(text) : breakable(text);
  }
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) return value.join(", ");
  if (type === "map" && Object.values(value).every((item) => typeof item !== "object"))
    return Object.entries(value).map(([key, item]) => <div key={key}>{`${key}: ${item}`}</div>);
  return <code className={styles.raw}>{JSON.stringify(value, null, 2)}</code>;
}

/** A resource name, which breaks between its parts. */
function breakable(text: string): ReactNode {
  return text.split("/").map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no identity but their place
    <Fragment key={index}>
      {index > 0 && (
        <>
          /<wbr />
        </>
      )}
      {part}
    </Fragment>
  ));
}

/** A duration as people say it; as it is if it can't be read. */
export function durationOf(text: string): string {
  try {
    return humanDuration(text);
  } catch {
    return text;
  }
}
