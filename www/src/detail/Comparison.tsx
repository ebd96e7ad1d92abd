import { diffLines } from "diff";
import type { Deployment } from "fireworks-deployments";
import { useState } from "react";
import { titleOf } from "../deployment/names.ts";
import table from "../ui/Table.module.css";
import styles from "./Comparison.module.css";
import { comparable, differences, inOrder } from "./differences.ts";

interface Props {
  mine: Deployment;
  other: Deployment;
}

/** Two deployments: field by field, then line by line. */
export function Comparison({ mine, other }: Props) {
  const [withOutputOnly, setWithOutputOnly] = useState(false);
  const one = comparable(mine, withOutputOnly);
  const another = comparable(other, withOutputOnly);
  const found = differences(one, another);
  return (
    <>
      <label className={styles.check}>
        <input type="checkbox" checked={withOutputOnly} onChange={(event) => setWithOutputOnly(event.target.checked)} />
        Show read-only fields
      </label>
      <p role="status">
        {found.length === 0
          ? "They have the same settings."
          : `${found.length} ${found.length === 1 ? "field differs" : "fields differ"}.`}{" "}
        {(mine.directRouteApiKeys || other.directRouteApiKeys) && "Keys are not compared, only their number."}
      </p>
      {found.length > 0 && (
        <>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">{titleOf(mine)} (this)</th>
                <th scope="col">{titleOf(other)}</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ path, ...values }) => (
                <tr key={path}>
                  <th scope="row">
                    <code>{path}</code>
                  </th>
                  <td data-label="This">{shown(values.mine)}</td>
                  <td data-label={titleOf(other)}>{shown(values.other)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <h2>Line by line</h2>
          <Lines one={inOrder(one)} another={inOrder(another)} />
        </>
      )}
    </>
  );
}

const shown = (value: unknown) =>
  value === undefined ? <span className="quiet">absent</span> : <code>{JSON.stringify(value)}</code>;

function Lines({ one, another }: { one: string; another: string }) {
  return (
    <pre className={styles.lines}>
      {diffLines(one, another).map(({ value, added, removed }, index) => {
        const mark = added ? "+ " : removed ? "- " : "  ";
        const text = value.replace(/^(?=.)/gm, mark);
        const Element = added ? "ins" : removed ? "del" : "span";
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no identity but their place
        return <Element key={index}>{text}</Element>;
      })}
    </pre>
  );
}
