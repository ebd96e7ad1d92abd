import table from "../ui/Table.module.css";
import type { ChangeRow } from "./changes.ts";
import { isSame } from "./paths.ts";
import styles from "./Review.module.css";
import { shownValue } from "./values.ts";
import { pathInWords } from "./words.ts";

/** The changes of an update: was, is now, will be. */
export function ChangesTable({ rows }: { rows: readonly ChangeRow[] }) {
  if (rows.length === 0) return null;
  return (
    <table className={`${table.table} ${styles.changes}`}>
      <caption className="visually-hidden">The fields that change</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Was, when you opened it</th>
          <th scope="col">Is now</th>
          <th scope="col">Will be</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.path.join(".")} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row: { path, was, is, willBe, isMine, isTheirs } }: { row: ChangeRow }) {
  return (
    <tr>
      <th scope="row">
        {pathInWords(path)} <code>{path.join(".")}</code>
      </th>
      <td data-label="Was">{shownValue(path, was)}</td>
      <td data-label="Is now" data-theirs={isTheirs || undefined}>
        {shownValue(path, is)}
        {isTheirs && <strong>Somebody changed it meanwhile.</strong>}
      </td>
      <td data-label="Will be" data-mine={isMine || undefined}>
        {shownValue(path, willBe)}
        {note(isMine, isSame(is, willBe))}
      </td>
    </tr>
  );
}

function note(isMine: boolean, isAsItIs: boolean) {
  if (!isMine) return <small>Stays: you didn't change it.</small>;
  return isAsItIs ? <small>It is so already.</small> : null;
}
